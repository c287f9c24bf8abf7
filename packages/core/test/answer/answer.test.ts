import { describe, expect, it } from "vitest";
import { packAnswer } from "../../src/answer/answer.ts";
import type { AnswerOptions } from "../../src/answer/result.ts";
import { withSdk } from "../../src/chunk/content.ts";
import type { DocumentLookup } from "../../src/read/read.ts";
import type { Hit, SearchOptions, SearchResult } from "../../src/search/result.ts";
import { estimateTokens } from "../../src/text/tokens.ts";
import { expoLookup, guidePage, makeLookup } from "../support/docs-content.ts";
import { words } from "../support/document.ts";

/** Hits on every placement of the given documents, best first in the order given. */
function hitsOn(lookup: DocumentLookup, paths: readonly string[]): Hit[] {
  const { documents, placements, chunks } = lookup.content;
  return paths
    .flatMap((path) => {
      const document = documents[lookup.byPath(path)!]!;
      return placements
        .slice(document.firstPlacement, document.endPlacement)
        .map((placement): Hit => {
          const chunk = chunks[placement.chunk]!;
          const anchor = document.sections[placement.section]!.anchor;
          const hit: Hit = {
            path,
            url: anchor === "" ? document.url : `${document.url}#${anchor}`,
            title: chunk.title,
            headings: chunk.headings,
            anchor,
            kind: chunk.kind,
            alsoIn: [],
            platforms: [],
            excerpt: { text: "", highlights: [] },
            score: 1,
            why: { keyword: 1, page: 0, vector: 0, boost: 0, terms: [] },
            chunk: placement.chunk,
          };
          return document.sdk === undefined ? hit : { ...hit, sdk: document.sdk };
        });
    })
    .map((hit, index) => ({ ...hit, score: 1 - index / 100 }));
}

async function answer(lookup: DocumentLookup, hits: Hit[], options: AnswerOptions = {}) {
  const asked: SearchOptions[] = [];
  const search = async (query: string, searchOptions: SearchOptions): Promise<SearchResult> => {
    asked.push(searchOptions);
    return {
      query,
      sdk: { searched: 57, available: [57] },
      hits,
      total: hits.length,
      tookMs: 1,
      cached: false,
      corrections: [],
    };
  };
  let clock = 0;
  const packed = await packAnswer({ lookup, search, now: () => clock++ }, "scan codes", options);
  return { packed, asked };
}

const CAMERA = "/versions/v57.0.0/sdk/camera/";
const GUIDE = "/guides/permissions/";

describe("packAnswer", () => {
  const lookup = expoLookup();

  it("cites every passage by number, heading path and address", async () => {
    const { packed } = await answer(lookup, hitsOn(lookup, [CAMERA, GUIDE]));
    expect(packed.citations.map(({ number }) => number)).toEqual(
      packed.citations.map((_, index) => index + 1),
    );
    for (const { number, title, headings, url } of packed.citations)
      expect(packed.text).toContain(`[${number}] ${[title, ...headings].join(" › ")} — ${url}`);
    expect(packed.tookMs).toBe(1);
  });

  it("writes passages to the letter, with their document's SDK in links", async () => {
    const hits = hitsOn(lookup, [CAMERA]);
    const { packed } = await answer(lookup, hits);
    for (const hit of hits)
      expect(packed.text).toContain(withSdk(lookup.content.chunks[hit.chunk]!.text, 57).trim());
    expect(packed.text).not.toContain("\uE057");
  });

  it("puts passages of one page together, in the page's order, where its best stands", async () => {
    const [first, second] = hitsOn(lookup, [CAMERA]);
    const [guide] = hitsOn(lookup, [GUIDE]);
    const ranked = [second!, guide!, first!].map((hit, index) => ({
      ...hit,
      score: 1 - index / 9,
    }));
    const { packed } = await answer(lookup, ranked);
    expect(packed.citations.map(({ path }) => path)).toEqual([CAMERA, CAMERA, GUIDE]);
    expect(packed.citations[0]!.anchor).toBe("");
  });

  it.each([100, 150, 300, 1_000])(
    "keeps to a budget of %i with whole fences",
    async (maxTokens) => {
      const { packed } = await answer(lookup, hitsOn(lookup, [CAMERA, GUIDE]), { maxTokens });
      expect(packed.tokens).toBe(estimateTokens(packed.text));
      expect(packed.tokens).toBeLessThanOrEqual(maxTokens);
      expect(packed.citations.length).toBeGreaterThan(0);
      expect((packed.text.match(/^```/gmu)?.length ?? 0) % 2).toBe(0);
    },
  );

  it("cites an address once, with all that was found there", async () => {
    const long = makeLookup([
      guidePage("/long/", "Long", (writer) => {
        for (let part = 0; part < 6; part++)
          writer.block("paragraph", `Part ${part}. ${words(250)}`);
        writer.heading(2, "Else", { anchor: "else" });
        writer.block("paragraph", words(200));
      }),
    ]);
    const hits = hitsOn(long, ["/long/"]);
    const { packed } = await answer(long, hits, { maxTokens: 20_000 });
    expect(hits.length).toBeGreaterThan(2);
    expect(packed.citations.map(({ anchor }) => anchor)).toEqual(["", "else"]);
    for (const hit of hits)
      expect(packed.text).toContain(long.content.chunks[hit.chunk]!.text.trim());
  });

  it("refuses options that only a search has", async () => {
    for (const options of [{ limit: 3 }, { platform: "ios" }, null])
      await expect(answer(lookup, [], options as never)).rejects.toMatchObject({
        code: "INVALID_OPTION",
      });
  });

  it("does not give the same text twice", async () => {
    const twins = makeLookup(
      ["/a/", "/b/"].map((path) =>
        guidePage(path, "Twin", (writer) => writer.block("paragraph", words(30))),
      ),
    );
    const { packed } = await answer(twins, hitsOn(twins, ["/a/", "/b/"]));
    expect(packed.citations).toHaveLength(1);
  });

  it("leaves out passages far below the best", async () => {
    const hits = hitsOn(lookup, [GUIDE, CAMERA]).map((hit, index) => ({
      ...hit,
      score: index === 0 ? 1 : 0.1,
    }));
    const { packed } = await answer(lookup, hits);
    expect(packed.citations.map(({ path }) => path)).toEqual([GUIDE]);
  });

  it("cuts a paragraph after a sentence where not even the best passage fits", async () => {
    const sentence = `${words(20)}. `;
    const long = makeLookup([
      guidePage("/long/", "Long", (writer) => writer.block("paragraph", sentence.repeat(12))),
    ]);
    const { packed } = await answer(long, hitsOn(long, ["/long/"]), { maxTokens: 120 });
    expect(packed.text.endsWith("preview. …")).toBe(true);
    expect(packed.tokens).toBeLessThanOrEqual(120);
  });

  it("is empty where nothing was found", async () => {
    const { packed } = await answer(lookup, []);
    expect(packed).toMatchObject({ text: "", citations: [], tokens: 0 });
  });

  it("asks for more hits the larger the budget, and hands the other options on", async () => {
    const small = await answer(lookup, [], { maxTokens: 100, kinds: ["api"] });
    const large = await answer(lookup, [], { maxTokens: 100_000 });
    expect(small.asked[0]).toEqual({ kinds: ["api"], limit: 8 });
    expect(large.asked[0]).toEqual({ limit: 50 });
  });

  it("refuses a budget out of range", async () => {
    await expect(answer(lookup, [], { maxTokens: 99 })).rejects.toMatchObject({
      code: "INVALID_OPTION",
    });
  });
});
