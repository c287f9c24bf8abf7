/**
 * What scoring keywords costs for each posting, and choosing the best of the scores, on made-up postings of any size.
 *
 *     npx tsx benchmarks/micro/bm25f.ts [chunks, 130000 by default]
 */
import { createContentBuilder } from "../../packages/core/src/chunk/build-content.ts";
import {
  buildIndex,
  createKeywordNorms,
  createKeywordScores,
  createTopK,
  scoreKeywords,
} from "../../packages/core/src/indexing/indexing.ts";
import { KEYWORD_WEIGHTS } from "../../packages/core/src/search/weights.ts";
import { table } from "../results.ts";
import { drawWords, seeded, syntheticQueries } from "../synthetic.ts";
import { timed } from "./time.ts";

const chunks = Number(process.argv[2] ?? 130_000);
const PER_PAGE = 10;
const BEST = 200;

const builder = createContentBuilder();
const random = seeded(1);
for (let page = 0; page < chunks / PER_PAGE; page++) {
  const title = drawWords(random, 3);
  const texts = Array.from({ length: PER_PAGE }, () => drawWords(random, 60));
  const text = texts.join("");
  let end = 0;
  builder.add(
    {
      path: `/${page}/`,
      url: `https://docs.example.com/${page}/`,
      title,
      kind: "guide",
      platforms: [],
      text,
      sections: [{ title, anchor: "", level: 1, start: 0, end: text.length, path: [] }],
      links: [],
      blocks: [],
      symbols: [],
      dependencies: [],
      provenance: { source: "synthetic", file: `${page}.md`, hash: "" },
    } as unknown as Parameters<typeof builder.add>[0],
    texts.map((slice) => {
      const start = end;
      end += slice.length;
      return { section: 0, start, end, headings: [], platforms: [], symbols: [], languages: [] };
    }),
  );
}
const content = builder.finish();
const index = buildIndex(content);
const view = index.view(undefined);
const norms = createKeywordNorms(index.keywords, view, KEYWORD_WEIGHTS);
const scores = createKeywordScores(content.chunks.length, content.documents.length);
const best = createTopK(BEST);
const queries = syntheticQueries(20, true).map((query) =>
  [...new Set(query.split(" "))]
    .map((word) => index.keywords.dictionary.find(word))
    .filter((number) => number !== undefined)
    .map((number) => ({ number, weight: 1 })),
);

function scoreAll(): number {
  let postings = 0;
  for (const terms of queries) {
    scoreKeywords(index.keywords, view, terms, KEYWORD_WEIGHTS, norms, scores);
    for (const { number } of terms) postings += index.keywords.chunks.sizes[number]!;
  }
  return postings;
}

function chooseBest(): number {
  best.reset(BEST);
  for (let at = 0; at < scores.chunkCount; at++) {
    const chunk = scores.touchedChunks[at]!;
    const score = scores.chunks[chunk]!;
    if (score >= best.floor) best.offer(chunk, score);
  }
  return best.size;
}

const postings = scoreAll();
const [scored, chosen] = timed([
  { name: "score", run: scoreAll },
  { name: "choose", run: chooseBest },
]);
console.log(`${content.chunks.length} chunks, ${queries.length} queries of ${postings} postings\n`);
console.log(
  table(
    ["work", "least ns each", "middle ns each"],
    [
      ["a posting scored", scored!, postings] as const,
      [`a score offered for the best ${BEST}`, chosen!, scores.chunkCount] as const,
    ].map(([name, { least, middle }, count]) => [
      name,
      ((least * 1000) / count).toFixed(2),
      ((middle * 1000) / count).toFixed(2),
    ]),
  ),
);
