/**
 * The door of `parse`: a file in, documents out.
 *
 * Responsible for: what kind of file it is, bounds on its size, one list of warnings.
 * Not responsible for: finding files (a source does), cutting documents into chunks.
 */
import { throwIfAborted } from "../errors.ts";
import { parseSdk } from "../sdk.ts";
import type { DocsFile } from "../source/source.ts";
import type { Document, ParseWarning, WarningCode } from "./document.ts";
import { bundledPaths, splitBundle } from "./llms.ts";
import { type PageContext, parsePage } from "./parse-page.ts";
import { parseProject } from "./parse-project.ts";

/** Bounds on foreign text. */
export interface ParseLimits {
  /**
   * Largest page, in UTF-16 code units. A larger one is left out, with a warning.
   *
   * @default 4_194_304: thirty times the largest page of Expo's documentation
   */
  maxPageChars?: number;
  /**
   * Largest llms.txt bundle, in UTF-16 code units.
   *
   * @default 67_108_864: fifteen times the site's largest
   */
  maxBundleChars?: number;
}

/** How files are read. */
export interface ParseOptions {
  /** With the conventions of Expo's site, or as plain markdown. */
  flavor: "expo" | "plain";
  /** The site's address, ending in a slash, that paths are joined to. */
  baseUrl: string;
  /** Names the source in provenance. */
  sourceId: string;
  /** Reads a file that a page refers to; `undefined` where there is none. */
  read(path: string): Promise<DocsFile | undefined>;
  /** Receives what a user should know. It stops nothing. */
  onWarning?: (warning: ParseWarning) => void;
  limits?: ParseLimits;
  signal?: AbortSignal;
}

const DEFAULT_MAX_PAGE_CHARS = 4 * 1024 * 1024;
const DEFAULT_MAX_BUNDLE_CHARS = 64 * 1024 * 1024;

/** A file with more to complain about is broken as a whole: its first complaints say so. */
const MAX_WARNINGS = 200;

/**
 * Parses one file: a page gives one document, a bundle one for each of its pages, a file that cannot be used none.
 *
 * @throws ExpodexError ABORTED, and what `read` throws
 */
export async function parseFile(file: DocsFile, options: ParseOptions): Promise<Document[]> {
  throwIfAborted(options.signal, file.path);
  const context: PageContext = { ...options, warn: warner(options) };
  const isBundle = file.mediaType === "text/llms";
  const max = isBundle
    ? (options.limits?.maxBundleChars ?? DEFAULT_MAX_BUNDLE_CHARS)
    : (options.limits?.maxPageChars ?? DEFAULT_MAX_PAGE_CHARS);
  if (file.text.length > max) {
    context.warn(
      file.path,
      "TOO_LARGE",
      `the file has ${file.text.length} characters, more than ${max}, and is left out`,
      1,
    );
    return [];
  }
  const text = normalize(file, context);
  switch (file.mediaType) {
    case "text/mdx":
    case "text/markdown": {
      const complete = file.mediaType === "text/markdown" && options.flavor === "expo";
      const mdx = file.mediaType === "text/mdx";
      return [await parsePage({ file, text, mdx, firstLine: 1, complete }, context)];
    }
    case "text/llms":
      return parseBundle(file, text, context);
    case "application/json":
      return parseProject(file, text, context);
    default:
      context.warn(
        file.path,
        "UNREADABLE_FILE",
        `${file.mediaType} is no documentation that can be read`,
        1,
      );
      return [];
  }
}

async function parseBundle(
  file: DocsFile,
  text: string,
  context: PageContext,
): Promise<Document[]> {
  const { preamble, pages } = splitBundle(text);
  const sdk = file.sdk ?? sdkOfBundle(file.path);
  const paths = bundledPaths(pages, { path: file.path, ...(sdk === undefined ? {} : { sdk }) });
  const documents: Document[] = [];
  if (preamble.trim() !== "")
    documents.push(
      await parsePage({ file, text: preamble, mdx: false, firstLine: 1, complete: true }, context),
    );
  const max = context.limits?.maxPageChars ?? DEFAULT_MAX_PAGE_CHARS;
  for (const [index, page] of pages.entries()) {
    throwIfAborted(context.signal, file.path);
    if (page.text.length > max) {
      context.warn(
        file.path,
        "TOO_LARGE",
        `a page of the bundle has ${page.text.length} characters, more than ${max}, and is left out`,
        page.firstLine,
      );
      continue;
    }
    const path = paths[index] ?? `/${index}/`;
    documents.push(
      await parsePage(
        { file, text: page.text, mdx: false, firstLine: page.firstLine, path, complete: true },
        context,
      ),
    );
  }
  return documents;
}

/** The SDK that a bundle's name tells: `llms-sdk-v56.0.0.txt`. */
function sdkOfBundle(path: string) {
  const version = /-(v\d{1,3}\.\d{1,3}\.\d{1,3})\.txt$/u.exec(path)?.[1];
  return version === undefined ? undefined : parseSdk(version);
}

/** Unix line ends, no byte order mark; says where bytes were not UTF-8. */
function normalize(file: DocsFile, context: PageContext): string {
  const text = file.text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  const at = text.indexOf("\uFFFD");
  if (at !== -1) {
    const line = text.slice(0, at).split("\n").length;
    context.warn(file.path, "INVALID_UTF8", "bytes that are not UTF-8 were read as U+FFFD", line);
  }
  return text;
}

function warner(options: ParseOptions) {
  const seen = new Set<string>();
  return (file: string, code: WarningCode, reason: string, line = 1): void => {
    const key = `${code}\n${file}\n${line}\n${reason}`;
    if (seen.has(key) || seen.size >= MAX_WARNINGS) return;
    seen.add(key);
    options.onWarning?.({ code, file, line, reason });
  };
}
