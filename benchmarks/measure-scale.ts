/**
 * Builds an index of one size and searches it, in a process of its own: prints its figures as JSON, and on standard error how far it is.
 *
 *     measure-scale.ts <chunks, or "docs"> <rounds> [<Expo's docs folder> <queries.jsonl>]
 */
import { createDocsIndex, createExpoDocsIndex, type OnProgress } from "@expodex/core";
import { expoDocsFolder } from "@expodex/sources";
import { DEPTH } from "./metrics.ts";
import { percentile } from "./percentile.ts";
import { readQueries } from "./queries.ts";
import { hashedEmbedder, syntheticDocs, syntheticQueries } from "./synthetic.ts";

/** Queries of each kind. */
const QUERIES = 100;
/** Of the vectors that are learned by default. */
const DIMENSIONS = 192;

/** How searches of one kind went. */
export interface SearchFigures {
  /** Over all searches. */
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
  /** Over the queries, of each the least of its rounds: a busy machine only ever adds. */
  quietP50Ms: number;
  quietP95Ms: number;
  /** Processor time, likewise over the queries. It says what was done, however busy the machine. */
  cpuP50Ms: number;
  cpuP95Ms: number;
  errors: number;
  /** Chunks that matched, on average. */
  meanMatches: number;
}

/** What a stage of building took. */
export interface StageFigures {
  wallMs: number;
  /** Processor time, collecting garbage on other threads included. */
  cpuMs: number;
}

/** What was measured at one size. */
export interface ScaleFigures {
  chunks: number;
  documents: number;
  /** Whether it is Expo's own documentation of every SDK, vectors learned, and not made up. */
  real: boolean;
  buildMs: number;
  stages: { parse: StageFigures; vectors: StageFigures; keywords: StageFigures };
  /** Of the process after building, with nothing else in it. */
  heapBytes: number;
  residentBytes: number;
  /** Resident memory at its most, while building. */
  peakBytes: number;
  mixed: SearchFigures;
  /** Searches that nearly every chunk matches; of made-up documentation. */
  common?: SearchFigures;
}

const [sizeArgument, roundsArgument, docs = "", queryFile = ""] = process.argv.slice(2);
const real = sizeArgument === "docs";
const rounds = Number(roundsArgument);

/** Milliseconds between two lines that say how far a stage is. */
const PROGRESS_MS = 5_000;

function now(): StageFigures {
  const { user, system } = process.cpuUsage();
  return { wallMs: performance.now(), cpuMs: (user + system) / 1_000 };
}

const since = (start: StageFigures): StageFigures => {
  const { wallMs, cpuMs } = now();
  return { wallMs: wallMs - start.wallMs, cpuMs: cpuMs - start.cpuMs };
};

const stages: Partial<ScaleFigures["stages"]> = {};
const started = now();
let stage: keyof ScaleFigures["stages"] = "parse";
let stageStarted = started;
let said = started.wallMs;

const onProgress: OnProgress = ({ stage: at, done, total }) => {
  const next = at === "embed" ? "vectors" : at === "index" ? "keywords" : "parse";
  if (next !== stage) {
    stages[stage] = since(stageStarted);
    stageStarted = now();
    stage = next;
  }
  if (performance.now() - said < PROGRESS_MS) return;
  said = performance.now();
  const seconds = ((said - started.wallMs) / 1_000).toFixed(0);
  console.error(
    `  ${stage} ${done}${total === undefined ? "" : ` of ${total}`}, after ${seconds} s`,
  );
};

const index = await (real
  ? createExpoDocsIndex({ source: expoDocsFolder(docs), sdk: "all", onProgress })
  : createDocsIndex({
      source: syntheticDocs(Number(sizeArgument)),
      embedder: hashedEmbedder(DIMENSIONS),
      maxDocuments: 1_000_000,
      onProgress,
    }));
stages[stage] = since(stageStarted);
const buildMs = since(started).wallMs;
const peakBytes = process.resourceUsage().maxRSS * 1_024;
globalThis.gc?.();
const { heapUsed, rss, external } = process.memoryUsage();

async function searches(queries: readonly string[]): Promise<SearchFigures> {
  console.error(`  ${queries.length} queries, ${rounds} rounds`);
  const samples: number[] = [];
  const least = new Map<string, StageFigures>();
  let errors = 0;
  let matches = 0;
  for (let round = 0; round <= rounds; round++) {
    for (const query of queries) {
      const before = now();
      try {
        const { total } = await index.search(query, { limit: DEPTH, cache: false });
        if (round === 0) {
          matches += total;
          continue;
        }
        const { wallMs, cpuMs } = since(before);
        samples.push(wallMs);
        const known = least.get(query) ?? { wallMs, cpuMs };
        least.set(query, {
          wallMs: Math.min(wallMs, known.wallMs),
          cpuMs: Math.min(cpuMs, known.cpuMs),
        });
      } catch {
        errors++;
      }
    }
  }
  const quiet = [...least.values()].map(({ wallMs }) => wallMs);
  const work = [...least.values()].map(({ cpuMs }) => cpuMs);
  return {
    p50Ms: percentile(samples, 0.5),
    p95Ms: percentile(samples, 0.95),
    maxMs: percentile(samples, 1),
    quietP50Ms: percentile(quiet, 0.5),
    quietP95Ms: percentile(quiet, 0.95),
    cpuP50Ms: percentile(work, 0.5),
    cpuP95Ms: percentile(work, 0.95),
    errors,
    meanMatches: Math.round(matches / queries.length),
  };
}

const nothing: StageFigures = { wallMs: 0, cpuMs: 0 };
const figures: ScaleFigures = {
  chunks: index.info.chunks,
  documents: index.info.documents,
  real,
  buildMs,
  stages: { parse: nothing, vectors: nothing, keywords: nothing, ...stages },
  heapBytes: heapUsed + external,
  residentBytes: rss,
  peakBytes,
  ...(real
    ? { mixed: await searches(readQueries(queryFile, 57).map(({ query }) => query)) }
    : {
        mixed: await searches(syntheticQueries(QUERIES, false)),
        common: await searches(syntheticQueries(QUERIES, true)),
      }),
};
await index.close();
console.log(JSON.stringify(figures));
