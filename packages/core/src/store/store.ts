/**
 * The seam behind which bytes are kept: memory, a folder, a bucket.
 *
 * Responsible for: what a store promises. `storeContract` in `@expodex/core/testing` checks it.
 * Not responsible for: policy. Which bytes are fresh, how many there may be and what they mean is for whoever stands above it.
 */

/**
 * A dumb carrier of bytes under keys.
 *
 * A key is 1 to 512 characters: segments of `a-z`, `0-9`, `.`, `_` and `-` that begin with a letter or digit, joined by `/`. Such a
 * key means the same on every file system and in every bucket, and cannot leave its folder. Any other is INVALID_OPTION.
 */
export interface Store {
  /** What messages call the store: `memory`, a folder's path, `s3://bucket/prefix`. Holds no secret. */
  readonly id: string;
  /** The bytes under a key; `undefined` where there are none. @throws ExpodexError STORE_FAILED, INVALID_OPTION, ABORTED, CLOSED */
  read(key: string, options?: StoreOptions): Promise<Uint8Array | undefined>;
  /**
   * Puts bytes under a key, whole or not at all: who reads meanwhile gets the earlier bytes or these. Once settled they outlast
   * whatever the store can outlast; a folder's outlast the power.
   *
   * @returns whether they were written; `false` where `ifAbsent` was set and the key was taken
   * @throws ExpodexError STORE_FAILED, INVALID_OPTION, ABORTED, CLOSED
   */
  write(key: string, bytes: Uint8Array, options?: StoreWriteOptions): Promise<boolean>;
  /** What is known of a key without reading its bytes; `undefined` where there are none. @throws ExpodexError STORE_FAILED, INVALID_OPTION, ABORTED, CLOSED */
  stat(key: string, options?: StoreOptions): Promise<StoredBytes | undefined>;
  /**
   * Every key that begins with the prefix (`""`: every one), in ascending order of code units. Writes that come in meanwhile may or
   * may not show.
   *
   * @throws ExpodexError STORE_FAILED, ABORTED, CLOSED
   */
  list(prefix: string, options?: StoreOptions): AsyncIterable<StoredBytes>;
  /** Takes a key away; one that is not there is no failure. Once settled this lasts, whoever took it away. @throws ExpodexError STORE_FAILED, INVALID_OPTION, ABORTED, CLOSED */
  delete(key: string, options?: StoreOptions): Promise<void>;
  /** Gives back what is held open; later calls raise CLOSED. */
  close(): Promise<void>;
}

/** How to use a store. */
export interface StoreOptions {
  /** Stops the work; the call raises ABORTED. */
  signal?: AbortSignal;
}

/** How to write. */
export interface StoreWriteOptions extends StoreOptions {
  /** Whether bytes that are there already stay; once settled, they last as if this call had written them. @default false */
  ifAbsent?: boolean;
}

/** What a store knows of a key. */
export interface StoredBytes {
  key: string;
  /** Length in bytes. */
  size: number;
  /** When it was last written, as the store says, in milliseconds since 1970. */
  writtenAt: number;
}
