/**
 * Full-text search over string properties as Orama's contract asks for it: every match with its score, best first.
 *
 * Responsible for: Orama's parameters (properties, boost, tolerance, threshold, filters) over our posting lists.
 * Not responsible for: our own ranking, which does not list every match.
 */
import type { IndexContent } from "../chunk/content.ts";
import { analyze } from "../text/analyze.ts";
import { createKeywordScores, scoreKeywords, type WeightedTerm } from "./bm25f.ts";
import { chunkCount, type Field } from "./fields.ts";
import type { KeywordIndex } from "./keyword-index.ts";
import { createKeywordNorms } from "./keyword-norms.ts";
import { eachPosting } from "./postings.ts";
import type { SearchView } from "./view.ts";

/** A string property of the Orama schema. */
export type StringProperty = "title" | "path" | "headings" | "symbols" | "text";

/** How Orama asks. */
export interface StringSearchSettings {
  properties: readonly StringProperty[];
  boost: Partial<Record<StringProperty, number>>;
  /** Edits that a matching word may be away. */
  tolerance: number;
  k1: number;
  b: number;
  /** 1: any word suffices. 0: every word must be found. Between: that share of the partial matches is kept. */
  threshold: number;
  where?: ReadonlySet<number>;
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

  /** Numbers of the terms that a word may match: itself, and with a tolerance those close to it. */
  function variants(term: string, tolerance: number): number[] {
    const exact = keywords.dictionary.find(term);
    if (tolerance <= 0) return exact === undefined ? [] : [exact];
    return keywords.dictionary.near(term, Math.min(tolerance, 3)).map(({ number }) => number);
  }

  function search(term: string, settings: StringSearchSettings): [number, number][] {
    const tokens = [...new Set(analyze(term))];
    const accepts = (id: number) => settings.where === undefined || settings.where.has(id);
    if (tokens.length === 0) {
      if (term.trim() !== "") return [];
      const all: [number, number][] = [];
      for (let id = 1; id <= chunkTotal; id++) if (accepts(id)) all.push([id, 0]);
      return all;
    }
    const weight = (property: StringProperty) =>
      settings.properties.includes(property) ? (settings.boost[property] ?? 1) : 0;
    const fields: Record<Field, number> = {
      body: weight("text"),
      headings: weight("headings"),
      symbols: weight("symbols"),
      title: weight("title"),
      path: weight("path"),
      package: 0,
      description: 0,
    };
    const lengths = { ...fields };
    for (const name of Object.keys(lengths) as Field[]) lengths[name] = settings.b;
    const weights = { fields, lengths, k1: { chunk: settings.k1, page: settings.k1 } };
    const norms = createKeywordNorms(keywords, view, weights);
    const scratch = createKeywordScores(chunkTotal, content.documents.length);
    const scores = new Float64Array(chunkTotal);
    const matched = new Uint16Array(chunkTotal);
    for (const token of tokens) {
      const terms: WeightedTerm[] = variants(token, settings.tolerance).map((number) => ({
        number,
        weight: 1,
      }));
      scoreKeywords(keywords, view, terms, weights, norms, scratch);
      const now = new Float64Array(chunkTotal);
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
    const full: [number, number][] = [];
    const partial: [number, number][] = [];
    for (let chunk = 0; chunk < chunkTotal; chunk++) {
      if (!(scores[chunk]! > 0) || !accepts(chunk + 1)) continue;
      (matched[chunk] === tokens.length ? full : partial).push([chunk + 1, scores[chunk]!]);
    }
    const order = (a: [number, number], b: [number, number]) => b[1] - a[1] || a[0] - b[0];
    partial.sort(order).length = Math.ceil(
      partial.length * Math.min(1, Math.max(0, settings.threshold)),
    );
    return full.concat(partial).sort(order);
  }

  return { search, holders };
}
