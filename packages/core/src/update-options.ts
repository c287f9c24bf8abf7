/** Checks what an update is told, before anything is read. */
import { checkFile, checkReadingOptions, checkSource } from "./create-options.ts";
import { knownOptions, type OptionKinds } from "./known-options.ts";
import { invalidOption } from "./options.ts";
import type { UpdateDocsIndexOptions } from "./update-docs-index.ts";

const UPDATE_OPTIONS: OptionKinds<UpdateDocsIndexOptions> = {
  source: "checked",
  put: "checked",
  remove: "checked",
  sdk: "checked",
  chunk: "checked",
  parser: "checked",
  maxDocuments: "checked",
  signal: "signal",
  onProgress: "function",
  onWarning: "function",
};

/** Pages that one update takes by themselves. */
const MAX_FILES = 100_000;

/**
 * Fails where an update cannot start as it is told.
 *
 * @throws ExpodexError INVALID_OPTION, SOURCE_INVALID where something that is put is no file
 */
export function checkUpdateOptions(options: UpdateDocsIndexOptions): void {
  const known = knownOptions<UpdateDocsIndexOptions>("updateDocsIndex", options, UPDATE_OPTIONS);
  checkSource(known.source);
  checkReadingOptions(known);
  const { put = [], remove = [], source } = known;
  checkList("put", put, "files");
  checkList("remove", remove, "paths");
  for (const file of put) checkFile(file, source);
  for (const path of remove)
    if (typeof path !== "string") throw invalidOption("remove", "paths as texts", path);
}

function checkList(option: string, list: unknown, what: string): void {
  if (!Array.isArray(list)) throw invalidOption(option, `a list of ${what}`, list);
  if (list.length > MAX_FILES)
    throw invalidOption(option, `at most ${MAX_FILES} ${what}`, `${list.length} ${what}`);
}
