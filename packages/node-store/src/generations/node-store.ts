/**
 * What whoever keeps indexes in a store can do with it.
 *
 * Responsible for: the types of `openNodeStore`. Not responsible for: doing it, which is in the files that each call is named after.
 */
import type {
  DocsIndex,
  Log,
  Milliseconds,
  OpenExpoDocsIndexOptions,
  Store,
} from "@expodex/core/read";
import type { KeyProvider } from "../keys/key-provider.ts";
import type { DamagedGeneration, Generation } from "./generation.ts";

/** How to open a store of generations. */
export interface NodeStoreOptions {
  /** How many generations stay in the store when a new one is published, the current one among them: 1 to 1,000. @default 3 */
  keep?: number;
  /** Encrypts what is published and decrypts what is read. @default nothing is encrypted */
  keys?: KeyProvider;
  /** What pieces of a snapshot have in the middle, in bytes, a power of two from 1,024 to 16,777,216: smaller ones are shared more, larger ones open sooner. @default 262,144 */
  pieceBytes?: number;
  /**
   * How long an object that nothing refers to stays in a store without a lock, such as a bucket, where another writer may be about
   * to refer to it; a folder is locked, and there it goes at once. @default 3,600,000 (an hour)
   */
  graceMs?: Milliseconds;
  /** The time, in milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Receives a line for each generation that was passed over, and for what was recovered. @default drops it */
  log?: Log;
}

/** How far a long call is. */
export interface StoreProgress {
  /** `compare`: objects with their names; `open`: generations, to search them; `write`: objects into the store. */
  step: "compare" | "open" | "write";
  /** Objects or generations finished so far. */
  done: number;
  total: number;
  /** What is being worked on: a key or an id. */
  item?: string;
}

/** Receives reports of progress. It must not throw. */
export type OnStoreProgress = (progress: StoreProgress) => void;

/** How to publish. */
export interface PublishOptions {
  onProgress?: OnStoreProgress;
  /** Stops the work; the call raises ABORTED, and what was current stays so. */
  signal?: AbortSignal;
}

/** What was published. */
export interface PublishResult {
  generation: Generation;
  /** Whether the current generation had these very bytes: then `generation` is that one, and no other was made. */
  unchanged: boolean;
  /** Objects that were written, because no generation had them. */
  writtenObjects: number;
  /** Their bytes, as stored. */
  writtenBytes: number;
  /** Objects that were there already, whole. */
  sharedObjects: number;
  /** Objects that were there but damaged, and were written anew. */
  mendedObjects: number;
}

/** A snapshot out of the store, checked against the names of its objects. */
export interface SnapshotResult {
  generation: Generation;
  bytes: Uint8Array;
  /** Newer generations that were passed over because they are damaged, newest first; empty where none was. */
  passedOver: DamagedGeneration[];
}

/** How to open the index of a generation. */
export interface OpenGenerationOptions
  extends Omit<OpenExpoDocsIndexOptions, "inflate" | "crc32" | "verify"> {
  /** The generation; only that one, with no other in its place. @default the current one, or the newest whole one where it is damaged */
  id?: string;
  /**
   * When damage is found. `at-once`: before this settles, by the SHA-256 of every object; another generation takes its place.
   * `when-read`: by the call that first needs a damaged part, which raises SNAPSHOT_CORRUPT, so that a process that searches once
   * does not wait for what it does not read. Neither serves a result out of damaged bytes. @default "at-once"
   */
  check?: "at-once" | "when-read";
  signal?: AbortSignal;
}

/** An open index out of the store. */
export interface OpenedGeneration {
  /** Whoever opens it closes it. */
  index: DocsIndex;
  generation: Generation;
  /** Newer generations that were passed over because they are damaged, newest first; empty where none was. */
  passedOver: DamagedGeneration[];
}

/** How to watch. */
export interface WatchOptions {
  /** The generation that the caller has; where another is current already, it is told at once. @default the one that is current when the watch begins */
  since?: string;
  /** How often the store is asked, beside what the system itself tells: 10 to 3,600,000. @default 1,000 */
  intervalMs?: Milliseconds;
}

/** A watch that goes on until it is closed. */
export interface StoreWatch {
  close(): void;
}

/** How to verify. */
export interface VerifyOptions {
  /** Whether each snapshot is opened, decoded and searched too, beside comparing each object with its name. @default false */
  deep?: boolean;
  onProgress?: OnStoreProgress;
  signal?: AbortSignal;
}

/** One damaged key, and what it costs. */
export interface Damage {
  key: string;
  /** `missing`, or `changed`: its bytes are not what was written. */
  kind: "missing" | "changed";
  /** Ids of the generations that cannot be used for it, newest first. */
  generations: string[];
  /** Parts of the snapshot that lie in it wholly or partly, such as `text.data`; only where a generation's bytes still show them. */
  parts: string[];
  /** Paths of pages whose text lies in it, at most 100; only where it can be told. */
  pages: string[];
  /** A sentence for people. */
  reason: string;
}

/** What verification found. */
export interface VerifyResult {
  /** Whether everything that a generation needs is whole. */
  ok: boolean;
  /** Whether the generation that is served is whole. */
  currentOk: boolean;
  generations: { id: string; ok: boolean; isCurrent: boolean; searched: number }[];
  damage: Damage[];
  /** Objects that were compared with their names. */
  objects: number;
  bytes: number;
  /** Objects that no generation refers to; not damage. */
  unused: number;
}

/** What a repair did. */
export interface RepairResult {
  /** Keys that are whole again. */
  repaired: string[];
  /** Keys that the other store lacks too, or holds damaged. */
  lost: string[];
}

/** What a collection of garbage did. */
export interface CollectResult {
  /** Ids of the generations that were given up. */
  generations: string[];
  deletedObjects: number;
  freedBytes: number;
  /** Ids that stay only because a reader holds them. */
  held: string[];
}

/** Generations of an index in a store: published by one writer at a time, read by any number of readers. */
export interface NodeStore {
  /** Where the bytes are. */
  readonly store: Store;
  /**
   * Makes a snapshot the current generation: opens and checks it, writes the objects that are not there, then the manifest, then
   * switches. Whoever reads goes on with what it has.
   *
   * @throws ExpodexError SNAPSHOT_INVALID, SNAPSHOT_VERSION, SNAPSHOT_CORRUPT, STORE_LOCKED, STORE_FAILED, ABORTED
   */
  publish(snapshot: Uint8Array, options?: PublishOptions): Promise<PublishResult>;
  /** The generation that is current; `undefined` in a store that holds none. @throws ExpodexError STORE_DAMAGED, STORE_FAILED */
  current(): Promise<Generation | undefined>;
  /** Every generation whose manifest can be read, newest first. @throws ExpodexError STORE_FAILED */
  generations(): Promise<Generation[]>;
  /**
   * Reads a snapshot, and compares each object with its name.
   *
   * @param id only that generation; without it the current one, or the newest whole one where that is damaged
   * @throws ExpodexError GENERATION_NOT_FOUND, STORE_DAMAGED, STORE_FAILED
   */
  readSnapshot(id?: string, options?: { signal?: AbortSignal }): Promise<SnapshotResult>;
  /** Opens an index out of it. @throws ExpodexError GENERATION_NOT_FOUND, STORE_DAMAGED, STORE_FAILED, SNAPSHOT_VERSION */
  openIndex(options?: OpenGenerationOptions): Promise<OpenedGeneration>;
  /** Calls back with each generation that becomes current from here on; quick switches may show as one. It keeps no process running. */
  watch(onChange: (generation: Generation) => void, options?: WatchOptions): StoreWatch;
  /** Compares what is stored with what was written; changes nothing. @throws ExpodexError STORE_FAILED, ABORTED */
  verify(options?: VerifyOptions): Promise<VerifyResult>;
  /** Puts back what is damaged from a store that holds it whole, such as a backup. @throws ExpodexError STORE_LOCKED, STORE_FAILED */
  repair(
    from: Store,
    options?: { onProgress?: OnStoreProgress; signal?: AbortSignal },
  ): Promise<RepairResult>;
  /** Deletes generations beyond those kept, and objects that nothing needs; what a reader holds stays. @throws ExpodexError STORE_LOCKED, STORE_FAILED */
  collectGarbage(options?: { signal?: AbortSignal }): Promise<CollectResult>;
  /** Gives back what is held: watches, the store where this opened it. Open indexes stay usable. */
  close(): Promise<void>;
}
