/** Reads a file line by line, in memory for one line. */
import type { FileHandle } from "node:fs/promises";
import { MAX_LINE_BYTES } from "./log-line.ts";

/** A line of a file. */
export interface FileLine {
  /** Without its end; empty where it is longer than any line of the log. */
  text: string;
  /** Whether its end is there. */
  isWhole: boolean;
}

const STRETCH_BYTES = 256 * 1024;
const LINE_END = 10;

/** Yields the lines of a file in order. One that is too long is yielded empty, and passed over without being kept. */
export async function* readLines(file: FileHandle): AsyncGenerator<FileLine> {
  const stretch = Buffer.alloc(STRETCH_BYTES);
  let begun: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer) => {
    length += part.length;
    if (length <= MAX_LINE_BYTES && part.length > 0) begun.push(Buffer.from(part));
  };
  const line = (isWhole: boolean): FileLine => {
    const text = length > MAX_LINE_BYTES ? "" : Buffer.concat(begun).toString("utf8");
    begun = [];
    length = 0;
    return { text, isWhole };
  };
  for (;;) {
    const { bytesRead } = await file.read(stretch, 0, STRETCH_BYTES, null);
    if (bytesRead === 0) break;
    let start = 0;
    for (;;) {
      const end = stretch.subarray(0, bytesRead).indexOf(LINE_END, start);
      if (end < 0) break;
      take(stretch.subarray(start, end));
      yield line(true);
      start = end + 1;
    }
    take(stretch.subarray(start, bytesRead));
  }
  if (length > 0) yield line(false);
}
