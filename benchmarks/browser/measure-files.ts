/**
 * What searching the static files costs, and how well it ranks, over the files themselves, without a browser: bytes, requests,
 * rounds, memory, agreement with the index. It is quick enough to ask every judged question.
 *
 * Bytes are those of the files as they lie, without headers; a host that compresses the manifest sends two kilobytes less.
 */
import { openEngine } from "@expodex/browser";
import type { DocsIndex } from "@expodex/core";
import { DEPTH, mean, measure } from "../metrics.ts";
import { type JudgedQuery, pageKey } from "../queries.ts";
import { atMost, type Row, spread, type Visit } from "./rows.ts";

/** Texts that the widget asks for at first: those of the rows that its list shows. */
const SHOWN = 5;
/** What somebody types into a box has about so many words; judged questions are whole sentences, and pasted errors. */
export const TYPED_WORDS = 4;
const KILOBYTE = 1024;
const GOALS = {
  keyword: { first: { p50: 75, p90: 95 }, following: { p50: 25, p90: 40 } },
  hybrid: { first: { p90: 150 }, following: { p50: 50, p90: 60 } },
};

type Mode = "keyword" | "hybrid";

/** What is measured: an index, and its files by path. */
export interface FilesSubject {
  index: DocsIndex;
  files: ReadonlyMap<string, Uint8Array>;
  queries: readonly JudgedQuery[];
  sdk: number;
  /** Kilobytes of the scripts that a page loads before it can search, compressed. */
  scripts: number;
}

/** Queries as short as what is typed into a box. */
export const typedOf = (queries: readonly JudgedQuery[]): JudgedQuery[] =>
  queries.filter(({ query }) => query.split(/\s+/u).length <= TYPED_WORDS);

/** Measures all of it; of bytes only those of short queries, where it has to be quick. */
export async function measureFiles(subject: FilesSubject, isQuick = false): Promise<Row[]> {
  const { queries, scripts } = subject;
  const typed = typedOf(queries);
  const rows: Row[] = [];
  for (const mode of ["keyword", "hybrid"] as const) {
    rows.push(...(await measureRanking(subject, mode)));
    for (const [name, some] of [
      [`${queries.length} judged`, queries],
      [`${typed.length} of up to ${TYPED_WORDS} words`, typed],
    ] as const) {
      if (isQuick && some === queries) continue;
      const { first, following } = await measureMode(subject, mode, some);
      const kilobytes = (visits: readonly Visit[], more: number) =>
        visits.map(({ bytes }) => bytes / KILOBYTE + more);
      const what = `files, ${mode}, ${name}`;
      rows.push(
        spread(
          `${what}: first result, KB with ${scripts.toFixed(1)} of scripts, p50 / p90`,
          kilobytes(first, scripts),
          GOALS[mode].first,
        ),
        spread(`${what}: following query, KB`, kilobytes(following, 0), GOALS[mode].following),
        spread(
          `${what}: rounds, first`,
          first.map(({ rounds }) => rounds),
          { p90: 3, digits: 0 },
        ),
        spread(
          `${what}: rounds, following`,
          following.map(({ rounds }) => rounds),
          { p90: 2, digits: 0 },
        ),
        spread(
          `${what}: requests, first`,
          first.map(({ requests }) => requests),
          { p90: 20, digits: 0 },
        ),
      );
    }
  }
  rows.push(
    atMost("engine alone: memory after 10 searches", await measureMemory(subject), 15, {
      unit: " MB",
      digits: 1,
    }),
  );
  return rows;
}

/** Opens the files for one visitor, who asks for no file twice. */
async function visitor(files: ReadonlyMap<string, Uint8Array>) {
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

async function measureMode({ files }: FilesSubject, mode: Mode, asked: readonly JudgedQuery[]) {
  const first: Visit[] = [];
  const following: Visit[] = [];
  for (const [number, { query }] of asked.entries()) {
    const { engine, visit } = await visitor(files);
    await engine.search(query, { mode, excerpts: SHOWN });
    first.push({ ...visit });
    const next = asked[(number + 1) % asked.length]?.query ?? query;
    Object.assign(visit, { bytes: 0, requests: 0, rounds: 0 });
    await engine.search(next, { mode, excerpts: SHOWN });
    following.push({ ...visit });
  }
  return { first, following };
}

async function measureRanking(
  { index, files, queries, sdk }: FilesSubject,
  mode: Mode,
): Promise<Row[]> {
  const { engine } = await visitor(files);
  let twice = 0;
  const own = [];
  const node = [];
  for (const query of queries) {
    const { hits } = await engine.search(query.query, { mode, limit: DEPTH });
    const options = { mode, limit: DEPTH, perPage: 1, cache: false, sdk };
    const result = await index.search(query.query, options);
    const keys = (found: readonly { path: string }[]) =>
      found.map(({ path }) => pageKey(path, sdk));
    own.push(measure(query, keys(hits)));
    node.push(measure(query, keys(result.hits)));
    const names = hits.map(({ path }) => path.replace(/^\/versions\/[^/]+\//u, "/"));
    if (new Set(names).size < names.length) twice++;
  }
  const [here, there] = [mean(own).ndcg, mean(node).ndcg];
  const isHybrid = mode === "hybrid";
  return [
    {
      what: `nDCG@10, ${mode}, beside Node's`,
      goal: isHybrid ? "within 0.02" : "",
      ours: `${here.toFixed(4)}, ${there.toFixed(4)}`,
      ...(isHybrid ? { isMet: here >= there - 0.02 } : {}),
    },
    {
      what: `${mode}: queries that find a page twice in ten`,
      goal: "0",
      ours: `${twice}`,
      isMet: twice === 0,
    },
  ];
}

/** Megabytes that an engine keeps after ten searches; the files themselves are held by whoever reads them. */
async function measureMemory({ files, queries }: FilesSubject): Promise<number> {
  const used = async () => {
    for (let round = 0; round < 4; round++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = await used();
  const { engine } = await visitor(files);
  for (const { query } of queries.slice(0, 10)) await engine.search(query);
  const after = await used();
  // Kept alive until here.
  engine.paths();
  return (after - before) / 2 ** 20;
}
