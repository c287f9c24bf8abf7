/** The site that pages of the benchmark are served from: the widget's scripts, an index as static files, and one page. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { constants, deflateRaw } from "node:zlib";
import { browserFiles } from "@expodex/browser/export";
import { createExpoDocsIndex, type DocsIndex, openExpoDocsIndex } from "@expodex/core";
import { expoDocsFolder } from "@expodex/sources";

/** A site on disk, and what it was made from. */
export interface BenchmarkSite {
  folder: string;
  index: DocsIndex;
  files: Map<string, Uint8Array>;
  /** Processor seconds of one export. */
  exportSeconds: number;
  /** Whether a second export gave the same bytes. */
  isSame: boolean;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const deflate = promisify(deflateRaw);

/** Opens an index: from a file, else built from documentation of every SDK. */
export async function openIndex(from: { docs: string; index?: string }): Promise<DocsIndex> {
  if (from.index !== undefined) return openExpoDocsIndex(readFileSync(from.index));
  return createExpoDocsIndex({ source: expoDocsFolder(from.docs), sdk: "all" });
}

/** Writes the site below a folder, which is emptied. */
export async function buildSite(index: DocsIndex, folder: string): Promise<BenchmarkSite> {
  const { files, seconds } = await exportFiles(index);
  const again = await exportFiles(index);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, bytes] of files) write(join(folder, "docs-index", path), bytes);
  const scripts = at("../../packages/browser/dist");
  if (!existsSync(join(scripts, "expodex-search.js"))) throw new Error(`${scripts} is not built`);
  cpSync(scripts, join(folder, "expodex"), {
    recursive: true,
    filter: (path) => !/\.d\.ts$|export\.js$/u.test(path),
  });
  cpSync(at("./pages"), folder, { recursive: true });
  return { folder, index, files, exportSeconds: seconds, isSame: areSame(files, again.files) };
}

/** Writes a file, and the folders that it stands in. */
export function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function exportFiles(index: DocsIndex) {
  const before = process.cpuUsage();
  const files = new Map<string, Uint8Array>();
  const options = {
    deflate: (part: Uint8Array) => deflate(part, { level: constants.Z_BEST_COMPRESSION }),
  };
  for await (const { path, bytes } of browserFiles(index, options)) files.set(path, bytes);
  const { user, system } = process.cpuUsage(before);
  return { files, seconds: (user + system) / 1e6 };
}

function areSame(
  some: ReadonlyMap<string, Uint8Array>,
  others: ReadonlyMap<string, Uint8Array>,
): boolean {
  return (
    some.size === others.size &&
    [...some].every(([path, bytes]) =>
      Buffer.from(bytes).equals(others.get(path) ?? new Uint8Array()),
    )
  );
}
