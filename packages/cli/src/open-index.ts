/** Opens the index that a command names, runs it on it, and closes it. */
import { relative, resolve } from "node:path";
import zlib from "node:zlib";
import {
  type DocsIndex,
  isExpodexError,
  openExpoDocsIndex,
  type Sdk,
  sdkLabel,
} from "@expodex/core/read";
import { type ProjectFacts, readProject } from "@expodex/mcp-adapter/project";
import type { Generation } from "@expodex/node-store/open";
import { withHint } from "./failure.ts";
import { namingFile, noSharedIndex, readIndexFile } from "./index-file.ts";
import type { Terminal } from "./terminal.ts";

/** An open index, and where it came from. */
export interface OpenedIndex {
  index: DocsIndex;
  /** The file, or the folder of the store. */
  path: string;
  sizeBytes: number;
  /** Present where it came out of the store. */
  generation?: Generation;
}

/** How to open an index. */
export interface OpenIndexOptions {
  defaultSdk?: Sdk;
  /** Whether every byte is checked at once, which takes about a second for a hundred megabytes; `store`: only what comes out of the store. */
  verify?: boolean | "store";
  /** How results are remembered. @default the library's */
  cache?: { ttlMs: number; maxEntries: number; maxBytes: number };
}

/**
 * Runs with the index open, with no SDK preferred: for what compares or describes.
 *
 * @param named the file; the shared index where absent
 */
export async function withIndex<T>(
  named: string | undefined,
  terminal: Terminal,
  run: (opened: OpenedIndex) => Promise<T>,
  options: OpenIndexOptions = {},
): Promise<T> {
  const opened = await openIndex(named, terminal, options);
  try {
    return await run(opened);
  } catch (error) {
    throw namingPlace(error, opened);
  } finally {
    await opened.index.close();
  }
}

/**
 * Opens an index; whoever calls closes it.
 *
 * @param named the file; where absent the one that settings name, else the current generation of the shared store
 */
export async function openIndex(
  named: string | undefined,
  terminal: Terminal,
  options: OpenIndexOptions = {},
): Promise<OpenedIndex> {
  if (named !== undefined) return openFile(resolve(terminal.cwd, named), options);
  const { openStored, readingSettings } = await import("./open-stored.ts");
  const { index, ...settings } = await readingSettings(terminal);
  if (index !== undefined) return openFile(index, options);
  const found = await openStored(terminal, { ...settings, ...options }, (path, bytes) =>
    openBytes(path, bytes, options),
  );
  if (found !== undefined) return found;
  throw await noSharedIndex(terminal);
}

function openFile(path: string, options: OpenIndexOptions): Promise<OpenedIndex> {
  return openBytes(path, readIndexFile(path), options);
}

async function openBytes(
  path: string,
  bytes: Uint8Array,
  { verify = false, defaultSdk, cache }: OpenIndexOptions,
): Promise<OpenedIndex> {
  try {
    const index = await openExpoDocsIndex(bytes, {
      verify: verify === true,
      inflate,
      // Node 22.0 and 22.1 have none.
      ...(typeof zlib.crc32 === "function" ? { crc32: zlib.crc32 } : {}),
      ...(defaultSdk === undefined ? {} : { defaultSdk }),
      ...(cache === undefined ? {} : { cache }),
    });
    return { index, path, sizeBytes: bytes.byteLength };
  } catch (error) {
    throw namingFile(error, path);
  }
}

/** Damage of a store shows where it is read: a search can be the first to come by. */
function namingPlace<T>(error: T, { path, generation }: OpenedIndex): T {
  if (generation === undefined) return namingFile(error, path);
  if (!isExpodexError(error) || !error.code.startsWith("SNAPSHOT_")) return error;
  return withHint(
    error,
    `it is generation ${generation.id} of ${path}; look at it: expodex verify`,
  );
}

/**
 * Runs with the index open for questions about one SDK: the one named by flag, else the project's. Where the index
 * lacks the project's, standard error says so and the newest is asked.
 */
export async function withProjectIndex<T>(
  flags: { index?: string; sdk?: string },
  terminal: Terminal,
  run: (opened: OpenedIndex) => Promise<T>,
): Promise<T> {
  const project = flags.sdk === undefined ? readProject(terminal.cwd) : undefined;
  const runInProject = (opened: OpenedIndex) => {
    if (project !== undefined) sayIfMissing(project, opened.index, terminal);
    return run(opened);
  };
  const options = project?.sdk === undefined ? {} : { defaultSdk: project.sdk };
  return withIndex(flags.index, terminal, runInProject, options);
}

/** Node's own, because a process that searches once waits longer for JavaScript to inflate than for the search. */
function inflate(bytes: Uint8Array, size: number, dictionary?: Uint8Array): Uint8Array {
  return zlib.inflateRawSync(bytes, {
    chunkSize: Math.max(MIN_CHUNK_BYTES, size),
    maxOutputLength: size,
    ...(dictionary === undefined ? {} : { dictionary }),
  });
}

/** Node takes no smaller ones. */
const MIN_CHUNK_BYTES = 64;

function sayIfMissing(project: ProjectFacts, { info }: DocsIndex, terminal: Terminal): void {
  const { sdk, sdkFile, differing } = project;
  const used = info.defaultSdk === undefined ? "" : `; using ${sdkLabel(info.defaultSdk)}`;
  const warn = (line: string) =>
    terminal.say(terminal.errorStyle.yellow(`expodex: ${line}${used}`));
  if (differing !== undefined) {
    const sdks = [...new Set(differing.map((one) => sdkLabel(one.sdk)))].join(" and ");
    warn(`projects of this repository use ${sdks}: run it in one of them or name one with --sdk`);
  }
  if (sdk === undefined || info.sdks.length === 0 || info.sdks.includes(sdk)) return;
  const held = info.sdks.map(sdkLabel).join(", ");
  const file = sdkFile === undefined ? "" : ` (${relative(terminal.cwd, sdkFile)})`;
  warn(`this project uses ${sdkLabel(sdk)}${file}, which the index does not hold (${held})`);
}
