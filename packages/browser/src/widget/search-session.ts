/**
 * Searches while somebody types, and says what is to be shown.
 *
 * Responsible for: when a search begins and which one counts, later results beside earlier ones, which state a failure is.
 * Not responsible for: finding (`client`), showing (`dialog.ts`).
 */
import { ExpodexError, isExpodexError, parseSdk } from "@expodex/core/parts";
import type { DocsSearch, DocsSearchHit, DocsSearchResult } from "../client/result.ts";
import type { Emit } from "./events.ts";
import { findNearest } from "./nearest.ts";
import { readPrefixes } from "./query-prefixes.ts";
import { settle } from "./settle.ts";
import { hitsOf, type View } from "./view.ts";

/** Keys closer together than this are one search. */
const TYPING_MS = 50;
/** After this, the reader is told that the network is slow. */
const SLOW_MS = 3_000;

/** What searches ask for beside the query. */
export interface Filters {
  /** As written; absent for the newest. */
  sdk?: string;
  platforms: readonly string[];
  limit?: number;
  mode?: "keyword" | "hybrid";
}

/** What a session works with. Clock, timers and network state are passed in. */
export interface SessionParts {
  load(): Promise<DocsSearch>;
  filters(): Filters;
  /** Place of the last hit that must not move; −1 where the reader points at none. */
  pinned(): number;
  emit: Emit;
  show(view: View): void;
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

  function show(next: View): void {
    view = next;
    parts.show(next);
  }

  function search(text: string, atOnce = false): void {
    const mine = ++turn;
    stopping?.abort();
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
    if (atOnce) begin();
    else after(begin, TYPING_MS);
  }

  async function run(mine: number, started: number): Promise<void> {
    const { text, sdk: ownSdk, platforms: ownPlatforms } = readPrefixes(written);
    const { limit, mode, ...filters } = parts.filters();
    const sdk = ownSdk ?? filters.sdk;
    const platforms = ownPlatforms.length > 0 ? ownPlatforms : [...filters.platforms];
    const asked = { query: text, ...(sdk === undefined ? {} : { sdk }), platforms };
    if (!emit("eds:search", asked)) {
      show({ kind: "start" });
      return;
    }
    const stop = new AbortController();
    stopping = stop;
    after(() => {
      if (mine === turn && view.kind === "loading") show({ kind: "loading", slow: true });
    }, SLOW_MS);
    /** Those of this search that are shown already. */
    let shown: DocsSearchHit[] = [];
    const present = (result: DocsSearchResult, isFinal: boolean) => {
      if (mine !== turn) return;
      if (result.hits.length === 0 && !(isFinal && shown.length > 0)) return;
      shown = settle(shown, result.hits, shown.length === 0 ? -1 : parts.pinned());
      show({ kind: "results", hits: shown, result, isFinal });
      const { stage, tookMs } = result;
      emit("eds:timing", { query: text, stage, isFinal, tookMs, sinceInputMs: now() - started });
    };
    try {
      const docs = await parts.load();
      if (mine !== turn) return;
      const wanted = wantedSdk(sdk, docs.info.sdks);
      const options = {
        ...(wanted === undefined ? {} : { sdk: wanted }),
        ...(limit === undefined ? {} : { limit }),
        ...(mode === undefined ? {} : { mode }),
        platforms,
        signal: stop.signal,
      };
      const result = await docs.search(text, {
        ...options,
        // A word that is followed by a space is whole.
        prefix: !/\s$/u.test(written),
        onPartial: (partial) => present(partial, false),
      });
      if (mine !== turn) return;
      if (result.hits.length > 0) return present(result, true);
      if (result.missing !== undefined) throw result.missing.error;
      const near = await findNearest(docs, text, options);
      if (mine !== turn) return;
      emit("eds:no-results", { query: text, nearest: near.hits });
      show({ kind: "nothing", query: text, ...near });
    } catch (error) {
      if (mine === turn && !isExpodexError(error, "ABORTED")) fail(error, text);
    }
  }

  function fail(error: unknown, text: string): void {
    show(failedView(error, text));
    if (view.kind === "error" || view.kind === "offline")
      emit("eds:error", { error: known(error) });
  }

  function failedView(error: unknown, text: string): View {
    if (isExpodexError(error, "INVALID_QUERY")) return { kind: "nothing", query: text, hits: [] };
    if (isExpodexError(error, "SDK_NOT_INDEXED")) {
      const { requested, available } = error.data;
      return { kind: "no-sdk", sdk: requested, available: available.map(plainSdk) };
    }
    const isOffline = isExpodexError(error, "OFFLINE") || !parts.isOnline();
    return isOffline ? { kind: "offline" } : { kind: "error", error: known(error) };
  }

  return {
    search,
    again: () => search(written, true),
    stop() {
      turn += 1;
      stopping?.abort();
      view = { kind: "start" };
    },
  };
}

/** The release to ask for: of an index that holds releases, the one that is meant; it need not be there. */
function wantedSdk(sdk: string | undefined, available: readonly string[]): string | undefined {
  if (sdk === undefined || sdk === "latest" || available.length === 0) return undefined;
  return sdk === "all" ? sdk : String(parseSdk(sdk) ?? sdk);
}

const plainSdk = (label: string) => label.replace(/^SDK /u, "");

/** An error of ours; what is none, such as a script that the network did not bring, becomes one. */
function known(cause: unknown): ExpodexError {
  if (isExpodexError(cause)) return cause;
  return new ExpodexError("SOURCE_UNREACHABLE", {
    subject: "search",
    expected: "the parts of the search",
    got: cause instanceof Error ? cause.message : String(cause),
    next: "try again",
    data: { source: "search" },
    cause,
  });
}
