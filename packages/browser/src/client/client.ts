/**
 * The index in the page: `loadDocsSearch`. This file is the folder's door.
 *
 *     loadDocsSearch ─► early start: worker, manifest ─┐
 *                   └─► open ──────────────────────────┴─► a worker, else this thread ─► engine over files, kept and fetched
 *
 * Responsible for: what is started when. Not responsible for: where searches run (`open-docs-search.ts`), files (`local-search.ts`).
 */
import { throwIfAborted } from "@expodex/core/parts";
import { openDocsSearch } from "./open-docs-search.ts";
import type { DocsSearch, LoadDocsSearchOptions } from "./result.ts";
import { readSettings } from "./settings.ts";
import { startEarly } from "./start-early.ts";

/**
 * Loads an index that was written by `@expodex/browser/export`, as far as every search needs it; call it as soon as somebody is about
 * to search.
 *
 * @param url of the folder that was written, or of `expodex.json` in it; relative to the page
 * @throws ExpodexError INVALID_OPTION, OFFLINE, SOURCE_NOT_FOUND, SOURCE_UNREACHABLE, FILE_DAMAGED, SNAPSHOT_VERSION, ABORTED
 */
export async function loadDocsSearch(
  url: string | URL,
  options: LoadDocsSearchOptions = {},
): Promise<DocsSearch> {
  const settings = readSettings(url, options);
  throwIfAborted(options.signal, "load");
  const { worker = true, fetch } = options;
  const isHere = worker === true && globalThis.Worker === undefined;
  // Functions do not go to a worker.
  const early = fetch === undefined ? startEarly(settings.base, isHere ? false : worker) : {};
  return openDocsSearch(url, options, early);
}
