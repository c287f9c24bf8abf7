/**
 * Takes the texts that matter out of a package's tarball, while it streams by.
 *
 * Responsible for: bounds on what is unpacked and kept. Nothing is written to disk.
 * Not responsible for: fetching the tarball, or its checksum.
 */
import { ExpodexError, type SourceProblem } from "@expodex/core";
import type { Parser, ReadEntry } from "tar";

import { plainPath } from "../disk/contained-path.ts";
import { type Bytes, decodeText } from "../disk/read-text.ts";
import {
  isWantedFile,
  MAX_PACKAGE_FILE_BYTES,
  MAX_PACKAGE_TEXT_BYTES,
} from "../package/package-content.ts";

/** Bounds on one tarball. */
export interface TarballLimits {
  /** Bytes as they come from the network. */
  maxPackedBytes: Bytes;
  /** Bytes when unpacked, files that are not kept included. */
  maxUnpackedBytes: Bytes;
}

/** The library that reads tarballs; loaded by the caller, since a stream does not wait for it. */
export type Tar = typeof import("tar");

/** Files in one tarball. expo-router has 3,000. */
const MAX_ENTRIES = 100_000;

/** The texts of a tarball. */
export interface TarballTexts {
  files: Map<string, string>;
  problems: SourceProblem[];
}

/**
 * Reads a gzipped tarball to its end.
 *
 * @param name what the package is called in messages
 * @param wants which files are kept
 * @throws ExpodexError LIMIT_EXCEEDED, SOURCE_INVALID where it is no tarball
 */
export async function readTarball(
  tar: Tar,
  name: string,
  stream: AsyncIterable<Uint8Array>,
  limits: TarballLimits,
  wants: (path: string) => boolean = isWantedFile,
): Promise<TarballTexts> {
  const files = new Map<string, string>();
  const problems: SourceProblem[] = [];
  let failure: Error | undefined;
  let entries = 0;
  let packed = 0;
  let unpacked = 0;
  let kept = 0;

  const fail = (error: Error) => {
    failure ??= error;
  };
  const parser = new tar.Parser({ strict: true, onReadEntry: readEntry });
  const ended = new Promise<void>((resolve) => {
    parser.on("end", resolve);
    parser.on("error", (error: Error) => {
      fail(notTarball(name, error));
      resolve();
    });
  });

  function readEntry(entry: ReadEntry): void {
    entries += 1;
    unpacked += entry.size;
    if (entries > MAX_ENTRIES) fail(exceeded(name, "files", MAX_ENTRIES, entries));
    if (unpacked > limits.maxUnpackedBytes)
      fail(exceeded(name, "maxUnpackedBytes", limits.maxUnpackedBytes, unpacked));
    const path = plainPath(entry.path)?.replace(/^[^/]+\//u, "");
    if (failure !== undefined || path === undefined || entry.type !== "File" || !wants(path)) {
      entry.resume();
      return;
    }
    if (entry.size > MAX_PACKAGE_FILE_BYTES || kept + entry.size > MAX_PACKAGE_TEXT_BYTES) {
      const reason = `is left out: ${entry.size} bytes exceed what is taken of a file or a package`;
      problems.push({ path, code: "TOO_LARGE", reason });
      entry.resume();
      return;
    }
    kept += entry.size;
    const chunks: Uint8Array[] = [];
    entry.on("data", (chunk) => chunks.push(chunk));
    entry.on("end", () => {
      const { text, problem } = decodeText(path, Buffer.concat(chunks));
      if (problem !== undefined) problems.push(problem);
      if (text !== undefined) files.set(path, text);
    });
  }

  for await (const chunk of stream) {
    packed += chunk.length;
    if (packed > limits.maxPackedBytes)
      fail(exceeded(name, "maxPackedBytes", limits.maxPackedBytes, packed));
    if (failure !== undefined) throw failure;
    if (!parser.write(Buffer.from(chunk))) await drained(parser);
  }
  parser.end();
  await ended;
  if (failure !== undefined) throw failure;
  return { files, problems };
}

function drained(parser: Parser): Promise<void> {
  return new Promise((resolve) => {
    parser.once("drain", resolve);
    parser.once("error", () => resolve());
  });
}

function exceeded(name: string, limit: string, max: number, got: number): ExpodexError {
  return new ExpodexError("LIMIT_EXCEEDED", {
    subject: name,
    expected: `at most ${max} (${limit})`,
    got: String(got),
    next: "raise the limit if you trust the package",
    data: { limit, max, got },
  });
}

function notTarball(name: string, cause: Error): ExpodexError {
  return new ExpodexError("SOURCE_INVALID", {
    subject: name,
    expected: "a gzipped tarball",
    got: "something else, or one that is cut short",
    next: "try again, and check the registry if it stays",
    data: { source: `npm:${name}`, expected: "a gzipped tarball" },
    cause,
  });
}
