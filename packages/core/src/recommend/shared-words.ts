/** Tells which words make a document similar to a context. */
import type { SearchIndex, SearchView } from "../indexing/indexing.ts";
import { eachPosting } from "../indexing/postings.ts";
import type { Context } from "./context.ts";

/** Words that a reason names at the most. */
const MAX_WORDS = 5;
/** Words worth less than this share of a document's best say nothing beside it. */
const MIN_SHARE = 0.2;

/** The words of a context that each document has, those that tell most first. */
export function sharedWords(
  { content, keywords }: SearchIndex,
  { documentOf }: SearchView,
  context: Context,
  documents: ReadonlySet<number>,
): Map<number, string[]> {
  const found = new Map<number, { word: string; worth: number }[]>();
  for (const { number, word, worth } of context.terms) {
    const holders = new Map<number, number>();
    eachPosting(keywords.chunks, number, (chunk) => {
      const document = documentOf[chunk]!;
      if (documents.has(document)) holders.set(document, (holders.get(document) ?? 0) + 1);
    });
    for (const [document, times] of holders) {
      const { firstPlacement, endPlacement } = content.documents[document]!;
      // A word in every chunk of a page says more about it than one in a hundredth of them.
      const share = times / (times + 0.25 * (endPlacement - firstPlacement) + 0.5);
      const entry = { word, worth: worth * share };
      const known = found.get(document);
      if (known === undefined) found.set(document, [entry]);
      else known.push(entry);
    }
  }
  return new Map([...found].map(([document, entries]) => [document, tell(entries)]));
}

/** The words worth most, without numbers and without those that a longer one holds: `SQLite` says `SQL` too. */
function tell(entries: { word: string; worth: number }[]): string[] {
  entries.sort((a, b) => b.worth - a.worth);
  const least = (entries[0]?.worth ?? 0) * MIN_SHARE;
  const told: string[] = [];
  for (const { word, worth } of entries) {
    if (worth < least) break;
    if (!/\p{L}{2}/u.test(word)) continue;
    const lower = word.toLowerCase();
    if (told.some((other) => other.toLowerCase().includes(lower))) continue;
    const held = told.findIndex((other) => lower.includes(other.toLowerCase()));
    if (held >= 0) told[held] = word;
    else if (told.length < MAX_WORDS) told.push(word);
  }
  return [...new Set(told)];
}
