import { type AnyOrama, count, getByID, insert, search } from "@orama/orama";
import { describe, expect, it } from "vitest";
import { embedContent } from "../../src/embed-content.ts";
import { buildIndex } from "../../src/indexing/indexing.ts";
import { expoDocuments, makeContent } from "../support/docs-content.ts";

const content = makeContent(expoDocuments);
const embedded = await embedContent(content, undefined, {});
const index = buildIndex(content, embedded);
const orama = index.orama as AnyOrama;

// biome-ignore lint/suspicious/noExplicitAny: Orama types a document by its schema, which does not leave the package
const find = async (params: object): Promise<any> => search(orama, params as never);
const titles = (found: { hits: { document: { title: string } }[] }) =>
  found.hits.map(({ document }) => document.title);

describe("index.orama", () => {
  it("is made once, and holds every chunk as a document", () => {
    expect(index.orama).toBe(orama);
    expect(count(orama)).toBe(content.chunks.length);
    expect(getByID(orama, "0")).toMatchObject({ id: "0", title: content.chunks[0]!.title });
  });

  it("searches all string properties, best first", async () => {
    const found = await find({ term: "takePictureAsync" });
    expect(found.count).toBeGreaterThan(0);
    expect(found.hits[0].document.symbols).toContain("CameraView.takePictureAsync");
    const scores = found.hits.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it("searches only the properties that are named", async () => {
    const inTitle = await find({ term: "camera", properties: ["title"], limit: 100 });
    expect(new Set(titles(inTitle))).toEqual(new Set(["Camera"]));
    const inSymbols = await find({ term: "permissions", properties: ["symbols"] });
    expect(inSymbols.count).toBe(0);
  });

  it("lets boosts weigh properties against each other", async () => {
    const share = async (boost: object) => {
      const { hits } = await find({ term: "overview camera", boost, limit: 100 });
      const of = (title: string) =>
        hits.find(({ document }: { document: { title: string } }) => document.title === title)
          .score;
      return of("Overview of Linking") / of("Camera");
    };
    expect(await share({ path: 40 })).toBeGreaterThan(await share({ path: 0.01 }));
  });

  it("asks for every word at threshold 0, for any at threshold 1", async () => {
    const any = await find({ term: "camera asString", threshold: 1, limit: 100 });
    const all = await find({ term: "camera linking", threshold: 0, limit: 100 });
    expect(any.count).toBeGreaterThan(all.count);
    expect(all.count).toBe(0);
  });

  it("finds misspelt words within the tolerance, and not without", async () => {
    expect((await find({ term: "cammera", tolerance: 1 })).count).toBeGreaterThan(0);
    expect((await find({ term: "cammera" })).count).toBe(0);
  });

  it("filters by enums, lists and strings", async () => {
    const apis = await find({ term: "camera", where: { kind: { eq: "api" } }, limit: 100 });
    expect(
      apis.hits.every(({ document }: { document: { kind: string } }) => document.kind === "api"),
    ).toBe(true);
    const old = await find({ term: "", where: { sdk: { containsAny: [55] } }, limit: 100 });
    expect(old.count).toBeGreaterThan(0);
    for (const { document } of old.hits) expect(document.sdk).toContain(55);
    const none = await find({ term: "camera", where: { packageName: { eq: "expo-av" } } });
    expect(none.count).toBe(0);
    const byTitle = await find({ term: "", where: { title: "Linking" }, limit: 100 });
    expect(new Set(titles(byTitle))).toEqual(new Set(["Overview of Linking"]));
    const not = await find({ term: "camera", where: { not: { kind: { eq: "api" } } } });
    expect(
      not.hits.some(({ document }: { document: { kind: string } }) => document.kind === "api"),
    ).toBe(false);
  });

  it("counts facets", async () => {
    const found = await find({ term: "camera", facets: { kind: {}, packageName: {} }, limit: 1 });
    expect(found.facets.kind.values.api).toBeGreaterThan(0);
    expect(found.facets.packageName.values["expo-camera"]).toBeGreaterThan(0);
  });

  it("groups", async () => {
    const found = await find({ term: "camera permissions", groupBy: { properties: ["title"] } });
    expect(found.groups.map(({ values }: { values: string[] }) => values[0])).toContain("Camera");
  });

  it("sorts", async () => {
    const up = await find({ term: "", sortBy: { property: "title", order: "ASC" }, limit: 100 });
    const down = await find({ term: "", sortBy: { property: "title", order: "DESC" }, limit: 100 });
    expect(titles(up)[0]).toBe("AV");
    expect(titles(down).at(-1)).toBe("AV");
  });

  it("pages, and keeps one of each distinct value", async () => {
    const first = await find({ term: "camera", limit: 2 });
    const second = await find({ term: "camera", limit: 2, offset: 1 });
    expect(second.hits[0].id).toBe(first.hits[1].id);
    const distinct = await find({ term: "camera", distinctOn: "title", limit: 100 });
    expect(new Set(titles(distinct)).size).toBe(distinct.hits.length);
  });

  it("runs hooks around a search", async () => {
    const seen: string[] = [];
    orama.beforeSearch.push(() => void seen.push("before"));
    orama.afterSearch.push(() => void seen.push("after"));
    await find({ term: "camera" });
    orama.beforeSearch.pop();
    orama.afterSearch.pop();
    expect(seen).toEqual(["before", "after"]);
  });

  it("searches vectors, with filters, and both at once", async () => {
    const value = embedded.embedder.encodeTerms!(["camera", "preview"]);
    const near = await find({
      mode: "vector",
      vector: { value, property: "vector" },
      similarity: 0.2,
    });
    expect(titles(near)[0]).toBe("Camera");
    const filtered = await find({
      mode: "vector",
      vector: { value, property: "vector" },
      similarity: -1,
      where: { kind: { eq: "guide" } },
    });
    expect(
      filtered.hits.every(
        ({ document }: { document: { kind: string } }) => document.kind === "guide",
      ),
    ).toBe(true);
    const both = await find({
      mode: "hybrid",
      term: "camera",
      vector: { value, property: "vector" },
      similarity: 0.2,
    });
    expect(titles(both)[0]).toBe("Camera");
  });

  it("refuses writes with what to do instead", () => {
    expect(() => insert(orama, { title: "New" } as never)).toThrow(/build a new index/);
  });
});
