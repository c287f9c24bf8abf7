/** Opens the index that a command names, runs it on it, and closes it. */
import { relative } from "node:path";
import zlib from "node:zlib";
import { type DocsIndex, openExpoDocsIndex, type Sdk, sdkLabel } from "@expodex/core/read";
import { type ProjectFacts, readProject } from "@expodex/mcp-adapter/project";
import { indexPath, namingFile, readIndexFile } from "./index-file.ts";
import type { Terminal } from "./terminal.ts";

/** An open index, and the file it came from. */
export interface OpenedIndex {
  index: DocsIndex;
  path: string;
  sizeBytes: number;
}

/**
 * Runs with the index open, with no SDK preferred: for what compares or describes.
 *
 * @param named the file; the shared index where absent
 * @param options.verify whether every byte is checked at once, which takes about a second for a hundred megabytes
 */
export async function withIndex<T>(
  named: string | undefined,
  terminal: Terminal,
  run: (opened: OpenedIndex) => Promise<T>,
  options: { defaultSdk?: Sdk; verify?: boolean } = {},
): Promise<T> {
  const { index, path, sizeBytes } = await openIndexFile(named, terminal, options);
  try {
    return await run({ index, path, sizeBytes });
  } catch (error) {
    throw namingFile(error, path);
  } finally {
    await index.close();
  }
}

/** Opens an index; whoever calls closes it. @param named the file; the shared index where absent */
export async function openIndexFile(
  named: string | undefined,
  terminal: Terminal,
  options: { defaultSdk?: Sdk; verify?: boolean } = {},
): Promise<OpenedIndex> {
  const path = await indexPath(named, terminal);
  const bytes = await readIndexFile(path, named !== undefined);
  try {
    const index = await openExpoDocsIndex(bytes, {
      verify: options.verify ?? false,
      inflate,
      // Node 22.0 and 22.1 have none.
      ...(typeof zlib.crc32 === "function" ? { crc32: zlib.crc32 } : {}),
      ...(options.defaultSdk === undefined ? {} : { defaultSdk: options.defaultSdk }),
    });
    return { index, path, sizeBytes: bytes.byteLength };
  } catch (error) {
    throw namingFile(error, path);
  }
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
