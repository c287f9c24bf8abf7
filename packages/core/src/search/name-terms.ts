/**
 * Reads the terms of texts as numbers, and remembers what names became.
 *
 * Hot: stands alone. Nine of ten names of a text were met before, and the terms of a name follow from its letters alone. Its slow
 * twin is `eachTerm` with a look into the dictionary for each term.
 *
 *     letters   [6]camera. [13]CameraView…      one row a slot, the length in front; a name has one slot and takes it from another
 *     terms     1 · 812 0 6 │ 3 · 815 0 10 …    count, then number and place of each
 *
 * Tried, memory taken by opening Expo's documentation and 1,000 searches (Node 20): a Map from names to lists of terms 99 MB, because
 * its 38,000 objects survive every collection while they are made; no memory of names 91 MB and half again the time of a first search
 * for each text. Rows of fixed size in typed arrays take 1.2 MB whatever is read.
 */
import { eachTermOf } from "../text/analyze.ts";
import { eachCompound } from "../text/words.ts";

/** Called for a term that has a number, with its place in the text. */
export type NumberedTermVisitor = (number: number, start: number, length: number) => void;

/** Names that are remembered at the most. */
const SLOTS = 1 << 14;
/** Longest name that is remembered, in UTF-16 code units, all of them below 256. */
const MAX_NAME = 31;
/** Names of more terms are not remembered. */
const MAX_TERMS = 5;
/** Numbers a term: its own, its start in the name with its length. */
const PER_TERM = 2;
const ROW = 1 + MAX_TERMS * PER_TERM;

/** Makes a reader of texts. `numberOf` gives the number of a term, or a number below 0 where it is left out. */
export function createNameTerms(
  numberOf: (term: string) => number,
): (text: string, visit: NumberedTermVisitor) => void {
  const letters = new Uint8Array(SLOTS * (MAX_NAME + 1));
  const terms = new Int32Array(SLOTS * ROW);

  /** The slot that a name belongs in; −1 where it is not to be remembered. */
  function slotOf(text: string, start: number, end: number): number {
    if (end - start > MAX_NAME) return -1;
    let hash = end - start;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code > 255) return -1;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  function holds(slot: number, text: string, start: number, end: number): boolean {
    const row = slot * (MAX_NAME + 1);
    if (letters[row] !== end - start) return false;
    for (let at = start, to = row + 1; at < end; at++, to++) {
      if (letters[to] !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  return (text, visit) => {
    eachCompound(text, (compound) => {
      const { start, end } = compound;
      const slot = slotOf(text, start, end);
      const row = slot * ROW;
      if (slot >= 0 && holds(slot, text, start, end)) {
        const last = row + terms[row]! * PER_TERM;
        for (let at = row + 1; at <= last; at += PER_TERM) {
          const place = terms[at + 1]!;
          visit(terms[at]!, start + (place >> 8), place & 255);
        }
        return;
      }
      let count = 0;
      eachTermOf(text, compound, (term, from, to) => {
        const number = numberOf(term);
        if (number < 0) return;
        visit(number, from, to - from);
        if (slot >= 0 && count < MAX_TERMS) {
          const at = row + 1 + count * PER_TERM;
          terms[at] = number;
          terms[at + 1] = ((from - start) << 8) | (to - from);
        }
        count++;
      });
      if (slot < 0) return;
      const letter = slot * (MAX_NAME + 1);
      // A length of 0 is nobody's: what stood here is forgotten, and this name has too many terms to be remembered.
      letters[letter] = count > MAX_TERMS ? 0 : end - start;
      terms[row] = count;
      for (let at = start; at < end; at++) letters[letter + 1 + at - start] = text.charCodeAt(at);
    });
  };
}
