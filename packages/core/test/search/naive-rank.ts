/** Ranking as its description says it, chunk by chunk and with nothing kept: the slow twin of `src/search/rank.ts`. */

import {
  inverseFrequency,
  pathWords,
  type SearchIndex,
  searchableMarkdown,
} from "../../src/indexing/indexing.ts";
import { addRow, queryVector } from "../../src/indexing/vectors.ts";
import type { Sdk } from "../../src/sdk.ts";
import { planQuery } from "../../src/search/query-plan.ts";
import { EVIDENCE_WEIGHTS, KEYWORD_WEIGHTS } from "../../src/search/weights.ts";
import { analyze } from "../../src/text/analyze.ts";
import { naiveScores } from "../indexing/naive-bm25f.ts";

const MIN_COSINE = 0.1;
const unversioned = (path: string) => path.replace(/^\/versions\/[^/]+/, "/versions");

/** The score of every chunk that a hybrid search of an SDK finds. For indexes that are smaller than the number of candidates. */
export function naiveRank(
  index: SearchIndex,
  sdk: Sdk | undefined,
  query: string,
): Map<number, number> {
  const { content, keywords } = index;
  const { documentOf, firstChunkOf } = index.view(sdk);
  const plan = planQuery(index, query, true);
  const terms = plan.terms.map(({ number, weight }) => ({
    term: keywords.dictionary.word(number),
    weight,
  }));
  const known = new Set(terms.map(({ term }) => term));
  const holds = (texts: readonly string[]) =>
    texts.some((text) => analyze(text).some((term) => known.has(term)));
  const words = naiveScores(content, sdk, terms, KEYWORD_WEIGHTS);

  const vectors = index.vectors!;
  const wanted = queryVector(vectors, index.embedder!.encodeTerms!(plan.vectorTerms));
  const row = (number: number) => {
    const sum = new Float32Array(vectors.dimensions);
    addRow(vectors, number, sum);
    return sum;
  };
  const dot = (vector: Float32Array) =>
    wanted === undefined ? 0 : vector.reduce((sum, value, k) => sum + value * wanted.values[k]!, 0);
  const pageNearness = (number: number) => {
    const { firstPlacement, endPlacement } = content.documents[number]!;
    const sum = new Float32Array(vectors.dimensions);
    for (const { chunk } of content.placements.slice(firstPlacement, endPlacement)) {
      addRow(vectors, chunk, sum);
    }
    const length = Math.hypot(...sum);
    return length === 0 ? 0 : dot(sum) / length;
  };

  const found = [...content.chunks.entries()].filter(([number, chunk]) => {
    const document = content.documents[documentOf[number]!];
    if (document === undefined) return false;
    const ofPage = [document.title, pathWords(document.path), document.packageName ?? ""];
    const own = [searchableMarkdown(chunk.text), ...chunk.headings];
    const names = chunk.symbols.flatMap((name) => [name, name.slice(name.lastIndexOf(".") + 1)]);
    return (
      holds(own) ||
      names.some((name) => known.has(analyze(name)[0] ?? "")) ||
      (firstChunkOf[documentOf[number]!] === number && holds(ofPage)) ||
      dot(row(number)) >= MIN_COSINE
    );
  });

  const shares = (scores: number[], weight: number) => {
    const best = Math.max(0, ...scores);
    return scores.map((score) => (best > 0 && score > 0 ? (score / best) * weight : 0));
  };
  const numbers = found.map(([number]) => number);
  const weights = EVIDENCE_WEIGHTS;
  const kinds = [
    shares(
      numbers.map((number) => words.chunks.get(number) ?? 0),
      weights.keyword,
    ),
    shares(
      numbers.map((number) => words.pages.get(documentOf[number]!) ?? 0),
      weights.page,
    ),
    shares(
      numbers.map((number) => dot(row(number))),
      weights.vector,
    ),
    shares(
      numbers.map((number) => pageNearness(documentOf[number]!)),
      weights.pageVector,
    ),
  ];
  const rarity = (term: string) => {
    const number = keywords.dictionary.find(term);
    const { sizes, owners } = keywords.chunks;
    return inverseFrequency(number === undefined ? 0 : sizes[number]!, owners);
  };
  const total = (list: Iterable<string>) => [...list].reduce((sum, term) => sum + rarity(term), 0);
  const queryWords = new Map(
    (query.match(/[\w$]+(?:\.[\w$]+)*/g) ?? []).map((text) => {
      const held = analyze(text).filter((term) => keywords.dictionary.find(term) !== undefined);
      return [text.toLowerCase(), total(new Set(held))];
    }),
  );
  return new Map(
    found.map(([number, chunk], entry) => {
      const document = content.documents[documentOf[number]!]!;
      const title = new Set(analyze(document.title));
      const common = total([...title].filter((term) => known.has(term)));
      const all = total(new Set([...title, ...known]));
      const named = chunk.symbols
        .map((name) => name.toLowerCase())
        .flatMap((name) => [name, name.slice(name.lastIndexOf(".") + 1)])
        .map((name) => queryWords.get(name) ?? 0);
      const wanted = total(known);
      const symbol = wanted > 0 ? Math.min(1, Math.max(0, ...named) / wanted) : 0;
      const likeness = all > 0 ? common / all : 0;
      const subject = query.toLowerCase() === document.packageName ? 1 : likeness;
      const isOpening = firstChunkOf[documentOf[number]!] === number;
      const age = /\/archived?\//.test(document.path) ? weights.archived : 0;
      const loss = document.kind === "tutorial" ? weights.tutorial : age;
      const opening = isOpening && age === 0 ? Math.max(0, 2 * subject - 1) * weights.opening : 0;
      const links = content.documents.filter(
        (from) =>
          (from.sdk ?? sdk) === sdk &&
          from.path !== document.path &&
          from.links.some(({ path }) => unversioned(path) === unversioned(document.path)),
      ).length;
      const cures =
        /error/i.test(query) &&
        /error/i.test(chunk.headings.at(-1) ?? "") &&
        [chunk.title, ...chunk.headings].some((name) => /debugging/i.test(name));
      const gain =
        likeness * weights.title +
        symbol * weights.symbol +
        opening +
        (weights.inbound * links) / (links + 4) +
        (cures ? weights.remedy * kinds[0]![entry]! : 0);
      const sum = kinds.reduce((whole, kind) => whole + kind[entry]!, 0);
      return [number, (sum + gain) * (1 - loss)];
    }),
  );
}
