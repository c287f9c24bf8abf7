import { fileURLToPath } from "node:url";
import { type BrowserFilesOptions, browserFiles } from "@expodex/browser/export";
import { createExpoDocsIndex, type DocsIndex } from "@expodex/core";
import { expoDocsFolder } from "@expodex/sources";
import type { ReadFiles } from "../../src/engine/engine.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { damaged } from "../../src/format/frame.ts";

/** The small site on which rankings are judged. */
export const SITE = fileURLToPath(new URL("../../../../tests/ranking-site", import.meta.url));

/** Builds the index of the site. */
export const indexSite = (): Promise<DocsIndex> =>
  createExpoDocsIndex({ source: expoDocsFolder(SITE) });

/** Writes an index as files, by path. */
export async function filesOf(
  docs: DocsIndex,
  options?: BrowserFilesOptions,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for await (const { path, bytes } of browserFiles(docs, options)) files.set(path, bytes);
  return files;
}

/** Reads files of a map; one that is not there is an error, as it is from a server. */
export const readFrom =
  (
    files: ReadonlyMap<string, Uint8Array>,
    onRead?: (paths: readonly string[]) => void,
  ): ReadFiles =>
  async (paths) => {
    onRead?.(paths);
    return paths.map((path) => files.get(path) ?? damaged(path, "status 404"));
  };

/** Opens files of a map. */
export const openFiles = (
  files: ReadonlyMap<string, Uint8Array>,
  onRead?: (paths: readonly string[]) => void,
) => openEngine(readFrom(files, onRead));
