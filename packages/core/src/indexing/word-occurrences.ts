/**
 * How often words occur, as parts of a snapshot that only a later build reads.
 *
 * Responsible for: the parts `keyword.occurrences` and `keyword.rare-words`.
 */
import { corruptPart, createByteReader, createByteWriter, type Parts } from "./bytes.ts";
import { packed, unpacked } from "./deflated.ts";
import { openDictionary } from "./dictionary.ts";
import type { WordList, WordOccurrences } from "./word-list.ts";

const OCCURRENCES = "keyword.occurrences";
const RARE_WORDS = "keyword.rare-words";

/** Writes counts down: those of the words, then those of the rare ones. */
export function writeOccurrences({ occurrences }: WordList): [name: string, bytes: Uint8Array][] {
  if (occurrences === undefined) return [];
  const { counts, rareBytes, rareCounts } = occurrences;
  const writer = createByteWriter();
  for (const count of counts) writer.number(count);
  writer.bytes(rareCounts);
  return [
    [OCCURRENCES, packed(writer.finish())],
    [RARE_WORDS, packed(rareBytes)],
  ];
}

/**
 * Opens written counts; absent where there are none.
 *
 * @param words how many words there are that are not rare
 * @throws ExpodexError SNAPSHOT_CORRUPT
 */
export function openOccurrences(parts: Parts, words: number): WordOccurrences | undefined {
  if (parts.get(OCCURRENCES) === undefined) return undefined;
  const bytes = unpacked(parts, OCCURRENCES);
  const reader = createByteReader(bytes, OCCURRENCES);
  if (words > bytes.length) throw corruptPart(OCCURRENCES, `${bytes.length} bytes`);
  const counts = Uint32Array.from({ length: words }, () => reader.number());
  const rareCounts = reader.bytes(reader.left).slice();
  const rareBytes = unpacked(parts, RARE_WORDS);
  const { size } = openDictionary(rareBytes, RARE_WORDS);
  if (size !== rareCounts.length)
    throw corruptPart(OCCURRENCES, `${rareCounts.length} counts of ${size} rare words`);
  return { counts, rareBytes, rareCounts };
}
