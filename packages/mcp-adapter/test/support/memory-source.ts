/** Pages that a test writes down, as a source in Expo's conventions. */
import type { Attachment, DocsFile, Source } from "@expodex/core";

/** Makes a source of pages by path, and of attachments. */
export function memorySource(
  pages: Readonly<Record<string, string>>,
  attachments: readonly Attachment[] = [],
): Source {
  return {
    id: "memory",
    flavor: "expo",
    async *files(): AsyncIterable<DocsFile> {
      for (const [path, text] of Object.entries(pages)) yield { path, text, mediaType: "text/mdx" };
    },
    attachments: async () => attachments,
  };
}
