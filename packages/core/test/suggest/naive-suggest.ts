/** The slow, obvious twin of the prefix index: looks at every word of every label. */
import { fold, wordStarts } from "../../src/suggest/prefix-index.ts";

/** `label:start` of every word of a label from which the label begins with a text, sorted. */
export function naiveFind(labels: readonly string[], prefix: string): string[] {
  return labels
    .flatMap((label, number) =>
      wordStarts(label)
        .filter((start) => fold(label).slice(start).startsWith(prefix))
        .map((start) => `${number}:${start}`),
    )
    .sort();
}

/** The same for beginnings that are one letter away: too many, too few, another, or two swapped. */
export function naiveFindNear(labels: readonly string[], prefix: string): string[] {
  const found = new Set<string>();
  for (const variant of variants(prefix, new Set(labels.map(fold).join(""))))
    for (const key of naiveFind(labels, variant)) found.add(key);
  return [...found].sort();
}

function variants(text: string, letters: ReadonlySet<string>): string[] {
  const all: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const before = text.slice(0, at);
    const after = text.slice(at + 1);
    all.push(before + after);
    if (after !== "") all.push(before + after[0] + text[at] + after.slice(1));
    for (const letter of letters)
      all.push(before + letter + after, before + letter + text.slice(at));
  }
  return all;
}
