/**
 * Reads a file of foreign text with a bound on its size.
 *
 * Responsible for: the bound, UTF-8, telling what was wrong with a file.
 * Not responsible for: which files may be read (contained-path), or what happens to a problem.
 */
import { open } from "node:fs/promises";
import type { SourceProblem } from "@expodex/core";

/** A size, in bytes. */
export type Bytes = number;

/** What became of reading a file: its text, a problem, or both where the text was mended. */
export interface TextResult {
  /** Absent where the file could not be used at all. */
  text?: string;
  problem?: SourceProblem;
}

/**
 * Reads a file as UTF-8, without a byte order mark.
 *
 * A file over `maxBytes` is not read. Bytes that are not UTF-8 become U+FFFD, and the problem names the first.
 *
 * @param path how the file is called in problems
 * @param location where it stands on disk
 */
export async function readText(
  path: string,
  location: string,
  maxBytes: Bytes,
): Promise<TextResult> {
  let bytes: Uint8Array;
  try {
    const handle = await open(location, "r");
    try {
      const { size } = await handle.stat();
      if (size > maxBytes) return { problem: tooLarge(path, size, maxBytes) };
      // One byte more than allowed, so that a file that grows while it is read is noticed, too.
      bytes = await readUpTo(handle, maxBytes + 1, size);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return {
      problem: { path, code: "UNREADABLE_FILE", reason: `cannot be read: ${reasonOf(error)}` },
    };
  }
  if (bytes.length > maxBytes) return { problem: tooLarge(path, bytes.length, maxBytes) };
  return decodeText(path, bytes);
}

/** Decodes UTF-8; what is not UTF-8 becomes U+FFFD and is told in `problem`, with its line. */
export function decodeText(path: string, bytes: Uint8Array): TextResult {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder("utf-8").decode(bytes);
    const first = firstInvalidOffset(bytes);
    let line = 1;
    for (let i = 0; i < first; i++) if (bytes[i] === 0x0a) line++;
    const reason = `is not valid UTF-8 from byte ${first} on; the bytes are shown as U+FFFD`;
    return { text, problem: { path, line, code: "INVALID_UTF8", reason } };
  }
}

function tooLarge(path: string, got: Bytes, max: Bytes): SourceProblem {
  return {
    path,
    code: "TOO_LARGE",
    reason: `is larger than ${max} bytes (${got}) and was left out`,
  };
}

/** The system's name for a failure, such as `EACCES`, else its message. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error)
    return "code" in error && typeof error.code === "string" ? error.code : error.message;
  return String(error);
}

async function readUpTo(
  handle: {
    read(buffer: Uint8Array, offset: number, length: number): Promise<{ bytesRead: number }>;
  },
  max: Bytes,
  hint: Bytes,
): Promise<Uint8Array> {
  let buffer = new Uint8Array(Math.min(max, hint + 1));
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
    if (length < buffer.length) continue;
    if (length >= max) return buffer;
    const larger = new Uint8Array(Math.min(max, buffer.length * 2));
    larger.set(buffer);
    buffer = larger;
  }
}

/** The longest valid prefix, by halving: decoding is native, so a few passes cost less than one scan in script. */
function firstInvalidOffset(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isValid(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  // The prefix may end in the beginning of a character, of which the next byte is wrong.
  let end = low;
  while (end > 0 && end > low - MAX_CHARACTER_BYTES && !isValid(bytes.subarray(0, end), false))
    end -= 1;
  return end;
}

const MAX_CHARACTER_BYTES = 4;

/** Whether bytes are UTF-8; `cut` forgives a last character that is not complete. */
function isValid(bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}
