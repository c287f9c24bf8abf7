/** Builds an index with progress and warnings shown, and writes it to its file. */
import { readFile, stat } from "node:fs/promises";
import {
  createDocsIndex,
  createExpoDocsIndex,
  type DocsIndex,
  // The copy that builds, not the one that travels with the command: only its own indexes can be taken over from.
  openExpoDocsIndex,
  type SdkSelection,
  type Source,
} from "@expodex/core";
import { combineSources, easCliManifest, parserThreads } from "@expodex/sources";
import { compileLater } from "../compile-later.ts";
import { prepareFile, writeIndexFile } from "../index-file.ts";
import { createProgress } from "../output/progress.ts";
import { createWarningList, type WarningList } from "../output/warnings.ts";
import type { Terminal } from "../terminal.ts";

/** What a build is told. */
export interface BuildRequest {
  source: Source;
  sdk: SdkSelection | string;
  vectors: boolean;
  out: string;
  /** Threads that parse beside this one, 0 to 64. @default as many as there are cores, 8 at the most */
  threads?: number;
  /** Whether nothing is taken over from the index that `out` holds. @default false */
  fresh?: boolean;
  /** The commands of `eas-cli` that are kept with the index: a version, range or tag; `false` leaves them out. @default false */
  easCli?: string | false;
}

/** What a build gave. The index is open; whoever asked closes it. */
export interface Built {
  index: DocsIndex;
  warnings: WarningList;
  sizeBytes: number;
  tookMs: number;
}

/** A build that takes nothing over has much to parse unless it has next to nothing, so threads start almost at once. */
const FRESH_START_AFTER_CHARS = 20_000;

/** Builds and writes. */
export async function buildIndexFile(request: BuildRequest, terminal: Terminal): Promise<Built> {
  const { sdk, vectors, out, threads } = request;
  await prepareFile(out);
  const started = terminal.now();
  const warnings = createWarningList();
  const progress = createProgress(terminal);
  const previous = request.fresh === true ? undefined : await previousIndex(out);
  const source = await withEasCli(request, previous, terminal);
  const parser = parserThreads({
    ...(threads === undefined ? {} : { threads }),
    ...(previous === undefined ? { startAfterChars: FRESH_START_AFTER_CHARS } : {}),
  });
  const compileAsUsual = compileLater();
  const create = source.flavor === "expo" ? createExpoDocsIndex : createDocsIndex;
  try {
    const index = await create({
      source,
      sdk,
      parser,
      ...(previous === undefined ? {} : { previous }),
      ...(vectors ? {} : { embedder: "none" as const }),
      signal: terminal.signal,
      onProgress: progress.onProgress,
      onWarning: warnings.add,
    });
    try {
      progress.onProgress({ stage: "write", done: 0 });
      const snapshot = await index.snapshot();
      await writeIndexFile(out, snapshot);
      const tookMs = terminal.now() - started;
      return { index, warnings, sizeBytes: snapshot.byteLength, tookMs };
    } catch (error) {
      await index.close();
      throw error;
    }
  } finally {
    progress.finish();
    compileAsUsual();
    await parser.close();
    await previous?.close();
    await source.close?.();
  }
}

/**
 * The source, and the commands of `eas-cli` beside it. Those that the index before has are kept for a day, so that a rebuild after a
 * change of one page asks no network.
 */
async function withEasCli(
  { source, easCli = false, out }: BuildRequest,
  previous: DocsIndex | undefined,
  terminal: Terminal,
): Promise<Source> {
  if (easCli === false) return source;
  const kept = await previous?.attachment("eas-cli/manifest");
  const isRecent = easCli === "latest" && (await ageMs(out)) < MAX_EAS_CLI_AGE_MS;
  const manifest = easCliManifest({
    version: easCli,
    cwd: terminal.cwd,
    refresh: kept === undefined || !isRecent,
    ...(kept === undefined ? {} : { kept }),
  });
  return combineSources(source, manifest);
}

const MAX_EAS_CLI_AGE_MS = 24 * 60 * 60 * 1000;

async function ageMs(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The index that is about to be replaced; absent where there is none that this release can open. */
async function previousIndex(path: string): Promise<DocsIndex | undefined> {
  try {
    // A pipe would be waited for without end.
    if (!(await stat(path)).isFile()) return undefined;
    return await openExpoDocsIndex(await readFile(path), { verify: true });
  } catch {
    return undefined;
  }
}
