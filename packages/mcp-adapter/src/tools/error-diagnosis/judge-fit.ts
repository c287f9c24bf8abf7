/**
 * Judges whether a section of the documentation is about a message at all. A search always finds something; its scores compare hits
 * of one query and say nothing of another.
 *
 * Two things are weighed: how many of the message's own words stand in the section, and whether the message speaks of what this
 * documentation is about. The borders were set on 73 judged questions about errors, of which 70 are answered, and 20 messages of
 * other worlds, of which none is (SDK 57 of expo/expo 827aa750, 2026-11-21).
 */

/** A message's words, ready to be looked for. */
export interface MessageWords {
  /** In lower case, at most 40. */
  words: string[];
  /** Those of them that are names in code, such as `location.getcurrentpositionasync`. */
  names: string[];
  /** Whether it names Expo, its packages, or the tools that build its apps. */
  isAtHome: boolean;
}

/** Words that any error may have, and those of grammar. */
const COMMON = new Set(
  "a about after all already also am an and any are as at be because been before being below both but by call called can cannot code could did do does doing done down during each error errors exception exit exited fail failed failing failure fails fatal few file files find for found from get gets getting given go got had has have having help here how however i if in into is issue issues it its just know last like line log main make may me message missing more most must my need needs new no non not null nothing now object of off on once only or other our out over own please problem process read recent same see should since so some something still stop such task than that the their them then there these they this those through time to too trying two type uncaught undefined unhandled unknown until up use used user using value very violation want warn warning was we were what when where whether which while why will with within without work working works would yet you your".split(
    " ",
  ),
);

const HOME =
  /\b(?:expo|eas|metro|react[- ]?native|reactnative|gradlew?|xcode(?:build)?|cocoapods|podfile|pod install|hermes|android|ios|iphone|ipad|apk|aab|ipa|testflight|app store|play store|simulator|emulator|babel|bundl(?:e|er|ing)|jest|snack|dev(?:elopment)? client|prebuild|app\.json|app\.config|eas\.json|nativewind|reanimated|push notifications?|splash screen|deep links?|web ?view|turbomodule|jsx|tsx|js engine|native module|component|hooks?)\b|@?expo[\w./-]*|react/iu;

const MAX_WORDS = 40;

/**
 * Takes a message's own words.
 *
 * @param packages names of packages that the index knows
 */
export function messageWords(message: string, packages: readonly string[]): MessageWords {
  const found = message.match(/[\p{L}\p{N}][\p{L}\p{N}_@/.-]*[\p{L}\p{N}]/gu) ?? [];
  const own = found.filter(
    (word) => word.length > 2 && !COMMON.has(word.toLowerCase()) && !/^[\d.]+$/u.test(word),
  );
  const words = [...new Set(own.map((word) => word.toLowerCase()))].slice(0, MAX_WORDS);
  const names = own.filter((word) => word.length > 5 && /\p{Ll}\p{Lu}|\p{L}\.\p{L}/u.test(word));
  const known = new Set(packages);
  return {
    words,
    names: [...new Set(names.map((word) => word.toLowerCase()))],
    isAtHome: HOME.test(message) || words.some((word) => known.has(word)),
  };
}

/** The share of a message's words that stand in a text, 0 to 1, endings aside. */
export function coverage({ words }: Pick<MessageWords, "words">, text: string): number {
  if (words.length === 0) return 0;
  const lower = text.toLowerCase();
  return words.filter((word) => lower.includes(stemOf(word))).length / words.length;
}

function stemOf(word: string): string {
  return word.length > 5 ? word.replace(/(?:ing|ed|es|s|ly)$/u, "") : word;
}

/** Least share of a message's words that a section has to hold, where the message speaks of Expo's world. */
const LEAST_AT_HOME = 0.3;
/** Of another message: most of what it says has to be there. */
const LEAST_ELSEWHERE = 0.7;

/**
 * Whether a section may answer a message.
 *
 * @param terms the query's words that the search found in it, as it knows them: words of other scripts stand there as what they mean
 */
export function fits(message: MessageWords, text: string, terms: readonly string[]): boolean {
  const { words, names, isAtHome } = message;
  if (words.some((word) => FOREIGN.test(word)))
    return terms.length >= 2 || (isAtHome && terms.length > 0);
  const lower = text.toLowerCase();
  const isKnown = isAtHome || names.some((name) => lower.includes(name));
  const covered = coverage(message, text);
  if (isKnown) return covered >= LEAST_AT_HOME;
  return words.length > 1 && covered >= LEAST_ELSEWHERE;
}

/** Scripts without spaces, whose words cannot be told apart here. */
const FOREIGN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
