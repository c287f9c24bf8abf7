/**
 * Searches while somebody types, and says what is to be shown.
 *
 * Responsible for: when a search begins and which one counts, later results beside earlier ones, texts of rows that are looked at
 * later, which state a failure is. Not responsible for: finding (`client`), showing (`dialog.ts`).
 */
import { isExpodexError } from "@expodex/core/parts";
import type { DocsSearch, DocsSearchHit, DocsSearchResult } from "../client/result.ts";
import type { Emit } from "./events.ts";
import { knownError } from "./known-error.ts";
import { readPrefixes } from "./query-prefixes.ts";
import { settle } from "./settle.ts";
import { hitsOf, type View } from "./view.ts";

/** Of keys closer together than this, the first and the last are searched for. Nobody who types at leisure waits. */
const TYPING_MS = 50;
/** After this, the reader is told that the network is slow. */
const SLOW_MS = 3_000;

/** What searches ask for beside the query. */
export interface Filters {
  /** As written; absent for the newest. */
  sdk?: string | undefined;
  platforms: readonly string[];
  limit?: number | undefined;
  mode?: "keyword" | "hybrid" | undefined;
}

/** What a session works with. Clock, timers and network state are passed in. */
export interface SessionParts {
  load(): Promise<DocsSearch>;
  filters(): Filters;
  /** Rows that are seen without scrolling: so many hits get their texts at first. Undefined for all. */
  fitting(): number | undefined;
  /** Place of the last hit that must not move; −1 where the reader points at none. */
  pinned(): number;
  emit: Emit;
  show(view: View): void;
  /** Shows the same hits with texts that came later. */
  complete(hits: DocsSearchHit[]): void;
  isOnline(): boolean;
  now(): number;
  after(work: () => void, ms: number): unknown;
}

/** Searches of one dialog. */
export interface SearchSession {
  /** Searches for what was typed; at once where `now` is set. */
  search(written: string, now?: boolean): void;
  /** Searches for the same again. */
  again(): void;
  /** Gets the texts of hits that came without, silently; once the results are final where they are not yet. */
  complete(): void;
  /** Gives up. */
  stop(): void;
}

/** Makes a session. */
export function createSearchSession(parts: SessionParts): SearchSession {
  const { emit, after, now } = parts;
  let turn = 0;
  let written = "";
  let view: View = { kind: "start" };
  let stopping: AbortController | undefined;
  let typedMs = Number.NEGATIVE_INFINITY;
  /** Gets the texts that are lacking; undefined where none are, and while they are on their way. */
  let getTexts: (() => void) | undefined;
  let areTextsWanted = false;

  function show(next: View): void {
    view = next;
    parts.show(next);
  }

  function search(text: string, atOnce = false): void {
    const mine = ++turn;
    stopping?.abort();
    getTexts = undefined;
    areTextsWanted = false;
    written = text;
    if (readPrefixes(text).text === "") {
      show({ kind: "start" });
      return;
    }
    const started = now();
    if (hitsOf(view).length === 0) show({ kind: "loading", slow: false });
    const begin = () => {
      if (mine === turn) void run(mine, started);
    };
    if (atOnce || started - typedMs >= TYPING_MS) begin();
    else after(begin, TYPING_MS);
    typedMs = started;
  }

  async function run(mine: number, started: number): Promise<void> {
    const typed = readPrefixes(written);
    const query = typed.text;
    const filters = parts.filters();
    const sdk = typed.sdk ?? filters.sdk;
    const platforms = typed.platforms.length > 0 ? typed.platforms : [...filters.platforms];
    if (!emit("eds:search", { query, sdk, platforms })) {
      show({ kind: "start" });
      return;
    }
    stopping = new AbortController();
    const { signal } = stopping;
    after(() => {
      if (mine === turn && view.kind === "loading") show({ kind: "loading", slow: true });
    }, SLOW_MS);
    /** Those of this search that are shown already. */
    let shown: DocsSearchHit[] = [];
    const present = (result: DocsSearchResult, isFinal: boolean) => {
      if (mine !== turn || result.hits.length === 0) return;
      shown = settle(shown, result.hits, shown.length === 0 ? -1 : parts.pinned());
      show({ kind: "results", hits: shown, result, isFinal });
      const { stage, tookMs } = result;
      emit("eds:timing", { query, stage, isFinal, tookMs, sinceInputMs: now() - started });
    };
    try {
      const docs = await parts.load();
      if (mine !== turn) return;
      // A word that is followed by a space is whole.
      const options = { ...filters, sdk, platforms, signal, prefix: !/\s$/u.test(written) };
      const result = await docs.search(query, {
        ...options,
        excerpts: parts.fitting(),
        onPartial: (partial) => present(partial, false),
      });
      if (mine !== turn) return;
      if (result.hits.length > 0) {
        present(result, true);
        offerTexts(mine, shown, () => docs.search(query, options));
        return;
      }
      if (result.missing !== undefined) throw result.missing.error;
      const { findNearest } = await import("./nearest.ts");
      const near = await findNearest(docs, query, options);
      if (mine !== turn) return;
      emit("eds:no-results", { query, nearest: near.hits });
      show({ kind: "nothing", query, ...near });
    } catch (error) {
      if (mine === turn && !isExpodexError(error, "ABORTED")) fail(error, query);
    }
  }

  /** Remembers how to get the texts that hits came without, and gets them where somebody waits for them. */
  function offerTexts(
    mine: number,
    shown: readonly DocsSearchHit[],
    ask: () => Promise<DocsSearchResult>,
  ): void {
    if (shown.every(({ excerpt }) => excerpt !== undefined)) return;
    getTexts = async () => {
      const again = getTexts;
      getTexts = undefined;
      try {
        const { hits, missing } = await ask();
        if (mine !== turn) return;
        parts.complete(settle(shown, hits, shown.length));
        if (missing === undefined) return;
      } catch {
        // The rows are there without; the next look at them tries again.
      }
      if (mine === turn) getTexts = again;
    };
    if (areTextsWanted) getTexts();
  }

  function fail(error: unknown, query: string): void {
    show(failedView(error, query));
    if (view.kind === "error" || view.kind === "offline")
      emit("eds:error", { error: knownError(error) });
  }

  function failedView(error: unknown, query: string): View {
    if (isExpodexError(error, "INVALID_QUERY")) return { kind: "nothing", query, hits: [] };
    if (isExpodexError(error, "SDK_NOT_INDEXED")) {
      const { requested, available } = error.data;
      const plain = available.map((label) => label.replace(/^SDK /u, ""));
      return { kind: "no-sdk", sdk: requested, available: plain };
    }
    const isOffline = isExpodexError(error, "OFFLINE") || !parts.isOnline();
    return { kind: isOffline ? "offline" : "error" };
  }

  return {
    search,
    again: () => search(written, true),
    complete() {
      areTextsWanted = true;
      getTexts?.();
    },
    stop() {
      turn += 1;
      stopping?.abort();
      view = { kind: "start" };
    },
  };
}
