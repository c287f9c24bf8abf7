/** What a term finds. */
import { expect } from "vitest";
import { find, idSet, idsOf, type OramaCase } from "./contract.ts";
import { IDS } from "./pages.ts";

const { charge, brightness, wakelock, activate, oldCharge, energy, icons } = IDS;

/** Rules for `term`, `properties`, `exact`, `tolerance`, `boost`, `relevance` and `threshold`. */
export const termCases: readonly OramaCase[] = [
  {
    name: "finds the documents that hold a word, in any string property",
    async run(orama) {
      expect(idSet(await find(orama, { term: "screen" }))).toEqual([brightness, activate, energy]);
      expect(idSet(await find(orama, { term: "wakelock" }))).toEqual([wakelock, activate]);
      expect((await find(orama, { term: "astronaut" })).count).toBe(0);
    },
  },
  {
    name: "ignores case",
    async run(orama) {
      expect(idSet(await find(orama, { term: "SCREEN" }))).toEqual([brightness, activate, energy]);
    },
  },
  {
    name: "gives each hit its id, a score above 0 and its document, best first",
    async run(orama) {
      const { hits } = await find(orama, { term: "charge screen" });
      expect(hits[0]?.id).toBe(activate);
      expect(hits[0]?.document).toMatchObject({ id: activate, title: "Wakelock", sdk: [57] });
      const scores = hits.map(({ score }) => score);
      expect(scores.every((score) => score > 0)).toBe(true);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    },
  },
  {
    name: "finds words that begin with the term",
    async run(orama) {
      expect(idSet(await find(orama, { term: "scr" }))).toEqual([brightness, activate, energy]);
      expect(idSet(await find(orama, { term: "brightn" }))).toEqual([brightness]);
    },
  },
  {
    name: "finds no words that only end with the term",
    async run(orama) {
      expect((await find(orama, { term: "creen" })).count).toBe(0);
    },
  },
  {
    name: "finds whole words alone where exact is asked for, as they are written",
    async run(orama) {
      const exact = (term: string) => find(orama, { term, exact: true });
      expect((await exact("scr")).count).toBe(0);
      expect(idSet(await exact("screen"))).toEqual([brightness, activate, energy]);
      expect(idSet(await exact("Battery"))).toEqual([charge, oldCharge]);
      expect((await exact("battery")).count).toBeLessThanOrEqual(2);
      expect((await find(orama, { term: "screeen", exact: true, tolerance: 2 })).count).toBe(0);
    },
  },
  {
    name: "finds misspelt words within the tolerance, and not without one",
    async run(orama) {
      expect((await find(orama, { term: "screeen" })).count).toBe(0);
      expect((await find(orama, { term: "screeen", tolerance: 0 })).count).toBe(0);
      expect(idSet(await find(orama, { term: "screeen", tolerance: 1 }))).toEqual([
        brightness,
        activate,
        energy,
      ]);
      expect((await find(orama, { term: "sxrxen", tolerance: 1 })).count).toBe(0);
      expect((await find(orama, { term: "sxrxen", tolerance: 2 })).count).toBe(3);
    },
  },
  {
    name: "finds what any word of a term finds, and puts what holds more of them first",
    async run(orama) {
      const found = await find(orama, { term: "screen charge" });
      expect(idSet(found)).toEqual([charge, brightness, activate, oldCharge, energy]);
      expect(idsOf(found)[0]).toBe(activate);
    },
  },
  {
    name: "finds only what holds every word at threshold 0",
    async run(orama) {
      const all = (term: string) => find(orama, { term, threshold: 0 });
      expect(idsOf(await all("screen charge"))).toEqual([activate]);
      expect((await all("screen astronaut")).count).toBe(0);
      expect((await all("screen")).count).toBe(3);
    },
  },
  {
    name: "adds a share of the partial matches at a threshold between",
    async run(orama) {
      const found = await find(orama, { term: "screen charge", threshold: 0.5 });
      expect(found.count).toBe(3);
      expect(idsOf(found)).toContain(activate);
    },
  },
  {
    name: "keeps every partial match at a threshold between where no document holds every word",
    async run(orama) {
      expect((await find(orama, { term: "picture phone", threshold: 0.5 })).count).toBe(2);
    },
  },
  {
    name: "searches only the properties that are named",
    async run(orama) {
      const inside = (...properties: string[]) => find(orama, { term: "activate", properties });
      expect(idSet(await inside("symbols"))).toEqual([activate]);
      expect(idSet(await inside("title", "headings"))).toEqual([activate]);
      expect((await inside("title")).count).toBe(0);
      expect((await find(orama, { term: "activate", properties: "*" })).count).toBe(1);
    },
  },
  {
    name: "refuses properties that are unknown or no strings",
    async run(orama) {
      for (const property of ["colour", "kind", "vector"]) {
        const search = find(orama, { term: "screen", properties: [property] });
        await expect(search).rejects.toMatchObject({ code: "UNKNOWN_INDEX" });
      }
    },
  },
  {
    name: "lets a boost weigh a property against the others",
    async run(orama) {
      const first = async (boost: object) =>
        idsOf(await find(orama, { term: "energy drains", boost }))[0];
      expect(await first({ title: 50 })).toBe(energy);
      expect(await first({ title: 0.01, text: 50, path: 0.01 })).toBe(activate);
    },
  },
  {
    name: "refuses a boost that is not above 0",
    async run(orama) {
      const search = find(orama, { term: "screen", boost: { title: 0 } });
      await expect(search).rejects.toMatchObject({ code: "INVALID_BOOST_VALUE" });
    },
  },
  {
    name: "lets relevance parameters change how scores come about",
    async run(orama) {
      const scores = async (relevance: object) => {
        const { hits } = await find(orama, { term: "charge", properties: ["text"], relevance });
        return hits.map(({ id, score }) => `${id} ${score}`).sort();
      };
      expect(await scores({ b: 0 })).toHaveLength(3);
      expect(await scores({ b: 1 })).not.toEqual(await scores({ b: 0 }));
      expect(await scores({ k: 0.1 })).not.toEqual(await scores({ k: 3 }));
      expect(await scores({ k: 1.2, b: 0.75 })).toEqual(await scores({}));
    },
  },
  {
    name: "finds every document without a term, and with an empty one",
    async run(orama) {
      expect((await find(orama, {})).count).toBe(7);
      expect(idSet(await find(orama, { term: "" }))).toEqual(Object.values(IDS));
    },
  },
  {
    name: "finds the documents that fill a property with an empty term",
    async run(orama) {
      expect(idSet(await find(orama, { term: "", properties: ["symbols"] }))).toEqual([activate]);
      expect((await find(orama, { term: "", properties: ["title"] })).count).toBe(7);
    },
  },
  {
    name: "finds nothing by a term that holds no word",
    async run(orama) {
      expect((await find(orama, { term: "…!" })).count).toBe(0);
      expect(idSet(await find(orama, { term: "store" }))).toEqual([icons]);
    },
  },
];
