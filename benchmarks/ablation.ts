/**
 * What each part of ranking is worth: every part off, one at a time, on the judged queries.
 *
 *     npm run bench:ablation -- --docs <folder> | --snapshot <file>  --queries <jsonl> [--rounds 5] [--no-save]
 *
 * A part's worth is nDCG@10 with it less nDCG@10 without it, question by question; its time is the processor time of planning and
 * ranking a query with it less that without it, the median of rounds in which all variants take turns; its bytes are those of the
 * snapshot that nothing else needs. Sections: how often the chunk shown is of the judged section.
 */

import { parseArgs } from "node:util";
import { indexParts, type SearchIndex } from "../packages/core/src/indexing/indexing.ts";
import { buildKeywordIndex } from "../packages/core/src/indexing/keyword-index.ts";
import { readContainer } from "../packages/core/src/snapshot/container.ts";
import { JUDGED_OPTIONS, openJudged } from "./judged-options.ts";
import { sectionHits } from "./judged-sections.ts";
import { measure } from "./metrics.ts";
import type { JudgedQuery } from "./queries.ts";
import { createPageRanking, type RankPages } from "./rank-in-process.ts";
import { RANKING_PARTS, type RankingPart } from "./ranking-parts.ts";
import { describeRun, saveResults, table } from "./results.ts";
import { estimate, estimateDifference, written, writtenDifference } from "./statistics.ts";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    ...JUDGED_OPTIONS,
    rounds: { type: "string", default: "5" },
  },
});
const { sdk, queries, index, bytes } = await openJudged(values);
const snapshotBytes = bytes.length;

interface Measured {
  name: string;
  rank: RankPages;
  /** Microseconds of processor time a query, one number a round. */
  rounds: number[];
  ndcg: number[];
  /** By query and page: whether the chunk shown is of the judged section. */
  sections: Map<string, number>;
}

/** Ranks every query once, for its figures. */
async function measureQuality(one: Measured): Promise<void> {
  for (const query of queries) {
    const pages = await one.rank(query.query);
    const { ndcg } = measure(
      query,
      pages.map(({ page }) => page),
    );
    one.ndcg.push(ndcg);
    for (const [key, hit] of sectionHits(index, query, pages)) one.sections.set(key, hit);
  }
}

/** Ranks every query once, for its time. */
async function measureTime({ rank, rounds }: Measured, all: readonly JudgedQuery[]): Promise<void> {
  const before = process.cpuUsage();
  for (const { query } of all) await rank(query);
  const { user, system } = process.cpuUsage(before);
  rounds.push((user + system) / all.length);
}

const sizeOf = (parts: ReadonlyMap<string, Uint8Array>) =>
  [...parts.values()].reduce((sum, part) => sum + part.length, 0);
const keywordBytes = (content: SearchIndex["content"]) =>
  sizeOf(
    indexParts({ ...index, content, keywords: buildKeywordIndex(content), vectors: undefined }),
  );
const wholeKeywordBytes = keywordBytes(index.content);
const { parts: snapshotParts } = readContainer(bytes);

/** Bytes that a snapshot without the part would not have; undefined where others need all of what it reads. */
function bytesOf({ partsOf, stripped }: RankingPart): number | undefined {
  if (stripped !== undefined) return wholeKeywordBytes - keywordBytes(stripped(index.content));
  if (partsOf === undefined) return undefined;
  return snapshotParts.names
    .filter((name) => partsOf.some((front) => name.startsWith(front)))
    .reduce((sum, name) => sum + (snapshotParts.get(name)?.length ?? 0), 0);
}

const measured = (name: string, rank: RankPages): Measured => ({
  name,
  rank,
  rounds: [],
  ndcg: [],
  sections: new Map(),
});
const whole = measured("everything", createPageRanking(index, sdk));
const variants = RANKING_PARTS.map(({ name, without }) =>
  measured(name, createPageRanking(index, sdk, without)),
);
for (const one of [whole, ...variants]) await measureQuality(one);
for (let round = 0; round < Number(values.rounds); round++) {
  for (const one of variants) {
    // The whole beside each variant, so that both meet the same machine.
    await measureTime(whole, queries);
    await measureTime(one, queries);
  }
}

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
const rows = RANKING_PARTS.map((part, at) => {
  const one = variants[at] as Measured;
  const beside = whole.rounds.filter((_, round) => round % variants.length === at);
  const both = [...whole.sections.keys()].filter((key) => one.sections.has(key));
  const hits = (from: Measured) => both.map((key) => from.sections.get(key) ?? 0);
  const ofBytes = bytesOf(part);
  return {
    part: part.name,
    worth: estimateDifference(one.ndcg, whole.ndcg),
    sections: estimateDifference(hits(one), hits(whole)),
    microseconds: median(one.rounds.map((time, round) => (beside[round] ?? 0) - time)),
    bytes: ofBytes,
  };
});
const summary = [
  `Everything: nDCG@10 ${written(estimate(whole.ndcg))}; the chunk shown is of the judged section for ${written(estimate([...whole.sections.values()]))} of ${whole.sections.size}; ${median(whole.rounds).toFixed(0)} µs of processor time a query, hits not written; snapshot ${snapshotBytes} bytes.`,
  "What each part adds to that; a star: beyond noise. Bytes of a field are of its postings and lengths alone; – where other parts read the same.",
  table(
    ["part", "nDCG@10", "judged sections", "µs a query", "bytes"],
    rows.map(({ part, worth, sections, microseconds, bytes: ofBytes }) => [
      part,
      writtenDifference(worth),
      writtenDifference(sections),
      microseconds.toFixed(0),
      ofBytes === undefined ? "–" : String(ofBytes),
    ]),
  ),
].join("\n\n");
console.log(summary);
if (values.save) {
  const { documents, chunks } = index.content;
  const corpus = `SDK ${sdk} and unversioned pages: ${documents.length} documents, ${chunks.length} chunks; ${queries.length} queries`;
  const folder = saveResults("ablation", describeRun(corpus), { snapshotBytes, rows }, summary);
  console.log(`\nwritten to benchmarks/${folder}/`);
}
