/** A source of packages' pages, whose API data is read from what its latest pass brought. */
import type { DocsFile, Source, SourceOptions } from "@expodex/core";
import { specifierOfData } from "./package-pages.ts";

/** One pass over the pages. It puts the API data that they refer to into `data`, JSON by specifier. */
export type PackagePass = (
  options: SourceOptions,
  data: Map<string, string>,
) => AsyncIterable<DocsFile>;

/** Makes a source of passes. Each pass starts with no data; closing forgets what the latest one brought. */
export function packageSource(id: string, pass: PackagePass): Source {
  let data = new Map<string, string>();
  return {
    id,
    flavor: "expo",
    baseUrl: "https://docs.expo.dev/",
    async *files(options = {}) {
      const found = new Map<string, string>();
      data = found;
      yield* pass(options, found);
    },
    async read(path) {
      const specifier = specifierOfData(path);
      const text = specifier === undefined ? undefined : data.get(specifier);
      return text === undefined ? undefined : { path, mediaType: "application/json", text };
    },
    async close() {
      data.clear();
    },
  };
}
