/**
 * What a chunk gains by exact names and by what its page is, and loses by being out of date.
 *
 * Responsible for: titles, paths, symbols and packages that the query names; pages that many link to; sections for those who are in
 * trouble; archived and legacy pages, and tutorials.
 * Not responsible for: how much each is worth (`weights.ts`).
 */
import type { IndexContent } from "../chunk/content.ts";
import {
  documentClass,
  inboundLinks,
  inverseFrequency,
  isRemedy,
  type KeywordIndex,
  type KeywordScores,
  pathWords,
  TUTORIAL,
} from "../indexing/indexing.ts";
import { analyze } from "../text/analyze.ts";
import { tellsSymptom } from "../text/symptom.ts";
import type { QueryPlan } from "./query-plan.ts";
import type { EvidenceWeights } from "./weights.ts";

/** Works boosts out for one query after another over the same index. */
export interface Boosts {
  /** What is added; `isOpening` for the first chunk of its page, `ownWords` is what its keywords count. */
  gain(chunk: number, document: number, isOpening: boolean, ownWords: number): number;
  /** Whether the query is the name of the page, and asks for nothing in it. */
  isName(document: number): boolean;
  /** The share of its score that an outdated page or a tutorial loses, 0 to 1. */
  loss(document: number): number;
}

/** What names say about documents, whatever the query. */
export interface DocumentNames {
  /** The rarity of its title's terms, each once, added up. */
  title(document: number): number;
}

/** Likeness from which on a query is a title: the rest of either is words that most pages have. */
const NAMED = 0.8;

/** Links from this many pages are worth half of what links can be. */
export const HALF_INBOUND = 4;

/** Reads documents' names, each when first needed. */
export function createDocumentNames(content: IndexContent, keywords: KeywordIndex): DocumentNames {
  /** −1 where nobody asked. */
  const titles = new Float64Array(content.documents.length).fill(-1);
  return {
    title(number) {
      if (titles[number]! >= 0) return titles[number]!;
      let sum = 0;
      for (const term of new Set(analyze(content.documents[number]!.title))) {
        const known = keywords.dictionary.find(term);
        const { sizes, owners } = keywords.chunks;
        sum += inverseFrequency(known === undefined ? 0 : sizes[known]!, owners);
      }
      titles[number] = sum;
      return sum;
    },
  };
}

/** Makes the boosts of a query, whose terms were scored into `scores`. */
export function createBoosts(
  content: IndexContent,
  keywords: KeywordIndex,
  plan: QueryPlan,
  scores: KeywordScores,
  names: DocumentNames,
  weights: EvidenceWeights,
): Boosts {
  const { chunks } = keywords;
  let wanted = 0;
  for (const { number } of plan.terms) {
    wanted += inverseFrequency(chunks.sizes[number]!, chunks.owners);
  }
  const path = pathOf(plan.query);
  const asksForOld = /\b(?:legacy|deprecated|archived?)\b/i.test(plan.query);
  const isSymptom = tellsSymptom(`${plan.query} ${plan.corrections.map(({ to }) => to)}`);
  const name = plan.query.toLowerCase().replace(/^[^\w@]+|\W+$/g, "");
  let words: Map<string, number> | undefined;

  /** Shared rarity over all rarity: 1 where title and query have the same terms, 0 where none. */
  function titleLikeness(document: number): number {
    const shared = scores.titles[document]!;
    return shared > 0 ? shared / (wanted + names.title(document) - shared) : 0;
  }

  /** The same, and 1 where the query is the name of the package that the page is about, and nothing else. */
  function nameLikeness(document: number): number {
    const isPackage = name !== "" && content.documents[document]!.packageName === name;
    return isPackage ? 1 : titleLikeness(document);
  }

  /** The rarity of each word of the query, by the word in lower case; a word that names a symbol brings its parts. */
  function readWords(): Map<string, number> {
    const rarities = new Map<string, number>();
    for (const word of plan.query.match(/[\w$]+(?:\.[\w$]+)*/g) ?? []) {
      const lower = word.toLowerCase();
      let rarity = 0;
      for (const term of new Set(analyze(word))) {
        const known = keywords.dictionary.find(term);
        if (known !== undefined) rarity += inverseFrequency(chunks.sizes[known]!, chunks.owners);
      }
      // Of two spellings, the one that shows its parts says more.
      rarities.set(lower, Math.max(rarities.get(lower) ?? 0, rarity));
    }
    return rarities;
  }

  /**
   * How much of the query is the name of a symbol of the chunk, to the letter: 1 where it is nothing else, 0 where none is named.
   * Terms say which chunks are worth a look.
   */
  function symbolLikeness(chunk: number): number {
    if (scores.names[chunk] === 0 || !(wanted > 0)) return 0;
    words ??= readWords();
    let most = 0;
    for (const symbol of content.chunks[chunk]!.symbols) {
      const lower = symbol.toLowerCase();
      const last = words.get(lower.slice(lower.lastIndexOf(".") + 1)) ?? 0;
      most = Math.max(most, words.get(lower) ?? 0, last);
    }
    return Math.min(1, most / wanted);
  }

  /** By class of document: none, `ARCHIVED`, `LEGACY`, `TUTORIAL`. */
  const losses = [
    0,
    ...(asksForOld ? [0, 0] : [weights.archived, weights.legacy]),
    /tutorial/i.test(plan.query) ? 0 : weights.tutorial,
  ];

  return {
    isName: (document) => nameLikeness(document) >= NAMED,
    gain(chunk, document, isOpening, ownWords) {
      const links = inboundLinks(keywords, document);
      let gain = weights.title * titleLikeness(document);
      gain += (weights.inbound * links) / (links + HALF_INBOUND);
      if (isSymptom && isRemedy(keywords, chunk)) gain += weights.remedy * ownWords;
      // A tutorial is not out of date.
      const loss = losses[documentClass(keywords, document) % TUTORIAL]!;
      if (isOpening && loss === 0) {
        gain += weights.opening * Math.max(0, 2 * nameLikeness(document) - 1);
      }
      if (path !== undefined && content.documents[document]!.path.toLowerCase().endsWith(path))
        gain += weights.path;
      return gain + weights.symbol * symbolLikeness(chunk);
    },
    loss: (document) => losses[documentClass(keywords, document)]!,
  };
}

/** The query as a path with slashes at both ends, where it is one: `/sdk/camera`, `https://docs.expo.dev/guides/assets`. */
export function pathOf(query: string): string | undefined {
  const text = query
    .toLowerCase()
    .replace(/^https?:\/\/[^/]+/, "")
    .replace(/[#?].*$/, "");
  if (!/^[\w./-]+$/.test(text) || !text.includes("/")) return undefined;
  const words = pathWords(text.startsWith("/") ? text : `/${text}`).trim();
  return words === "" ? undefined : `/${words.replace(/\s+/g, "/")}/`;
}
