/** `expodex export-browser`: writes an index as the static files that pages search. */
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { constants, deflateRaw } from "node:zlib";
import { fileFailed } from "../index-file.ts";
import { withIndex } from "../open-index.ts";
import { bytes, count, duration } from "../output/figures.ts";
import type { Terminal } from "../terminal.ts";
import { toJson } from "./search-flags.ts";

interface ExportFlags {
  index?: string;
  out: string;
  packed?: boolean;
  json?: boolean;
}

/** Opens the index, writes its files, and reports. */
export async function runExportBrowser(flags: ExportFlags, terminal: Terminal): Promise<void> {
  const started = terminal.now();
  const folder = resolve(terminal.cwd, flags.out);
  // What writes stands on the library as it is installed, and takes an index that the same copy opened.
  const [{ openExpoDocsIndex }, { browserFiles }] = await Promise.all([
    import("@expodex/core"),
    import("@expodex/browser/export"),
  ]);
  const snapshot = await withIndex(flags.index, terminal, ({ index }) => index.snapshot());
  const docs = await openExpoDocsIndex(snapshot);
  const deflate = promisify(deflateRaw);
  let files = 0;
  let size = 0;
  try {
    const options = {
      packed: flags.packed === true,
      deflate: (part: Uint8Array) => deflate(part, { level: constants.Z_BEST_COMPRESSION }),
      signal: terminal.signal,
      onProgress: ({ done, total, item }: { done: number; total: number; item: string }) =>
        terminal.show(`exporting ${Math.floor((100 * done) / total)} %  ${item}`),
    };
    for await (const file of browserFiles(docs, options)) {
      const path = join(folder, file.path);
      // The manifest comes last, and is whole or not there: until then pages go on with the export before.
      await write(path, file.bytes);
      files++;
      size += file.bytes.length;
    }
  } finally {
    terminal.show("");
    await docs.close();
  }
  const tookMs = terminal.now() - started;
  if (flags.json === true) {
    terminal.write(toJson({ folder, files, bytes: size, tookMs }));
    return;
  }
  terminal.write(
    `${terminal.style.bold(folder)}  ${count(files)} files, ${bytes(size)}, in ${duration(tookMs)}\n`,
  );
}

/** Writes a file beside its place and moves it there, readable for whoever serves it. */
async function write(path: string, content: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
  } catch (error) {
    throw fileFailed(path, "a file that can be written", error);
  }
}
