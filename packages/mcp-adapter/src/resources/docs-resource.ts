/** `expo://docs/{path}`: pages. */
import { label } from "../frame.ts";
import { completeNames } from "./complete-names.ts";
import { describeDocument, documentsOf } from "./index-names.ts";
import { writeResourceUri } from "./resource-uri.ts";
import type { ToolResource } from "./tool-resource.ts";

/** The longest page that goes out whole, in tokens; of longer ones the contents and the beginning. */
export const MAX_RESOURCE_TOKENS = 20_000;

const bare = (path: string) => path.replace(/^\/+|\/+$/gu, "");

/** Pages of the project's SDK, and guides. */
export const docsResource: ToolResource = {
  tool: "expo_read_document",
  family: "docs",
  variable: "path",
  title: "Page of Expo's documentation",
  description:
    "A page as markdown, by its path: expo://docs/guides/permissions, expo://docs/versions/latest/sdk/camera. A fragment names a section.",
  args: ({ path = "", fragment }) => ({
    path: `/${path}/`,
    ...(fragment === undefined ? {} : { section: fragment }),
    max_tokens: MAX_RESOURCE_TOKENS,
    resend: true,
  }),
  async list(context) {
    const documents = await documentsOf(context);
    return documents
      .filter(({ path }) => bare(path) !== "")
      .map((document) => ({
        uri: writeResourceUri("docs", bare(document.path)),
        name: bare(document.path),
        title: label(document.title),
        description: label(describeDocument(document)),
      }));
  },
  async complete(variable, value, _known, context) {
    if (variable !== "path") return [];
    const paths = (await documentsOf(context))
      .map(({ path }) => bare(path))
      .filter((path) => path !== "");
    const found = completeNames(paths, bare(value));
    if (found.length > 0 || value.trim() === "") return found;
    // Nothing has it in its path: it may be a title.
    const { suggestions } = await context.docs.suggest(value, { kinds: ["page"], limit: 20 });
    return [...new Set(suggestions.map(({ path }) => bare(path)))];
  },
};
