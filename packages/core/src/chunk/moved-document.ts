/**
 * A document of one content in its place in another.
 *
 * A class, because a getter on a prototype reads the rest of the document only when asked: in an open snapshot its sections lie in
 * a compressed block. A document that was moved before is unwrapped, so that it never stands behind more than one of these.
 */
import { type IndexedDocument, sectionPlaces } from "./content.ts";

/** Where a document's placements and symbols stand. */
export type DocumentRanges = Pick<
  IndexedDocument,
  "firstPlacement" | "endPlacement" | "firstSymbol" | "endSymbol"
>;

/** Gives back a document with other ranges. */
export function movedDocument(document: IndexedDocument, ranges: DocumentRanges): IndexedDocument {
  const { firstPlacement, endPlacement, firstSymbol, endSymbol } = document;
  const stays =
    firstPlacement === ranges.firstPlacement &&
    endPlacement === ranges.endPlacement &&
    firstSymbol === ranges.firstSymbol &&
    endSymbol === ranges.endSymbol;
  return stays ? document : new MovedDocument(originalOf(document), ranges);
}

/** The document that a moved one stands for; any other as it is. */
export function originalOf(document: IndexedDocument): IndexedDocument {
  return document instanceof MovedDocument ? document.original : document;
}

class MovedDocument implements IndexedDocument {
  readonly original: IndexedDocument;
  readonly firstPlacement: number;
  readonly endPlacement: number;
  readonly firstSymbol: number;
  readonly endSymbol: number;

  constructor(original: IndexedDocument, ranges: DocumentRanges) {
    this.original = original;
    this.firstPlacement = ranges.firstPlacement;
    this.endPlacement = ranges.endPlacement;
    this.firstSymbol = ranges.firstSymbol;
    this.endSymbol = ranges.endSymbol;
  }
  get path() {
    return this.original.path;
  }
  get url() {
    return this.original.url;
  }
  get title() {
    return this.original.title;
  }
  get sdk() {
    return this.original.sdk;
  }
  get kind() {
    return this.original.kind;
  }
  get packageName() {
    return this.original.packageName;
  }
  get description() {
    return this.original.description;
  }
  get platforms() {
    return this.original.platforms;
  }
  get sections() {
    return this.original.sections;
  }
  sectionPlaces() {
    return sectionPlaces(this.original);
  }
  get links() {
    return this.original.links;
  }
  get provenance() {
    return this.original.provenance;
  }
}
