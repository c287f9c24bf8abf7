import { describe, expect, it } from "vitest";
import { embedContent } from "../../src/embed-content.ts";
import { buildIndex } from "../../src/indexing/indexing.ts";
import { createSearcher } from "../../src/search/search.ts";
import { guidePage, makeContent, sdkPage, writeSymbol } from "../support/docs-content.ts";

/** Long enough that each section is a chunk of its own. */
const FILLING =
  "Whatever the device wrote down comes with the day on which it was written. ".repeat(14);
const content = makeContent([
  sdkPage(
    57,
    "/versions/v57.0.0/sdk/ledger/",
    (writer) => {
      writer.block("paragraph", `Keeps entries of a ledger on the device. ${FILLING}`);
      writer.heading(2, "Importing a ledger", { anchor: "importing-a-ledger" });
      writer.block("paragraph", `Call open with the file that came with your app. ${FILLING}`);
      writer.heading(2, "Types", { anchor: "types" });
      writeSymbol(writer, { qualifiedName: "LedgerOptions", signature: "LedgerOptions" });
      writer.block("paragraph", `Importing a ledger, the importing flag of a ledger. ${FILLING}`);
    },
    { title: "Ledger" },
  ),
  guidePage("/guides/books/", "Books", (writer) => {
    writer.block("paragraph", "A ledger is one of the books that importing knows.");
  }),
]);
const searcher = createSearcher(buildIndex(content, await embedContent(content, undefined, {})));
const sections = async (query: string) =>
  (await searcher.search(query)).hits
    .filter(({ path }) => path.endsWith("/ledger/"))
    .map(({ anchor }) => anchor);

describe("chooseChunks", () => {
  it("shows the section whose heading has the question's words before an entry that repeats them", async () => {
    expect((await sections("importing a ledger"))[0]).toBe("importing-a-ledger");
  });

  it("shows the entry that the question names", async () => {
    expect((await sections("LedgerOptions importing"))[0]).toBe("ledgeroptions");
  });

  it("shows the opening of a page for its title", async () => {
    expect((await sections("ledger"))[0]).toBe("");
  });

  it("leaves pages where they are, and scores descending and made of their reasons", async () => {
    for (const query of ["importing a ledger", "LedgerOptions importing", "ledger books"]) {
      const { hits } = await searcher.search(query);
      const scores = hits.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      for (const { score, why } of hits)
        expect(why.keyword + why.page + why.vector + why.boost).toBeCloseTo(score, 9);
      const pages = (of: typeof hits) => of.map(({ path }) => path);
      const one = await searcher.search(query, { perPage: 1 });
      expect([...new Set(pages(hits))]).toEqual(pages(one.hits));
      expect(one.hits.map(({ anchor }) => anchor)).toEqual(
        pages(one.hits).map((page) => hits.find(({ path }) => path === page)?.anchor),
      );
    }
  });

  it("gives each chunk once over the pages of a result", async () => {
    const all = (await searcher.search("importing a ledger", { limit: 10 })).hits;
    const parts: number[] = [];
    for (let offset = 0; offset < all.length; offset++) {
      const { hits } = await searcher.search("importing a ledger", { limit: 1, offset });
      parts.push(...hits.map(({ chunk }) => chunk));
    }
    expect(parts).toEqual(all.map(({ chunk }) => chunk));
  });
});
