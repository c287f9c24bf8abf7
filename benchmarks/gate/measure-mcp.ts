/** Asks a server over standard streams, as an agent does: prints the figures as JSON. */
import { readFileSync } from "node:fs";
import { overStdio } from "../mcp-client.ts";
import { percentile } from "../percentile.ts";
import type { Figures } from "./judge.ts";

const WARM_UP = 50;
const CALLS = 500;

const [snapshotFile = "", questionFile = ""] = process.argv.slice(2);
const { queries } = JSON.parse(readFileSync(questionFile, "utf8")) as { queries: string[] };
const client = await overStdio(snapshotFile, ["--rate-limit", "0"]);

let errors = 0;

async function ask(tool: string, args: Record<string, unknown>): Promise<number> {
  const start = performance.now();
  const { result } = await client.call(tool, args);
  if (result === undefined || result.isError === true) errors += 1;
  return performance.now() - start;
}

const queryAt = (at: number) => queries[at % queries.length] ?? "";
for (let at = 0; at < WARM_UP; at++) await ask("expo_search_documents", { query: queryAt(at) });
const searches: number[] = [];
const calls: number[] = [];
for (let at = 0; at < CALLS; at++) {
  // A word more each round: no answer is one that is remembered.
  const round = Math.floor(at / queries.length) + 1;
  const query = `${queryAt(at)} ${"again ".repeat(round)}`.slice(0, 500);
  searches.push(await ask("expo_search_documents", { query, resend: true }));
  const detailed = { query, response_format: "detailed", max_tokens: 8000, resend: true };
  calls.push(await ask("expo_search_documents", detailed));
}
await client.close();

const figures: Figures = {
  "mcp-start": client.startMs,
  "mcp-stdio-p95": percentile(searches, 0.95),
  "mcp-tool-p95": percentile([...searches, ...calls], 0.95),
  "mcp-error-rate": (errors / (WARM_UP + 2 * CALLS)) * 100,
};
console.log(JSON.stringify(figures));
