/** What scripts of the widget weigh, as hosts send them: compressed by gzip at its best. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Kilobytes. */
export interface ScriptSizes {
  /** What a page loads before it can search: dialog, client, worker, without their styles. */
  scripts: number;
  /** Style sheet of the dialog, which lies in its script. */
  styles: number;
  /** Of the scripts, what finds: analysis, planning, ranking, excerpts, decoding. By esbuild alone: terser takes a twentieth more off. */
  engine: number;
}

const kilobytes = (text: string | Uint8Array) => gzipSync(text, { level: 9 }).length / 1024;

/** Weighs scripts. @param folder of the built package @param engine source of the engine's door */
export async function weighScripts(folder: string, engine: string): Promise<ScriptSizes> {
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const dialog = read("search-dialog.js");
  const bare = dialog.replace(/(["`])dialog\{.*?\1/su, '""');
  const bundled = await build({
    entryPoints: [engine],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    logLevel: "error",
  });
  return {
    scripts: kilobytes(bare) + kilobytes(read("worker.js")),
    styles: kilobytes(dialog) - kilobytes(bare),
    engine: kilobytes(bundled.outputFiles[0]!.contents),
  };
}
