/**
 * What a chunk gains by exact names, and loses by being out of date.
 *
 * Responsible for: titles, paths, symbols and packages that the query names; archived and legacy pages.
 * Not responsible for: how much each is worth (`weights.ts`).
 */
import type { IndexContent } from "../chunk/content.ts";
import { inverseFrequency, type KeywordIndex, pathWords } from "../indexing/indexing.ts";
import { analyze } from "../text/analyze.ts";
import type { QueryPlan } from "./query-plan.ts";
import type { EvidenceWeights } from "./weights.ts";

/** Works boosts out for one query after another over the same index. */
export interface Boosts {
  /** What exact names add. */
  gain(chunk: number, document: number): number;
  /** The share of its score that an outdated page loses, 0 to 1. */
  loss(document: number): number;
}

/** A document's name, analysed once. */
export interface DocumentName {
  /** Terms of the title with their rarity. */
  title: ReadonlyMap<string, number>;
  path: string;
  archived: boolean;
  legacy: boolean;
}

/** Analyses documents' names when first needed; bounded by the documents. */
export function createDocumentNames(
  content: IndexContent,
  keywords: KeywordIndex,
): (document: number) => DocumentName {
  const names = new Map<number, DocumentName>();
  return (number) => {
    let name = names.get(number);
    if (name === undefined) {
      const document = content.documents[number]!;
      const title = new Map<string, number>();
      for (const term of analyze(document.title)) title.set(term, rarity(keywords, term));
      const path = document.path.toLowerCase();
      name = {
        title,
        path,
        archived: /\/archived?\//.test(path),
        legacy:
          /[-/]legacy\/|\/deprecated/.test(path) ||
          /\b(?:legacy|deprecated)\b/i.test(document.title),
      };
      names.set(number, name);
    }
    return name;
  };
}

function rarity(keywords: KeywordIndex, term: string): number {
  const number = keywords.dictionary.find(term);
  return inverseFrequency(
    number === undefined ? 0 : keywords.chunks.sizes[number]!,
    keywords.chunks.owners,
  );
}

/** Makes the boosts of a query. */
export function createBoosts(
  content: IndexContent,
  keywords: KeywordIndex,
  plan: QueryPlan,
  nameOf: (document: number) => DocumentName,
  weights: EvidenceWeights,
): Boosts {
  const wanted = new Map<string, number>();
  for (const term of plan.matches.keys()) wanted.set(term, rarity(keywords, term));
  let wantedTotal = 0;
  for (const value of wanted.values()) wantedTotal += value;
  const path = pathOf(plan.query);
  const asksForOld = /\b(?:legacy|deprecated|archived?)\b/i.test(plan.query);
  const symbolNames = new Set(plan.query.toLowerCase().match(/[\w$.]+/g) ?? []);

  /** Shared rarity over all rarity: 1 where title and query have the same terms, 0 where none. */
  function titleLikeness(title: ReadonlyMap<string, number>): number {
    let shared = 0;
    let all = wantedTotal;
    for (const [term, value] of title) {
      if (wanted.has(term)) shared += value;
      else all += value;
    }
    return all > 0 ? shared / all : 0;
  }

  /** What each document's name gives; candidates share few documents. */
  const ofDocument = new Map<number, number>();
  function nameGain(document: number): number {
    let gain = ofDocument.get(document);
    if (gain === undefined) {
      const name = nameOf(document);
      gain = weights.title * titleLikeness(name.title);
      if (path !== undefined && name.path.endsWith(path)) gain += weights.path;
      ofDocument.set(document, gain);
    }
    return gain;
  }

  return {
    gain(chunkNumber, documentNumber) {
      const chunk = content.chunks[chunkNumber]!;
      let boost = nameGain(documentNumber);
      for (const symbol of chunk.symbols) {
        const lower = symbol.toLowerCase();
        if (symbolNames.has(lower) || symbolNames.has(lower.slice(lower.lastIndexOf(".") + 1))) {
          boost += weights.symbol;
          break;
        }
      }
      return boost;
    },
    loss(document) {
      if (asksForOld) return 0;
      const { archived, legacy } = nameOf(document);
      return archived ? weights.archived : legacy ? weights.legacy : 0;
    },
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
