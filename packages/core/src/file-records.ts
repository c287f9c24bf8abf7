/**
 * Tells which files of a source would give what they gave before.
 *
 * Responsible for: what a file's result depends on, as two digests: its own text with the conventions that it is read by, and
 * the texts of all files that it asked for. Not responsible for: taking documents over (`chunk/build-content.ts`).
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { FileRecord, IndexContent } from "./chunk/content.ts";
import type { Document } from "./parse/document.ts";
import { hashText } from "./parse/hash.ts";
import type { ParseRequest } from "./parse/parser.ts";
import { buildRecordOf } from "./snapshot/build-record.ts";
import type { DocsFile } from "./source/source.ts";

/** 128 bits, in hexadecimal: enough that no two of a documentation's files are ever taken for each other. */
const DIGEST_LENGTH = 32;

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, DIGEST_LENGTH);
}

/** Names a file by its text and by all that says how it is read. */
export function fileKey(file: DocsFile, request: ParseRequest): string {
  const { path, mediaType, url, sdk, revision, origin, text } = file;
  const { sourceId, flavor, baseUrl } = request;
  return digest(
    JSON.stringify([
      [sourceId, flavor, baseUrl],
      [path, mediaType, url ?? 0, sdk ?? "", revision ?? 0, origin ?? 0],
      hashText(text),
    ]),
  );
}

/** Names the state of files by their paths and hashes; of a file that is not there, the hash is empty. */
export function stateOf(files: readonly { path: string; hash: string }[]): string {
  return digest(JSON.stringify(files.map(({ path, hash }) => [path, hash])));
}

/** Every file that a file's documents depend on, each once, sorted by path. */
export function dependenciesOf(documents: readonly Document[]): Document["dependencies"] {
  const hashes = new Map<string, string>();
  for (const { dependencies } of documents)
    for (const { path, hash } of dependencies) hashes.set(path, hash);
  return [...hashes]
    .map(([path, hash]) => ({ path, hash }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** The same as `hashText`, by the platform where it can: what pages draw in is megabytes, and that is many times as fast. */
async function hashLongText(text: string): Promise<string> {
  // Typed by hand: browsers lack it outside of secure contexts, and types of one platform do not belong here.
  const { crypto } = globalThis as { crypto?: { subtle?: Digester } };
  if (crypto?.subtle === undefined) return hashText(text);
  return bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8ToBytes(text))));
}

interface Digester {
  digest(algorithm: "SHA-256", bytes: Uint8Array): Promise<ArrayBuffer>;
}

/** Files whose dependencies are asked for while an earlier one's are waited for: what pages draw in is megabytes, read one by one. */
const FILES_AHEAD = 8;

/** Finds the record of a file whose result would be the same again. */
export type FindRecord = (key: string, request: ParseRequest) => Promise<FileRecord | undefined>;

/** Makes a search through the files of an earlier content; it finds none where the settings were others. */
export function createRecordFinder(
  previous: IndexContent | undefined,
  settings: string,
): FindRecord | undefined {
  const build = previous && buildRecordOf(previous);
  if (build === undefined || build.settings !== settings) return undefined;
  const { files: known } = build;
  const records = new Map(known.map(({ key }, at) => [key, at]));
  /** Hashes by source and path: many pages ask for the same few files. Bounded by the files that pages ask for. */
  const hashes = new Map<string, Promise<string>>();
  const hashOf = (path: string, { read, sourceId }: ParseRequest): Promise<string> => {
    const name = `${sourceId}\n${path}`;
    let hash = hashes.get(name);
    if (hash === undefined) {
      hash = read(path).then((file) => (file === undefined ? "" : hashLongText(file.text)));
      hashes.set(name, hash);
    }
    return hash;
  };
  let next = 0;
  const readAhead = (end: number, request: ParseRequest) => {
    for (; next < end && next < known.length; next++) {
      const { source, dependencies } = known[next]!;
      if (source !== request.sourceId) continue;
      // A failure is raised where the file is waited for, if it ever is.
      for (const path of dependencies) hashOf(path, request).catch(() => {});
    }
  };
  return async (key, request) => {
    const at = records.get(key);
    const record = at === undefined ? undefined : known[at];
    if (at === undefined || record === undefined) return undefined;
    readAhead(at + 1 + FILES_AHEAD, request);
    const { dependencies, state } = record;
    const files: { path: string; hash: string }[] = [];
    for (const path of dependencies) files.push({ path, hash: await hashOf(path, request) });
    return stateOf(files) === state ? record : undefined;
  };
}
