/**
 * Reads a generation out of a store: which is current, what it is made of, and its snapshot.
 *
 * Responsible for: one generation, whole or an error that names what is damaged. Writes nothing, loads no cryptography by itself.
 * Not responsible for: what to read in the place of a damaged one (`read-newest.ts`).
 */
import type { Store } from "@expodex/core/read";
import { ExpodexError, isExpodexError } from "@expodex/core/read";
import type { KeyProvider } from "../keys/key-provider.ts";
import { openObject } from "../objects/open-object.ts";
import type { Manifest, Piece } from "./generation.ts";
import { CURRENT_KEY, GENERATIONS, generationKey, idOfKey, objectKey } from "./layout.ts";
import { readManifest } from "./read-manifest.ts";
import type { Sha256 } from "./sealed-file.ts";
import { readCurrentFile } from "./store-file.ts";

/** What reading needs of a store. */
export type ReadableStore = Pick<Store, "id" | "read" | "list">;

/** How to read. */
export interface ReadGenerationOptions {
  keys?: KeyProvider;
  /** Compares objects with their names, and files with their hashes. @default only what has a CRC-32 is compared with it */
  sha256?: Sha256;
  signal?: AbortSignal;
}

/** What pieces of a snapshot are sealed for. The same for all, since generations share them. */
export const PIECE_CONTEXT = "piece";

/** Reads which generation is current; `undefined` where the store names none. @throws ExpodexError STORE_DAMAGED, STORE_FAILED */
export async function readCurrentId(
  store: ReadableStore,
  { sha256, signal }: ReadGenerationOptions = {},
): Promise<string | undefined> {
  const bytes = await store.read(CURRENT_KEY, signalOf(signal));
  return bytes === undefined ? undefined : readCurrentFile(bytes, store.id, sha256);
}

/** Lists the ids of generations that have a manifest, newest first. @throws ExpodexError STORE_FAILED, ABORTED */
export async function listGenerationIds(
  store: ReadableStore,
  { signal }: ReadGenerationOptions = {},
): Promise<string[]> {
  const ids: string[] = [];
  for await (const { key } of store.list(GENERATIONS, signalOf(signal))) {
    const id = idOfKey(key);
    if (id !== undefined) ids.push(id);
  }
  return ids.sort().reverse();
}

/** Reads a manifest; `undefined` where there is none. @throws ExpodexError STORE_DAMAGED, STORE_KEY, STORE_FAILED, ABORTED */
export async function findManifest(
  store: ReadableStore,
  id: string,
  { keys, sha256, signal }: ReadGenerationOptions = {},
): Promise<Manifest | undefined> {
  const key = generationKey(id);
  const bytes = await store.read(key, signalOf(signal));
  if (bytes === undefined) return undefined;
  const at = { store: store.id, key };
  const manifest = await readManifest(bytes, at, {
    ...(keys === undefined ? {} : { keys }),
    ...(sha256 === undefined ? {} : { sha256 }),
  });
  if (manifest.id === id) return manifest;
  throw damagedGeneration(store.id, id, [key]);
}

/**
 * Reads the bytes that a manifest describes.
 *
 * @throws ExpodexError STORE_DAMAGED, whose data names every damaged object; STORE_KEY, STORE_FAILED, ABORTED
 */
export async function readPieces(
  store: ReadableStore,
  manifest: Manifest,
  options: ReadGenerationOptions = {},
): Promise<Uint8Array> {
  const whole = new Uint8Array(manifest.sizeBytes);
  const damaged = new Set<string>();
  for (const piece of manifest.pieces) {
    const bytes = await readPiece(store, piece, options);
    if (bytes === undefined) damaged.add(objectKey(piece.object));
    else whole.set(bytes, piece.offset);
  }
  if (damaged.size > 0) throw damagedGeneration(store.id, manifest.id, [...damaged]);
  return whole;
}

/** Reads one piece; `undefined` where its object is missing or damaged. @throws ExpodexError STORE_KEY, STORE_FAILED, ABORTED */
export async function readPiece(
  store: ReadableStore,
  piece: Piece,
  { keys, sha256, signal }: ReadGenerationOptions = {},
): Promise<Uint8Array | undefined> {
  const key = objectKey(piece.object);
  try {
    const stored = await store.read(key, signalOf(signal));
    if (stored === undefined) return undefined;
    if (sha256 !== undefined && sha256(stored) !== piece.object) return undefined;
    const bytes = await openObject(stored, {
      ...(keys === undefined ? {} : { keys }),
      context: PIECE_CONTEXT,
      maxBytes: piece.size,
      at: { store: store.id, key },
    });
    return bytes.length === piece.size ? bytes : undefined;
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}

/** Whether an error says that bytes are not what was written, or cannot be got at any more. */
export function isDamage(error: unknown): boolean {
  if (isExpodexError(error, "STORE_DAMAGED") || isExpodexError(error, "SNAPSHOT_CORRUPT"))
    return true;
  return isExpodexError(error, "STORE_FAILED") && UNREADABLE.has(error.data.reason);
}

/** What systems say of a file that is lost: the disk cannot read it, or something else stands in its place. */
const UNREADABLE = new Set(["EIO", "ELOOP", "EISDIR", "ENOTDIR", "EINVAL", "EUCLEAN", "EBADMSG"]);

/** The error for a generation that cannot be used. */
export function damagedGeneration(
  store: string,
  id: string,
  damaged: string[],
): ExpodexError<"STORE_DAMAGED"> {
  return new ExpodexError("STORE_DAMAGED", {
    subject: `generation ${id}`,
    expected: "every object as it was written",
    got: `${damaged.length} that ${damaged.length === 1 ? "is" : "are"} missing or damaged`,
    next: "repair the store from a backup, or index again",
    data: { store, damaged },
  });
}

/** The error for a generation that is not there. */
export function generationNotFound(
  store: string,
  wanted: string,
  available: string[],
): ExpodexError<"GENERATION_NOT_FOUND"> {
  return new ExpodexError("GENERATION_NOT_FOUND", {
    subject: store,
    expected: wanted,
    got: available.length === 0 ? "an empty store" : `only ${available.slice(0, 5).join(", ")}`,
    next: available.length === 0 ? "index first" : "name one that is there",
    data: { store, wanted, available },
  });
}

/** A signal as an option, where there is one. */
export function signalOf(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
