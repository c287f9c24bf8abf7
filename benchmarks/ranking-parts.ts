/** The parts of ranking that can be switched off one at a time, each with what of the index it alone needs. */
import type { IndexContent } from "../packages/core/src/chunk/content.ts";
import type { Field } from "../packages/core/src/indexing/fields.ts";
import { type RankingWeights, WEIGHTS } from "../packages/core/src/search/weights.ts";
import type { RankVariant } from "./rank-in-process.ts";

/** A part of ranking. */
export interface RankingPart {
  name: string;
  /** Ranking without it. */
  without: RankVariant;
  /** Snapshot parts, by the front of their names, that nothing else needs. */
  partsOf?: readonly string[];
  /** The content without the text that only this part indexes. */
  stripped?: (content: IndexContent) => IndexContent;
}

const evidence = (
  name: string,
  changed: Partial<RankingWeights["evidence"]>,
  more: Partial<RankingPart> = {},
): RankingPart => ({
  name,
  without: { weights: { ...WEIGHTS, evidence: { ...WEIGHTS.evidence, ...changed } } },
  ...more,
});
const terms = (name: string, changed: Partial<RankingWeights["terms"]>): RankingPart => ({
  name,
  without: { weights: { ...WEIGHTS, terms: { ...WEIGHTS.terms, ...changed } } },
});
const keyword = (name: string, changed: Partial<RankingWeights["keyword"]>): RankingPart => ({
  name,
  without: { weights: { ...WEIGHTS, keyword: { ...WEIGHTS.keyword, ...changed } } },
});
const field = (name: Field, more: Partial<RankingPart> = {}): RankingPart => ({
  ...keyword(`field ${name}`, { fields: { ...WEIGHTS.keyword.fields, [name]: 0 } }),
  ...more,
});
const zeroLengths = Object.fromEntries(
  Object.keys(WEIGHTS.keyword.lengths).map((name) => [name, 0]),
) as Record<Field, number>;

type Chunk = IndexContent["chunks"][number];
type Page = IndexContent["documents"][number];
const withoutOfChunks = (changed: Partial<Chunk>) => (content: IndexContent) =>
  overlay(content, { chunks: Array.from(content.chunks, (chunk) => overlay(chunk, changed)) });
const withoutOfPages = (changed: Partial<Page>) => (content: IndexContent) =>
  overlay(content, {
    documents: Array.from(content.documents, (page) => overlay(page, changed)),
  });

/** A record with some fields changed. Fields of an open snapshot's records are getters, which spreading would leave out. */
function overlay<T extends object>(record: T, changed: Partial<T>): T {
  const over = Object.create(record) as T;
  for (const [key, value] of Object.entries(changed)) Object.defineProperty(over, key, { value });
  return over;
}

/** Every part, what weighs most first. */
export const RANKING_PARTS: readonly RankingPart[] = [
  { name: "keywords", without: { mode: "vector" } },
  {
    name: "vectors",
    without: { mode: "keyword" },
    partsOf: ["vectors.", "embedder."],
  },
  evidence("vectors of chunks", { vector: 0 }),
  evidence("vectors of pages", { pageVector: 0 }),
  evidence("words of the whole page", { page: 0 }),
  evidence("words of the chunk", { keyword: 0 }),
  evidence("boost of titles", { title: 0 }),
  evidence("boost of openings", { opening: 0 }),
  evidence("boost of paths", { path: 0 }),
  evidence("boost of symbols", { symbol: 0 }),
  evidence("demotion of archived pages", { archived: 0 }),
  evidence("demotion of legacy pages", { legacy: 0 }),
  evidence("demotion of tutorials", { tutorial: 0 }),
  evidence("boost of linked pages", { inbound: 0 }),
  evidence("boost of cures for symptoms", { remedy: 0 }),
  {
    name: "choice of the chunk shown",
    without: {
      weights: {
        ...WEIGHTS,
        sections: { words: 0, meaning: 0, headings: 0, entry: 0, boost: 0 },
      },
    },
  },
  field("body"),
  field("headings", { stripped: withoutOfChunks({ headings: [] }) }),
  field("symbols", { stripped: withoutOfChunks({ symbols: [] }) }),
  field("title"),
  field("path", { stripped: withoutOfPages({ path: "" }) }),
  field("package", { stripped: withoutOfPages({ packageName: "" }) }),
  keyword("lengths of fields", { lengths: zeroLengths }),
  terms("weight of whole identifiers", { identifier: 1 }),
  terms("weight of parts of known identifiers", { knownPart: 1 }),
  terms("parts of identifiers", { knownPart: 0, unknownPart: 0 }),
  {
    ...terms("words of other languages", { translated: 0 }),
    partsOf: ["keyword.translations"],
  },
  {
    name: "corrections",
    without: { correct: false },
    partsOf: ["keyword.words", "keyword.frequencies"],
  },
];
