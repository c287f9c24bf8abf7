/** `expodex search --batch`: ranks pages for many queries, one line each. */
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { type DocsIndex, isExpodexError, type SearchOptions } from "@expodex/core/read";
import { withProjectIndex } from "../open-index.ts";
import { plural } from "../output/figures.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { SearchCommandFlags } from "./run-search.ts";
import { toSearchOptions } from "./search-flags.ts";

interface BatchFlags extends SearchCommandFlags {
  batch: string;
}

interface BatchQuery {
  id: string | number;
  query: string;
}

/** Reads queries as JSON lines and prints the pages found for each as JSON lines. */
export async function runBatch(flags: BatchFlags, terminal: Terminal): Promise<void> {
  const options = toSearchOptions(flags);
  await withProjectIndex(flags, terminal, async ({ index }) => {
    let queries = 0;
    let failed = 0;
    for await (const { id, query } of readQueries(flags.batch, terminal)) {
      queries++;
      const line = await rankPages(index, query, {
        ...options,
        ...(flags.sdk === undefined ? {} : { sdk: flags.sdk }),
        // One hit a page: what is ranked is pages.
        perPage: 1,
        limit: flags.limit,
        signal: terminal.signal,
      });
      if (line.error !== undefined) failed++;
      terminal.write(`${JSON.stringify({ id, ...line })}\n`);
    }
    if (failed > 0)
      terminal.say(
        `expodex: ${failed} of ${plural(queries, "query", "queries")} could not be searched; their lines say why`,
      );
  });
}

interface BatchLine {
  paths: string[];
  tookMs: number;
  /** Code of the failure; the other queries go on. */
  error?: string;
}

async function rankPages(
  index: DocsIndex,
  query: string,
  options: SearchOptions,
): Promise<BatchLine> {
  try {
    const { hits, tookMs } = await index.search(query, options);
    return { paths: [...new Set(hits.map(({ path }) => path))], tookMs };
  } catch (error) {
    if (!isExpodexError(error, "INVALID_QUERY")) throw error;
    return { paths: [], tookMs: 0, error: error.code };
  }
}

async function* readQueries(file: string, terminal: Terminal): AsyncGenerator<BatchQuery> {
  const input =
    file === "-" ? Readable.from(terminal.stdin) : createReadStream(resolve(terminal.cwd, file));
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const failure = new Promise<never>((_, reject) => input.once("error", reject));
  failure.catch(() => {});
  const iterator = lines[Symbol.asyncIterator]();
  for (let number = 1; ; number++) {
    const next = await Promise.race([iterator.next(), failure]).catch((error: Error) => {
      throw new UsageError(`--batch ${file}: ${error.message}`, "name a file that can be read");
    });
    if (next.done === true) return;
    if (next.value.trim() === "") continue;
    yield readQuery(next.value, `${file}:${number}`);
  }
}

function readQuery(line: string, place: string): BatchQuery {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = undefined;
  }
  if (typeof value === "object" && value !== null) {
    const { id, query } = value as { id?: unknown; query?: unknown };
    if ((typeof id === "string" || typeof id === "number") && typeof query === "string")
      return { id, query };
  }
  throw new UsageError(
    `${place}: expected a JSON object with "id" and "query"`,
    'write lines such as {"id":"q1","query":"request camera permission"}',
  );
}
