/** A block of texts: some chunks of a page, as JSON that is deflated, because what is repeated in texts is words and not numbers. */
import { damaged } from "./frame.ts";

/** What a chunk shows. */
export interface ChunkText {
  headings: string[];
  anchor: string;
  /** Anchors of releases in which it is another, by their places in the manifest's list. */
  otherAnchors: [sdk: number, anchor: string][];
  /** See `shown-text.ts`. */
  text: string;
  /** Qualified names of the symbols that it documents, with the anchors of their own sections; empty where they have none. */
  symbols: [name: string, anchor: string][];
}

type Row = [
  headings: string[],
  anchor: string,
  text: string,
  symbols?: [string, string][],
  otherAnchors?: [number, string][],
];

/** Writes a block down. */
export function writeBlock(chunks: readonly ChunkText[]): string {
  const rows = chunks.map(({ headings, anchor, text, symbols, otherAnchors }): Row => {
    if (otherAnchors.length > 0) return [headings, anchor, text, symbols, otherAnchors];
    return symbols.length > 0 ? [headings, anchor, text, symbols] : [headings, anchor, text];
  });
  return JSON.stringify(rows);
}

/** Reads a block. @throws ExpodexError FILE_DAMAGED */
export function readBlock(json: string, path: string): ChunkText[] {
  try {
    return (JSON.parse(json) as Row[]).map(
      ([headings, anchor, text, symbols = [], otherAnchors = []]) => ({
        headings,
        anchor,
        text,
        symbols,
        otherAnchors,
      }),
    );
  } catch (cause) {
    throw damaged(path, "texts that cannot be read", cause);
  }
}
