import type { DocsIndex } from "@expodex/core";
import { isExpodexError } from "@expodex/core/parts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mean, measure } from "../../../../benchmarks/metrics.ts";
import { pageKey, readQueries } from "../../../../benchmarks/queries.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { filesOf, indexSite, openFiles, readFrom, SITE } from "../support/site.ts";

const SDK = 57;
const queries = readQueries(`${SITE}/judged.jsonl`, SDK);
let docs: DocsIndex;
let files: Map<string, Uint8Array>;
let engine: Engine;

beforeAll(async () => {
  docs = await indexSite();
  files = await filesOf(docs);
  engine = await openFiles(files);
});
afterAll(() => docs.close());

const nodePages = async (query: string, mode: "keyword" | "hybrid") => {
  const { hits } = await docs.search(query, { mode, perPage: 1, limit: 10 });
  return hits.map(({ path }) => pageKey(path, SDK));
};
const ownPages = async (query: string, mode: "keyword" | "hybrid") => {
  const { hits } = await engine.search(query, { mode, limit: 10 });
  return hits.map(({ path }) => pageKey(path, SDK));
};

describe.each(["keyword", "hybrid"] as const)("a search by %s", (mode) => {
  it("ranks judged questions as well as the index does", async () => {
    const measured = await Promise.all(
      queries.map(async (query) => ({
        own: measure(query, await ownPages(query.query, mode)),
        node: measure(query, await nodePages(query.query, mode)),
      })),
    );
    const own = mean(measured.map((one) => one.own));
    const node = mean(measured.map((one) => one.node));
    expect(own.ndcg).toBeGreaterThan(node.ndcg - 0.02);
  });

  it("puts the same page first in nearly all of them", async () => {
    const same = await Promise.all(
      queries.map(async ({ query }) => {
        const [own, node] = await Promise.all([ownPages(query, mode), nodePages(query, mode)]);
        return own[0] === node[0] ? 1 : 0;
      }),
    );
    const agreed = same.reduce<number>((sum, one) => sum + one, 0);
    expect(agreed / queries.length).toBeGreaterThan(0.9);
  });

  it("finds no page in two releases", async () => {
    for (const { query } of queries) {
      const { hits } = await engine.search(query, { mode, sdk: "all", limit: 10 });
      const names = hits.map(({ path }) => path.replace(/^\/versions\/[^/]+\//u, "/"));
      expect(new Set(names).size, query).toBe(names.length);
    }
  });
});

describe("a hit", () => {
  it("shows the page of the release that is searched, with the others beside it", async () => {
    const newest = (await engine.search("camera permission")).hits[0]!;
    expect(newest.sdks.length).toBeGreaterThan(1);
    const older = newest.sdks.at(-1)!;
    const { hits, sdk } = await engine.search("camera permission", { sdk: older });
    expect(sdk.searched).toBe(older);
    const same = hits.find(({ title }) => title === newest.title)!;
    expect(same.sdk).toBe(older);
    expect(same.path).not.toBe(newest.path);
    expect(newest.urls[older]?.split("#")[0]).toBe(same.url.split("#")[0]);
  });

  it("has an excerpt with what matched, and the whole part for a preview", async () => {
    const { hits } = await engine.search("camera permission");
    const [first] = hits;
    const { text, highlights } = first!.excerpt!;
    expect(highlights.length).toBeGreaterThan(0);
    for (const [start, end] of highlights) {
      expect(text.slice(start, end).toLowerCase()).toMatch(/camera|permission/u);
    }
    expect(first!.preview!.markdown.length).toBeGreaterThan(0);
  });

  it("leads where the same hit of the index leads", async () => {
    const { hits } = await docs.search("useCameraPermissions", { perPage: 1 });
    const own = await engine.search("useCameraPermissions");
    expect(own.hits[0]?.url).toBe(hits[0]?.url);
    expect(own.hits[0]?.symbol).toBe(hits[0]?.symbol);
  });
});

describe("a query", () => {
  it("has misspelt words corrected, and says so", async () => {
    const { hits, corrections } = await engine.search("camera permisson");
    expect(corrections).toEqual([{ from: "permisson", to: "permission" }]);
    expect(hits[0]?.path).toBe((await engine.search("camera permission")).hits[0]?.path);
  });

  it.each([
    ["相机权限", "Chinese"],
    ["カメラの権限", "Japanese"],
    ["카메라 권한", "Korean"],
  ])("%s (%s) is searched by what its words mean", async (query) => {
    const { hits, corrections } = await engine.search(query);
    expect(corrections.map(({ to }) => to)).toContain("camera");
    expect(hits.map(({ title }) => title)).toContain("Camera");
  });

  it("that is not finished is completed only where it may be unfinished", async () => {
    const typed = await engine.search("camer", { prefix: true });
    expect(typed.hits[0]?.title).toBe("Camera");
    expect(typed.corrections).toEqual([]);
    const whole = await engine.search("camer");
    expect(whole.corrections).toEqual([{ from: "camer", to: "camera" }]);
  });

  it("that is not finished is not corrected or translated meanwhile", async () => {
    for (const query of ["camera permissio", "notificat"]) {
      const { corrections, hits } = await engine.search(query, { prefix: true });
      expect(corrections, query).toEqual([]);
      expect(hits.length, query).toBeGreaterThan(0);
    }
  });

  it("that is finished is not completed to something else", async () => {
    const typed = await engine.search("camera", { prefix: true });
    const whole = await engine.search("camera");
    expect(typed.hits[0]?.path).toBe(whole.hits[0]?.path);
  });

  it.each([
    ["", "INVALID_QUERY"],
    ["???", "INVALID_QUERY"],
  ])("%j is refused with %s", async (query, code) => {
    await expect(engine.search(query)).rejects.toMatchObject({ code });
  });

  it("for a release that is not there is refused, and names those that are", async () => {
    await expect(engine.search("camera", { sdk: "12" })).rejects.toMatchObject({
      code: "SDK_NOT_INDEXED",
    });
  });

  it("that is stopped is ABORTED", async () => {
    const signal = AbortSignal.abort();
    await expect(engine.search("camera", { signal })).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("keeps what platforms, kinds and packages leave", async () => {
    const { hits } = await engine.search("camera", { packages: ["expo-camera"] });
    expect(hits.length).toBeGreaterThan(0);
    expect(new Set(hits.map(({ packageName }) => packageName))).toEqual(new Set(["expo-camera"]));
    expect((await engine.search("camera", { packages: ["none-such"] })).hits).toEqual([]);
  });
});

describe("what is read", () => {
  it("comes in three rounds at the most, two once the pages are there", async () => {
    let waiting = 0;
    let rounds = 0;
    const cold = await openEngine(async (paths) => {
      if (waiting++ === 0) rounds++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      waiting--;
      return readFrom(files)(paths);
    });
    await cold.search("camera permissions");
    expect(rounds).toBeLessThanOrEqual(3);
    rounds = 0;
    await cold.search("push notifications");
    expect(rounds).toBeLessThanOrEqual(2);
  });

  it("gives results before their texts, and reads nothing twice", async () => {
    const read: string[] = [];
    const stages: string[] = [];
    const fresh = await openEngine(async (paths, signal) => {
      read.push(...paths);
      return readFrom(files)(paths, signal);
    });
    const result = await fresh.search("camera permissions", {
      onPartial: ({ stage, hits }) => {
        stages.push(`${stage} ${hits[0]?.excerpt === undefined ? "without" : "with"} texts`);
      },
    });
    expect(stages).toEqual(["hybrid without texts"]);
    expect(result.stage).toBe("hybrid");
    expect(result.hits[0]?.excerpt).toBeDefined();
    await fresh.search("camera permissions");
    expect(new Set(read).size).toBe(read.length);
  });

  it("is the texts of as many hits as are wanted, and of others only where they are there", async () => {
    const read: string[] = [];
    const fresh = await openEngine(async (paths, signal) => {
      read.push(...paths.filter((path) => /\/d\d/u.test(path)));
      return readFrom(files)(paths, signal);
    });
    const withTexts = async (options: { excerpts?: number }) => {
      const { hits } = await fresh.search("camera permissions", { limit: 6, ...options });
      expect(hits.length).toBe(6);
      return hits.filter(({ excerpt }) => excerpt !== undefined).length;
    };
    expect(await withTexts({ excerpts: 0 })).toBe(0);
    expect(read).toEqual([]);
    expect(await withTexts({ excerpts: 2 })).toBeGreaterThanOrEqual(2);
    expect(read.length).toBeLessThanOrEqual(2);
    expect(await withTexts({})).toBe(6);
    expect(await withTexts({ excerpts: 0 })).toBe(6);
    await expect(withTexts({ excerpts: -1 })).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });

  it("is no shard of words behind all that the documentation holds", async () => {
    const read: string[] = [];
    const fresh = await openFiles(files, (paths) => read.push(...paths));
    await fresh.search("相机");
    const shards = read.filter((path) => /\/t\d/u.test(path));
    // Of what it means alone.
    const own = (await fresh.search("camera")).hits[0]?.title;
    expect((await fresh.search("相机")).hits[0]?.title).toBe(own);
    expect(read.filter((path) => /\/t\d/u.test(path))).toEqual(shards);
    expect(shards.length).toBe(1);
  });

  it.each([
    ["카메라 권한", ["l2"]],
    ["相机权限", ["l1"]],
    ["camera permissions", []],
  ])("is words of other languages of the query's script alone: %s", async (query, expected) => {
    const read: string[] = [];
    const fresh = await openFiles(files, (paths) => read.push(...paths));
    await fresh.search(query);
    expect(read.flatMap((path) => /\/(l\d)\.bin/u.exec(path)?.[1] ?? [])).toEqual(expected);
  });

  it("comes no later where a word stays unknown, whose answer is there while words are looked up", async () => {
    let waiting = 0;
    let rounds = 0;
    const warm = await openEngine(async (paths) => {
      if (waiting++ === 0) rounds++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      waiting--;
      return readFrom(files)(paths);
    });
    await warm.search("camera");
    rounds = 0;
    const heard: string[] = [];
    const { hits, corrections } = await warm.search("camera permissions on zzyzx devices", {
      onPartial: ({ hits: [first] }) => heard.push(first!.title),
    });
    expect(corrections).toEqual([]);
    expect(rounds).toBeLessThanOrEqual(2);
    expect(heard[0]).toBe(hits[0]?.title);
  });

  it("may be missing in part: results are from what is there, and the next search tries again", async () => {
    const lossy = new Map(files);
    for (const path of files.keys()) if (/\/d\d/u.test(path)) lossy.delete(path);
    const partly = await openFiles(lossy);
    const { hits, missing } = await partly.search("camera permissions");
    expect(hits[0]?.title).toBe("Camera");
    expect(missing?.error.code).toBe("FILE_DAMAGED");
    expect(missing?.parts).toBeGreaterThan(0);
    for (const [path, bytes] of files) lossy.set(path, bytes);
    const whole = await partly.search("camera permissions");
    expect(whole.missing).toBeUndefined();
    expect(whole.hits[0]?.excerpt).toBeDefined();
  });

  it("is found out where it is damaged: errors are typed, and nothing hangs", async () => {
    const paths = [...files.keys()];
    const change = fc.record({
      at: fc.nat(paths.length - 1),
      place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      by: fc.integer({ min: 1, max: 255 }),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async (changes) => {
        const broken = new Map(files);
        for (const { at, place, by, cut } of changes) {
          const bytes = broken.get(paths[at]!)!.slice();
          const offset = Math.floor(place * bytes.length);
          if (bytes.length > 0) bytes[offset]! ^= by;
          broken.set(paths[at]!, cut ? bytes.slice(0, offset) : bytes);
        }
        try {
          const opened = await openFiles(broken);
          await opened.search("camera permisson");
          await opened.search("推送通知");
        } catch (error) {
          if (!isExpodexError(error)) throw error;
        }
      }),
      { numRuns: 60 },
    );
  });
});
