/**
 * Searches on the thread that it is called on.
 *
 * Responsible for: joining engine, network and cache; opening the index again where the site was published anew meanwhile.
 */
import { type ExpodexError, isExpodexError } from "@expodex/core/parts";
import { type Engine, MANIFEST_PATH, openEngineWith, readEitherForm } from "../engine/engine.ts";
import { wordsFrom } from "../engine/load-words.ts";
import type { ReadFiles } from "../engine/read-files.ts";
import { openFileCache } from "./file-cache.ts";
import { createFiles } from "./files.ts";
import { createManifestReader } from "./manifest-file.ts";
import { createRequest } from "./request.ts";
import type { Searcher } from "./searcher.ts";
import type { ClientSettings, Surroundings } from "./settings.ts";

/** Files that are loaded ahead at once: what a search needs meanwhile goes first. */
const PREFETCHED_AT_ONCE = 256;

/**
 * Opens an index.
 *
 * @param manifest what was fetched already, where that worked
 * @throws ExpodexError OFFLINE, SOURCE_NOT_FOUND, SOURCE_UNREACHABLE, FILE_DAMAGED, SNAPSHOT_VERSION
 */
export async function openLocalSearch(
  settings: ClientSettings,
  around: Surroundings,
  manifest?: Promise<Uint8Array | undefined>,
): Promise<Searcher> {
  const request = createRequest(settings, around);
  const cache = openFileCache(settings, around);
  const readManifest = createManifestReader(request, cache, around.onProblem, manifest);
  const loadWords = wordsFrom(around.loadWords);
  let opened = await open();
  /** The index as it is published now, where it was looked up. */
  let renewing: Promise<boolean> | undefined;

  async function open(): Promise<{ engine: Engine; read: ReadFiles }> {
    const files = createFiles(request, cache);
    const readOne: ReadFiles = async (paths, signal) => {
      if (paths[0] !== MANIFEST_PATH) return files.read(paths, signal);
      try {
        return [await readManifest()];
      } catch (error) {
        if (isExpodexError(error)) return [error];
        throw error;
      }
    };
    const read = readEitherForm(readOne, files.readRanges);
    return { engine: await openEngineWith(read, loadWords), read };
  }

  /** Opens the index again, and says whether it is another. */
  function renew(): Promise<boolean> {
    renewing ??= (async () => {
      try {
        const renewed = await open();
        const isOther = renewed.engine.paths()[0] !== opened.engine.paths()[0];
        if (isOther) opened = renewed;
        return isOther;
      } catch (error) {
        if (isExpodexError(error)) around.onProblem(error);
        return false;
      } finally {
        renewing = undefined;
      }
    })();
    return renewing;
  }

  return {
    get info() {
      return opened.engine.info;
    },
    async search(query, options) {
      try {
        const result = await opened.engine.search(query, options);
        const { missing } = result;
        if (missing === undefined || !isGone(missing.error) || !(await renew())) return result;
      } catch (error) {
        if (!isGone(error) || !(await renew())) throw error;
      }
      return opened.engine.search(query, options);
    },
    page: (path) => opened.engine.page(path),
    async prefetch(isForced) {
      if (!isForced && savesData()) return false;
      const { engine, read } = opened;
      const paths = engine.paths();
      for (let at = 0; at < paths.length; at += PREFETCHED_AT_ONCE) {
        const found = await read(paths.slice(at, at + PREFETCHED_AT_ONCE));
        for (const one of found) if (!(one instanceof Uint8Array)) throw one;
      }
      await loadWords();
      await cache.settled();
      return true;
    },
    close: () => undefined,
  };
}

/** Whether a file is not there any more, as after the site was published anew. */
function isGone(error: unknown): error is ExpodexError {
  if (!isExpodexError(error, "SHARD_FAILED")) return false;
  return error.data.status === 404 || error.data.status === 410;
}

/** Whether the person asked the browser to use little data. */
function savesData(): boolean {
  const { connection } = (globalThis.navigator ?? {}) as {
    connection?: { saveData?: boolean };
  };
  return connection?.saveData === true;
}
