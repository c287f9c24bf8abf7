/**
 * What a generation is: one version of what the store holds, told to people and carried between stores.
 *
 * Responsible for: the words for generations and their manifests. Not responsible for: how they are written down (`manifest.ts`).
 */

/** One version of the index that a store holds. Plain data, safe to print: no part of it is secret. */
export interface Generation {
  /** When it was published, to the millisecond, and six random digits: `20261121t235959123z-3f9a1c`. Ids sort by age. */
  id: string;
  /** The generation that was current when this one was published; absent in the first. */
  parent?: string;
  /** When it was published, ISO 8601 in UTC. */
  createdAt: string;
  /** SDKs in the index, as they are shown, newest first. */
  sdks: string[];
  documents: number;
  /** Distinct chunks. */
  chunks: number;
  /** The index's fingerprint: equal for equal documentation, settings and release. */
  fingerprint: string;
  /** Format version of the snapshot. */
  snapshotVersion: number;
  /** Length of the snapshot in bytes. */
  sizeBytes: number;
  /** Bytes of its objects as they are stored. Generations share objects, so the sum over generations is more than what a store takes. */
  storedBytes: number;
}

/** An object that a generation is made of, as anyone sees it, with the key or without. */
export interface StoredObject {
  /** SHA-256 of the stored bytes, hexadecimal: its name. */
  object: string;
  /** Length of the stored bytes. */
  storedBytes: number;
}

/** What can be read of a manifest without a key: enough to copy, to retain and to collect garbage. */
export interface ManifestEnvelope {
  id: string;
  parent?: string;
  createdAt: string;
  /** The objects of the snapshot, each once. */
  objects: StoredObject[];
}

/** A cut of a snapshot. */
export interface Piece {
  /** Name of the object that holds it. */
  object: string;
  /** Where it begins in the snapshot, in bytes. */
  offset: number;
  /** Its length, in bytes. */
  size: number;
  /** SHA-256 of the plain bytes, under the key where the store is encrypted, hexadecimal: by it a later generation finds the piece. */
  hash: string;
}

/** A generation with what its snapshot lies in. */
export interface Manifest extends Generation {
  /** The objects of the pieces, each once. */
  objects: StoredObject[];
  /** In order and without gaps. */
  pieces: Piece[];
}

/** A generation that cannot be used, and what is wrong with it. */
export interface DamagedGeneration {
  /** Absent where what is damaged is the file that names the current generation. */
  id?: string;
  /** Keys that are missing or not what was written. */
  damaged: string[];
  /** A sentence for people. */
  reason: string;
}
