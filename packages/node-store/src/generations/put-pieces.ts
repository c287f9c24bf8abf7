/**
 * The objects that the pieces of a snapshot lie in.
 *
 * Responsible for: finding those that are there, comparing them with their names before they are built upon, writing the others,
 * and taking back what was written where publishing fails. Not responsible for: manifests (`publish.ts`).
 */
import type { Store } from "@expodex/core/read";
import { eachOf } from "../each-of.ts";
import type { KeyProvider } from "../keys/key-provider.ts";
import { objectName, pieceHash, sealObject } from "../objects/seal-object.ts";
import type { Manifest, Piece, StoredObject } from "./generation.ts";
import { objectKey } from "./layout.ts";
import type { OnStoreProgress } from "./node-store.ts";
import { isDamage, PIECE_CONTEXT, signalOf } from "./read-generation.ts";

/** How pieces are put. */
export interface PutPiecesOptions {
  keys?: KeyProvider;
  /** Whether no other writer is at work, so that what was written can be taken away again. */
  isLocked: boolean;
  onProgress?: OnStoreProgress;
  signal?: AbortSignal;
}

/** The pieces of one publication. */
export interface PutPieces {
  /** What was done so far. */
  readonly counts: {
    writtenObjects: number;
    writtenBytes: number;
    sharedObjects: number;
    mendedObjects: number;
  };
  /** Remembers what earlier generations hold. */
  know(manifests: readonly Manifest[]): void;
  /** Sees to it that each piece lies in the store, whole. @throws ExpodexError STORE_FAILED, ABORTED */
  put(snapshot: Uint8Array, sizes: readonly number[]): Promise<Piece[]>;
  /** The objects of pieces, each once. */
  objects(pieces: readonly Piece[]): StoredObject[];
  /** Takes away what was written, where no other writer is at work. @throws ExpodexError STORE_FAILED */
  takeBack(): Promise<void>;
}

/** A disk makes several files last in little more time than one; more than these would only take memory. */
const AT_ONCE = 4;

/** Begins to put pieces into a store. */
export function piecesIn(store: Store, options: PutPiecesOptions): PutPieces {
  const { keys, isLocked, onProgress, signal } = options;
  const counts = { writtenObjects: 0, writtenBytes: 0, sharedObjects: 0, mendedObjects: 0 };
  /** Names of objects by the hash of the plain piece, and what is known to be whole by name. */
  const names = new Map<string, string>();
  const whole = new Map<string, StoredObject>();
  const written: string[] = [];

  /** The object, where it is there and its bytes are those of its name. */
  const compare = async (object: string): Promise<StoredObject | undefined> => {
    const known = whole.get(object);
    if (known !== undefined) return known;
    try {
      const bytes = await store.read(objectKey(object), signalOf(signal));
      if (bytes === undefined || objectName(bytes) !== object) return undefined;
      const stored = { object, storedBytes: bytes.length };
      whole.set(object, stored);
      return stored;
    } catch (error) {
      if (isDamage(error)) return undefined;
      throw error;
    }
  };

  const find = async (hash: string): Promise<string | undefined> => {
    const object = names.get(hash);
    if (object === undefined || (await compare(object)) === undefined) return undefined;
    counts.sharedObjects++;
    return object;
  };

  const write = async (bytes: Uint8Array, hash: string): Promise<string> => {
    const sealed = await sealObject(bytes, {
      ...(keys === undefined ? {} : { keys }),
      context: PIECE_CONTEXT,
      // A snapshot is compressed where it pays already; what is plain can be read in parts, see `lazy-snapshot.ts`.
      compress: keys !== undefined,
    });
    const object = objectName(sealed);
    const key = objectKey(object);
    names.set(hash, object);
    if (await store.write(key, sealed, { ...signalOf(signal), ifAbsent: true })) {
      written.push(object);
    } else if ((await compare(object)) === undefined) {
      await store.write(key, sealed, signalOf(signal));
      counts.mendedObjects++;
    } else {
      counts.sharedObjects++;
      return object;
    }
    counts.writtenObjects++;
    counts.writtenBytes += sealed.length;
    whole.set(object, { object, storedBytes: sealed.length });
    return object;
  };

  return {
    counts,
    know(manifests) {
      for (const { pieces } of manifests)
        for (const { hash, object } of pieces) if (!names.has(hash)) names.set(hash, object);
    },
    async put(snapshot, sizes) {
      const pieces: Piece[] = [];
      let end = 0;
      for (const size of sizes) {
        pieces.push({ object: "", offset: end, size, hash: "" });
        end += size;
      }
      let done = 0;
      const total = pieces.length;
      onProgress?.({ step: "write", done, total });
      await eachOf(pieces, AT_ONCE, async (piece) => {
        const bytes = snapshot.subarray(piece.offset, piece.offset + piece.size);
        piece.hash = await pieceHash(bytes, keys);
        piece.object = (await find(piece.hash)) ?? (await write(bytes, piece.hash));
        done++;
        onProgress?.({ step: "write", done, total });
      });
      return pieces;
    },
    objects: (pieces) =>
      [...new Set(pieces.map(({ object }) => object))].map(
        (object) => whole.get(object) ?? { object, storedBytes: 0 },
      ),
    async takeBack() {
      if (!isLocked) return;
      for (const object of written) await store.delete(objectKey(object));
    },
  };
}
