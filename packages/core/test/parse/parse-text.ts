/** Reads one text as a file, beside files held in memory. */
import type { Document, ParseWarning } from "../../src/parse/document.ts";
import { type ParseOptions, parseFile } from "../../src/parse/parse.ts";
import type { DocsFile } from "../../src/source/source.ts";

export interface ParseTextOptions extends Partial<ParseOptions> {
  path?: string;
  mediaType?: DocsFile["mediaType"];
  /** Texts by path. */
  files?: Record<string, string>;
  file?: Partial<DocsFile>;
}

/** Every document of a text, with the warnings. */
export async function parseTexts(
  text: string,
  options: ParseTextOptions = {},
): Promise<{ documents: Document[]; warnings: ParseWarning[] }> {
  const {
    path = "pages/guides/page.mdx",
    mediaType = "text/mdx",
    files = {},
    file,
    ...rest
  } = options;
  const warnings: ParseWarning[] = [];
  const documents = await parseFile(
    { path, mediaType, text, ...file },
    {
      flavor: "expo",
      baseUrl: "https://docs.expo.dev/",
      sourceId: "test",
      read: async (wanted) => {
        const found = files[wanted];
        return found === undefined
          ? undefined
          : { path: wanted, mediaType: "text/plain", text: found };
      },
      onWarning: (warning) => warnings.push(warning),
      ...rest,
    },
  );
  return { documents, warnings };
}

/** The only document of a text. */
export async function parseText(
  text: string,
  options: ParseTextOptions = {},
): Promise<{ document: Document; warnings: ParseWarning[] }> {
  const { documents, warnings } = await parseTexts(text, options);
  if (documents.length !== 1 || documents[0] === undefined)
    throw new Error(`one document expected, got ${documents.length}`);
  return { document: documents[0], warnings };
}
