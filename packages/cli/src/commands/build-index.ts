/** Builds an index with progress and warnings shown, and puts it in its place. */
import {
  createDocsIndex,
  createExpoDocsIndex,
  type DocsIndex,
  // The copy that builds, not the one that travels with the command: only its own indexes can be taken over from.
  openExpoDocsIndex,
  type SdkSelection,
  type Source,
} from "@expodex/core";
import type { PublishResult } from "@expodex/node-store";
import { combineSources, easCliManifest, parserThreads } from "@expodex/sources";
import { compileLater } from "../compile-later.ts";
import { createProgress } from "../output/progress.ts";
import { createWarningList, type WarningList } from "../output/warnings.ts";
import type { Terminal } from "../terminal.ts";
import type { IndexPlace, PreviousIndex } from "./index-place.ts";

/** What a build is told. */
export interface BuildRequest {
  source: Source;
  sdk: SdkSelection | string;
  vectors: boolean;
  place: IndexPlace;
  /** Threads that parse beside this one, 0 to 64. @default as many as there are cores, 8 at the most */
  threads?: number;
  /** Whether nothing is taken over from the index that stands there. @default false */
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
  /** What was published; absent where the index went into a file. */
  published?: PublishResult;
}

/** A build that takes nothing over has much to parse unless it has next to nothing, so threads start almost at once. */
const FRESH_START_AFTER_CHARS = 20_000;

/** Builds and writes. */
export async function buildIndex(request: BuildRequest, terminal: Terminal): Promise<Built> {
  const { sdk, vectors, place, threads } = request;
  await place.prepare();
  const started = terminal.now();
  const warnings = createWarningList();
  const progress = createProgress(terminal);
  const before = request.fresh === true ? undefined : await place.previous();
  const previous = before === undefined ? undefined : await openPrevious(before);
  const source = await withEasCli(request, previous, before, terminal);
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
      const published = await place.write(snapshot);
      const tookMs = terminal.now() - started;
      const figures = { index, warnings, sizeBytes: snapshot.byteLength, tookMs };
      return published === undefined ? figures : { ...figures, published };
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
  { source, easCli = false }: BuildRequest,
  previous: DocsIndex | undefined,
  before: PreviousIndex | undefined,
  terminal: Terminal,
): Promise<Source> {
  if (easCli === false) return source;
  const kept = await previous?.attachment("eas-cli/manifest");
  const ageMs = Date.now() - (before?.writtenAt ?? Number.NEGATIVE_INFINITY);
  const isRecent = easCli === "latest" && ageMs < MAX_EAS_CLI_AGE_MS;
  const manifest = easCliManifest({
    version: easCli,
    cwd: terminal.cwd,
    refresh: kept === undefined || !isRecent,
    ...(kept === undefined ? {} : { kept }),
  });
  return combineSources(source, manifest);
}

const MAX_EAS_CLI_AGE_MS = 24 * 60 * 60 * 1000;

/** The index that is about to be replaced; absent where this release cannot open it. */
async function openPrevious({ bytes }: PreviousIndex): Promise<DocsIndex | undefined> {
  try {
    return await openExpoDocsIndex(bytes, { verify: true });
  } catch {
    return undefined;
  }
}
