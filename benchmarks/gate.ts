/**
 * The gate: measures what users are promised, and fails where a promise is missed, or was not measured.
 *
 * Bounds are wide, so that noise does not cross them; what is fast or slow by comparison is `speed.ts`'s matter. It needs nothing but
 * the built packages: no peers, no network, no documentation.
 *
 *     npm run bench:gate -- [--docs <folder> --queries <jsonl> | --made-up] [--save] [--from <raw figures>]
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Figures, judge, report } from "./gate/judge.ts";
import { type MeasurerName, PROMISES } from "./gate/promises.ts";
import { placesOfDocs } from "./places-of-docs.ts";
import { describeRun, saveResults } from "./results.ts";

const { values } = parseArgs({
  options: {
    /** Expo's documentation, and judged queries. @default what lies beside the repository, else made-up documentation */
    docs: { type: "string" },
    queries: { type: "string" },
    "made-up": { type: "boolean", default: false },
    /** Writes results where those that are committed lie. */
    save: { type: "boolean", default: false },
    /** Judges figures of an earlier run. */
    from: { type: "string" },
  },
});

interface Measured {
  label: string;
  figures: Figures;
}

async function measure(): Promise<Measured> {
  // Only here, because these see the built packages, and judging needs none.
  const { prepareSubject } = await import("./gate/subject.ts");
  const { MEASURERS } = await import("./gate/measurers.ts");
  const places = values["made-up"] ? { docs: undefined, queries: undefined } : placesOfDocs();
  console.error("building the index");
  const subject = await prepareSubject(
    values.docs ?? places.docs,
    values.queries ?? places.queries,
  );
  console.error(subject.label);
  const folder = mkdtempSync(join(tmpdir(), "expodex-gate-"));
  try {
    const snapshotFile = join(folder, "gate.expodex");
    const questionFile = join(folder, "questions.json");
    writeFileSync(snapshotFile, subject.snapshot);
    writeFileSync(
      questionFile,
      JSON.stringify({ queries: subject.queries, symbols: subject.symbols }),
    );
    const input = { snapshotFile, questionFile, query: subject.queries[0] ?? "" };
    let figures: Figures = {};
    for (const name of Object.keys(MEASURERS) as MeasurerName[]) {
      console.error(`measuring ${name}`);
      figures = { ...figures, ...MEASURERS[name](input) };
    }
    return { label: subject.label, figures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { label, figures } =
  values.from === undefined
    ? await measure()
    : (JSON.parse(readFileSync(values.from, "utf8")) as Measured);
const verdicts = judge(PROMISES, figures);
const summary = report(verdicts);
console.log(`${label}\n\n${summary}`);

if (values.from === undefined) {
  const cache = fileURLToPath(new URL(".cache/", import.meta.url));
  mkdirSync(cache, { recursive: true });
  const raw = { run: describeRun(label), label, figures };
  writeFileSync(join(cache, "gate.json"), `${JSON.stringify(raw)}\n`);
  console.log("\nraw figures: benchmarks/.cache/gate.json");
  if (values.save) {
    const folder = saveResults("gate", describeRun(label), { label, figures }, summary);
    console.log(`written to benchmarks/${folder}/`);
  }
}
process.exitCode = verdicts.every(({ met }) => met) ? 0 : 1;
