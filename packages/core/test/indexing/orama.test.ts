/** What the database says of a real index. How Orama's search works over it stands in `orama-contract.test.ts`. */
import { type AnyOrama, count, getByID, search } from "@orama/orama";
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

  it("finds symbols by their whole names and by their parts", async () => {
    const found = await find({ term: "takePictureAsync" });
    expect(found.hits[0].document.symbols).toContain("CameraView.takePictureAsync");
    expect((await find({ term: "picture", properties: ["symbols"] })).count).toBe(0);
  });

  it("knows every SDK that a chunk stands in", async () => {
    const old = await find({ term: "", where: { sdk: { containsAny: [55] } }, limit: 100 });
    expect(old.count).toBeGreaterThan(0);
    for (const { document } of old.hits) expect(document.sdk).toContain(55);
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
});
