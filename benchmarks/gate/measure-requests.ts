/** Opens a snapshot in this process and asks it for everything that is promised: prints the figures as JSON. */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openExpoDocsIndex } from "@expodex/core/read";
import { DEPTH } from "../metrics.ts";
import { percentile } from "../percentile.ts";
import { zipfStream } from "../query-stream.ts";
import type { Figures } from "./judge.ts";

const SEARCHES = 1_000;
const STREAM = 20_000;
const ANSWERS = 500;
/** Before anything is measured: a server has been asked before, too. */
const WARM_UP = 100;
const RATE = 100;
const RATE_SECONDS = 5;

const [snapshotFile = "", questionFile = ""] = process.argv.slice(2);
const { queries, symbols } = JSON.parse(readFileSync(questionFile, "utf8")) as {
  queries: string[];
  symbols: string[];
};
const index = await openExpoDocsIndex(new Uint8Array(readFileSync(snapshotFile)));

let requests = 0;
let errors = 0;

/** Milliseconds that a request took; what fails is counted, and took as long as it took. */
async function timed(request: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  requests++;
  try {
    await request();
  } catch {
    errors++;
  }
  return performance.now() - start;
}

async function timesOf<T>(
  items: readonly T[],
  count: number,
  request: (item: T) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    const item = items[at % items.length] as T;
    times.push(await timed(() => request(item)));
  }
  return times;
}

const search = (query: string) => index.search(query, { limit: DEPTH, cache: false });
await timesOf(queries, WARM_UP, search);
const searches = await timesOf(queries, SEARCHES, search);

const hits: number[] = [];
for (const query of zipfStream(queries, STREAM)) {
  let cached = false;
  const took = await timed(async () => {
    ({ cached } = await index.search(query, { limit: DEPTH }));
  });
  if (cached) hits.push(took);
}

const lookUps = await timesOf(symbols, SEARCHES, (name) => index.symbol(name));
const answers = await timesOf(queries, ANSWERS, (query) => index.answer(query, { cache: false }));

const { user, system } = process.cpuUsage();
const started = performance.now();
for (let at = 0; at < RATE * RATE_SECONDS; at++) {
  const due = started + (at * 1_000) / RATE;
  // A late request is asked for at once, so that a machine that cannot keep the rate shows a core that is full.
  if (performance.now() < due) await sleep(due - performance.now());
  await timed(() => search(queries[at % queries.length] ?? ""));
}
const wallMs = performance.now() - started;
const used = process.cpuUsage();
const cpuMs = (used.user - user + used.system - system) / 1_000;

const figures: Figures = {
  "search-p95": percentile(searches, 0.95),
  "cache-hit-p95": percentile(hits, 0.95),
  "cache-hit-rate": index.cacheStatistics().hitRate * 100,
  "symbol-p95": percentile(lookUps, 0.95),
  "answer-p95": percentile(answers, 0.95),
  cpu: (cpuMs / wallMs) * 100,
  "error-rate": (errors / requests) * 100,
  // Kibibytes, of the most that the process ever held.
  memory: (process.resourceUsage().maxRSS * 1_024) / 1e6,
};
await index.close();
console.log(JSON.stringify(figures));
