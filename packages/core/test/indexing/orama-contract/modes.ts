/** Vector and hybrid searches, and pins. */
import {
  type AnyOrama,
  deletePin,
  getAllPins,
  getPin,
  insertPin,
  searchVector,
  updatePin,
} from "@orama/orama";
import { expect } from "vitest";
import { type Found, find, idSet, idsOf, type OramaCase } from "./contract.ts";
import { IDS } from "./pages.ts";

const { charge, brightness, activate, oldCharge, energy } = IDS;

const vector = { property: "vector", value: [1, 0, 0, 0] };
const near = (orama: AnyOrama, parameters: object = {}) =>
  find(orama, { mode: "vector", vector, ...parameters });
const both = (orama: AnyOrama, parameters: object = {}) =>
  find(orama, { mode: "hybrid", term: "screen", vector, similarity: 0.5, ...parameters });

/** Rules for `mode`, `vector`, `similarity`, `hybridWeights`, `includeVectors` and pins. */
export const modeCases: readonly OramaCase[] = [
  {
    name: "finds what is near a vector, nearest first, with the cosine as its score",
    async run(orama) {
      const found = await near(orama, { similarity: 0.5 });
      expect(idsOf(found)).toEqual([charge, activate, oldCharge]);
      expect(found.hits[0]?.score).toBeCloseTo(1, 3);
      expect(found.hits[1]?.score).toBeCloseTo(Math.SQRT1_2, 3);
    },
  },
  {
    name: "asks for a similarity of 0.8 unless told otherwise",
    async run(orama) {
      expect(idsOf(await near(orama))).toEqual([charge]);
      expect((await near(orama, { similarity: -1 })).count).toBe(7);
    },
  },
  {
    name: "filters, counts, gathers and pages what is near",
    async run(orama) {
      const where = { sdk: { containsAny: [57] } };
      const found = await near(orama, { similarity: 0.5, where, facets: { title: {} } });
      expect(idsOf(found)).toEqual([charge, activate]);
      expect(found.facets?.title?.values).toEqual({ Battery: 1, Wakelock: 1 });
      expect(idsOf(await near(orama, { similarity: 0.5, limit: 1, offset: 2 }))).toEqual([
        oldCharge,
      ]);
      const grouped = await near(orama, { similarity: 0.5, groupBy: { properties: ["title"] } });
      expect(grouped.groups?.map(({ values }) => values[0])).toEqual(["Battery", "Wakelock"]);
    },
  },
  {
    name: "searches vectors by a function of its own, too",
    async run(orama) {
      const found = await searchVector(orama, { mode: "vector", vector, similarity: 0.5 } as never);
      expect(idsOf(found as unknown as Found)).toEqual([charge, activate, oldCharge]);
    },
  },
  {
    name: "refuses vectors of another length, and properties that are none",
    async run(orama) {
      const ask = (value: number[], property = "vector") =>
        find(orama, { mode: "vector", vector: { value, property } });
      await expect(ask([1, 0])).rejects.toMatchObject({ code: "INVALID_INPUT_VECTOR" });
      await expect(ask([1, 0, 0, 0], "title")).rejects.toMatchObject({
        code: "UNKNOWN_VECTOR_PROPERTY",
      });
    },
  },
  {
    name: "finds nothing near a vector of zeros",
    async run(orama) {
      const zeros = { property: "vector", value: [0, 0, 0, 0] };
      expect((await find(orama, { mode: "vector", vector: zeros, similarity: -1 })).count).toBe(0);
    },
  },
  {
    name: "finds by words and by nearness at once, and puts what both find first",
    async run(orama) {
      const found = await both(orama);
      expect(idSet(found)).toEqual([charge, brightness, activate, oldCharge, energy].sort());
      expect(idsOf(found)[0]).toBe(activate);
      expect((await both(orama, { term: "astronaut", similarity: 0.99 })).count).toBe(1);
    },
  },
  {
    name: "lets weights decide between words and nearness",
    async run(orama) {
      const first = async (text: number, vectorWeight: number) =>
        idsOf(await both(orama, { hybridWeights: { text, vector: vectorWeight } }))[0];
      expect([charge, activate]).toContain(await first(0.01, 0.99));
      expect([energy, activate]).toContain(await first(0.99, 0.01));
      const nearest = await both(orama, { hybridWeights: { text: 0.01, vector: 0.99 } });
      expect(idsOf(nearest).indexOf(charge)).toBeLessThan(idsOf(nearest).indexOf(energy));
      const worded = await both(orama, { hybridWeights: { text: 0.99, vector: 0.01 } });
      expect(idsOf(worded).indexOf(energy)).toBeLessThan(idsOf(worded).indexOf(charge));
    },
  },
  {
    name: "filters, counts and pages what both find",
    async run(orama) {
      const where = { kind: { eq: "api" } };
      const found = await both(orama, { where, facets: { kind: {} }, limit: 1 });
      expect(found.count).toBe(4);
      expect(found.hits).toHaveLength(1);
      expect(found.facets?.kind?.values).toEqual({ api: 4 });
      const all = idsOf(await both(orama));
      expect(idsOf(await both(orama, { limit: 2, offset: 2 }))).toEqual(all.slice(2, 4));
    },
  },
  {
    name: "refuses modes that are unknown",
    async run(orama) {
      await expect(find(orama, { mode: "psychic", term: "screen" })).rejects.toMatchObject({
        code: "INVALID_SEARCH_MODE",
      });
    },
  },
  {
    name: "gives vectors where they are asked for, in every mode",
    async run(orama) {
      const given = async (parameters: object) => {
        const { hits } = await find(orama, { includeVectors: true, limit: 1, ...parameters });
        return hits[0]?.document.vector as number[];
      };
      expect(await given({ term: "battery", where: { sdk: { containsAny: [57] } } })).toEqual([
        1, 0, 0, 0,
      ]);
      expect(await given({ mode: "vector", vector })).toEqual([1, 0, 0, 0]);
      expect(await given({ mode: "hybrid", term: "screen", vector })).toHaveLength(4);
    },
  },
  {
    name: "gives null in a vector's place where it is not asked for",
    async run(orama) {
      for (const found of [await find(orama, { term: "screen" }), await near(orama)]) {
        expect(found.hits.map(({ document }) => document.vector)).toEqual(
          found.hits.map(() => null),
        );
      }
    },
  },
  {
    name: "pins documents to places, and takes the pins out again",
    async run(orama) {
      const rule = {
        id: "energy-first",
        conditions: [{ anchoring: "is", pattern: "charge" }],
        consequence: { promote: [{ doc_id: energy, position: 0 }] },
      };
      insertPin(orama, rule as never);
      expect(() => insertPin(orama, rule as never)).toThrow(/PINNING_RULE_ALREADY_EXISTS/u);
      updatePin(orama, rule as never);
      expect(getAllPins(orama)).toEqual([rule]);
      expect(idsOf(await find(orama, { term: "charge" }))[0]).toBe(energy);
      expect(idsOf(await find(orama, { term: "screen charge" }))[0]).toBe(activate);
      expect(deletePin(orama, rule.id)).toBe(true);
      expect(getPin(orama, rule.id)).toBeUndefined();
      expect(() => updatePin(orama, rule as never)).toThrow(/PINNING_RULE_NOT_FOUND/u);
      expect(idSet(await find(orama, { term: "charge" }))).toEqual([charge, activate, oldCharge]);
    },
  },
];
