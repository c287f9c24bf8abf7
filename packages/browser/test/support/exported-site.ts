/** The small judged site, exported to a folder that a test file serves. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { filesOf, indexSite } from "./site.ts";

/** Folders of one site. */
export interface ExportedSite {
  /** Holds `index` and `packed`, the two forms, and `next`, which is published later and has other files. */
  folder: string;
  /** Paths below `index`. */
  paths: string[];
  remove(): void;
}

/** Exports the site in both forms to a temporary folder. */
export async function exportSite(): Promise<ExportedSite> {
  const folder = mkdtempSync(join(tmpdir(), "expodex-browser-"));
  const docs = await indexSite();
  const files = await filesOf(docs);
  writeFiles(join(folder, "index"), files);
  writeFiles(join(folder, "packed"), await filesOf(docs, { packed: true }));
  const deflate = async (bytes: Uint8Array) => new Uint8Array(deflateRawSync(bytes, { level: 2 }));
  writeFiles(join(folder, "next"), await filesOf(docs, { deflate }));
  await docs.close();
  return {
    folder,
    paths: [...files.keys()],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes files below a folder. */
function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
