/** Damages files as a disk does. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Every file in a folder and below it, as paths relative to it, in order. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Turns one bit of a file over, and returns what turns it back. @param bit from the beginning of the file */
export function flipBit(path: string, bit: number): () => void {
  const bytes = readFileSync(path);
  const flip = () => {
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    writeFileSync(path, bytes);
  };
  flip();
  return flip;
}
