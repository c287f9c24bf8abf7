/**
 * What searching the static files costs a page, and how well it ranks, over the files themselves: bytes, requests, rounds, memory,
 * agreement with the index. No browser; `browser.ts` measures that.
 *
 * Bytes are those of the files as they are served, without headers; a host that compresses the manifest sends two kilobytes less.
 */
import { promisify } from "node:util";
import { constants, deflateRaw } from "node:zlib";
import { openEngine } from "@expodex/browser";
import { browserFiles } from "@expodex/browser/export";
import { openCorpus } from "./corpus.ts";
import { DEPTH, mean, measure } from "./metrics.ts";
import { readOptions } from "./options.ts";
import { percentile } from "./percentile.ts";
import { type JudgedQuery, pageKey, readQueries } from "./queries.ts";
import { describeRun, saveResults, table } from "./results.ts";

/** Kilobytes of scripts that a page loads before it can search: the ceiling of engine and widget together. */
const SCRIPTS = 25;
/** What somebody types into a box has about so many words; judged questions are whole sentences, and pasted errors. */
const TYPED_WORDS = 4;
const KILOBYTE = 1024;

const options = readOptions([]);
const queries = readQueries(options.queries, options.sdk);
const { index } = await openCorpus(options.docs, "all");
const deflate = promisify(deflateRaw);
const level = { level: constants.Z_BEST_COMPRESSION };

async function exportFiles(): Promise<{ files: Map<string, Uint8Array>; seconds: number }> {
  const before = process.cpuUsage();
  const files = new Map<string, Uint8Array>();
  for await (const { path, bytes } of browserFiles(index, {
    deflate: (part) => deflate(part, level),
  })) {
    files.set(path, bytes);
  }
  const { user, system } = process.cpuUsage(before);
  return { files, seconds: (user + system) / 1e6 };
}

const { files, seconds } = await exportFiles();
const again = await exportFiles();
const isSame =
  files.size === again.files.size &&
  [...files].every(
    ([path, bytes]) => Buffer.compare(bytes, again.files.get(path) ?? bytes.subarray(1)) === 0,
  );

/** What one visitor asks for. */
interface Visit {
  bytes: number;
  requests: number;
  rounds: number;
}

/** Opens the files for one visitor, who asks for no file twice. */
async function visitor() {
  const visit: Visit = { bytes: 0, requests: 0, rounds: 0 };
  let open = 0;
  const engine = await openEngine(async (paths) => {
    if (open++ === 0) visit.rounds++;
    visit.requests += paths.length;
    const found = paths.map((path) => files.get(path) ?? new Uint8Array());
    for (const { length } of found) visit.bytes += length;
    await new Promise((resolve) => setTimeout(resolve, 1));
    open--;
    return found;
  });
  return { engine, visit };
}

type Mode = "keyword" | "hybrid";
async function measureMode(mode: Mode, asked: readonly JudgedQuery[]) {
  const first: Visit[] = [];
  const following: Visit[] = [];
  for (const [number, { query }] of asked.entries()) {
    const { engine, visit } = await visitor();
    await engine.search(query, { mode });
    first.push({ ...visit });
    const next = asked[(number + 1) % asked.length]?.query ?? query;
    Object.assign(visit, { bytes: 0, requests: 0, rounds: 0 });
    await engine.search(next, { mode });
    following.push({ ...visit });
  }
  return { first, following };
}

async function measureRanking(mode: Mode) {
  const { engine } = await visitor();
  let twice = 0;
  const own = [];
  const node = [];
  for (const query of queries) {
    const { hits } = await engine.search(query.query, { mode, limit: DEPTH });
    const result = await index.search(query.query, {
      mode,
      limit: DEPTH,
      perPage: 1,
      cache: false,
      sdk: options.sdk,
    });
    own.push(
      measure(
        query,
        hits.map(({ path }) => pageKey(path, options.sdk)),
      ),
    );
    node.push(
      measure(
        query,
        result.hits.map(({ path }) => pageKey(path, options.sdk)),
      ),
    );
    const names = hits.map(({ path }) => path.replace(/^\/versions\/[^/]+\//u, "/"));
    if (new Set(names).size < names.length) twice++;
  }
  return { own: mean(own).ndcg, node: mean(node).ndcg, twice };
}

/** Megabytes that an engine keeps after ten searches; the files themselves are held by whoever reads them. */
async function measureMemory(): Promise<number> {
  const used = async () => {
    for (let round = 0; round < 4; round++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = await used();
  const { engine } = await visitor();
  for (const { query } of queries.slice(0, 10)) await engine.search(query);
  const after = await used();
  // Kept alive until here.
  engine.paths();
  return (after - before) / 2 ** 20;
}

const typed = queries.filter(({ query }) => query.split(/\s+/u).length <= TYPED_WORDS);
const rows: string[][] = [];
for (const mode of ["keyword", "hybrid"] as const) {
  const ranking = await measureRanking(mode);
  rows.push([
    `${mode}: nDCG@10, in Node`,
    mode === "hybrid" ? "within 0.02" : "",
    `${ranking.own.toFixed(4)}, ${ranking.node.toFixed(4)}`,
  ]);
  rows.push([`${mode}: queries that find a page twice`, "0", String(ranking.twice)]);
  const goals =
    mode === "keyword"
      ? { first: "75 / 95", following: "25 / 40" }
      : { first: "– / 150", following: "50 / 60" };
  for (const [name, some] of [
    [`${queries.length} judged`, queries],
    [`${typed.length} of up to ${TYPED_WORDS} words`, typed],
  ] as const) {
    const { first, following } = await measureMode(mode, some);
    const kilobytes = (visits: readonly Visit[], more: number) => {
      const all = visits.map(({ bytes }) => bytes / KILOBYTE + more);
      return `${percentile(all, 0.5).toFixed(1)} / ${percentile(all, 0.9).toFixed(1)}`;
    };
    const counts = (visits: readonly Visit[], key: "requests" | "rounds") => {
      const all = visits.map((visit) => visit[key]);
      return `${percentile(all, 0.5)} / ${percentile(all, 0.9)}`;
    };
    rows.push([
      `${mode}, ${name}: first result, KB with ${SCRIPTS} of scripts, p50 / p90`,
      goals.first,
      kilobytes(first, SCRIPTS),
    ]);
    rows.push([`${mode}, ${name}: following query, KB`, goals.following, kilobytes(following, 0)]);
    rows.push([`${mode}, ${name}: rounds, first`, "3", counts(first, "rounds")]);
    rows.push([`${mode}, ${name}: rounds, following`, "2", counts(following, "rounds")]);
    rows.push([`${mode}, ${name}: requests, first`, "20", counts(first, "requests")]);
  }
}
rows.push(["export, seconds of CPU", "10", seconds.toFixed(1)]);
rows.push(["export again: the same bytes", "yes", isSame ? "yes" : "no"]);
rows.push(["memory after 10 searches, MB", "15", (await measureMemory()).toFixed(1)]);
const size = [...files.values()].reduce((sum, { length }) => sum + length, 0);
rows.push(["files, and MB of all", "", `${files.size}, ${(size / 2 ** 20).toFixed(1)}`]);

const printed = table(["what", "goal", "ours"], rows);
console.log(printed);
if (options.save) {
  const corpus = `every SDK, ${index.info.documents} documents, ${index.info.chunks} chunks; ${queries.length} queries for SDK ${options.sdk}`;
  const file = saveResults("browser-bytes", describeRun(corpus), { rows }, printed);
  console.error(`written to ${file}`);
}
await index.close();
