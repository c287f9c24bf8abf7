/** Which part of what was found is given back, in which order, and what is said beside it. */
import { type AnyOrama, count, getByID } from "@orama/orama";
import { expect } from "vitest";
import { find, idSet, idsOf, type OramaCase } from "./contract.ts";
import { IDS } from "./pages.ts";

const titles = async (orama: AnyOrama, parameters: object) =>
  (await find(orama, { limit: 100, ...parameters })).hits.map(({ document }) => document.title);

/** Runs a case with functions hung around searches. */
async function withHooks(
  orama: AnyOrama,
  hooks: { before?: unknown; after?: unknown },
  body: () => Promise<void>,
): Promise<void> {
  const [before, after] = [orama.beforeSearch, orama.afterSearch] as [unknown[], unknown[]];
  if (hooks.before !== undefined) before.push(hooks.before);
  if (hooks.after !== undefined) after.push(hooks.after);
  try {
    await body();
  } finally {
    before.length = 0;
    after.length = 0;
  }
}

/** Rules for `limit`, `offset`, `sortBy`, `distinctOn`, `preflight`, hooks, and what a result says of itself. */
export const pageCases: readonly OramaCase[] = [
  {
    name: "gives ten hits unless told otherwise, and counts all",
    async run(orama) {
      const found = await find(orama, { term: "screen", limit: 1 });
      expect(found.hits).toHaveLength(1);
      expect(found.count).toBe(3);
    },
  },
  {
    name: "goes on where a page before ended",
    async run(orama) {
      const all = idsOf(await find(orama, { term: "screen charge" }));
      const pages = [0, 2, 4, 6].map((offset) =>
        find(orama, { term: "screen charge", limit: 2, offset }),
      );
      expect((await Promise.all(pages)).map(idsOf)).toEqual([
        all.slice(0, 2),
        all.slice(2, 4),
        all.slice(4),
        [],
      ]);
    },
  },
  {
    name: "sorts by a property, both ways",
    async run(orama) {
      const up = ["Battery", "Battery", "Brightness", "Energy", "Icons", "Wakelock", "Wakelock"];
      expect(await titles(orama, { sortBy: { property: "title" } })).toEqual(up);
      expect(await titles(orama, { sortBy: { property: "title", order: "ASC" } })).toEqual(up);
      expect(await titles(orama, { sortBy: { property: "title", order: "DESC" } })).toEqual(
        up.toReversed(),
      );
      const found = await find(orama, { term: "screen", sortBy: { property: "path" } });
      expect(idsOf(found)).toEqual([IDS.energy, IDS.brightness, IDS.activate]);
    },
  },
  {
    name: "sorts by a function of id, score and document",
    async run(orama) {
      type Row = [id: number, score: number, document: { text: string }];
      const sortBy = (a: Row, b: Row) => a[2].text.length - b[2].text.length;
      const found = await find(orama, { term: "", sortBy });
      const lengths = found.hits.map(({ document }) => String(document.text).length);
      expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    },
  },
  {
    name: "refuses to sort by what has no order",
    async run(orama) {
      for (const property of ["colour", "kind", "symbols", "text"]) {
        const search = find(orama, { term: "screen", sortBy: { property } });
        await expect(search).rejects.toMatchObject({ code: "UNABLE_TO_SORT_ON_UNKNOWN_FIELD" });
      }
    },
  },
  {
    name: "keeps the best of each distinct value",
    async run(orama) {
      const all = await find(orama, { term: "charge battery" });
      const distinct = await find(orama, { term: "charge battery", distinctOn: "title" });
      expect(idSet(distinct)).toHaveLength(2);
      expect(idsOf(distinct)[0]).toBe(idsOf(all)[0]);
      const second = await find(orama, {
        term: "charge battery",
        distinctOn: "title",
        limit: 1,
        offset: 1,
      });
      expect(idsOf(second)).toEqual([idsOf(distinct)[1]]);
    },
  },
  {
    name: "counts without giving documents in a preflight",
    async run(orama) {
      const found = await find(orama, { term: "screen", preflight: true, facets: { kind: {} } });
      expect(found.hits).toEqual([]);
      expect(found.count).toBe(3);
      expect(found.facets?.kind?.values).toEqual({ api: 2, guide: 1 });
    },
  },
  {
    name: "says how long it took, as a number and in words",
    async run(orama) {
      const { elapsed } = await find(orama, { term: "screen" });
      expect(elapsed.raw).toBeGreaterThan(0);
      expect(elapsed.formatted).toMatch(/^\d+(?:ns|μs|ms|s)$/u);
      expect(orama.formatElapsedTime(12_345n)).toEqual({ raw: 12_345, formatted: "12μs" });
      expect(orama.formatElapsedTime(7_000_000_000n)).toMatchObject({ formatted: "7s" });
    },
  },
  {
    name: "counts its documents, and gives one by id",
    async run(orama) {
      expect(count(orama)).toBe(7);
      expect(getByID(orama, IDS.icons)).toMatchObject({ title: "Icons" });
      expect(getByID(orama, "gone")).toBeUndefined();
    },
  },
  {
    name: "runs functions before and after a search, which see what it is about",
    async run(orama) {
      const seen: unknown[] = [];
      const before = (_: unknown, parameters: { term: string }) => void seen.push(parameters.term);
      const after = (_: unknown, __: unknown, ___: unknown, result: { count: number }) =>
        void seen.push(result.count);
      await withHooks(orama, { before, after }, async () => {
        await find(orama, { term: "screen" });
      });
      expect(seen).toEqual(["screen", 3]);
    },
  },
  {
    name: "lets a function before a search change what is asked, and waits for it",
    async run(orama) {
      const before = async (_: unknown, parameters: { term: string }) => {
        await Promise.resolve();
        parameters.term = "picture";
      };
      await withHooks(orama, { before }, async () => {
        expect(idsOf(await find(orama, { term: "screen" }))).toEqual([IDS.icons]);
      });
    },
  },
];
