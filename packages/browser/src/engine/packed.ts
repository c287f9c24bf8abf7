/**
 * Reads the files of an index that was written as one, by ranges of it.
 *
 *     directory │ pages │ words of other languages │ words by letter │ terms │ texts
 *
 * The manifest says where all but texts lie. Where these do says the directory, which is read along with the pages.
 */
import { type ExpodexError, isExpodexError } from "@expodex/core/parts";
import { damaged, inflateText, unframed } from "../format/frame.ts";
import {
  LETTERS,
  MANIFEST_PATH,
  pathsOf,
  readManifest,
  unpackBounds,
  unpackSizes,
} from "../format/manifest.ts";
import { SCRIPTS } from "../format/script.ts";
import type { ReadFiles } from "./read-files.ts";

/** A part of a file: `[start, end)` in bytes. */
export type ByteRange = [start: number, end: number];

/** Gives parts of one file, in order; a part that cannot be had is the error that says why. */
export type ReadRanges = (
  path: string,
  ranges: readonly ByteRange[],
  signal?: AbortSignal,
) => Promise<(Uint8Array | ExpodexError)[]>;

/** Makes what reads an index in either form: files by `read` where each is one, else ranges by `readRanges`. */
export function readEitherForm(read: ReadFiles, readRanges: ReadRanges): ReadFiles {
  let packed: ReadFiles | undefined;
  return async (paths, signal) => {
    if (paths.length !== 1 || paths[0] !== MANIFEST_PATH) return (packed ?? read)(paths, signal);
    const [bytes] = await read(paths, signal);
    packed = bytes instanceof Uint8Array ? packedFiles(bytes, readRanges) : undefined;
    return bytes === undefined ? [] : [bytes];
  };
}

function packedFiles(bytes: Uint8Array, readRanges: ReadRanges): ReadFiles | undefined {
  const manifest = readManifest(bytes);
  if (manifest.packed === undefined) return undefined;
  const { path: file, sizes } = manifest.packed;
  const paths = pathsOf(manifest);
  const names = [
    paths.directory,
    paths.pages,
    ...Array.from({ length: SCRIPTS }, (_, script) => paths.translation(script)),
    ...[...LETTERS].map((_, letter) => paths.letter(letter)),
    ...unpackBounds(manifest.terms)
      .slice(1)
      .map((_, shard) => paths.term(shard)),
  ];
  const places = new Map<string, ByteRange>();
  let end = 0;
  const place = (path: string, size: number) => {
    places.set(path, [end, end + size]);
    end += size;
  };
  for (const [at, size] of unpackSizes(sizes).entries()) place(names[at] ?? "", size);
  let directory: Promise<void> | undefined;

  const readDirectory = (): Promise<void> => {
    directory ??= (async () => {
      const [found] = await readRanges(file, [places.get(paths.directory) ?? [0, 0]]);
      if (!(found instanceof Uint8Array)) throw found ?? damaged(file, "no directory");
      const text = await inflateText(unframed(found, paths.directory), paths.directory);
      for (const [block, size] of unpackSizes(text).entries()) place(paths.text(block), size);
    })();
    directory.catch(() => {
      directory = undefined;
    });
    return directory;
  };

  return async (wanted, signal) => {
    if (wanted.includes(paths.pages)) void readDirectory();
    try {
      if (wanted.some((path) => !places.has(path))) await readDirectory();
    } catch (error) {
      if (!isExpodexError(error)) throw error;
      return wanted.map(() => error);
    }
    const ranges = wanted.map((path): ByteRange => places.get(path) ?? [0, 0]);
    return readRanges(file, ranges, signal);
  };
}
