/**
 * Writes an index as the static files that pages search. This file is the folder's door.
 *
 * Responsible for: the order of steps, names of files, the manifest. Not responsible for: what files hold (`write-*.ts`), disks.
 */

import { type IndexEvidence, indexEvidence } from "@expodex/core/evidence";
import { type DocsIndex, ExpodexError, throwIfAborted } from "@expodex/core/read";
import { checksum, framed } from "../format/frame.ts";
import {
  FORMAT_VERSION,
  MANIFEST_PATH,
  type Manifest,
  packBounds,
  packSizes,
  pathsOf,
} from "../format/manifest.ts";
import type { BrowserFile, BrowserFilesOptions, Deflate } from "./browser-file.ts";
import { joinPages } from "./page-families.ts";
import { pageEntry, writePages } from "./write-pages.ts";
import { writeTerms } from "./write-terms.ts";
import { writeTexts } from "./write-texts.ts";
import { writeWords } from "./write-words.ts";

/** Releases that an index may hold: each is a bit. */
const MAX_SDKS = 30;
const MAX_PLATFORMS = 30;

/**
 * Writes an index as static files: the manifest last, so that whoever publishes in order never names a file that is not there yet.
 * Equal index and options give equal bytes; `deflate` aside, of which platforms differ.
 *
 * Takes some seconds for Expo's documentation of five releases, and pauses for other work.
 *
 * @throws ExpodexError LIMIT_EXCEEDED, ABORTED, CLOSED
 */
export async function* browserFiles(
  docs: DocsIndex,
  options: BrowserFilesOptions = {},
): AsyncIterable<BrowserFile> {
  const { packed = false, deflate = deflateByPlatform, signal, onProgress } = options;
  const evidence = indexEvidence(docs);
  const { content } = evidence;
  const values = {
    kinds: [...new Set(content.documents.map(({ kind }) => kind))].sort(),
    platforms: [...new Set(content.documents.flatMap(({ platforms }) => platforms))].sort(),
  };
  checkLimit("sdks", content.sdks.length, MAX_SDKS);
  checkLimit("platforms", values.platforms.length, MAX_PLATFORMS);
  const families = joinPages(evidence);
  const total = families.families.length + 3;
  let done = 0;
  const step = async (item: string, more = 1) => {
    throwIfAborted(signal, "export");
    done += more;
    onProgress?.({ done, total, item });
    await rest();
  };

  const pages = families.families.map((family) => pageEntry(evidence, family, values));
  const texts: Uint8Array[] = [];
  for (const [number, page] of pages.entries()) {
    for (const block of writeTexts(evidence, families.families[number]!, page)) {
      texts.push(framed(await deflate(new TextEncoder().encode(block))));
    }
    await step(page.path);
  }
  const pageBytes = await writePages(pages, deflate);
  await step("pages");
  const terms = writeTerms(evidence, families);
  await step("terms");
  const words = await writeWords(evidence.words, deflate);
  await step("words");

  const all = [pageBytes, ...words.translations, ...words.letters, ...terms.files, ...texts];
  const folder = nameOf(all);
  const manifest: Manifest = {
    expodex: FORMAT_VERSION,
    folder,
    fingerprint: docs.info.fingerprint,
    site: siteOf(evidence),
    sdks: content.sdks.map(String),
    ...values,
    documents: content.documents.length,
    chunks: content.chunks.length,
    terms: packBounds(terms.bounds),
    hasMeanings: evidence.meanings.length > 0,
    common: packBounds(terms.common),
    blocks: texts.length,
  };
  if (packed) {
    const path = `${folder}.bin`;
    const directory = framed(
      await deflate(new TextEncoder().encode(packSizes(texts.map(({ length }) => length)))),
    );
    const first = [directory, ...all.slice(0, all.length - texts.length)];
    manifest.packed = { path, sizes: packSizes(first.map(({ length }) => length)) };
    yield { path, bytes: joined([directory, ...all]) };
  } else {
    const paths = pathsOf(manifest);
    yield { path: paths.pages, bytes: pageBytes };
    for (const [at, bytes] of words.translations.entries()) {
      yield { path: paths.translation(at), bytes };
    }
    for (const [at, bytes] of words.letters.entries()) yield { path: paths.letter(at), bytes };
    for (const [at, bytes] of terms.files.entries()) yield { path: paths.term(at), bytes };
    for (const [at, bytes] of texts.entries()) yield { path: paths.text(at), bytes };
  }
  yield { path: MANIFEST_PATH, bytes: new TextEncoder().encode(JSON.stringify(manifest)) };
}

/** What a folder is called: a digest of all that its files hold, 64 bits. */
function nameOf(files: readonly Uint8Array[]): string {
  const sums = new Uint32Array(files.length + 1);
  for (const [at, file] of files.entries()) sums[at] = checksum(file);
  const hex = (salt: number) => {
    sums[files.length] = salt;
    return checksum(new Uint8Array(sums.buffer)).toString(16).padStart(8, "0");
  };
  return hex(1) + hex(2);
}

/** What the address of every page begins with, before its path; empty where they have nothing in common. */
function siteOf({ content }: IndexEvidence): string {
  const [first] = content.documents;
  if (first === undefined || !first.url.endsWith(first.path)) return "";
  const site = first.url.slice(0, first.url.length - first.path.length);
  return content.documents.every(({ url, path }) => url === site + path) ? site : "";
}

function joined(files: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(files.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const file of files) {
    bytes.set(file, at);
    at += file.length;
  }
  return bytes;
}

const deflateByPlatform: Deflate = async (bytes) => {
  const stream = new Response(bytes as Uint8Array<ArrayBuffer>).body!.pipeThrough(
    new CompressionStream("deflate-raw"),
  );
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

/** Lets other work run. */
const rest = () => new Promise<void>((resolve) => setTimeout(resolve));

function checkLimit(limit: string, got: number, max: number): void {
  if (got <= max) return;
  throw new ExpodexError("LIMIT_EXCEEDED", {
    subject: limit,
    expected: `at most ${max} in an index for pages`,
    got: String(got),
    next: "build an index of fewer releases",
    data: { limit, max, got },
  });
}
