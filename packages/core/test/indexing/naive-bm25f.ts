/** BM25F as a textbook writes it down, over lists of terms: the slow twin of `src/indexing/bm25f.ts`. */
import type { IndexContent } from "../../src/chunk/content.ts";
import { FIELDS, type Field } from "../../src/indexing/fields.ts";
import { type KeywordWeights, pathWords, searchableMarkdown } from "../../src/indexing/indexing.ts";
import type { Sdk } from "../../src/sdk.ts";
import { analyze } from "../../src/text/analyze.ts";

type Fields = Record<Field, string[]>;

const CHUNK_FIELDS: readonly Field[] = ["body", "headings", "symbols"];

/** Scores of every chunk and document of an SDK's view, by number. */
export function naiveScores(
  content: IndexContent,
  sdk: Sdk | undefined,
  terms: readonly { term: string; weight: number }[],
  weights: KeywordWeights,
): { chunks: Map<number, number>; pages: Map<number, number> } {
  const documents = [...content.documents.entries()].filter(
    ([, document]) => document.sdk === undefined || document.sdk === sdk,
  );
  const documentOf = new Map<number, number>();
  const placed: [document: number, chunk: number][] = [];
  for (const [number, document] of documents) {
    for (let at = document.firstPlacement; at < document.endPlacement; at++) {
      const { chunk } = content.placements[at]!;
      placed.push([number, chunk]);
      if (!documentOf.has(chunk)) documentOf.set(chunk, number);
    }
  }
  const fieldsOfChunk = (number: number): Fields => {
    const chunk = content.chunks[number]!;
    const document = content.documents[documentOf.get(number)!]!;
    return {
      body: analyze(searchableMarkdown(chunk.text)),
      headings: chunk.headings.flatMap((heading) => analyze(heading)),
      symbols: chunk.symbols.flatMap(symbolTerms),
      title: analyze(document.title),
      path: analyze(pathWords(document.path)),
      package: analyze(document.packageName ?? ""),
    };
  };
  const chunkFields = new Map([...documentOf.keys()].map((chunk) => [chunk, fieldsOfChunk(chunk)]));
  const mean = (numbers: number[]) =>
    numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length;
  const averages = {} as Record<Field, number>;
  const documentFields = new Map(
    documents.map(([number, document]) => [
      number,
      {
        title: analyze(document.title),
        path: analyze(pathWords(document.path)),
        package: analyze(document.packageName ?? ""),
      },
    ]),
  );
  for (const field of FIELDS) {
    averages[field] = CHUNK_FIELDS.includes(field)
      ? mean([...chunkFields.values()].map((fields) => fields[field].length))
      : mean([...documentFields.values()].map((fields) => fields[field as "title"].length));
  }
  const perPage = documents.length === 0 ? 0 : documentOf.size / documents.length;
  const cap = (field: Field, count: number) =>
    Math.min(count, field === "body" ? 15 : field === "headings" ? 7 : field === "symbols" ? 1 : 3);
  const part = (field: Field, count: number, length: number, average: number) => {
    if (count === 0) return 0;
    const b = average > 0 ? weights.lengths[field] : 0;
    return (
      (weights.fields[field] * cap(field, count)) /
      (1 - b + (b * length) / (average > 0 ? average : 1))
    );
  };
  const occurrences = (list: readonly string[], term: string) =>
    list.filter((candidate) => candidate === term).length;
  const idf = (holders: number, all: number) =>
    Math.log(1 + (Math.max(all, holders) - holders + 0.5) / (holders + 0.5));
  const everyChunk = content.chunks.map((chunk) => [
    ...analyze(searchableMarkdown(chunk.text)),
    ...chunk.headings.flatMap((heading) => analyze(heading)),
    ...chunk.symbols.flatMap(symbolTerms),
  ]);

  const chunks = new Map<number, number>();
  const pages = new Map<number, number>();
  for (const { term, weight } of terms) {
    const rarity =
      weight * idf(everyChunk.filter((list) => list.includes(term)).length, content.chunks.length);
    for (const [number, fields] of chunkFields) {
      let tf = 0;
      for (const field of FIELDS) {
        tf += part(field, occurrences(fields[field], term), fields[field].length, averages[field]);
      }
      const k1 = weights.k1.chunk;
      const score = (rarity * tf * (k1 + 1)) / (tf + k1);
      if (score > 0) chunks.set(number, (chunks.get(number) ?? 0) + score);
    }
    const pageTf = new Map<number, number>();
    for (const [number, own] of documentFields) {
      let tf = 0;
      for (const field of ["title", "path", "package"] as const) {
        tf += part(field, occurrences(own[field], term), own[field].length, averages[field]);
      }
      for (const field of CHUNK_FIELDS) {
        const here = placed.filter(([document]) => document === number).map(([, chunk]) => chunk);
        // What a page says twice makes it longer, but its words are found once.
        const length = here.reduce((sum, chunk) => sum + chunkFields.get(chunk)![field].length, 0);
        for (const chunk of new Set(here)) {
          // A chunk counts for the first of the documents that hold it.
          if (documentOf.get(chunk) !== number) continue;
          const list = chunkFields.get(chunk)![field];
          tf += part(field, occurrences(list, term), length, averages[field] * perPage);
        }
      }
      if (tf > 0) pageTf.set(number, tf);
    }
    const pageRarity = weight * idf(pageTf.size, documents.length);
    for (const [number, tf] of pageTf) {
      const k1 = weights.k1.page;
      pages.set(number, (pages.get(number) ?? 0) + (pageRarity * tf * (k1 + 1)) / (tf + k1));
    }
  }
  return { chunks, pages };
}

/** The wholes of a qualified name and of its last part. */
function symbolTerms(name: string): string[] {
  const wholes = [name, name.slice(name.lastIndexOf(".") + 1)].map((part) => analyze(part)[0]);
  return [...new Set(wholes)].filter((term) => term !== undefined);
}
