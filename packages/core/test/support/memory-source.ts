/** A source of files that tests write down. */
import type { DocsFile, MediaType, Source } from "../../src/source/source.ts";

/** Makes a source; files under `pages/` are pages, all others can only be read. */
export function memorySource(
  files: Record<string, string>,
  overrides: Partial<Source> = {},
): Source {
  const fileOf = (path: string): DocsFile | undefined => {
    const text = files[path];
    return text === undefined ? undefined : { path, text, mediaType: mediaTypeOf(path) };
  };
  return {
    id: "memory:test",
    flavor: "expo",
    baseUrl: "https://docs.example.com/",
    async *files() {
      for (const path of Object.keys(files).sort()) {
        const file = fileOf(path);
        if (file !== undefined && path.startsWith("pages/")) yield file;
      }
    },
    async read(path) {
      return fileOf(path);
    },
    ...overrides,
  };
}

function mediaTypeOf(path: string): MediaType {
  if (path.endsWith(".mdx")) return "text/mdx";
  if (path.endsWith(".md")) return "text/markdown";
  return path.endsWith(".json") ? "application/json" : "text/plain";
}
