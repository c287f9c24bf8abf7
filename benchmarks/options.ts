/** Reads a benchmark's command line. */
import { parseArgs } from "node:util";
import { placesOfDocs } from "./places-of-docs.ts";

/** What every benchmark may be told. */
export interface BenchmarkOptions {
  /** Folder of Expo's documentation. */
  docs: string;
  /** File of judged queries, one JSON a line. */
  queries: string;
  /** SDK whose pages are indexed, besides those that belong to none. */
  sdk: number;
  /** Names of peers; empty for none. */
  peers: string[];
  /** Whether results are written to `results/`. */
  save: boolean;
  /** The least nDCG@10 and R@5 that pass; absent: nothing is required. */
  minNdcg?: number;
  minR5?: number;
  /** Whether the same is measured over an index of every SDK. */
  allSdks: boolean;
  /** Another checkout, built, whose searches take turns with ours; absent: none. */
  before?: string;
  /** Measured rounds over all queries, after one that warms up. */
  rounds: number;
}

const USAGE = `usage: --docs <folder> --queries <jsonl> [--sdk 57] [--peers all|none|a,b] [--rounds 5] [--no-save]
       [--min-ndcg 0.66] [--min-r5 0.86] [--no-all-sdks] [--before <checkout>]`;

/** Reads the command line, or ends the process with status 2 and the usage. */
export function readOptions(allPeers: readonly string[]): BenchmarkOptions {
  try {
    const places = placesOfDocs();
    const { values } = parseArgs({
      allowNegative: true,
      options: {
        docs: { type: "string", default: places.docs ?? "" },
        queries: { type: "string", default: places.queries ?? "" },
        sdk: { type: "string", default: "57" },
        peers: { type: "string", default: "all" },
        rounds: { type: "string", default: "5" },
        save: { type: "boolean", default: true },
        "min-ndcg": { type: "string" },
        "min-r5": { type: "string" },
        "all-sdks": { type: "boolean", default: true },
        before: { type: "string" },
      },
    });
    if (values.docs === "" || values.queries === "") {
      throw new Error("expected --docs and --queries");
    }
    const number = (name: string, text: string): number => {
      const value = Number(text);
      if (!Number.isFinite(value)) throw new Error(`--${name}: expected a number, got ${text}`);
      return value;
    };
    const chosen =
      values.peers === "all" ? allPeers : values.peers === "none" ? [] : values.peers.split(",");
    const unknown = chosen.filter((name) => !allPeers.includes(name));
    if (unknown.length > 0) {
      throw new Error(
        `--peers: expected some of ${allPeers.join(", ")}, got ${unknown.join(", ")}`,
      );
    }
    const minNdcg = values["min-ndcg"];
    const minR5 = values["min-r5"];
    return {
      docs: values.docs,
      queries: values.queries,
      sdk: number("sdk", values.sdk),
      peers: [...chosen],
      save: values.save,
      rounds: number("rounds", values.rounds),
      allSdks: values["all-sdks"],
      ...(values.before === undefined ? {} : { before: values.before }),
      ...(minNdcg === undefined ? {} : { minNdcg: number("min-ndcg", minNdcg) }),
      ...(minR5 === undefined ? {} : { minR5: number("min-r5", minR5) }),
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    return process.exit(2);
  }
}
