import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { embedContent } from "../../src/embed-content.ts";
import { buildIndex, type SearchIndex } from "../../src/indexing/indexing.ts";
import { createSearcher } from "../../src/search/search.ts";
import { guidePage, makeContent, sdkPage, writeSymbol } from "../support/docs-content.ts";
import { naiveRank } from "./naive-rank.ts";

const VOCABULARY = [
  "camera",
  "map",
  "debugging",
  "error",
  "useCamera",
  "app.json",
  "相机",
  "battery",
];
const word = fc.constantFrom(...VOCABULARY);
const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(" "));
const section = fc.record({ heading: word, text: sentence, symbol: fc.boolean() });
const pages = fc.array(
  fc.record({
    sdk: fc.constantFrom(undefined, 56, 57),
    name: fc.constantFrom("a", "b", "camera", "archive/push", "tutorial/c"),
    links: fc.array(fc.constantFrom("/a/", "/camera/", "/versions/v57.0.0/camera/"), {
      maxLength: 2,
    }),
    title: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
    sections: fc.array(section, { maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 8 },
);

async function indexOf(drawn: typeof pages extends fc.Arbitrary<infer T> ? T : never) {
  const content = makeContent(
    drawn.map(({ sdk, name, title, links, sections }) => {
      const write = (writer: Parameters<Parameters<typeof guidePage>[2]>[0]) => {
        for (const { heading, text, symbol } of sections) {
          if (symbol) writeSymbol(writer, { qualifiedName: `View.${heading}`, signature: heading });
          else writer.heading(2, heading, { anchor: heading });
          writer.block("paragraph", text);
        }
      };
      const linked = links.map((path) => ({ path, text: "There" }));
      if (sdk !== undefined) return sdkPage(sdk, `/${name}/`, write, { title, links: linked });
      const kind = name.startsWith("tutorial/") ? "tutorial" : "guide";
      return { ...guidePage(`/${name}/`, title, write), title, kind, links: linked };
    }),
  );
  return buildIndex(content, await embedContent(content, undefined, {}));
}

const inOrder = (a: readonly [number, number], b: readonly [number, number]) =>
  a[0] - b[0] || b[1] - a[1];

/** The page that a chunk is ranked on. */
function pageOf(index: SearchIndex, chunk: number): number {
  return index.view(index.content.sdks[0]).documentOf[chunk]!;
}

async function scoresOf(searcher: ReturnType<typeof createSearcher>, query: string) {
  const { hits, total } = await searcher.search(query, {
    limit: 100,
    perPage: 100,
    cache: false,
  });
  return { scores: hits.map(({ chunk, score }) => [chunk, score] as const), total };
}

describe("rank", () => {
  it("gives every chunk the score that its description gives, one query after another", async () => {
    const queries = fc.array(sentence, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(pages, queries, async (drawn, wanted) => {
        const index: SearchIndex = await indexOf(drawn);
        const searcher = createSearcher(index);
        const [newest] = index.content.sdks;
        // One searcher for all queries, because what the last one leaves behind must not count.
        for (const query of wanted) {
          const naive = naiveRank(index, newest, query);
          const { scores, total } = await scoresOf(searcher, query);
          expect(total).toBe(naive.size);
          expect(scores.map(([chunk]) => chunk).sort((a, b) => a - b)).toEqual(
            [...naive.keys()].sort((a, b) => a - b),
          );
          // Which of a page's chunks stands where is chosen afterwards; the scores of its places stay.
          const byPage = (all: Iterable<readonly [chunk: number, score: number]>) =>
            [...all].map(([chunk, score]) => [pageOf(index, chunk), score] as const).sort(inOrder);
          const expected = byPage(naive);
          for (const [at, [page, score]] of byPage(scores).entries()) {
            expect(page).toBe(expected[at]![0]);
            expect(score).toBeCloseTo(expected[at]![1], 3);
          }
          const given = scores.map(([, score]) => score);
          expect(given).toEqual([...given].sort((a, b) => b - a));
        }
      }),
      { numRuns: 30 },
    );
  });
});
