/** Where our database answers otherwise than a stock one, and both answers. The list for users: `docs/api/orama.md`. */
import {
  type AnyOrama,
  count,
  create,
  getByID,
  insertMultiple,
  load,
  remove,
  save,
  update,
  upsert,
} from "@orama/orama";
import { describe, expect, it } from "vitest";
import type { IndexContent } from "../../src/chunk/content.ts";
import { buildIndex } from "../../src/indexing/indexing.ts";
import { guidePage, makeContent } from "../support/docs-content.ts";
import { find, idSet, idsOf } from "./orama-contract/contract.ts";
import { IDS, openStock, SUBJECTS } from "./orama-contract/pages.ts";

const ours = await SUBJECTS[1]!.open();
const stock = await openStock();
const { brightness, activate, energy } = IDS;

describe("index.orama, beside a stock database", () => {
  it("has all that a database made by create has, under the same names and of the same types", () => {
    const shapeOf = (value: object) =>
      Object.fromEntries(
        Object.entries(value).map(([name, one]) => [
          name,
          Array.isArray(one) ? "list" : typeof one,
        ]),
      );
    const { plugins: _, ...expected } = shapeOf(stock);
    expect(shapeOf(ours)).toMatchObject(expected);
    for (const component of ["documentsStore", "sorter", "pinning", "internalDocumentIDStore"])
      expect(Object.keys(ours[component as "sorter"])).toEqual(
        expect.arrayContaining(
          // What makes an empty component, and what Orama's functions never call on one that is full.
          Object.keys(stock[component as "sorter"]).filter(
            (name) => name !== "create" && name !== "getMatchingRules",
          ),
        ),
      );
    expect(Object.keys(ours.data).sort()).toEqual(Object.keys(stock.data).sort());
  });

  it("knows identifiers by their parts and words by their stems", async () => {
    const content = makeContent([
      guidePage("/guides/a/", "A", (writer) =>
        writer.block("paragraph", "Call takePictureAsync for pictures."),
      ),
    ]);
    const index = buildIndex(content).orama as AnyOrama;
    expect((await find(index, { term: "picture" })).count).toBe(1);
    expect((await find(index, { term: "async", exact: false })).count).toBe(1);
  });

  it("counts how often a word is said", async () => {
    const order = async (orama: AnyOrama) =>
      idsOf(await find(orama, { term: "screen", properties: ["text"] }))[0];
    expect(await order(ours)).toBe(energy);
    const scores = (await find(stock, { term: "screen", properties: ["text"] })).hits;
    expect(scores.find(({ id }) => id === energy)?.score).toBe(
      scores.find(({ id }) => id === brightness)?.score,
    );
  });

  it("puts a whole word before words that only begin with it", async () => {
    const whole = await find(ours, { term: "screen" });
    const part = await find(ours, { term: "scree" });
    expect(idSet(part)).toEqual(idSet(whole));
    expect(part.hits[0]!.score).toBeLessThan(whole.hits[0]!.score);
    expect((await find(stock, { term: "scree" })).hits[0]!.score).toBe(
      (await find(stock, { term: "screen" })).hits[0]!.score,
    );
  });

  it("asks at threshold 0 for every word anywhere in a document, not within one property", async () => {
    const asked = { term: "wakelock awake", threshold: 0 };
    expect(idsOf(await find(ours, asked))).toEqual([activate]);
    expect((await find(stock, asked)).count).toBe(0);
  });

  it("gives vectors after a search that left them out, which a stock database has lost by then", async () => {
    const vectorOf = async (orama: AnyOrama) => {
      await find(orama, { term: "picture" });
      const { hits } = await find(orama, { term: "picture", includeVectors: true });
      return hits[0]!.document.vector;
    };
    expect(await vectorOf(ours)).toEqual([0, 0, 0, 1]);
    expect(await vectorOf(await openStock())).toBeNull();
  });

  it("stays as it is when it is asked for a document that is not there", async () => {
    const fresh = await openStock();
    for (const orama of [ours, fresh]) getByID(orama, "gone");
    const where = { not: { kind: { eq: "api" } } };
    expect((await find(ours, { term: "", where })).count).toBe(2);
    expect((await find(fresh, { term: "", where, preflight: true })).count).toBe(3);
  });

  it("refuses whatever writes, with what to do instead", async () => {
    const document = getByID(ours, "0") as never;
    const writes = [
      () => insertMultiple(ours, [document]),
      () => remove(ours, "0"),
      () => update(ours, "0", document),
      () => upsert(ours, document),
      () => save(ours),
      () => load(ours, save(stock)),
    ];
    for (const write of writes) {
      await expect((async () => write())()).rejects.toMatchObject({
        code: "INVALID_OPTION",
        next: expect.stringContaining("build a new index"),
      });
    }
    expect(count(ours)).toBe(7);
  });
});

describe("the number of matches", () => {
  /** Pages of one word and nothing else: enough of them to pass what one call takes as arguments. */
  const many = (chunks: number): IndexContent => {
    const content = makeContent([
      guidePage("/guides/a/", "A", (writer) => writer.block("paragraph", "Same words.")),
    ]);
    const [chunk] = content.chunks;
    const [placement] = content.placements;
    const [document] = content.documents;
    return {
      ...content,
      chunks: Array.from({ length: chunks }, () => chunk!),
      placements: Array.from({ length: chunks }, (_, number) => ({ ...placement!, chunk: number })),
      documents: [{ ...document!, endPlacement: chunks }],
    };
  };
  const hybrid = {
    mode: "hybrid",
    term: "same",
    similarity: 0.5,
    vector: { property: "vector", value: [1, 0] },
  };

  it("makes stock hybrid search throw where one call cannot take them all", async () => {
    const chunks = 130_000;
    const orama: AnyOrama = create({ schema: { text: "string", vector: "vector[2]" } });
    await insertMultiple(
      orama,
      // One text is enough: as many vectors are near, and stock full-text search takes seconds for as many texts.
      Array.from({ length: chunks }, (_, at) => ({
        text: at === 0 ? "same" : "",
        vector: [1, 0],
      })),
      chunks,
    );
    await expect(find(orama, hybrid)).rejects.toThrow(RangeError);
  });

  it("is bounded in ours, so that hybrid search answers", async () => {
    const chunks = 130_000;
    const embedder = { id: "made", dimensions: 2, embed: async () => [] };
    const vectors = Float32Array.from({ length: chunks * 2 }, (_, at) => 1 - (at % 2));
    const orama = buildIndex(many(chunks), { embedder, vectors }).orama as AnyOrama;
    const found = await find(orama, hybrid);
    expect(found.count).toBe(65_535);
    expect(found.hits).toHaveLength(10);
    expect((await find(orama, { term: "same" })).count).toBe(65_535);
  });
});
