/**
 * Ranking, guarded without Expo's documentation: a small site in its conventions, judged questions, annotated orders.
 *
 * `npm run bench:relevance -- --docs tests/ranking-site --queries tests/ranking-site/judged.jsonl` prints the questions one by one.
 */
import { fileURLToPath } from "node:url";
import { createExpoDocsIndex, type DocsIndex } from "@expodex/core";
import { expoDocsFolder } from "@expodex/sources";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEPTH, mean, measure } from "../benchmarks/metrics.ts";
import { pageKey, readQueries } from "../benchmarks/queries.ts";
import { RANKING_ORDERS } from "./ranking-orders.ts";

const SDK = 57;
/** What is given up before somebody must look: about what three questions of the set are worth. */
const FLOORS = { ndcg: 0.93, r1: 0.88, r5: 0.98, mrr: 0.94 };

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const queries = readQueries(at("./ranking-site/judged.jsonl"), SDK);
let docs: DocsIndex;

beforeAll(async () => {
  docs = await createExpoDocsIndex({
    source: expoDocsFolder(at("./ranking-site")),
    onWarning: (warning) => {
      throw new Error(JSON.stringify(warning));
    },
  });
});
afterAll(() => docs.close());

const pagesFor = async (query: string, limit = DEPTH) =>
  (await docs.search(query, { perPage: 1, limit })).hits.map(({ path }) => path);

describe("ranking of judged questions", () => {
  it("keeps above its floors", async () => {
    const measured = await Promise.all(
      queries.map(async (query) => {
        const pages = (await pagesFor(query.query)).map((page) => pageKey(page, SDK));
        return { query: query.query, pages, metrics: measure(query, pages) };
      }),
    );
    const figures = mean(measured.map(({ metrics }) => metrics));
    const worst = measured
      .sort((a, b) => a.metrics.ndcg - b.metrics.ndcg)
      .slice(0, 10)
      .map(({ query, pages, metrics }) => `${metrics.ndcg.toFixed(2)} ${query}: ${pages[0]}`);
    for (const [name, floor] of Object.entries(FLOORS)) {
      expect(figures[name as keyof typeof FLOORS], worst.join("\n")).toBeGreaterThanOrEqual(floor);
    }
  });

  it("judges pages that exist, each question once", async () => {
    const judged = new Set(queries.flatMap(({ grades }) => [...grades.keys()]));
    const missing: string[] = [];
    for (const page of judged) {
      const { title } = await docs.read(`/${page}/`, { maxTokens: 50 });
      if (title === "") missing.push(page);
    }
    expect(missing).toEqual([]);
    expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
    expect(queries.length).toBeGreaterThanOrEqual(60);
  });

  it("shows no page twice, whichever SDKs hold it", async () => {
    for (const { query } of queries) {
      const names = (await pagesFor(query)).map((path) => path.replace(/^\/versions\/[^/]+/u, ""));
      expect(names, query).toEqual([...new Set(names)]);
    }
  });

  it("asks the newest SDK, and another only where it is named", async () => {
    for (const { query } of queries) {
      const { hits } = await docs.search(query);
      expect(new Set(hits.flatMap(({ sdk }) => sdk ?? [])).size, query).toBeLessThanOrEqual(1);
    }
    const [hit] = (await docs.search("camera depth data", { sdk: "unversioned" })).hits;
    expect(hit?.path).toBe("/versions/unversioned/sdk/camera/");
  });
});

describe("order", () => {
  it("is told of at least thirty queries, each with its reasons", () => {
    expect(RANKING_ORDERS.length).toBeGreaterThanOrEqual(30);
  });

  it.each(RANKING_ORDERS)("of $about: $query", async ({ query, order }) => {
    const expected = order.map(([path]) =>
      path.startsWith("/") ? path : `/versions/v${SDK}.0.0/${path}`,
    );
    expect(await pagesFor(query, expected.length)).toEqual(expected);
  });
});
