/**
 * The container of a snapshot: named parts of bytes behind a header, each with its checksum.
 *
 * Responsible for: magic, format version, header, alignment, checksums. Byte map: `docs/snapshot-format.md`.
 * Not responsible for: what a part holds.
 *
 *     0        8         12            16          20                20 + header   aligned to 8
 *     |magic   |version  |header bytes |header crc |header (JSON) …  |0 …          |part |part |…
 */
import { ExpodexError } from "../errors.ts";
import type { Inflate, Parts } from "../indexing/indexing.ts";
import { type Checksum, crc32 } from "./crc32.ts";

/** The format version that this release writes and reads. */
export const SNAPSHOT_VERSION = 3;

/** The first eight bytes. The high bit and the line ends show at once where a transfer treated the file as text. */
const MAGIC = Uint8Array.of(0x89, 0x45, 0x58, 0x44, 0x58, 0x0d, 0x0a, 0x1a);
const FIXED_BYTES = 20;
const ALIGNMENT = 8;
/** Headers list a few dozen parts; anything larger is not ours. */
const MAX_HEADER_BYTES = 1 << 20;

/** What a header says of a part. */
interface PartEntry {
  name: string;
  /** From the start of the file, in bytes. */
  offset: number;
  length: number;
  crc: number;
}

/** A container's content. */
export interface Container {
  /** Free facts about the whole, such as the fingerprint. */
  meta: Record<string, unknown>;
  parts: Map<string, Uint8Array>;
}

/** The parts of an open container: views, each compared with its checksum when first asked for. */
export interface ContainerParts extends Parts {
  readonly names: readonly string[];
  has(name: string): boolean;
  unchecked(name: string): Uint8Array | undefined;
}

/** How to open a container. */
export interface ReadContainerOptions {
  /**
   * Whether every checksum is compared at once, which reads every byte, and not each one when its part is first needed.
   * @default false
   */
  verify?: boolean;
  /** What inflates parts. @default JavaScript of our own choice */
  inflate?: Inflate;
  /** What works checksums out. @default JavaScript of our own */
  crc32?: Checksum;
}

const align = (offset: number) => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

/** Writes parts and facts into one run of bytes. The same input gives the same bytes. */
export function writeContainer({ meta, parts }: Container): Uint8Array {
  const entries: PartEntry[] = [...parts].map(([name, bytes]) => ({
    name,
    offset: 0,
    length: bytes.length,
    crc: crc32(bytes),
  }));
  // Offsets are fixed-width in the header so that its length does not depend on them.
  const headerOf = () =>
    new TextEncoder().encode(
      JSON.stringify({
        meta,
        parts: entries.map(({ name, offset, length, crc }) => [
          name,
          offset.toString(16).padStart(12, "0"),
          length,
          crc,
        ]),
      }),
    );
  let offset = align(FIXED_BYTES + headerOf().length);
  for (const entry of entries) {
    entry.offset = offset;
    offset = align(offset + entry.length);
  }
  const header = headerOf();
  const bytes = new Uint8Array(offset);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, SNAPSHOT_VERSION, true);
  view.setUint32(12, header.length, true);
  view.setUint32(16, crc32(header), true);
  bytes.set(header, FIXED_BYTES);
  for (const entry of entries) bytes.set(parts.get(entry.name)!, entry.offset);
  return bytes;
}

/**
 * Opens a container; parts are views into `bytes`, which must not change afterwards. Reads the header and the bytes between
 * parts; `parts.get` raises SNAPSHOT_CORRUPT for a part that is damaged.
 *
 * @throws ExpodexError SNAPSHOT_INVALID where the bytes are something else, SNAPSHOT_VERSION for another format
 * version, SNAPSHOT_CORRUPT where a byte is missing, surplus or wrong
 */
export function readContainer(
  bytes: Uint8Array,
  options: ReadContainerOptions = {},
): { meta: Record<string, unknown>; parts: ContainerParts } {
  if (bytes.length < FIXED_BYTES || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new ExpodexError("SNAPSHOT_INVALID", {
      subject: "snapshot",
      expected: "an Expodex snapshot",
      got: bytes.length === 0 ? "no bytes" : `${bytes.length} bytes of something else`,
      next: "name a file that `expodex index` wrote",
      data: { reason: "magic" },
    });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version !== SNAPSHOT_VERSION) {
    throw new ExpodexError("SNAPSHOT_VERSION", {
      subject: "snapshot",
      expected: `format version ${SNAPSHOT_VERSION}`,
      got: `version ${version}`,
      next: "build the index again with this release",
      data: { expected: SNAPSHOT_VERSION, got: version },
    });
  }
  const headerLength = view.getUint32(12, true);
  if (headerLength > MAX_HEADER_BYTES || FIXED_BYTES + headerLength > bytes.length)
    throw corrupt("header");
  const header = bytes.subarray(FIXED_BYTES, FIXED_BYTES + headerLength);
  if (crc32(header) !== view.getUint32(16, true)) throw corrupt("header");
  const { meta, entries } = parseHeader(header);

  let gapFrom = FIXED_BYTES + headerLength;
  const views = new Map<string, { part: Uint8Array; crc: number }>();
  const checkGap = (name: string, to: number) => {
    for (let at = gapFrom; at < to; at++) if (bytes[at] !== 0) throw corrupt(name);
  };
  for (const { name, offset, length, crc } of entries) {
    if (offset !== align(gapFrom) || offset + length > bytes.length || views.has(name))
      throw corrupt(name);
    checkGap(name, offset);
    views.set(name, { part: bytes.subarray(offset, offset + length), crc });
    gapFrom = offset + length;
  }
  if (bytes.length !== align(gapFrom)) throw corrupt("end");
  checkGap("end", bytes.length);
  const parts = partsOf(views, options);
  if (options.verify === true) for (const name of parts.names) parts.get(name);
  return { meta, parts };
}

function partsOf(
  views: ReadonlyMap<string, { part: Uint8Array; crc: number }>,
  { inflate, crc32: checksum = crc32 }: ReadContainerOptions,
): ContainerParts {
  const checked = new Set<string>();
  return {
    ...(inflate === undefined ? {} : { inflate }),
    crc32: checksum,
    names: [...views.keys()],
    has: (name) => views.has(name),
    get(name) {
      const view = views.get(name);
      if (view === undefined || checked.has(name)) return view?.part;
      if (checksum(view.part) !== view.crc) throw corrupt(name);
      checked.add(name);
      return view.part;
    },
    unchecked: (name) => views.get(name)?.part,
  };
}

/** The error for bytes that are missing or wrong. */
export function corrupt(part: string, cause?: unknown): ExpodexError<"SNAPSHOT_CORRUPT"> {
  return new ExpodexError("SNAPSHOT_CORRUPT", {
    subject: `snapshot part ${part}`,
    expected: "bytes that match their checksum",
    got: "missing, surplus or damaged bytes",
    next: "copy the file again or build the index again",
    data: { part },
    cause,
  });
}

function parseHeader(header: Uint8Array): { meta: Record<string, unknown>; entries: PartEntry[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(header));
  } catch (cause) {
    throw corrupt("header", cause);
  }
  const { meta, parts } = (parsed ?? {}) as { meta?: unknown; parts?: unknown };
  if (typeof meta !== "object" || meta === null || !Array.isArray(parts)) throw corrupt("header");
  const entries = parts.map((row: unknown): PartEntry => {
    const [name, offset, length, crc] = Array.isArray(row) ? (row as unknown[]) : [];
    if (
      typeof name !== "string" ||
      typeof offset !== "string" ||
      !/^[0-9a-f]{12}$/u.test(offset) ||
      !Number.isSafeInteger(length) ||
      (length as number) < 0 ||
      typeof crc !== "number"
    ) {
      throw corrupt("header");
    }
    return { name, offset: Number.parseInt(offset, 16), length: length as number, crc };
  });
  return { meta: meta as Record<string, unknown>, entries };
}
