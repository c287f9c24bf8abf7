/** What `where` lets through. */
import { expect } from "vitest";
import { find, idSet, type OramaCase } from "./contract.ts";
import { IDS } from "./pages.ts";

const { charge, brightness, wakelock, activate, oldCharge, energy, icons } = IDS;

function filters(name: string, where: object, expected: readonly string[]): OramaCase {
  return {
    name,
    async run(orama) {
      expect(idSet(await find(orama, { where }))).toEqual([...expected].sort());
      // The same beside a term that every document holds a word of.
      const term = "screen charge picture wakelock";
      expect(idSet(await find(orama, { term, where }))).toEqual([...expected].sort());
    },
  };
}

function refuses(name: string, where: object, code?: string): OramaCase {
  return {
    name,
    async run(orama) {
      const search = find(orama, { term: "", where });
      await (code === undefined
        ? expect(search).rejects.toThrow()
        : expect(search).rejects.toMatchObject({ code }));
    },
  };
}

const api = { kind: { eq: "api" } };
const sdk55 = { sdk: { containsAny: [55] } };

/** Rules for `where`. */
export const filterCases: readonly OramaCase[] = [
  filters("lets equal enums through", { kind: { eq: "guide" } }, [energy, icons]),
  filters("lets nothing through by a value that is nowhere", { kind: { eq: "novel" } }, []),
  filters("lets one of several enums through", { packageName: { in: ["expo-battery", "gone"] } }, [
    charge,
    oldCharge,
  ]),
  filters(
    "lets other enums through, where the property is filled",
    { packageName: { nin: ["expo-battery", "expo-wakelock"] } },
    [brightness],
  ),
  filters("lets lists with every value through", { platforms: { containsAll: ["ios", "web"] } }, [
    wakelock,
    activate,
  ]),
  filters("lets lists with any value through", { sdk: { containsAny: [55, 99] } }, [oldCharge]),
  filters(
    "lets nothing through by a list with a value that is nowhere",
    { platforms: { containsAll: ["ios", "watchos"] } },
    [],
  ),
  filters("compares numbers as numbers", { sdk: { containsAny: ["55"] } }, []),
  filters("lets strings through that hold a word", { title: "Battery" }, [charge, oldCharge]),
  filters("lets strings through that hold any of several words", { title: ["Energy", "Icons"] }, [
    energy,
    icons,
  ]),
  filters("lets no string through by the beginning of a word", { title: "Batt" }, []),
  filters("joins properties with and", { ...api, title: "Battery", ...sdk55 }, [oldCharge]),
  filters("joins filters with and", { and: [api, sdk55] }, [oldCharge]),
  filters("joins filters with or", { or: [{ kind: { eq: "guide" } }, sdk55] }, [
    oldCharge,
    energy,
    icons,
  ]),
  filters("turns a filter round with not", { not: api }, [energy, icons]),
  filters(
    "nests filters",
    { and: [{ or: [{ title: "Battery" }, { title: "Energy" }] }, { not: sdk55 }] },
    [charge, energy],
  ),
  filters("lets nothing through by no alternatives", { or: [] }, []),
  filters("lets nothing through by an empty conjunction", { and: [] }, []),
  {
    name: "takes an empty filter for none",
    async run(orama) {
      expect((await find(orama, { term: "screen", where: {} })).count).toBe(3);
    },
  },
  refuses("refuses properties that are unknown", { colour: "red" }, "UNKNOWN_FILTER_PROPERTY"),
  refuses(
    "refuses two operators at once",
    { kind: { eq: "api", in: ["guide"] } },
    "INVALID_FILTER_OPERATION",
  ),
  refuses("refuses operators of single values on lists", { sdk: { eq: 57 } }),
  refuses("refuses operators of lists on single values", { kind: { containsAll: ["api"] } }),
  refuses("refuses operators that are unknown", { kind: { like: "api" } }),
];
