/**
 * Opens an index whose worker and manifest are on their way.
 *
 * Responsible for: where searches run, defaults of searches, giving up. Not responsible for: finding (`engine`), files
 * (`local-search.ts`), what starts before this script is there (`start-early.ts`).
 */
import { aborted, type ExpodexError, isExpodexError, throwIfAborted } from "@expodex/core/parts";
import { checkSearch } from "../engine/check-search.ts";
import type { DocsSearch, DocsSearchResult, LoadDocsSearchOptions } from "./result.ts";
import type { Searcher } from "./searcher.ts";
import { type ClientSettings, closed, readSettings, type Surroundings } from "./settings.ts";
import type { EarlyStart } from "./start-early.ts";
import { untilAborted } from "./waiting.ts";
import { openWorkerSearch } from "./worker-search.ts";

/** Opens an index; see `loadDocsSearch`. @throws ExpodexError as that does */
export async function openDocsSearch(
  url: string | URL,
  options: LoadDocsSearchOptions,
  early: EarlyStart,
): Promise<DocsSearch> {
  const { signal, sdk, platforms, onProblem = () => undefined } = options;
  const settings = readSettings(url, options);
  throwIfAborted(signal, "load");
  const around: Surroundings = {
    // Called with the global as `this`, which browsers ask for.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    loadWords: () => import("../engine/words.ts"),
    onProblem,
  };
  const opening = openSearcher(settings, around, early);
  const searcher = await untilAborted(opening, signal, "load").catch((error: unknown) => {
    if (isExpodexError(error, "ABORTED"))
      opening.then(
        (late) => late.close(),
        () => undefined,
      );
    throw error;
  });
  /** Gives up the search under way. */
  let giveUp: ((error: ExpodexError) => void) | undefined;
  let isClosed = false;

  return {
    get info() {
      return searcher.info;
    },
    async search(query, wanted = {}) {
      if (isClosed) throw closed();
      throwIfAborted(wanted.signal, "search");
      checkSearch(wanted);
      giveUp?.(aborted("search", "a newer search"));
      const stop = new AbortController();
      const own = (error: ExpodexError) => stop.abort(error);
      giveUp = own;
      const relay = () => stop.abort(aborted("search", "an abort signal", wanted.signal?.reason));
      wanted.signal?.addEventListener("abort", relay, { once: true });
      const partial = (result: DocsSearchResult) => {
        if (!stop.signal.aborted) wanted.onPartial?.(result);
      };
      try {
        const all = {
          ...(sdk === undefined ? {} : { sdk }),
          ...(platforms === undefined ? {} : { platforms }),
          ...defined(wanted),
          signal: stop.signal,
          ...(wanted.onPartial === undefined ? {} : { onPartial: partial }),
        };
        const found = searcher.search(query, all);
        found.catch(() => undefined);
        return await untilAborted(found, stop.signal, "search");
      } catch (error) {
        throw stop.signal.aborted ? stop.signal.reason : error;
      } finally {
        wanted.signal?.removeEventListener("abort", relay);
        if (giveUp === own) giveUp = undefined;
      }
    },
    async page(path) {
      if (isClosed) throw closed();
      return searcher.page(path);
    },
    async prefetch({ evenIfSavingData = false } = {}) {
      if (isClosed) throw closed();
      return searcher.prefetch(evenIfSavingData);
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      giveUp?.(aborted("search", "a call of close()"));
      searcher.close();
    },
  };
}

/** Opens the index in a worker where that is wanted and can be had, else here; goes on here where the worker ends. */
async function openSearcher(
  settings: ClientSettings,
  around: Surroundings,
  early: EarlyStart,
): Promise<Searcher> {
  const manifest = bytesOf(early.manifest, settings.timeoutMs);
  /** The manifest is left out where it may be old by now. */
  const openHere = async (fetched?: Promise<Uint8Array | undefined>) =>
    (await import("./local-search.ts")).openLocalSearch(settings, around, fetched);
  if (early.worker === undefined && early.error === undefined) return openHere(manifest);
  let current: Searcher;
  try {
    current = await openWorkerSearch(settings, around.onProblem, early, manifest);
  } catch (error) {
    if (!isExpodexError(error, "WORKER_FAILED")) throw error;
    around.onProblem(error);
    return openHere(manifest);
  }
  let moving: Promise<Searcher> | undefined;
  /** Runs work in the worker, and here where that ended. */
  async function run<T>(work: (searcher: Searcher) => Promise<T>): Promise<T> {
    try {
      return await work(current);
    } catch (error) {
      if (!isExpodexError(error, "WORKER_FAILED")) throw error;
      if (moving === undefined) around.onProblem(error);
      moving ??= openHere();
      moving.catch(() => {
        moving = undefined;
      });
      current = await moving;
      return work(current);
    }
  }
  return {
    get info() {
      return current.info;
    },
    search: (query, wanted) => run((searcher) => searcher.search(query, wanted)),
    page: (path) => run((searcher) => searcher.page(path)),
    prefetch: (isForced) => run((searcher) => searcher.prefetch(isForced)),
    close: () => current.close(),
  };
}

/** Without what is there but undefined, which would hide a default. */
function defined<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

/** What an answer holds; undefined where there is none, it failed, or takes too long. */
async function bytesOf(
  answer: EarlyStart["manifest"],
  timeoutMs: number,
): Promise<Uint8Array | undefined> {
  const read = async () => {
    const response = await answer;
    return response?.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  };
  return untilAborted(read(), AbortSignal.timeout(timeoutMs), "load").catch(() => undefined);
}
