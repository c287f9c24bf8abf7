import { sdkNotIndexed } from "@expodex/core/parts";
import { describe, expect, it, vi } from "vitest";
import type { DocsSearch } from "../../src/client/result.ts";
import type { ExpoDocsSearchEvents } from "../../src/widget/events.ts";
import { createSearchSession, type Filters } from "../../src/widget/search-session.ts";
import { hitsOf, type View } from "../../src/widget/view.ts";
import { failure, memoryDocs, resultOf } from "../support/memory-docs.ts";

function start(docs: DocsSearch | Error, more: { filters?: Filters; isOnline?: boolean } = {}) {
  const views: View[] = [];
  const events: string[] = [];
  const timers: (() => void)[] = [];
  const completed: string[] = [];
  const state = { pinned: -1, cancel: "", fitting: undefined as number | undefined, now: 0 };
  const session = createSearchSession({
    load: async () => {
      if (docs instanceof Error) throw docs;
      return docs;
    },
    filters: () => more.filters ?? { platforms: [] },
    fitting: () => state.fitting,
    pinned: () => state.pinned,
    complete: (hits) => completed.push(hits.map(({ excerpt }) => excerpt?.text ?? "–").join("")),
    emit(type: keyof ExpoDocsSearchEvents) {
      events.push(type);
      return type !== state.cancel;
    },
    show: (view) => views.push(view),
    isOnline: () => more.isOnline ?? true,
    now: () => state.now,
    after: (work) => timers.push(work),
  });
  const settled = async () => {
    for (const work of timers.splice(0)) work();
    for (let turns = 0; turns < 30; turns++) await Promise.resolve();
    await vi.dynamicImportSettled();
    return views.at(-1)!;
  };
  return { session, views, events, state, completed, settled };
}
const order = (view: View) =>
  hitsOf(view)
    .map(({ path }) => path)
    .join("");

describe("a search session", () => {
  it("searches for the first and the last of keys that follow each other closely", async () => {
    const docs = memoryDocs((query) => resultOf(query, "A"));
    const { session, settled, events } = start(docs);
    for (const text of ["ca", "cam", "came"]) session.search(text);
    expect((await settled()).kind).toBe("results");
    // The first was given up while the index was still to come.
    expect(docs.asked.map(({ query }) => query)).toEqual(["came"]);
    expect(docs.asked[0]?.options.prefix).toBe(true);
    expect(events).toEqual(["eds:search", "eds:search", "eds:timing"]);
  });

  it("waits for no further key where keys are apart", async () => {
    const docs = memoryDocs((query) => resultOf(query, "A"));
    const { session, state, events } = start(docs);
    for (const text of ["ca", "cam"]) {
      session.search(text);
      state.now += 60;
    }
    expect(events).toEqual(["eds:search", "eds:search"]);
  });

  it("shows keyword results first, and moves nothing that the reader points at when others follow", async () => {
    const docs = memoryDocs((query, { onPartial }) => {
      onPartial?.(resultOf(query, "ABCD", { stage: "keyword" }));
      return Promise.resolve(resultOf(query, "CBEA"));
    });
    const free = start(docs);
    free.session.search("camera", true);
    expect(order(await free.settled())).toBe("CBEA");
    const pointing = start(docs);
    pointing.state.pinned = 1;
    pointing.session.search("camera", true);
    expect(order(await pointing.settled())).toBe("ABCE");
    const results = pointing.views.filter((view) => view.kind === "results");
    expect(results.map((view) => view.isFinal)).toEqual([false, true]);
  });

  it("shows nothing of a search that a newer one has taken the place of", async () => {
    const slow: (() => void)[] = [];
    const docs = memoryDocs(
      (query) =>
        new Promise((resolve) => {
          slow.push(() => resolve(resultOf(query, query === "old" ? "A" : "B")));
        }),
    );
    const { session, settled, views } = start(docs);
    session.search("old", true);
    await settled();
    session.search("new", true);
    await settled();
    for (const give of slow) give();
    expect(order(await settled())).toBe("B");
    expect(views.some((view) => order(view) === "A")).toBe(false);
    expect(docs.asked[0]?.options.signal?.aborted).toBe(true);
  });

  it("asks for what prefixes say, else for what the filters say", async () => {
    const docs = memoryDocs((query) => resultOf(query, "A"), ["57", "54"]);
    const filters = { sdk: "v54.0.0", platforms: ["web"], limit: 5, mode: "keyword" } as const;
    const { session, settled } = start(docs, { filters });
    session.search("camera ", true);
    await settled();
    session.search("sdk:all platform:ios camera", true);
    await settled();
    expect(docs.asked.map(({ options: { signal: _, onPartial: __, ...rest } }) => rest)).toEqual([
      { sdk: "v54.0.0", platforms: ["web"], limit: 5, mode: "keyword", prefix: false },
      { sdk: "all", platforms: ["ios"], limit: 5, mode: "keyword", prefix: true },
    ]);
  });

  it("searches nothing where the query is empty, or where the page cancels", async () => {
    const docs = memoryDocs((query) => resultOf(query, "A"));
    const { session, settled, state } = start(docs);
    session.search("  sdk:54 ", true);
    expect(await settled()).toEqual({ kind: "start" });
    state.cancel = "eds:search";
    session.search("camera", true);
    expect(await settled()).toEqual({ kind: "start" });
    expect(docs.asked).toEqual([]);
  });

  it("looks wider where nothing was found, and says what for", async () => {
    const docs = memoryDocs((query, { sdk }) =>
      resultOf(query, sdk === "all" && query === "permission" ? "NM" : ""),
    );
    const { session, settled, events } = start(docs);
    session.search("camera permission", true);
    expect(await settled()).toMatchObject({ kind: "nothing", corrected: "permission" });
    expect(events).toContain("eds:no-results");
    expect(docs.asked.length).toBeLessThanOrEqual(5);
    session.search("zz", true);
    expect(await settled()).toEqual({ kind: "nothing", query: "zz", hits: [] });
  });

  it.each([
    [failure("OFFLINE"), true, { kind: "offline" }],
    [failure("SHARD_FAILED"), false, { kind: "offline" }],
    [failure("SHARD_FAILED"), true, { kind: "error" }],
    [new TypeError("import failed"), true, { kind: "error" }],
    [sdkNotIndexed(12, [57, 54]), true, { kind: "no-sdk", sdk: "12", available: ["57", "54"] }],
    [failure("INVALID_QUERY"), true, { kind: "nothing", hits: [] }],
  ])("shows what %s means, and searches again when told to", async (error, isOnline, expected) => {
    let isBroken = true;
    const docs = memoryDocs((query) => {
      if (isBroken) throw error;
      return resultOf(query, "A");
    });
    const { session, settled, events } = start(docs, { isOnline });
    session.search("camera", true);
    const view = await settled();
    expect(view).toMatchObject(expected);
    const isFailure = view.kind === "error" || view.kind === "offline";
    expect(events.includes("eds:error")).toBe(isFailure);
    isBroken = false;
    session.again();
    expect(order(await settled())).toBe("A");
  });

  it("says that the network is slow only while nothing is shown", async () => {
    const docs = memoryDocs(() => new Promise(() => undefined));
    const { session, settled, views } = start(docs);
    session.search("camera", true);
    await settled();
    expect(await settled()).toEqual({ kind: "loading", slow: true });
    session.stop();
    const shown = views.length;
    await settled();
    expect(views.length).toBe(shown);
  });

  describe("texts", () => {
    /** Gives texts to as many of four hits as are asked for. */
    const shortDocs = () =>
      memoryDocs((query, { excerpts = 4 }) => {
        const result = resultOf(query, "ABCD");
        const text = (path: string) => ({ text: path, highlights: [] });
        const hits = result.hits.map((hit, at) =>
          at < excerpts ? { ...hit, excerpt: text(hit.path) } : hit,
        );
        return { ...result, hits };
      });

    it("are asked for as many rows as fit, and for the others once they are reached, silently", async () => {
      const docs = shortDocs();
      const { session, settled, views, events, state, completed } = start(docs);
      state.fitting = 2;
      session.search("camera", true);
      await settled();
      expect(docs.asked.map(({ options }) => options.excerpts)).toEqual([2]);
      const before = [views.length, events.length];
      session.complete();
      session.complete();
      await settled();
      expect(completed).toEqual(["ABCD"]);
      expect(docs.asked.map(({ options }) => options.excerpts)).toEqual([2, undefined]);
      expect(docs.asked[1]?.options.limit).toBe(docs.asked[0]?.options.limit);
      expect([views.length, events.length]).toEqual(before);
      session.complete();
      await settled();
      expect(docs.asked.length).toBe(2);
    });

    it("follow at once where rows were reached before results are final", async () => {
      const docs = shortDocs();
      const { session, settled, state, completed } = start(docs);
      state.fitting = 1;
      session.search("camera", true);
      session.complete();
      await settled();
      expect(completed).toEqual(["ABCD"]);
    });

    it("are not asked for again where all are there, nor for a search that is over", async () => {
      const docs = shortDocs();
      const { session, settled, state, completed } = start(docs);
      session.search("camera", true);
      await settled();
      session.complete();
      state.fitting = 1;
      session.search("maps", true);
      await settled();
      session.search("");
      session.complete();
      await settled();
      expect(docs.asked.map(({ query }) => query)).toEqual(["camera", "maps"]);
      expect(completed).toEqual([]);
    });

    it("are tried again where they failed", async () => {
      const whole = shortDocs();
      let failures = 1;
      const docs = memoryDocs((query, options) => {
        if (options.excerpts === undefined && failures-- > 0) throw failure("SHARD_FAILED");
        return whole.search(query, options);
      });
      const { session, settled, state, completed, views } = start(docs);
      state.fitting = 1;
      session.search("camera", true);
      await settled();
      session.complete();
      expect((await settled()).kind).toBe("results");
      expect(completed).toEqual([]);
      session.complete();
      await settled();
      expect(completed).toEqual(["ABCD"]);
      expect(views.every(({ kind }) => kind !== "error")).toBe(true);
    });
  });
});
