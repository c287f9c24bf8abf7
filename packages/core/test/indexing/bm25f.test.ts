import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndexContent } from "../../src/chunk/content.ts";
import {
  buildIndex,
  createKeywordNorms,
  createKeywordScores,
  type KeywordWeights,
  scoreKeywords,
} from "../../src/indexing/indexing.ts";
import type { Sdk } from "../../src/sdk.ts";
import { guidePage, makeContent, sdkPage, writeSymbol } from "../support/docs-content.ts";
import { naiveScores } from "./naive-bm25f.ts";

const VOCABULARY = ["camera", "map", "push", "token", "useCamera", "app.json", "相机", "the"];
const word = fc.constantFrom(...VOCABULARY);
const sentence = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));

interface Page {
  sdk: Sdk | undefined;
  name: string;
  title: string;
  packageName: string;
  sections: { heading: string; text: string; symbol: boolean }[];
}

const page: fc.Arbitrary<Page> = fc.record({
  sdk: fc.constantFrom(undefined, 56, 57),
  name: fc.constantFrom("a", "b", "camera", "map-view"),
  title: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
  packageName: fc.constantFrom("expo-camera", "expo-map", ""),
  sections: fc.array(fc.record({ heading: word, text: sentence, symbol: fc.boolean() }), {
    maxLength: 4,
  }),
});

function contentOf(pages: readonly Page[]): IndexContent {
  return makeContent(
    pages.map(({ sdk, name, title, packageName, sections }) => {
      const write = (writer: Parameters<Parameters<typeof guidePage>[2]>[0]) => {
        for (const { heading, text, symbol } of sections) {
          if (symbol) writeSymbol(writer, { qualifiedName: `View.${heading}`, signature: heading });
          else writer.heading(2, heading, { anchor: heading });
          writer.block("paragraph", text);
        }
      };
      const facts = { title, ...(packageName === "" ? {} : { packageName }) };
      if (sdk === undefined) return { ...guidePage(`/${name}/`, title, write), ...facts };
      return sdkPage(sdk, `/sdk/${name}/`, write, facts);
    }),
  );
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const amount = fc.double({ min: 0.01, max: 4, noNaN: true });
const fieldsOf = (value: fc.Arbitrary<number>) =>
  fc.record({
    body: value,
    headings: value,
    symbols: value,
    title: value,
    path: value,
    package: value,
  });
const weightsArbitrary: fc.Arbitrary<KeywordWeights> = fc.record({
  fields: fieldsOf(amount),
  lengths: fieldsOf(share),
  k1: fc.record({ chunk: amount, page: amount }),
});

describe("scoreKeywords", () => {
  it("gives every chunk and page the score that the formula gives", () => {
    const terms = fc.uniqueArray(
      fc.constantFrom("camera", "map", "usecamera", "push", "相机", "app"),
    );
    fc.assert(
      fc.property(
        fc.array(page, { maxLength: 6 }),
        terms,
        weightsArbitrary,
        fc.constantFrom(undefined, 56, 57),
        (pages, wanted, weights, sdk) => {
          const content = contentOf(pages);
          const index = buildIndex(content);
          const view = index.view(sdk);
          const scores = createKeywordScores(content.chunks.length, content.documents.length);
          const norms = createKeywordNorms(index.keywords, view, weights);
          const known = wanted
            .map((term, at) => ({ term, weight: 1 + at / 2 }))
            .filter(({ term }) => index.keywords.dictionary.find(term) !== undefined);
          const run = () =>
            scoreKeywords(
              index.keywords,
              view,
              known.map(({ term, weight }) => ({
                number: index.keywords.dictionary.find(term)!,
                weight,
              })),
              weights,
              norms,
              scores,
            );
          run();
          // Twice, because what the first run leaves behind must not count.
          run();
          const naive = naiveScores(content, sdk, known, weights);
          for (let chunk = 0; chunk < content.chunks.length; chunk++) {
            const document = view.documentOf[chunk]!;
            const score = document < 0 ? 0 : scores.chunks[chunk]! + scores.base[document]!;
            expect(score).toBeCloseTo(naive.chunks.get(chunk) ?? 0, 4);
          }
          for (let document = 0; document < content.documents.length; document++) {
            expect(scores.pages[document]).toBeCloseTo(naive.pages.get(document) ?? 0, 4);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("scores nothing for no terms, and leaves terms of weight 0 out", () => {
    const content = contentOf([
      { sdk: 57, name: "a", title: "camera", packageName: "", sections: [] },
    ]);
    const index = buildIndex(content);
    const view = index.view(57);
    const weights: KeywordWeights = {
      fields: { body: 1, headings: 1, symbols: 1, title: 1, path: 1, package: 1 },
      lengths: { body: 0, headings: 0, symbols: 0, title: 0, path: 0, package: 0 },
      k1: { chunk: 1, page: 1 },
    };
    const scores = createKeywordScores(content.chunks.length, content.documents.length);
    const norms = createKeywordNorms(index.keywords, view, weights);
    const number = index.keywords.dictionary.find("camera")!;
    scoreKeywords(index.keywords, view, [{ number, weight: 0 }], weights, norms, scores);
    expect(scores.chunkCount).toBe(0);
    expect(scores.documentCount).toBe(0);
  });
});
