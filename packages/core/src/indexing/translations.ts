/**
 * What words of other languages are searched as: the part of the lexicon that an index has use for.
 *
 * Responsible for: choosing, writing down, opening. Not responsible for: finding the words in a question (`search/translate.ts`).
 *
 * The lexicon itself stays with the builder; a reader gets the table out of the snapshot.
 */
import { atOnce, type Sliced } from "../slices.ts";
import { analyze } from "../text/analyze.ts";
import { corruptPart, createByteReader, createByteWriter } from "./bytes.ts";
import { compareWords, type Dictionary, openDictionary, writeDictionary } from "./dictionary.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";

/** Translations, open. */
export interface Translations {
  readonly bytes: Uint8Array;
  /** Words of other languages, lower case, without accents on Latin letters. */
  readonly words: Dictionary;
  /** What a word is searched as, best first; none for a word that says nothing. */
  meanings(word: number): string[];
}

/** A word that the documentation uses this often beside its translation needs none: the documentation is in its language. */
const OWN_SHARE = 0.2;

/**
 * Chooses from the lexicon what an index can use, and writes it down.
 *
 * @param holdersOf chunks that hold a term
 */
export function buildTranslations(
  lexicon: Lexicon,
  holdersOf: (term: string) => number,
): Translations {
  return atOnce(buildingTranslations(lexicon, holdersOf));
}

/** Entries of the lexicon between two `yield`s. */
const STEP = 1 << 8;

/** The same in slices. */
export function* buildingTranslations(
  lexicon: Lexicon,
  holdersOf: (term: string) => number,
): Sliced<Translations> {
  const texts = createTexts(holdersOf);
  const kept = new Map<string, readonly string[]>();
  let read = 0;
  for (const [word, phrases] of lexicon) {
    const meanings = phrases.filter(
      (phrase) => texts(phrase).holders > 0 && !isUsed(texts(word), texts(phrase)),
    );
    if (phrases.length === 0 || meanings.length > 0) kept.set(word, meanings);
    if (++read % STEP === 0) yield;
  }
  return openTranslations(writeTranslations(kept), "keyword.translations");
}

/** Writes translations down. @param meanings by word: its phrases, best first */
export function writeTranslations(meanings: ReadonlyMap<string, readonly string[]>): Uint8Array {
  const words = [...meanings.keys()].sort(compareWords);
  const phrases = [...new Set([...meanings.values()].flat())].sort(compareWords);
  const numbers = new Map(phrases.map((phrase, number) => [phrase, number]));
  const writer = createByteWriter();
  for (const list of [words, phrases]) {
    const bytes = writeDictionary(list);
    writer.number(bytes.length);
    writer.bytes(bytes);
  }
  for (const word of words) {
    const own = meanings.get(word)!;
    writer.number(own.length);
    for (const phrase of own) writer.number(numbers.get(phrase)!);
  }
  return writer.finish();
}

/** Whether the documentation says the word itself. A beginning that has the stem of its meaning stands for that: `permiss`. */
function isUsed(word: ReadText, phrase: ReadText): boolean {
  if (word.terms === phrase.terms) return false;
  return word.holders >= OWN_SHARE * phrase.holders;
}

/** What is asked of a text of the lexicon. */
interface ReadText {
  terms: string;
  /** Chunks that hold the rarest term; all terms of 相机权限 are pairs of characters. */
  holders: number;
}

/** Reads texts, each once: most stand in several entries, and analysing them takes longer than all the rest. */
function createTexts(holdersOf: (term: string) => number): (text: string) => ReadText {
  const known = new Map<string, ReadText>();
  return (text) => {
    let read = known.get(text);
    if (read === undefined) {
      const terms = analyze(text);
      const holders = terms.length === 0 ? 0 : Math.min(...terms.map(holdersOf));
      read = { terms: terms.join(" "), holders };
      known.set(text, read);
    }
    return read;
  };
}

/** Opens written translations. @throws ExpodexError SNAPSHOT_CORRUPT */
export function openTranslations(bytes: Uint8Array, part: string): Translations {
  const reader = createByteReader(bytes, part);
  const words = openDictionary(reader.bytes(reader.number()), part);
  const phrases = openDictionary(reader.bytes(reader.number()), part);
  const starts = new Uint32Array(words.size + 1);
  const numbers: number[] = [];
  for (let word = 0; word < words.size; word++) {
    for (let left = reader.number(); left > 0; left--) {
      const phrase = reader.number();
      if (phrase >= phrases.size) throw corruptPart(part, `phrase ${phrase} of ${phrases.size}`);
      numbers.push(phrase);
    }
    starts[word + 1] = numbers.length;
  }
  if (reader.left > 0) throw corruptPart(part, `${reader.left} bytes too many`);
  return {
    bytes,
    words,
    meanings: (word) =>
      numbers.slice(starts[word], starts[word + 1]).map((phrase) => phrases.word(phrase)),
  };
}
