/**
 * Files that were read and decoded, those that were needed of late kept.
 *
 * Responsible for: asking for what is not there, in one call a round; forgetting; files that fail.
 * Not responsible for: what files hold (`format`), trying again (`client`).
 */
import { type ExpodexError, isExpodexError } from "@expodex/core/parts";
import { unframed } from "../format/frame.ts";
import type { ReadFiles } from "./read-files.ts";

/** Decoded files by path. */
export interface Kept<T> {
  /** The file where it was read; undefined where it was not, or failed. */
  get(path: string): T | undefined;
  /** Reads files that are not there, and returns the errors of those that could not be read or decoded. */
  load(
    paths: readonly string[],
    signal?: AbortSignal,
    /** What decoding waits for, beside the files. */
    before?: Promise<unknown>,
  ): Promise<ExpodexError[]>;
}

/**
 * Makes an empty collection.
 *
 * @param decode turns a payload into what is kept; may raise FILE_DAMAGED
 * @param most files that are kept
 */
export function createKept<T>(
  read: ReadFiles,
  decode: (payload: Uint8Array, path: string) => T | Promise<T>,
  most: number,
): Kept<T> {
  /** Least recently used first. */
  const files = new Map<string, T>();
  const use = (path: string): T | undefined => {
    const file = files.get(path);
    if (file === undefined) return undefined;
    files.delete(path);
    files.set(path, file);
    return file;
  };
  return {
    get: use,
    async load(paths, signal, before) {
      const wanted = [...new Set(paths)].filter((path) => use(path) === undefined);
      if (wanted.length === 0) return [];
      const failed: ExpodexError[] = [];
      const found = await read(wanted, signal);
      await before;
      for (const [at, path] of wanted.entries()) {
        const bytes = found[at];
        if (bytes === undefined) continue;
        try {
          if (!(bytes instanceof Uint8Array)) throw bytes;
          files.set(path, await decode(unframed(bytes, path), path));
        } catch (error) {
          if (!isExpodexError(error)) throw error;
          failed.push(error);
        }
      }
      // What this call asked for stays, however much it is.
      for (const path of files.keys()) {
        if (files.size <= Math.max(most, paths.length)) break;
        files.delete(path);
      }
      return failed;
    },
  };
}
