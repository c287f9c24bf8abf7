/**
 * Helps with unknown words as far as the files for it are there, and says which are missing.
 *
 * Responsible for: which files an unknown word needs. Not responsible for: how words are corrected and translated (`words.ts`).
 */
import { analyze, type ExpodexError, type QueryTerm, type WordHelp } from "@expodex/core/parts";
import { LETTERS, type Manifest, pathsOf } from "../format/manifest.ts";
import { SCRIPTS, scriptOf } from "../format/script.ts";
import { createKept, type Kept } from "./kept.ts";
import type { LoadWords } from "./load-words.ts";
import type { ReadFiles } from "./read-files.ts";
import type { ShardsInUse } from "./shards.ts";
import type * as Words from "./words.ts";

/** Help for one query. */
export interface HelpInUse extends WordHelp {
  /** Files that were asked for and not there. */
  readonly wanted: Set<string>;
  /** Whether the query may be in another language. */
  readonly isForeign: boolean;
  /** Wants what a query's letters tell that it needs, before any of its words is known. */
  foresee(query: string): void;
  /** Reads what is wanted, and returns the errors of what could not be. */
  load(signal?: AbortSignal): Promise<ExpodexError[]>;
}

/** Makes the help of an index. */
export type MakeHelp = (shards: ShardsInUse, isUnfinished: (word: string) => boolean) => HelpInUse;

/** A joined word that fewer chunks hold may be somebody's slip. */
const MIN_JOINED = 4;
/** A letter that English words lack. */
const OTHER_LETTER = /(?![\0-\x7f])\p{L}/u;
/** Unknown words from which on a query may be in another language. */
const MIN_FOREIGN = 2;

/** Opens the help of an index; reads nothing. */
export function openHelp(manifest: Manifest, read: ReadFiles, loadWords: LoadWords): MakeHelp {
  const paths = pathsOf(manifest);
  let words: typeof Words | undefined;
  const readWords = async () => {
    words ??= await loadWords();
    return words;
  };
  const letters: Kept<Words.WordList> = createKept(
    read,
    async (payload, path) => (await readWords()).readLetter(payload, path),
    LETTERS.length,
  );
  const translations: Kept<Words.Translations> = createKept(
    read,
    async (payload, path) => (await readWords()).readTranslations(payload, path),
    SCRIPTS,
  );

  return (shards, isUnfinished) => {
    const wanted = new Set<string>();
    /** Files that this query asked for; those that could not be read are not asked for again. */
    const tried = new Set<string>();
    const want = (path: string): undefined => {
      if (!tried.has(path)) wanted.add(path);
    };
    const letterOf = (word: string): Words.WordList | undefined => {
      const path = paths.letter(Math.max(0, LETTERS.indexOf(word[0]!.toLowerCase())));
      return letters.get(path) ?? want(path);
    };
    const frequencyOf = (word: string) => {
      const list = letterOf(word);
      return list?.frequencies[list.words.find(word) ?? -1];
    };
    let language = 0;
    let ofScript = paths.translation(0);
    const isPlain = (word: string) => /^[a-z]+$/i.test(word);
    const known = () => translations.get(ofScript);
    return {
      wanted,
      get isForeign() {
        return wanted.has(ofScript) || language >= 1;
      },
      foresee(query) {
        ofScript = paths.translation(scriptOf(query));
        if (OTHER_LETTER.test(query)) want(ofScript);
      },
      async load(signal) {
        const asked = [...wanted];
        wanted.clear();
        for (const path of asked) tried.add(path);
        // Along with the files and not after them; what goes wrong, those find out again.
        readWords().catch(() => undefined);
        const ofLetters = asked.filter((path) => path !== ofScript);
        const [failed, others] = await Promise.all([
          letters.load(ofLetters, signal),
          translations.load(asked.length > ofLetters.length ? [ofScript] : [], signal),
        ]);
        return [...failed, ...others];
      },
      translateQuery(terms, isKnown) {
        const finished = terms.filter(({ word }) => !isUnfinished(word));
        const table = known();
        if (table !== undefined) return words!.translateQuery(table, finished, isKnown, analyze);
        language = foreignness(finished, isKnown);
        if (language >= 1) want(ofScript);
        return new Map();
      },
      translateWord(word) {
        if (isUnfinished(word)) return [];
        const table = known();
        if (table !== undefined) return words!.translateWord(table, word);
        // One odd word among English ones is a name, and no reason to load a lexicon.
        if (language >= 0.5) want(ofScript);
        return [];
      },
      part: (word) =>
        isUnfinished(word) || !isPlain(word) || letterOf(word) === undefined
          ? undefined
          : words!.partWord(word, frequencyOf),
      correct(word) {
        if (isUnfinished(word) || !isPlain(word)) return undefined;
        const list = letterOf(word);
        return list === undefined ? undefined : words!.correctWord(list, word);
      },
      join: (first, second) => joined(shards, first, second),
    };
  };
}

/** How likely a query is in another language: 1 where it has letters of another script or several unknown words, else the share of words that are unknown. */
function foreignness(terms: readonly QueryTerm[], isKnown: (term: string) => boolean): number {
  if (terms.some(({ word }) => /[^\0-\x7f]/.test(word))) return 1;
  const words = terms.filter(({ role, part }) => role === "word" && !part);
  const unknown = words.filter(({ term }) => !isKnown(term)).length;
  return unknown >= MIN_FOREIGN ? 1 : unknown / Math.max(1, words.length);
}

/** The one word that the documentation writes for two, where it does so about as often as it has the rarer of them. */
function joined(shards: ShardsInUse, first: string, second: string): string | undefined {
  const both = first + second;
  const [stem] = analyze(both);
  // A stem that ends before the second word begins is that of the first alone.
  if (stem === undefined || stem.length <= first.length) return undefined;
  const holders = (word: string) => {
    const [term] = analyze(word);
    if (term === undefined) return -1;
    // Only what the query's own terms brought: no further file is worth it.
    const number = shards.known(term);
    return number === undefined ? 0 : shards.holders(number);
  };
  const least = Math.min(holders(first), holders(second));
  const together = holders(both);
  return least >= 0 && together >= MIN_JOINED && 2 * together >= least ? both : undefined;
}
