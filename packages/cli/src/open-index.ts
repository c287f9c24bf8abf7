/** Opens the index that a command names, runs it on it, and closes it. */
import { type DocsIndex, openExpoDocsIndex, type Sdk, sdkLabel } from "@expodex/core/read";
import { indexPath, namingFile, readIndexFile } from "./index-file.ts";
import { projectSdk } from "./project-sdk.ts";
import type { Terminal } from "./terminal.ts";

/** An open index, and the file it came from. */
export interface OpenedIndex {
  index: DocsIndex;
  path: string;
  sizeBytes: number;
}

/** Runs with the index open. */
export async function withIndex<T>(
  named: string | undefined,
  terminal: Terminal,
  run: (opened: OpenedIndex) => Promise<T>,
): Promise<T> {
  const path = await indexPath(named, terminal);
  const bytes = await readIndexFile(path, named !== undefined);
  let index: DocsIndex;
  try {
    index = await openExpoDocsIndex(bytes);
  } catch (error) {
    throw namingFile(error, path);
  }
  try {
    return await run({ index, path, sizeBytes: bytes.byteLength });
  } catch (error) {
    throw namingFile(error, path);
  } finally {
    await index.close();
  }
}

/**
 * The SDK to ask for: the one named, else the project's where the index holds it. Where the index lacks the project's,
 * standard error says so, and the newest is asked.
 */
export async function chooseSdk(
  named: string | undefined,
  { info }: DocsIndex,
  terminal: Terminal,
): Promise<{ sdk?: Sdk | string }> {
  if (named !== undefined) return { sdk: named };
  if (info.sdks.length === 0) return {};
  const found = await projectSdk(terminal.cwd);
  if (found === undefined) return {};
  if (info.sdks.includes(found.sdk)) return { sdk: found.sdk };
  const used = info.defaultSdk === undefined ? "" : `; using ${sdkLabel(info.defaultSdk)}`;
  terminal.say(
    terminal.errorStyle.yellow(
      `expodex: this project uses ${sdkLabel(found.sdk)} (${found.file}), which the index does not hold (${info.sdks.map(sdkLabel).join(", ")})${used}`,
    ),
  );
  return {};
}
