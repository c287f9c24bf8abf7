/**
 * What documents and chunks are, whatever is asked: facts that ranking weighs, worked out while an index is built.
 *
 *     of a document   14 bits: pages that link to it · 2 bits: its class
 *     of a chunk      1 where it is headed by a symptom, on a page or in a section for those who have one; else 0
 *
 * Responsible for: which document or chunk is what. Not responsible for: what that is worth (`search`).
 */
import type { Chunk, IndexContent, IndexedDocument } from "../chunk/content.ts";
import type { Sliced } from "../slices.ts";
import { tellsSymptom } from "../text/symptom.ts";
import { countingInbound, type InboundBefore } from "./inbound-links.ts";
import type { KeywordIndex } from "./keyword-index.ts";

/** The class of documents that are kept for those who come by old links. */
export const ARCHIVED = 1;
/** The class of documents on what has a successor. */
export const LEGACY = 2;
/** The class of lessons. */
export const TUTORIAL = 3;

/** The class of a document; 0 for one that is none of these. */
export const documentClass = ({ standing }: KeywordIndex, document: number): number =>
  standing[document]! & 3;

/** How many pages link to a document. */
export const inboundLinks = ({ standing }: KeywordIndex, document: number): number =>
  standing[document]! >> 2;

/** Whether a chunk is headed by a symptom, on a page or in a section for those who have one. */
export const isRemedy = ({ standing, documents }: KeywordIndex, chunk: number): boolean =>
  standing[documents.owners + chunk] === 1;

/** An index before, and what of it stands in this content too. */
export interface StandingBefore extends Omit<InboundBefore, "inbound"> {
  standing: Uint16Array;
  /** For each chunk, its number before; −1 where it is new. */
  chunkOrigins: Int32Array;
}

const MOST_INBOUND = (1 << 14) - 1;

const REMEDY =
  /troubleshoot|debugging|\bfaqs?\b|frequently asked|\b(?:common|known|runtime)[ -](?:\w+[ -])?(?:error|issue|problem|question|limitation)/i;

/** Works out the standing of each document, and behind these of each chunk. */
export function* readingStanding(
  content: IndexContent,
  before?: StandingBefore,
): Sliced<Uint16Array> {
  const { documents, chunks } = content;
  const inbound = yield* countingInbound(
    content,
    before && { ...before, inbound: inboundOf(before) },
  );
  const standing = new Uint16Array(documents.length + chunks.length);
  for (const [number, document] of documents.entries()) {
    const origin = before?.origins[number] ?? -1;
    const known = before?.standing[origin];
    const itsClass = known === undefined ? classOf(document) : known & 3;
    standing[number] = (Math.min(inbound[number]!, MOST_INBOUND) << 2) | itsClass;
  }
  yield;
  for (let number = 0; number < chunks.length; number++) {
    const origin = before?.chunkOrigins[number] ?? -1;
    const known =
      origin === -1 ? undefined : before?.standing[before.content.documents.length + origin];
    standing[documents.length + number] = known ?? Number(headsCure(chunks[number]!));
  }
  return standing;
}

/** Pages that linked to each document before; none where a number was cut off. */
function inboundOf({ standing, content }: StandingBefore): Uint16Array {
  const inbound = standing.subarray(0, content.documents.length).map((bits) => bits >> 2);
  return inbound.includes(MOST_INBOUND) ? new Uint16Array(0) : inbound;
}

function classOf({ path, title, kind }: IndexedDocument): number {
  if (/\/archived?\//i.test(path)) return ARCHIVED;
  const isLegacy =
    /[-/]legacy\/|\/deprecated/i.test(path) || /\b(?:legacy|deprecated)\b/i.test(title);
  if (isLegacy) return LEGACY;
  return kind === "tutorial" ? TUTORIAL : 0;
}

function headsCure({ title, headings }: Chunk): boolean {
  const heading = headings.at(-1);
  return (
    heading !== undefined &&
    tellsSymptom(heading) &&
    [title, ...headings].some((name) => REMEDY.test(name))
  );
}
