/**
 * Finds labels by the beginning of any of their words.
 *
 * Hot: stands alone. Every word of every label is a key; keys are sorted by the text from there to the label's end, so that what was
 * typed is one range of keys, found by halving. Its slow twin is a loop over all labels, in `test/suggest/naive-suggest.ts`.
 *
 *     label 0   use camera permissions          keys   0:4  camera permissions       ┐ cam
 *           1   camera                                 1:0  camera                   ┘
 *                                                      0:11 permissions
 *                                                      0:0  use camera permissions
 */

/** Keys that begin with a text, `[first, end)`, at which length of theirs. */
export interface KeyRange {
  first: number;
  end: number;
  /** Letters of the keys that were matched. */
  length: number;
}

/** Sorted beginnings of the words of labels. */
export interface PrefixIndex {
  /** By key: number of its label. */
  readonly labels: Uint32Array;
  /** By key: where in the label it starts. */
  readonly starts: Uint16Array;
  /** The keys that begin with a text, folded as labels are. */
  find(prefix: string): KeyRange | undefined;
  /** The keys that begin with a text but for one letter too many, too few, replaced, or swapped with its neighbour. */
  findNear(prefix: string): KeyRange[];
}

/** Longest label that is indexed, and most words of one that are keys. */
const MAX_LABEL_LENGTH = 200;
const MAX_WORDS = 24;

/** Lower case, with a space for each dash, underscore and blank; as long as the text, so that places stay. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // A few letters become two in lower case.
  const same = lower.length === text.length ? lower : text;
  return same.replace(/[-_\s]/gu, " ");
}

/** Where the words of a label start: after a space or sign, at a hump, at a digit behind a letter. */
export function wordStarts(text: string): number[] {
  const starts: number[] = [];
  for (const { index } of text.slice(0, MAX_LABEL_LENGTH).matchAll(WORD_START)) {
    if (starts.length === MAX_WORDS) break;
    starts.push(index);
  }
  return starts;
}

const WORD_START =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}]|(?<=[\p{Ll}\p{N}])\p{Lu}|(?<=\p{Lu})\p{Lu}(?=\p{Ll})|(?<=\p{L})\p{N}/gu;

/** Sorts the words of labels. Takes time in proportion to the words, times the logarithm of their number. */
export function createPrefixIndex(texts: readonly string[]): PrefixIndex {
  const folded = texts.map((text) => fold(text.slice(0, MAX_LABEL_LENGTH)));
  const keys: { text: string; label: number; start: number }[] = [];
  for (const [label, text] of texts.entries())
    for (const start of wordStarts(text))
      keys.push({ text: folded[label]!.slice(start), label, start });
  keys.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.label - b.label));
  const labels = Uint32Array.from(keys, ({ label }) => label);
  const starts = Uint16Array.from(keys, ({ start }) => start);

  /** The letter of a key, −1 behind its end. */
  const letter = (key: number, at: number): number => {
    const text = folded[labels[key]!]!;
    const place = starts[key]! + at;
    return place < text.length ? text.charCodeAt(place) : -1;
  };

  /** The first key of `[first, end)`, which agree up to `at`, whose letter there is at least `code`. */
  function lowerBound(first: number, end: number, at: number, code: number): number {
    let low = first;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (letter(middle, at) < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The keys of a range that go on with a text; undefined where none does. */
  function follow(range: KeyRange, rest: string): KeyRange | undefined {
    let { first, end, length } = range;
    for (let at = 0; at < rest.length; at++, length++) {
      const code = rest.charCodeAt(at);
      first = lowerBound(first, end, length, code);
      end = lowerBound(first, end, length, code + 1);
      if (first === end) return undefined;
    }
    return { first, end, length };
  }

  const all: KeyRange = { first: 0, end: keys.length, length: 0 };
  return {
    labels,
    starts,
    find: (prefix) => follow(all, prefix),
    findNear(prefix) {
      const found: KeyRange[] = [];
      const add = (range: KeyRange | undefined) => {
        if (range !== undefined) found.push(range);
      };
      let range: KeyRange | undefined = all;
      for (let at = 0; at < prefix.length && range !== undefined; at++) {
        const rest = prefix.slice(at + 1);
        add(follow(range, rest));
        if (rest !== "") add(follow(range, rest[0]! + prefix[at]! + rest.slice(1)));
        // One step for each letter that keys of the range go on with.
        for (let first = lowerBound(range.first, range.end, at, 0); first < range.end; ) {
          const code = letter(first, at);
          const end = lowerBound(first, range.end, at, code + 1);
          const step: KeyRange = { first, end, length: at + 1 };
          add(follow(step, rest));
          add(follow(step, prefix.slice(at)));
          first = end;
        }
        range = follow(range, prefix[at]!);
      }
      return found;
    },
  };
}
