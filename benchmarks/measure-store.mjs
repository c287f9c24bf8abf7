/**
 * Opens an index once in this process, searches it once and prints what that took as JSON: `measure-store.mjs
 * memory|file|when-read|at-once <file or folder>`. A process of its own for each, because code that ran before is quicker; and plain
 * JavaScript, because what runs TypeScript makes every module slower.
 */
import { readFileSync } from "node:fs";
import zlib from "node:zlib";
// Code is loaded before measuring starts: the figures are about the index.
import { openExpoDocsIndex } from "@expodex/core/read";
import { openStoredIndex } from "@expodex/node-store/open";

const [how = "", path = ""] = process.argv.slice(2);
const speed = {
  inflate: (bytes, size, dictionary) =>
    zlib.inflateRawSync(bytes, {
      chunkSize: Math.max(64, size),
      maxOutputLength: Math.max(1, size),
      ...(dictionary === undefined ? {} : { dictionary }),
    }),
  crc32: (bytes) => zlib.crc32(bytes),
};
const bytes = how === "memory" ? readFileSync(path) : undefined;

async function open() {
  if (how === "memory" || how === "file")
    return openExpoDocsIndex(bytes ?? readFileSync(path), speed);
  return (await openStoredIndex(path, { check: how })).index;
}

const cpu = process.cpuUsage();
const start = performance.now();
const index = await open();
const openMs = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const searchStart = performance.now();
await index.search("request camera permission");
const firstSearchMs = performance.now() - searchStart;
console.log(JSON.stringify({ openMs, openCpuMs: (user + system) / 1_000, firstSearchMs }));
