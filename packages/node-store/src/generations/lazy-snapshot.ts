/**
 * A snapshot whose bytes come off the disk when they are first needed.
 *
 * Every run of bytes of a snapshot is compared with its CRC-32 before anything is read out of it. So what works the checksum out
 * can fetch the bytes too: opening the index of SDK 57 reads 6 of 5,900 kilobytes, a first search 2,500, each exactly once. Bytes
 * that cannot be fetched stay zero, do not fit their checksum, and the call that needs them raises SNAPSHOT_CORRUPT.
 *
 *     snapshot   │header│  documents  │ …            │   text.data    │ …
 *     pieces     │      piece 0       │   piece 1    │   piece 2   │ piece 3 …
 *     files      │16 bytes, then the piece│ …           all held open, so that none can be collected
 *
 * Only for objects that are neither compressed nor encrypted: those are 16 bytes longer than what they hold.
 */
import { closeSync, readSync } from "node:fs";
import zlib from "node:zlib";
import { PLAIN_HEADER_BYTES, writeObjectHeader } from "../objects/object-header.ts";
import type { FolderReader } from "./folder-reader.ts";
import type { Manifest } from "./generation.ts";
import { objectKey } from "./layout.ts";
import { damagedGeneration } from "./read-generation.ts";

/** An open snapshot. */
export interface LazySnapshot {
  /** The header, and zeros that are filled as `crc32` is given views of them. */
  bytes: Uint8Array;
  crc32: (bytes: Uint8Array) => number;
  /** Closes the files. Bytes that were not needed until then stay zero. */
  close(): void;
}

/** Magic, version, length and checksum of the header of a snapshot, which stand before it. */
const FIXED_BYTES = 20;

/**
 * Opens the files of a snapshot; `undefined` where it cannot be read in parts.
 *
 * @throws ExpodexError STORE_DAMAGED where a file is missing, STORE_FAILED
 */
export function lazySnapshot(store: FolderReader, manifest: Manifest): LazySnapshot | undefined {
  // Node 22.0 and 22.1 have none, and JavaScript's takes longer than reading all there is.
  if (typeof zlib.crc32 !== "function") return undefined;
  const stored = new Map(manifest.objects.map(({ object, storedBytes }) => [object, storedBytes]));
  if (manifest.pieces.some((one) => stored.get(one.object) !== one.size + PLAIN_HEADER_BYTES))
    return undefined;

  const files = new Map<string, number>();
  const close = () => {
    for (const file of files.values()) closeSync(file);
    files.clear();
  };
  try {
    for (const { object } of manifest.objects) {
      const file = store.open(objectKey(object));
      if (file === undefined) throw damagedGeneration(store.id, manifest.id, [objectKey(object)]);
      files.set(object, file);
    }
  } catch (error) {
    close();
    throw error;
  }

  const bytes = new Uint8Array(manifest.sizeBytes);
  const checked = new Set<string>();
  const fetch = (start: number, length: number) => {
    const end = start + length;
    for (const piece of manifest.pieces) {
      const from = Math.max(start, piece.offset);
      const to = Math.min(end, piece.offset + piece.size);
      const file = files.get(piece.object);
      if (from >= to || file === undefined) continue;
      if (!checked.has(piece.object) && !hasHeader(file, piece.size)) continue;
      checked.add(piece.object);
      readAt(file, bytes.subarray(from, to), PLAIN_HEADER_BYTES + from - piece.offset);
    }
  };
  fetch(0, Math.min(bytes.length, FIXED_BYTES));
  if (bytes.length >= FIXED_BYTES) {
    const length = new DataView(bytes.buffer).getUint32(12, true);
    fetch(FIXED_BYTES, Math.min(bytes.length - FIXED_BYTES, length));
  }
  return {
    bytes,
    crc32(view) {
      if (view.buffer === bytes.buffer) fetch(view.byteOffset, view.byteLength);
      return zlib.crc32(view);
    },
    close,
  };
}

/** Whether an object begins as a plain one of this size does. */
function hasHeader(file: number, size: number): boolean {
  const found = Buffer.alloc(PLAIN_HEADER_BYTES);
  readAt(file, found, 0);
  return found.equals(writeObjectHeader({ compressed: false, size }));
}

/** Reads what can be read; the rest stays as it is. */
function readAt(file: number, into: Uint8Array, from: number): void {
  try {
    for (let at = 0; at < into.length; ) {
      const read = readSync(file, into, at, into.length - at, from + at);
      if (read === 0) return;
      at += read;
    }
  } catch {
    // A disk that cannot read gives bytes that do not fit their checksum.
  }
}
