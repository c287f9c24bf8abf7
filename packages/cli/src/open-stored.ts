/** Opens the current generation of the store that commands share, or the file that stood in its place before. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isExpodexError, type Sdk } from "@expodex/core/read";
import {
  hasConfigFile,
  openStoredIndex,
  type StoreWatch,
  watchStoredIndex,
} from "@expodex/node-store/open";
import { earlierIndexPath, readEarlierIndex, storeFolder, storeKeys } from "./default-store.ts";
import { withHint } from "./failure.ts";
import { homeFolder } from "./index-file.ts";
import type { OpenedIndex } from "./open-index.ts";
import type { Terminal } from "./terminal.ts";

/** What is in force for whoever only reads. */
export interface ReadingSettings {
  /** The file that holds the index, where settings name one. */
  index?: string;
  /** The file that holds the key of the store. */
  keyFile?: string;
}

/** Reads that; where nothing is set, next to nothing is loaded for it. */
export async function readingSettings(terminal: Terminal): Promise<ReadingSettings> {
  const { cwd, env, configFile } = terminal;
  const isNamed = configFile !== undefined || (env.EXPODEX_CONFIG ?? "") !== "";
  const isSet = READING_VARIABLES.some((name) => (env[name] ?? "") !== "");
  if (!isNamed && !isSet && !hasConfigFile([cwd, await homeFolder(terminal)])) return {};
  const { readSettingsOnly } = await import("./settings.ts");
  const { values } = await readSettingsOnly(terminal);
  const { keyFile } = values.encryption;
  return {
    ...(values.index === undefined ? {} : { index: values.index }),
    ...(keyFile === undefined ? {} : { keyFile }),
  };
}

const READING_VARIABLES = ["EXPODEX_INDEX", "EXPODEX_KEY_FILE"];

/** How to open it. */
export interface OpenStoredOptions {
  keyFile?: string;
  defaultSdk?: Sdk;
  /** Whether every byte is compared with what was written before anything is asked. */
  verify?: boolean | "store";
  cache?: { ttlMs: number; maxEntries: number; maxBytes: number };
}

/**
 * Opens it; a damaged generation that was passed over is said.
 *
 * @param openFile opens the file that stood there before
 * @returns undefined where there is neither
 */
export async function openStored(
  terminal: Terminal,
  { keyFile, defaultSdk, verify, cache }: OpenStoredOptions,
  openFile: (path: string, bytes: Uint8Array) => Promise<OpenedIndex>,
): Promise<OpenedIndex | undefined> {
  const folder = await storeFolder(terminal);
  const keys = await storeKeys(terminal, keyFile);
  try {
    const { index, generation } = await openStoredIndex(folder, {
      check: verify === true || verify === "store" ? "at-once" : "when-read",
      ...(keys === undefined ? {} : { keys }),
      ...(defaultSdk === undefined ? {} : { defaultSdk }),
      ...(cache === undefined ? {} : { cache }),
      log: (line) => terminal.say(terminal.errorStyle.yellow(`expodex: ${line}`)),
    });
    return { index, path: folder, sizeBytes: generation.sizeBytes, generation };
  } catch (error) {
    if (!isExpodexError(error, "GENERATION_NOT_FOUND")) throw namingStore(error);
    const earlier = await readEarlierIndex(terminal);
    return earlier === undefined ? undefined : openFile(earlier.path, earlier.bytes);
  }
}

/** Tells of each generation that becomes current in the shared store after the one that is known. */
export async function watchShared(
  terminal: Terminal,
  keyFile: string | undefined,
  since: string,
  onChange: () => void,
): Promise<StoreWatch> {
  const keys = await storeKeys(terminal, keyFile);
  return watchStoredIndex(await storeFolder(terminal), onChange, {
    since,
    ...(keys === undefined ? {} : { keys }),
  });
}

/** Whether there is an index that commands use where none is named. */
export async function hasSharedIndex(terminal: Terminal): Promise<boolean> {
  const { index } = await readingSettings(terminal);
  const folder = await storeFolder(terminal);
  const places = [index, join(folder, "current"), await earlierIndexPath(terminal)];
  return places.some((place) => place !== undefined && existsSync(place));
}

/** Adds the commands that help to a failure of the store. */
function namingStore<T>(error: T): T {
  if (isExpodexError(error, "STORE_DAMAGED"))
    return withHint(
      error,
      "see what it costs: expodex verify; put it back: expodex verify --repair --from <backup>",
    );
  if (isExpodexError(error, "STORE_KEY"))
    return withHint(
      error,
      "name the file of the key in EXPODEX_KEY_FILE, or the key in EXPODEX_KEY",
    );
  return error;
}
