/**
 * An index's content as named parts, and back.
 *
 * Responsible for: the parts `documents`, `chunks`, `text.*`, `placements`, `symbols`, `symbol-placements`.
 * Not responsible for: postings and vectors (`indexing`), or the container.
 */
import { deflateSync, inflateSync } from "fflate";
import type {
  Chunk,
  IndexContent,
  IndexedDocument,
  Placement,
  SymbolPlacement,
} from "../chunk/content.ts";
import type { DocsSymbol } from "../parse/symbol.ts";
import { corrupt } from "./container.ts";
import { bytesOf, openTexts, uint32Of, writeTexts } from "./text-store.ts";

const LEVEL = 9;
/** A JSON part may not inflate to more than this. */
const MAX_JSON_BYTES = 1 << 29;
const PLACEMENT_COLUMNS = 6;
const SYMBOL_PLACEMENT_COLUMNS = 3;

/** Writes content down. */
export function contentParts(content: IndexContent): Map<string, Uint8Array> {
  const placements = new Uint32Array(content.placements.length * PLACEMENT_COLUMNS);
  for (const [index, placement] of content.placements.entries()) {
    const { chunk, document, section, start, end, line } = placement;
    placements.set([chunk, document, section, start, end, line ?? 0], index * PLACEMENT_COLUMNS);
  }
  const symbolPlacements = new Uint32Array(
    content.symbolPlacements.length * SYMBOL_PLACEMENT_COLUMNS,
  );
  for (const [index, { symbol, document, section }] of content.symbolPlacements.entries()) {
    symbolPlacements.set([symbol, document, section], index * SYMBOL_PLACEMENT_COLUMNS);
  }
  const { documents, sdks, redirects } = content;
  return new Map([
    ["documents", writeJson({ documents, sdks, redirects })],
    ["chunks", writeJson(content.chunks.map(({ text: _, ...chunk }) => chunk))],
    ...writeTexts(
      "text",
      content.chunks.map((chunk) => chunk.text),
    ),
    ["placements", bytesOf(placements)],
    ["symbols", writeJson(content.symbols)],
    ["symbol-placements", bytesOf(symbolPlacements)],
  ]);
}

/**
 * Reads content back. Texts are decoded when asked for, symbols when first asked for.
 *
 * @throws ExpodexError SNAPSHOT_CORRUPT
 */
export function openContent(parts: ReadonlyMap<string, Uint8Array>): IndexContent {
  const head = readJson(parts, "documents") as Pick<
    IndexContent,
    "documents" | "sdks" | "redirects"
  >;
  const { documents, sdks, redirects } = head;
  if (!Array.isArray(documents) || !Array.isArray(sdks) || !Array.isArray(redirects))
    throw corrupt("documents");
  const texts = openTexts("text", parts);
  const bare = readJson(parts, "chunks") as Omit<Chunk, "text">[];
  if (!Array.isArray(bare) || bare.length !== texts.length) throw corrupt("chunks");
  const chunks = bare.map((chunk, index) => withLazyText(chunk, () => texts.get(index)));
  const placements = readPlacements(parts, documents, chunks.length);
  let symbols: DocsSymbol[] | undefined;
  let symbolPlacements: SymbolPlacement[] | undefined;
  const openSymbols = () => {
    symbols = readJson(parts, "symbols") as DocsSymbol[];
    if (!Array.isArray(symbols)) throw corrupt("symbols");
    symbolPlacements = readSymbolPlacements(parts, documents, symbols.length);
  };
  return {
    documents,
    chunks,
    placements,
    sdks,
    redirects,
    get symbols() {
      if (symbols === undefined) openSymbols();
      return symbols!;
    },
    get symbolPlacements() {
      if (symbolPlacements === undefined) openSymbols();
      return symbolPlacements!;
    },
  };
}

function withLazyText(chunk: Omit<Chunk, "text">, text: () => string): Chunk {
  return Object.defineProperty(chunk, "text", { get: text, enumerable: true }) as Chunk;
}

function readPlacements(
  parts: ReadonlyMap<string, Uint8Array>,
  documents: readonly IndexedDocument[],
  chunks: number,
): Placement[] {
  const columns = uint32Of(parts.get("placements"));
  if (columns === undefined || columns.length % PLACEMENT_COLUMNS !== 0)
    throw corrupt("placements");
  const placements: Placement[] = [];
  for (let at = 0; at < columns.length; at += PLACEMENT_COLUMNS) {
    const [chunk, document, section, start, end, line] = columns.subarray(
      at,
      at + PLACEMENT_COLUMNS,
    ) as unknown as [number, number, number, number, number, number];
    const known = documents[document];
    if (known === undefined || chunk >= chunks || section >= known.sections.length || end < start) {
      throw corrupt("placements");
    }
    placements.push({ chunk, document, section, start, end, ...(line === 0 ? {} : { line }) });
  }
  for (const { firstPlacement, endPlacement } of documents) {
    if (
      !(firstPlacement >= 0 && firstPlacement <= endPlacement && endPlacement <= placements.length)
    ) {
      throw corrupt("documents");
    }
  }
  return placements;
}

function readSymbolPlacements(
  parts: ReadonlyMap<string, Uint8Array>,
  documents: readonly IndexedDocument[],
  symbols: number,
): SymbolPlacement[] {
  const columns = uint32Of(parts.get("symbol-placements"));
  if (columns === undefined || columns.length % SYMBOL_PLACEMENT_COLUMNS !== 0)
    throw corrupt("symbol-placements");
  const placements: SymbolPlacement[] = [];
  for (let at = 0; at < columns.length; at += SYMBOL_PLACEMENT_COLUMNS) {
    const symbol = columns[at]!;
    const document = columns[at + 1]!;
    const section = columns[at + 2]!;
    const known = documents[document];
    if (symbol >= symbols || known === undefined || section >= known.sections.length) {
      throw corrupt("symbol-placements");
    }
    placements.push({ symbol, document, section });
  }
  return placements;
}

/** Deflated JSON, behind its inflated length as uint32 little-endian. */
function writeJson(value: unknown): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(value));
  const deflated = deflateSync(json, { level: LEVEL });
  const bytes = new Uint8Array(4 + deflated.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(deflated, 4);
  return bytes;
}

function readJson(parts: ReadonlyMap<string, Uint8Array>, name: string): unknown {
  const bytes = parts.get(name);
  if (bytes === undefined || bytes.length < 4) throw corrupt(name);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  if (length > MAX_JSON_BYTES) throw corrupt(name);
  try {
    const json = inflateSync(bytes.subarray(4), { out: new Uint8Array(length) });
    if (json.length !== length) throw corrupt(name);
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json));
  } catch (cause) {
    throw corrupt(name, cause);
  }
}
