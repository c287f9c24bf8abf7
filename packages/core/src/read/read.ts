/**
 * Reading: pages and sections to a budget, symbols, and what changed between SDKs. This file is the stage's door.
 *
 * Responsible for: what a reference means, which part of the page is wanted, and how much of it fits.
 * Not responsible for: ranking; a name that fits nothing is an error that names the nearest.
 */
import { ExpodexError } from "../errors.ts";
import { knownOptions, type OptionKinds, textArgument } from "../known-options.ts";
import { wholeNumber } from "../options.ts";
import type { Section } from "../parse/document.ts";
import type { Sdk } from "../sdk.ts";
import { splitBlocks, takeText } from "../text/markdown-blocks.ts";
import { nearestNames } from "../text/nearest-names.ts";
import { estimateTokens } from "../text/tokens.ts";
import { listContents, writeContents } from "./contents.ts";
import { type CursorScope, readCursor, writeCursor } from "./cursor.ts";
import type { DocumentLookup } from "./document-lookup.ts";
import { findDocument } from "./find-document.ts";
import type { ReadOptions, ReadResult } from "./result.ts";

export { diffPackage } from "./diff.ts";
export { createDocumentLookup, type DocumentLookup } from "./document-lookup.ts";
export { listDocuments } from "./documents.ts";
export { findDocument } from "./find-document.ts";
export { lookUpSymbol } from "./symbol.ts";

/** What an index knows when it reads. */
export interface ReadSettings {
  /** The index's; binds cursors to it. */
  fingerprint: string;
  /** The SDK of a reference that names none; the newest in the index where absent or not in it. */
  defaultSdk?: Sdk;
}

const READ_OPTIONS: OptionKinds<ReadOptions> = {
  section: "text",
  maxTokens: "checked",
  cursor: "text",
  sdk: "checked",
  fallback: ["error", "nearest", "latest"],
};
const DEFAULT_MAX_TOKENS = 8_000;
const MIN_MAX_TOKENS = 50;
const MAX_MAX_TOKENS = 200_000;
/** Share of the budget that a table of contents may take: the text is what was asked for. */
const CONTENTS_SHARE = 0.3;
/** Anchors that an error lists at the most. */
const MAX_LISTED_ANCHORS = 200;

/**
 * Reads a page or one section of it, as much as the budget allows.
 *
 * @throws ExpodexError DOCUMENT_NOT_FOUND, SECTION_NOT_FOUND, CURSOR_INVALID, SDK_NOT_INDEXED, INVALID_OPTION
 */
export function readDocument(
  lookup: DocumentLookup,
  reference: string,
  options: ReadOptions,
  settings: ReadSettings,
): ReadResult {
  textArgument("reference", reference);
  knownOptions("read", options, READ_OPTIONS);
  const maxTokens = wholeNumber(
    "maxTokens",
    options.maxTokens ?? DEFAULT_MAX_TOKENS,
    MIN_MAX_TOKENS,
    MAX_MAX_TOKENS,
  );
  const found = findDocument(lookup, reference, options, settings.defaultSdk);
  const document = lookup.content.documents[found.document]!;
  const wholeText = lookup.textOf(found.document);
  const section = chooseSection(lookup, found, options.section);
  const text = section === undefined ? wholeText : wholeText.slice(section.start, section.end);
  const contents = listContents(wholeText, document.sections);

  const scope: CursorScope = { fingerprint: settings.fingerprint, path: document.path };
  if (section !== undefined) scope.section = section.anchor;
  const from = options.cursor === undefined ? 0 : readCursor(scope, options.cursor);
  const inner =
    section === undefined ? contents : listContents(wholeText, within(document.sections, section));
  const taken = take(text, inner, from, maxTokens);

  const result: ReadResult = {
    path: document.path,
    url: section?.anchor ? `${document.url}#${section.anchor}` : document.url,
    title: document.title,
    kind: document.kind,
    platforms: document.platforms,
    contents,
    text: taken.text,
    tokens: estimateTokens(taken.text),
    truncated: taken.end < text.length,
  };
  if (document.description !== undefined) result.description = document.description;
  if (document.sdk !== undefined) result.sdk = document.sdk;
  if (document.packageName !== undefined) result.packageName = document.packageName;
  if (section !== undefined) result.section = { title: section.title, anchor: section.anchor };
  if (result.truncated) result.cursor = writeCursor(scope, taken.end);
  if (found.redirectedFrom !== undefined) result.redirectedFrom = found.redirectedFrom;
  if (found.substitutedFor !== undefined) result.requestedSdk = found.substitutedFor;
  return result;
}

/** The text from an offset on; on the first part of a text that exceeds the budget, below its contents. */
function take(
  text: string,
  contents: ReadResult["contents"],
  from: number,
  maxTokens: number,
): { text: string; end: number } {
  const total = estimateTokens(text);
  if (from === 0 && total <= maxTokens) return { text: text.trimEnd(), end: text.length };
  const blocks = splitBlocks(text);
  const head =
    from === 0 ? writeContents(contents, total, Math.floor(maxTokens * CONTENTS_SHARE)) : "";
  const taken = takeText(text, blocks, from, maxTokens - estimateTokens(head));
  const left = text.slice(taken.end).trim() === "";
  return { text: head + taken.text, end: left ? text.length : taken.end };
}

/** A section followed by the sections inside it, as a page is followed by its sections. */
function within(sections: readonly Section[], section: Section): Section[] {
  return sections.filter(({ start, end }) => start >= section.start && end <= section.end);
}

/** The section that the options, the reference or a redirect ask for; a redirect's outdated anchor reads the page. */
function chooseSection(
  lookup: DocumentLookup,
  found: ReturnType<typeof findDocument>,
  wanted: string | undefined,
): Section | undefined {
  const explicit = wanted ?? found.anchor;
  if (explicit === undefined) {
    const { redirectAnchor } = found;
    return redirectAnchor === undefined
      ? undefined
      : findSection(lookup, found.document, redirectAnchor);
  }
  const name = explicit.trim().replace(/^#+/u, "").trim();
  const section = findSection(lookup, found.document, name);
  if (section !== undefined) return section;
  const { path, sections } = lookup.content.documents[found.document]!;
  const anchors = sections.map(({ anchor }) => anchor).filter((anchor) => anchor !== "");
  const near = nearestNames(name, anchors, 3);
  throw new ExpodexError("SECTION_NOT_FOUND", {
    subject: `${path}#${name.slice(0, 100)}`,
    expected: "the anchor or title of a section of the page",
    got: "a name that none of its sections has",
    next:
      near.length > 0
        ? `try ${near.map((anchor) => `#${anchor}`).join(", ")}, or read the page without a section`
        : "read the page without a section to see its contents",
    data: {
      reference: path,
      section: name.slice(0, 100),
      available: anchors.slice(0, MAX_LISTED_ANCHORS),
    },
  });
}

/** By anchor, by further anchor, by title, by symbol; exact spelling before any. The page itself is no section. */
function findSection(
  lookup: DocumentLookup,
  documentIndex: number,
  name: string,
): Section | undefined {
  const { content } = lookup;
  const document = content.documents[documentIndex]!;
  const sections = document.sections.slice(1);
  const key = name.toLowerCase();
  const bySymbol = (): Section | undefined => {
    const bare = key.replace(/\(.*$/su, "");
    for (let at = document.firstSymbol; at < document.endSymbol; at++) {
      const placement = content.symbolPlacements[at]!;
      const symbol = content.symbols[placement.symbol]!;
      if (symbol.qualifiedName.toLowerCase() === bare || symbol.name.toLowerCase() === bare)
        return document.sections[placement.section];
    }
    return undefined;
  };
  return (
    sections.find(({ anchor }) => anchor === name) ??
    sections.find(({ aliases }) => aliases?.includes(name)) ??
    sections.find(({ anchor }) => anchor.toLowerCase() === key) ??
    sections.find(({ title }) => title.trim().toLowerCase() === key) ??
    bySymbol()
  );
}
