/**
 * What a chunk gains by exact names, and loses by being out of date.
 *
 * Responsible for: titles, paths, symbols and packages that the query names; archived and legacy pages.
 * Not responsible for: how much each is worth (`weights.ts`).
 */
import type { IndexContent } from "../chunk/content.ts";
import {
  inverseFrequency,
  type KeywordIndex,
  type KeywordScores,
  pathWords,
} from "../indexing/indexing.ts";
import { analyze } from "../text/analyze.ts";
import type { QueryPlan } from "./query-plan.ts";
import type { EvidenceWeights } from "./weights.ts";

/** Works boosts out for one query after another over the same index. */
export interface Boosts {
  /** What exact names add; `isOpening` for the first chunk of its page. */
  gain(chunk: number, document: number, isOpening: boolean): number;
  /** Whether the query is the name of the page, and asks for nothing in it. */
  isName(document: number): boolean;
  /** The share of its score that an outdated page loses, 0 to 1. */
  loss(document: number): number;
}

/** What names say about documents, whatever the query. */
export interface DocumentNames {
  /** The rarity of its title's terms, each once, added up. */
  title(document: number): number;
  /** The path in lower case. */
  path(document: number): string;
  isArchived(document: number): boolean;
  isLegacy(document: number): boolean;
}

/** Likeness from which on a query is a title: the rest of either is words that most pages have. */
const NAMED = 0.8;

const READ = 1;
const ARCHIVED = 2;
const LEGACY = 4;

/** Reads documents' names, each when first needed. */
export function createDocumentNames(content: IndexContent, keywords: KeywordIndex): DocumentNames {
  const count = content.documents.length;
  /** −1 where nobody asked. */
  const titles = new Float64Array(count).fill(-1);
  const marks = new Uint8Array(count);
  const paths: string[] = new Array(count);
  const read = (number: number): number => {
    if (marks[number] !== 0) return marks[number]!;
    const document = content.documents[number]!;
    const path = document.path.toLowerCase();
    const isLegacy =
      /[-/]legacy\/|\/deprecated/.test(path) || /\b(?:legacy|deprecated)\b/i.test(document.title);
    paths[number] = path;
    marks[number] = READ | (/\/archived?\//.test(path) ? ARCHIVED : 0) | (isLegacy ? LEGACY : 0);
    return marks[number]!;
  };
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
    path(document) {
      read(document);
      return paths[document]!;
    },
    isArchived: (document) => (read(document) & ARCHIVED) !== 0,
    isLegacy: (document) => (read(document) & LEGACY) !== 0,
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
      if (rarities.has(lower)) continue;
      let rarity = 0;
      for (const term of new Set(analyze(word))) {
        const known = keywords.dictionary.find(term);
        if (known !== undefined) rarity += inverseFrequency(chunks.sizes[known]!, chunks.owners);
      }
      rarities.set(lower, rarity);
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

  function loss(document: number): number {
    if (asksForOld) return 0;
    if (names.isArchived(document)) return weights.archived;
    return names.isLegacy(document) ? weights.legacy : 0;
  }

  return {
    isName: (document) => nameLikeness(document) >= NAMED,
    gain(chunk, document, isOpening) {
      const likeness = titleLikeness(document);
      let gain = weights.title * likeness;
      if (isOpening && loss(document) === 0) {
        gain += weights.opening * Math.max(0, 2 * nameLikeness(document) - 1);
      }
      if (path !== undefined && names.path(document).endsWith(path)) gain += weights.path;
      return gain + weights.symbol * symbolLikeness(chunk);
    },
    loss,
  };
}

/** The query as a path with slashes at both ends, where it is one: `/sdk/camera`, `https://docs.expo.dev/guides/assets`. */
function pathOf(query: string): string | undefined {
  const text = query
    .toLowerCase()
    .replace(/^https?:\/\/[^/]+/, "")
    .replace(/[#?].*$/, "");
  if (!/^[\w./-]+$/.test(text) || !text.includes("/")) return undefined;
  const words = pathWords(text.startsWith("/") ? text : `/${text}`).trim();
  return words === "" ? undefined : `/${words.replace(/\s+/g, "/")}/`;
}
