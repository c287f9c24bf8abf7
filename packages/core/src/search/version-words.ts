/**
 * Finds the SDK that a query names among its words: which documentation is meant, and nothing that a page is about.
 *
 *     notifications SDK 56            notifications SDK            56
 *     expo 54 splash screen           expo splash screen           54
 *     upgrade from SDK 55 to 56       as it is                     more than one: that is what it is about
 *
 * Searched for, the number puts the pages first that list versions. The word `SDK` stays, because some questions are about SDKs.
 */

/** A query without the number of the SDK that it names. */
export interface VersionWords {
  text: string;
  /** The release; undefined where none is named, or several. */
  sdk?: number;
}

/** `SDK 56`, `sdk-56`, `SDK v56.0.0`, `expo 56`. Not `sdk-55-to-56`, nor `expo 3.2`. */
const NAMED = /(?<![\w./@-])(expo|sdk)[ \t-]{0,3}v?(\d\d)(?:\.\d+)*(?![\w-]|\.\d)/gi;
const SEVERAL = /\d\d (?:to|and|or|->|→) (?:sdk )?v?\d\d/i;

/** Takes the number of the SDK that a query names out of it. */
export function readVersionWords(query: string): VersionWords {
  const [named, other] = SEVERAL.test(query) ? [] : query.matchAll(NAMED);
  if (named === undefined || other !== undefined) return { text: query };
  return { text: query.replace(NAMED, "$1"), sdk: Number(named[2]) };
}
