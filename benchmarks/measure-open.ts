/**
 * Opens a saved index in this process, searches a thousand times and prints what that took as JSON. A process of its
 * own for each engine, because memory once taken is not given back to be measured again.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { DEPTH } from "./metrics.ts";
import { loadPeer } from "./peer.ts";

/** What opening cost. */
export interface OpenFigures {
  /** From bytes in memory to an index that answers. */
  openMs: number;
  firstSearchMs: number;
  /** Resident memory added by reading, opening and 1,000 searches (15 s of them at the most), collected as the platform sees fit. */
  memoryBytes: number;
}

const SEARCHES = 1_000;
/** A slow engine has shown what memory it takes by then. */
const MAX_SEARCH_MS = 15_000;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [name = "", file = "", queryFile = ""] = process.argv.slice(2);
  console.log(JSON.stringify(await measureOpen(name, file, queryFile)));
}

async function measureOpen(name: string, file: string, queryFile: string): Promise<OpenFigures> {
  const queries = JSON.parse(readFileSync(queryFile, "utf8")) as string[];
  // The library's own code is loaded before measuring starts: the figures are about the index.
  const engine = await loadEngine(name);
  const before = process.memoryUsage().rss;
  const bytes = new Uint8Array(readFileSync(file));
  const start = performance.now();
  const search = await engine(bytes);
  const openMs = performance.now() - start;
  const searchStart = performance.now();
  await search(queries[0] ?? "camera");
  const firstSearchMs = performance.now() - searchStart;
  const deadline = performance.now() + MAX_SEARCH_MS;
  for (let count = 0; count < SEARCHES && performance.now() < deadline; count++) {
    await search(queries[count % queries.length] ?? "");
  }
  return { openMs, firstSearchMs, memoryBytes: process.memoryUsage().rss - before };
}

type Search = (query: string) => unknown;

async function loadEngine(name: string): Promise<(bytes: Uint8Array) => Promise<Search>> {
  if (name === "expodex") {
    const { openExpoDocsIndex } = await import("@expodex/core/read");
    return async (bytes) => {
      const index = await openExpoDocsIndex(bytes);
      return (query) => index.search(query, { limit: DEPTH, cache: false });
    };
  }
  const peer = await loadPeer(name);
  return async (bytes) => {
    await peer.open(bytes);
    return (query) => peer.search(query, DEPTH);
  };
}
