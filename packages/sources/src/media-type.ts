/** What kind of text a file holds, told by its name. */
import type { MediaType } from "@expodex/core";

/** Tells a file's media type by its path: `a.mdx`, `b.md`, `llms-full.txt`, `c.json`; anything else is plain text. */
export function mediaTypeOf(path: string): MediaType {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (name.endsWith(".mdx")) return "text/mdx";
  if (name.endsWith(".md") || name.endsWith(".markdown")) return "text/markdown";
  if (name.endsWith(".json")) return "application/json";
  if (/^llms[\w.-]*\.txt$/u.test(name)) return "text/llms";
  return "text/plain";
}
