/** What is counted and gathered beside the hits. */
import { expect } from "vitest";
import { find, type OramaCase } from "./contract.ts";
import { IDS } from "./pages.ts";

type Row = { id: string };

/** Rules for `facets` and `groupBy`. */
export const facetAndGroupCases: readonly OramaCase[] = [
  {
    name: "counts the values of enums among all matches, whatever the limit",
    async run(orama) {
      const facets = { kind: {}, packageName: {} };
      const found = await find(orama, { term: "screen", facets, limit: 1 });
      expect(found.facets?.kind).toEqual({ count: 2, values: { api: 2, guide: 1 } });
      expect(found.facets?.packageName?.values).toMatchObject({
        "expo-brightness": 1,
        "expo-wakelock": 1,
      });
    },
  },
  {
    name: "counts each value of a list once a document",
    async run(orama) {
      const { facets } = await find(orama, { term: "", facets: { platforms: {}, sdk: {} } });
      expect(facets?.platforms?.values).toEqual({ android: 5, ios: 5, web: 2 });
      expect(facets?.sdk?.values).toEqual({ 55: 1, 57: 4 });
    },
  },
  {
    name: "sorts and cuts the values of strings",
    async run(orama) {
      const values = async (title: object) =>
        Object.entries((await find(orama, { term: "", facets: { title } })).facets!.title!.values);
      expect((await values({ sort: "DESC", limit: 2 })).map(([, count]) => count)).toEqual([2, 2]);
      expect((await values({ sort: "ASC" })).map(([, count]) => count)).toEqual([1, 1, 1, 2, 2]);
      expect(await values({ offset: 4 })).toHaveLength(1);
    },
  },
  {
    name: "counts only what filters let through",
    async run(orama) {
      const where = { sdk: { containsAny: [57] } };
      const { facets } = await find(orama, { term: "charge", where, facets: { title: {} } });
      expect(facets?.title?.values).toEqual({ Battery: 1, Wakelock: 1 });
    },
  },
  {
    name: "gathers matches by a property, in their order",
    async run(orama) {
      const found = await find(orama, { term: "charge", groupBy: { properties: ["title"] } });
      const groups = found.groups!.map(({ values, result }) => [
        values[0],
        (result as Row[]).map(({ id }) => id).sort(),
      ]);
      expect(Object.fromEntries(groups)).toEqual({
        Battery: [IDS.charge, IDS.oldCharge],
        Wakelock: [IDS.activate],
      });
    },
  },
  {
    name: "gathers by several properties at once, and leaves out what is empty",
    async run(orama) {
      const properties = ["title", "path"];
      const { groups } = await find(orama, { term: "charge", groupBy: { properties } });
      expect(groups!.map(({ values }) => values).sort()).toEqual([
        ["Battery", "/versions/v55.0.0/sdk/battery/"],
        ["Battery", "/versions/v57.0.0/sdk/battery/"],
        ["Wakelock", "/versions/v57.0.0/sdk/wakelock/"],
      ]);
    },
  },
  {
    name: "keeps at most the wanted number in a group",
    async run(orama) {
      const groupBy = { properties: ["title"], maxResult: 1 };
      const { groups } = await find(orama, { term: "charge", groupBy });
      expect(groups!.every(({ result }) => (result as Row[]).length === 1)).toBe(true);
    },
  },
  {
    name: "reduces a group by a function of the caller",
    async run(orama) {
      const reduce = {
        reducer: (values: unknown[], sum: string, row: Row) => `${sum}${values[0]}${row.id} `,
        getInitialValue: () => "",
      };
      const where = { sdk: { containsAny: [55] } };
      const groupBy = { properties: ["title"], reduce };
      const { groups } = await find(orama, { term: "charge", where, groupBy });
      expect(groups).toEqual([{ values: ["Battery"], result: `Battery${IDS.oldCharge} ` }]);
    },
  },
  {
    name: "refuses to gather by what is unknown, or no single value",
    async run(orama) {
      const by = (property: string) =>
        find(orama, { term: "charge", groupBy: { properties: [property] } });
      await expect(by("colour")).rejects.toMatchObject({ code: "UNKNOWN_GROUP_BY_PROPERTY" });
      await expect(by("symbols")).rejects.toMatchObject({ code: "INVALID_GROUP_BY_PROPERTY" });
    },
  },
];
