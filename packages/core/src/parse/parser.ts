/**
 * What parses files for a build: here, or on other threads behind the same seam.
 *
 * Responsible for: what is asked of a parser and what it gives. Not responsible for: threads (`@expodex/sources` makes
 * them on Node), the order of results (whoever builds takes them in the files' order).
 */
import type { DocsFile } from "../source/source.ts";
import type { Document, ParseWarning } from "./document.ts";
import { type ParseOptions, parseFile } from "./parse.ts";

/** How one file is read: the conventions, and where the files are that it refers to. */
export type ParseRequest = Pick<
  ParseOptions,
  "flavor" | "baseUrl" | "sourceId" | "read" | "signal"
>;

/** What a file gave. Plain data, so that it can be sent between threads. */
export interface ParsedFile {
  /** None for a file that cannot be used, several for a bundle. */
  documents: Document[];
  warnings: ParseWarning[];
}

/** What parses files for a build. */
export interface Parser {
  /** Files that are handed over before the first result is taken, at least 1. It bounds what waits in memory. */
  readonly ahead: number;
  /** Parses one file. Equal files give equal results, whichever parser does it. @throws what reading raises, ABORTED */
  parse(file: DocsFile, request: ParseRequest): Promise<ParsedFile>;
  /** Gives back what it holds; whoever made a parser closes it. */
  close(): Promise<void>;
}

/** Parses on the caller's own thread, one file at a time. */
export const inlineParser: Parser = {
  ahead: 1,
  async parse(file, request) {
    const warnings: ParseWarning[] = [];
    const documents = await parseFile(file, {
      ...request,
      onWarning: (warning) => warnings.push(warning),
    });
    return { documents, warnings };
  },
  async close() {},
};
