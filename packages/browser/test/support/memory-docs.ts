/** An index of a few hits in memory, which does as it is told. */
import { ExpodexError } from "@expodex/core/parts";
import type {
  DocsSearch,
  DocsSearchHit,
  DocsSearchOptions,
  DocsSearchResult,
} from "../../src/client/result.ts";

/** Makes a hit. */
const hit = (path: string, more: Partial<DocsSearchHit> = {}): DocsSearchHit => ({
  path,
  url: `https://x.dev${path}`,
  title: path,
  headings: [],
  anchor: "",
  kind: "guide",
  sdks: [],
  urls: {},
  platforms: [],
  score: 1,
  ...more,
});

/** Makes a result. */
export const resultOf = (
  query: string,
  paths: string,
  more: Partial<DocsSearchResult> = {},
): DocsSearchResult => ({
  query,
  sdk: { available: [] },
  stage: "hybrid",
  hits: [...paths].map((path) => hit(path)),
  total: paths.length,
  tookMs: 1,
  corrections: [],
  ...more,
});

/** Makes an index whose searches do what `answer` says. */
export function memoryDocs(
  answer: (
    query: string,
    options: DocsSearchOptions,
  ) => DocsSearchResult | Promise<DocsSearchResult>,
  sdks: string[] = [],
): DocsSearch & { asked: { query: string; options: DocsSearchOptions }[] } {
  const asked: { query: string; options: DocsSearchOptions }[] = [];
  return {
    asked,
    info: { sdks, documents: 1, chunks: 1, fingerprint: "" },
    async search(query, options = {}) {
      asked.push({ query, options });
      return answer(query, options);
    },
    page: async () => undefined,
    prefetch: async () => true,
    close: () => undefined,
  };
}

/** Makes an error of a code that carries no more than a path. */
export const failure = (code: "OFFLINE" | "SHARD_FAILED" | "INVALID_QUERY" | "ABORTED") =>
  new ExpodexError(code, {
    subject: "search",
    expected: "a file",
    got: "none",
    next: "try again",
    data: {} as never,
  });
