/**
 * The MCP server, by clients in another process: `npm run bench:mcp -- [--index <file>] [--soak <minutes>] [--save]`.
 *
 * Over standard streams and over HTTP: start, searches one after another, 200 sessions at once that ask 6,000 times in a minute under
 * the limits that users get, and memory. With `--soak`, the last goes on for so many minutes and memory is watched.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { prepareSubject } from "./gate/subject.ts";
import { type McpClient, memoryOf, overHttp, overStdio, startServer } from "./mcp-client.ts";
import { percentile } from "./percentile.ts";
import { placesOfDocs } from "./places-of-docs.ts";
import { readQueries } from "./queries.ts";
import { describeRun, saveResults, table } from "./results.ts";

const { values } = parseArgs({
  options: {
    /** An index that is written already. @default one of Expo's documentation beside the repository, else of made-up documentation */
    index: { type: "string" },
    /** Minutes that the sessions go on. */
    soak: { type: "string" },
    /** Writes results where those that are committed lie. */
    save: { type: "boolean", default: false },
  },
});

const TOOL = "expo_search_documents";
const STARTS = 15;
const WARM_UP = 100;
const CALLS = 1000;
const SESSIONS = 200;
const REQUESTS = 6000;
const MINUTE_MS = 60_000;
const FREE = ["--rate-limit", "0"];

let requests = 0;
let errors = 0;
/** How many calls failed, by what they failed of. */
const failures = new Map<string, number>();

function failed(reason: string): void {
  errors += 1;
  failures.set(reason, (failures.get(reason) ?? 0) + 1);
}

/** Milliseconds of a call; a failure of any kind is counted. */
async function timed(client: McpClient, query: string): Promise<number> {
  const start = performance.now();
  requests += 1;
  try {
    const { result, error } = await client.call(TOOL, { query, resend: true });
    if (result === undefined) failed(error?.message ?? "no result");
    else if (result.isError === true)
      failed((result.structuredContent?.error as { name?: string } | undefined)?.name ?? "isError");
  } catch (error) {
    failed(error instanceof Error ? error.message : String(error));
  }
  return performance.now() - start;
}

/** Calls one after another; each query once, as far as they reach, so that no cache answers. */
async function sequence(client: McpClient, queries: readonly string[]): Promise<number[]> {
  const query = (at: number) => {
    const round = Math.floor(at / queries.length);
    return `${queries[at % queries.length]}${round === 0 ? "" : ` ${round}`}`;
  };
  for (let at = 0; at < WARM_UP; at++) await timed(client, `warm up ${query(at)}`);
  const times: number[] = [];
  for (let at = 0; at < CALLS; at++) times.push(await timed(client, query(at)));
  return times;
}

/** Many sessions ask at a steady rate for so many minutes, under the limits that users get. */
async function crowd(index: string, queries: readonly string[], minutes: number) {
  const server = await startServer(index);
  const clients = await Promise.all(
    Array.from({ length: SESSIONS }, () => overHttp(server.url, "2025-11-25")),
  );
  const before = { requests, errors };
  const times: number[] = [];
  const memory: number[] = [];
  const started = performance.now();
  const count = REQUESTS * minutes;
  const gapMs = MINUTE_MS / REQUESTS;
  const underWay = new Set<Promise<void>>();
  for (let at = 0; at < count; at++) {
    const due = started + at * gapMs;
    if (performance.now() < due) await sleep(due - performance.now());
    const client = clients[at % SESSIONS] as McpClient;
    const done = timed(client, queries[at % queries.length] ?? "").then((took) => {
      times.push(took);
      underWay.delete(done);
    });
    underWay.add(done);
    if (at % (REQUESTS / 4) === 0) memory.push(memoryOf(server.process).nowMb);
  }
  await Promise.all(underWay);
  const seconds = (performance.now() - started) / 1000;
  memory.push(memoryOf(server.process).nowMb);
  const { mostMb } = memoryOf(server.process);
  await Promise.all(clients.map((client) => client.close()));
  await server.stop();
  return {
    seconds,
    requests: requests - before.requests,
    errors: errors - before.errors,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    memory,
    mostMb,
  };
}

const places = placesOfDocs();
const folder = mkdtempSync(join(tmpdir(), "expodex-bench-mcp-"));
try {
  let index = values.index;
  let queries =
    places.queries === undefined
      ? undefined
      : readQueries(places.queries, 57).map(({ query }) => query);
  let label = "an index that was given";
  if (index === undefined || queries === undefined) {
    console.error("building the index");
    const subject = await prepareSubject(places.docs, places.queries);
    ({ queries, label } = subject);
    index ??= join(folder, "mcp.expodex");
    writeFileSync(index, subject.snapshot);
  }

  console.error("starting");
  const starts: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    const client = await overStdio(index);
    starts.push(client.startMs);
    await client.close();
  }

  console.error("asking over standard streams");
  const stdio = await overStdio(index, FREE);
  const stdioTimes = await sequence(stdio, queries);
  const stdioMemory = memoryOf(stdio.process);
  await stdio.close();

  const httpTimes: Record<string, number[]> = {};
  for (const era of ["2025-11-25", "2026-07-28"] as const) {
    console.error(`asking over HTTP, ${era}`);
    const server = await startServer(index, FREE);
    const client = await overHttp(server.url, era);
    httpTimes[era] = await sequence(client, queries);
    await client.close();
    await server.stop();
  }

  const minutes = values.soak === undefined ? 1 : Number(values.soak);
  console.error(`${SESSIONS} sessions at once, ${minutes} min`);
  const many = await crowd(index, queries, minutes);

  const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  const row = (name: string, times: readonly number[]) => [
    name,
    ms(percentile(times, 0.5)),
    ms(percentile(times, 0.95)),
    ms(percentile(times, 0.99)),
  ];
  const [firstMb = Number.NaN] = many.memory.slice(1);
  const summary = [
    table(
      ["", "p50", "p95", "p99"],
      [
        row("start of the process to `initialize`", starts),
        row(`a search over standard streams (${CALLS}, none repeated)`, stdioTimes),
        ...Object.entries(httpTimes).map(([era, times]) =>
          row(`a search over HTTP, ${era} (${CALLS}, none repeated)`, times),
        ),
        [
          `a search of ${SESSIONS} sessions at once over HTTP`,
          ms(many.p50),
          ms(many.p95),
          ms(many.p99),
        ],
      ],
    ),
    "",
    `${SESSIONS} sessions at once: ${many.requests} requests in ${many.seconds.toFixed(0)} s, ${many.errors} failed.`,
    `Memory: ${stdioMemory.mostMb.toFixed(0)} MB at the most over standard streams, ${many.mostMb.toFixed(0)} MB with ${SESSIONS} sessions; ${firstMb.toFixed(0)} MB in the first minute, ${(many.memory.at(-1) ?? Number.NaN).toFixed(0)} MB at the end.`,
    `All: ${requests} requests, ${errors} failed${[...failures].map(([reason, count]) => `; ${count} × ${reason}`).join("")}.`,
  ].join("\n");
  console.log(`${label}\n\n${summary}`);
  if (values.save) {
    const raw = { starts, stdio: stdioTimes, http: httpTimes, many, stdioMemory };
    console.log(`\nwritten to benchmarks/${saveResults("mcp", describeRun(label), raw, summary)}/`);
  }
  process.exitCode = errors === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
