/** What benchmarks of ranking in process are told, and what they rank over. */
import { type JudgedQuery, readQueries } from "./queries.ts";
import { openSearchIndex } from "./rank-in-process.ts";

/** Options of `parseArgs`; a benchmark adds its own. */
export const JUDGED_OPTIONS = {
  docs: { type: "string" },
  snapshot: { type: "string" },
  queries: { type: "string" },
  sdk: { type: "string", default: "57" },
  save: { type: "boolean", default: true },
} as const;

/** Opens what the options name. Ends the process with 2 where they name too little. */
export async function openJudged(values: {
  docs?: string;
  snapshot?: string;
  queries?: string;
  sdk: string;
}): Promise<{ sdk: number; queries: JudgedQuery[] } & Awaited<ReturnType<typeof openSearchIndex>>> {
  const { docs, snapshot } = values;
  const from = snapshot !== undefined ? { snapshot } : docs !== undefined ? { docs } : undefined;
  if (from === undefined || values.queries === undefined) {
    console.error("usage: --docs <folder> | --snapshot <file>, --queries <jsonl>");
    process.exit(2);
  }
  const sdk = Number(values.sdk);
  return { sdk, queries: readQueries(values.queries, sdk), ...(await openSearchIndex(from, sdk)) };
}
