/**
 * Full-text search over string properties as Orama's contract asks for it: every match with its score, best first.
 *
 * Responsible for: Orama's parameters (properties, boost, tolerance, threshold, filters) over our posting lists.
 * Not responsible for: our own ranking, which does not list every match.
 */
import type { IndexContent } from "../chunk/content.ts";
import { lazy } from "../lazy.ts";
import { analyze } from "../text/analyze.ts";
import { createKeywordScores, scoreKeywords, type WeightedTerm } from "./bm25f.ts";
import { CHUNK_FIELDS, chunkCount, FIELDS, type Field } from "./fields.ts";
import { DOCUMENT_FIELDS, type KeywordIndex } from "./keyword-index.ts";
import { createKeywordNorms } from "./keyword-norms.ts";
import { oramaError } from "./orama-error.ts";
import { eachPosting } from "./postings.ts";
import type { SearchView } from "./view.ts";

/** A string property of the Orama schema. */
export type StringProperty = "title" | "path" | "headings" | "symbols" | "text";

/**
 * Most matches that are listed, the best. Orama's hybrid mode passes the scores of all of them to one call, and engines take no more
 * arguments than about this: JavaScriptCore 65,535, V8 some 120,000.
 */
export const MAX_MATCHES = 65_535;
/** What a word that begins with a term, or is spelt close to it, counts beside the term itself. */
const PARTIAL_WEIGHT = 0.5;
/** Most edits that are tolerated: beyond, most short words are close to each other. */
const MAX_TOLERANCE = 3;

/** Where each property stands among the fields. */
const FIELD_OF: Readonly<Record<StringProperty, Field>> = {
  title: "title",
  path: "path",
  headings: "headings",
  symbols: "symbols",
  text: "body",
};

/** How Orama asks. */
export interface StringSearchSettings {
  properties: readonly StringProperty[];
  /** Whether only the very words count, and none that begins with them or is spelt like them. */
  exact: boolean;
  boost: Partial<Record<StringProperty, number>>;
  /** Edits that a matching word may be away. */
  tolerance: number;
  k1: number;
  b: number;
  /**
   * 1: any word suffices. 0: every word must be found. Between: beside those with every word, that share of the others is kept;
   * all of them where none has every word.
   */
  threshold: number;
  where: ReadonlySet<number> | undefined;
}

/** Full-text search over string properties. Ids are Orama's: the chunk's number plus 1. */
export interface StringSearch {
  search(term: string, settings: StringSearchSettings): [id: number, score: number][];
  /** Documents that hold a term in a property. */
  holders(property: StringProperty, term: string): number[];
}

/** Makes the search over an index; `view` is the view of all pages. */
export function createStringSearch(
  content: IndexContent,
  keywords: KeywordIndex,
  view: SearchView,
): StringSearch {
  const chunkTotal = content.chunks.length;

  function eachChunkOf(document: number, visit: (chunk: number) => void): void {
    const { firstPlacement, endPlacement } = content.documents[document]!;
    for (let at = firstPlacement; at < endPlacement; at++) {
      const { chunk } = content.placements[at]!;
      if (view.documentOf[chunk] === document) visit(chunk);
    }
  }

  function holders(property: StringProperty, term: string): number[] {
    const number = keywords.dictionary.find(term);
    const found: number[] = [];
    if (number === undefined) return found;
    if (property === "title" || property === "path") {
      const shift = property === "title" ? 0 : 2;
      eachPosting(keywords.documents, number, (document, counts) => {
        if (((counts >> shift) & 3) > 0) eachChunkOf(document, (chunk) => found.push(chunk + 1));
      });
      return found.sort((a, b) => a - b);
    }
    const field = property === "text" ? "body" : property;
    eachPosting(keywords.chunks, number, (chunk, counts) => {
      if (chunkCount(counts, field) > 0) found.push(chunk + 1);
    });
    return found;
  }

  /** Terms that a word may match: itself, words that begin with it, and with a tolerance those spelt close to it. */
  function variants(word: string, { exact, tolerance }: StringSearchSettings): WeightedTerm[] {
    const { dictionary } = keywords;
    const itself = dictionary.find(word);
    const found = new Map<number, number>();
    if (!exact) {
      for (let [at, end] = dictionary.withPrefix(word); at < end; at++)
        found.set(at, PARTIAL_WEIGHT);
      if (tolerance > 0) {
        for (const { number } of dictionary.near(word, Math.min(tolerance, MAX_TOLERANCE)))
          found.set(number, PARTIAL_WEIGHT);
      }
    }
    if (itself !== undefined) found.set(itself, 1);
    return Array.from(found, ([number, weight]) => ({ number, weight }));
  }

  /** How much each field counts. @throws Error INVALID_BOOST_VALUE */
  function fieldWeights({ properties, boost }: StringSearchSettings): Record<Field, number> {
    const weights = Object.fromEntries(FIELDS.map((field) => [field, 0])) as Record<Field, number>;
    for (const property of properties) {
      const weight = boost[property] ?? 1;
      if (!(weight > 0)) {
        throw oramaError(
          "INVALID_BOOST_VALUE",
          `boost.${property}: expected a number above 0, got ${weight}; leave the property out of "properties" instead`,
        );
      }
      weights[FIELD_OF[property]] = weight;
    }
    return weights;
  }

  /** Whether a chunk has a word in one of the fields. */
  function isFilled(chunk: number, weights: Record<Field, number>): boolean {
    return FIELDS.some((field, at) => {
      if (weights[field] === 0) return false;
      if (at < CHUNK_FIELDS) return keywords.chunkLengths[chunk * CHUNK_FIELDS + at]! > 0;
      const own = view.documentOf[chunk]! * DOCUMENT_FIELDS + at - CHUNK_FIELDS;
      return keywords.documentLengths[own]! > 0;
    });
  }

  /** Memory that every search works in, made by the first. */
  const working = lazy(() => ({
    scratch: createKeywordScores(chunkTotal, content.documents.length),
    now: new Float64Array(chunkTotal),
    scores: new Float64Array(chunkTotal),
    matched: new Uint16Array(chunkTotal),
  }));

  function search(term: string, settings: StringSearchSettings): [number, number][] {
    const { where } = settings;
    const fields = fieldWeights(settings);
    const tokens = [...new Set(analyze(term))];
    const full: [number, number][] = [];
    if (term === "") {
      for (let chunk = 0; chunk < chunkTotal && full.length < MAX_MATCHES; chunk++) {
        if (where?.has(chunk + 1) !== false && isFilled(chunk, fields)) full.push([chunk + 1, 0]);
      }
      return full;
    }
    const lengths = Object.fromEntries(FIELDS.map((field) => [field, settings.b]));
    const weights = {
      fields,
      lengths: lengths as Record<Field, number>,
      k1: { chunk: settings.k1, page: settings.k1 },
    };
    const norms = createKeywordNorms(keywords, view, weights);
    const { scratch, now, scores, matched } = working();
    scores.fill(0);
    matched.fill(0);
    for (const token of tokens) {
      scoreKeywords(keywords, view, variants(token, settings), weights, norms, scratch);
      now.fill(0);
      for (let at = 0; at < scratch.chunkCount; at++) {
        const chunk = scratch.touchedChunks[at]!;
        now[chunk] = scratch.chunks[chunk]! + scratch.base[view.documentOf[chunk]!]!;
      }
      for (let at = 0; at < scratch.documentCount; at++) {
        const document = scratch.touchedDocuments[at]!;
        const base = scratch.base[document]!;
        if (base > 0) eachChunkOf(document, (chunk) => (now[chunk] = Math.max(now[chunk]!, base)));
      }
      for (let chunk = 0; chunk < chunkTotal; chunk++) {
        if (!(now[chunk]! > 0)) continue;
        scores[chunk]! += now[chunk]!;
        matched[chunk]!++;
      }
    }
    const partial: [number, number][] = [];
    for (let chunk = 0; chunk < chunkTotal; chunk++) {
      if (!(scores[chunk]! > 0) || where?.has(chunk + 1) === false) continue;
      (matched[chunk] === tokens.length ? full : partial).push([chunk + 1, scores[chunk]!]);
    }
    const order = (a: [number, number], b: [number, number]) => b[1] - a[1] || a[0] - b[0];
    const { threshold } = settings;
    const share = threshold > 0 && full.length === 0 ? 1 : Math.min(1, Math.max(0, threshold));
    const kept = partial.sort(order).slice(0, Math.ceil(partial.length * share));
    return full.concat(kept).sort(order).slice(0, MAX_MATCHES);
  }

  return { search, holders };
}
