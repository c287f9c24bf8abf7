/** Gives what is published beside the packages the version of the command; `npm run versions` runs it after changesets. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Files that name the version, with the number of times that they do. */
export const VERSIONED: readonly (readonly [path: string, times: number])[] = [
  ["server.json", 2],
  ["packaging/mcpb/manifest.json", 1],
  ["packaging/claude-code/.claude-plugin/plugin.json", 1],
];

/** A version in a manifest; `manifest_version` is another thing. */
const VERSION = /("version": ")[^"]*(")/gu;

/** Writes a version wherever a manifest names one. */
export function withVersion(text: string, version: string): string {
  return text.replace(VERSION, `$1${version}$2`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
  const { version } = JSON.parse(readFileSync(at("packages/cli/package.json"), "utf8"));
  for (const [path] of VERSIONED) {
    const text = readFileSync(at(path), "utf8");
    writeFileSync(at(path), withVersion(text, version));
  }
}
