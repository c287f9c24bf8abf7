/**
 * The manifest: the one file whose name stays, and the only one that has to be asked for again. It says which files there are.
 *
 * Every other file stands in a folder that is named after what all of them hold, so that each may be kept for ever and files of two
 * exports never mix:
 *
 *     expodex.json    0f3a9c…/pages   …/t0 …   …/d0 …   …/w0 …             …/l0 …
 *     manifest        pages           terms    texts    words, for typos   words of other languages, by script
 */
import { ExpodexError } from "@expodex/core/parts";
import { damaged } from "./frame.ts";

/** The path of the manifest. */
export const MANIFEST_PATH = "expodex.json";
/** The version of the format. Another one is not read. */
export const FORMAT_VERSION = 1;

/** Letters that words of the list begin with, each a file. */
export const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** What the manifest says. */
export interface Manifest {
  /** Names the format and its version. */
  expodex: number;
  /** The folder of the other files. */
  folder: string;
  /** Of the index that the files were written from. */
  fingerprint: string;
  /** What paths are appended to. */
  site: string;
  /** Releases, newest first, as `parseSdk` reads them. */
  sdks: string[];
  platforms: string[];
  kinds: string[];
  /** Documents and distinct chunks, of every release. */
  documents: number;
  chunks: number;
  /**
   * What parts the terms of one shard from those of the next, see `packBounds`: a term belongs to the last bound that is not after it. One
   * more stands behind all terms: a word of a script that the documentation is not in needs no shard to be unknown.
   */
  terms: string;
  /** Whether terms have meanings. */
  hasMeanings: boolean;
  /** The terms that most chunks hold, as bounds. */
  common: string;
  /** Blocks of texts. */
  blocks: number;
  /** Where files lie in the one file that holds them all; absent where each is a file. */
  packed?: PackedFiles;
}

/** Where files lie in the one file that holds them. */
export interface PackedFiles {
  path: string;
  /** Sizes in bytes, see `packSizes`, in order: directory, pages, words of other languages by script, words by letter, terms. */
  sizes: string;
}

/** Reads a manifest. @throws ExpodexError FILE_DAMAGED, SNAPSHOT_VERSION */
export function readManifest(bytes: Uint8Array): Manifest {
  let read: Manifest;
  try {
    read = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
  } catch (cause) {
    throw damaged(MANIFEST_PATH, "text that is no JSON", cause);
  }
  const version = read?.expodex;
  if (typeof version !== "number") throw damaged(MANIFEST_PATH, "JSON that is no manifest");
  if (version !== FORMAT_VERSION) {
    throw new ExpodexError("SNAPSHOT_VERSION", {
      subject: MANIFEST_PATH,
      expected: `version ${FORMAT_VERSION} of the format`,
      got: `version ${version}`,
      next: "export the index with the release of Expodex that the page loads",
      data: { expected: FORMAT_VERSION, got: version },
    });
  }
  const fits =
    [read.folder, read.fingerprint, read.site, read.terms, read.common].every(isText) &&
    [read.sdks, read.platforms, read.kinds].every(
      (list) => Array.isArray(list) && list.every(isText),
    ) &&
    [read.documents, read.chunks, read.blocks].every(Number.isSafeInteger);
  if (!fits) throw damaged(MANIFEST_PATH, "a manifest that lacks something");
  return read;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** Writes bounds, ascending: of each, how much of the one before it begins with, as a digit of base 36, and the rest. Joined by blanks. */
export function packBounds(bounds: readonly string[]): string {
  let before = "";
  const parts = bounds.map((bound) => {
    let shared = 0;
    while (shared < 35 && shared < before.length && before[shared] === bound[shared]) shared++;
    before = bound;
    return shared.toString(36) + bound.slice(shared);
  });
  return parts.join(" ");
}

/** Reads bounds. */
export function unpackBounds(packed: string): string[] {
  let before = "";
  return packed.split(" ").map((part) => {
    before = before.slice(0, Number.parseInt(part[0] ?? "0", 36)) + part.slice(1);
    return before;
  });
}

/** Writes sizes, in base 36, joined by blanks. */
export const packSizes = (sizes: readonly number[]) =>
  sizes.map((size) => size.toString(36)).join(" ");

/** Reads sizes. */
export const unpackSizes = (packed: string) =>
  packed === "" ? [] : packed.split(" ").map((size) => Number.parseInt(size, 36));

/** Finds the shard of a term: the last whose bound is not after it. */
export function shardOf(bounds: readonly string[], term: string): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bounds[middle]! <= term) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The paths of files, by what they hold. */
export function pathsOf({ folder }: Pick<Manifest, "folder">) {
  return {
    directory: `${folder}/directory.bin`,
    pages: `${folder}/pages.bin`,
    translation: (script: number) => `${folder}/l${script}.bin`,
    letter: (letter: number) => `${folder}/w${letter}.bin`,
    term: (shard: number) => `${folder}/t${shard}.bin`,
    text: (block: number) => `${folder}/d${block}.bin`,
  };
}
