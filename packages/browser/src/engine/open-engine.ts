/** Opens a static index outside of pages. */
import { checkSearch } from "./check-search.ts";
import { type Engine, openEngineWith } from "./engine.ts";
import { wordsFrom } from "./load-words.ts";
import type { ReadFiles } from "./read-files.ts";

/**
 * Opens a static index: reads the manifest, and begins to read the pages, which the first search waits for.
 *
 * @throws ExpodexError FILE_DAMAGED, SNAPSHOT_VERSION, ABORTED, and those that `read` gives for the manifest
 */
export async function openEngine(read: ReadFiles, signal?: AbortSignal): Promise<Engine> {
  const loadWords = wordsFrom(() => import("./words.ts"));
  const engine = await openEngineWith(read, loadWords, signal);
  return {
    ...engine,
    async search(query, options = {}) {
      checkSearch(options);
      return engine.search(query, options);
    },
  };
}
