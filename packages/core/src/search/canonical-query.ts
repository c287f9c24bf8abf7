/**
 * Writes a query the one way that stands for all ways of typing it that nothing found depends on.
 *
 * Responsible for: blanks, quotes, punctuation that no word follows, case that says nothing, noise of pasted errors.
 * Not responsible for: other words for the same. Whatever changes a result by a hair is another query, left out `the`s too.
 *
 *     “How do I use CameraView in Expo’s router ?”
 *      how do i use CameraView in expo's router       the humps of a name say where its parts are, so they stay
 */
import { analyzeQuery } from "../text/analyze.ts";
import { withoutErrorNoise } from "./error-noise.ts";

/** Quotes, and apostrophes between the letters of a word, with the letter before them. */
const QUOTES =
  /([\p{L}\p{N}\p{M}_])['\u2019](?=[\p{L}\p{N}\p{M}_])|["'`\u00AB\u00BB\u2018-\u201F\u2039\u203A\u300C-\u300F]/gu;
const ANY_QUOTE = /["'`\u00AB\u00BB\u2018-\u201F\u2039\u203A\u300C-\u300F]/;
/** Signs that join a name where a letter follows, `eas.json`, `build:configure`, and say nothing where none does. */
const CLOSING_SIGNS = "?!.,;:\u2026\u3001\u3002\uFF01\uFF0C\uFF1A\uFF1B\uFF1F";

/**
 * Rewrites a trimmed query. Time grows with its length alone.
 *
 * Paths and addresses stay as they are, because their signs say that they are some; so does a query without any word.
 */
export function canonicalQuery(pasted: string): string {
  const query = withoutErrorNoise(pasted);
  if (isAddress(query) || !/[\p{L}\p{N}]/u.test(query)) return query;
  const canonical = withoutQuotes(query)
    .split(/\s+/)
    .map((word) => withoutIdleCase(withoutClosingSigns(word)))
    .filter((word) => word !== "")
    .join(" ");
  return isAddress(canonical) ? query : canonical;
}

/** Whether a query may be taken for the path of a page: one word with a slash, or one up to a `?` or `#`. */
function isAddress(query: string): boolean {
  if (/^https?:/i.test(query)) return true;
  const start = /^[^\s?#]*/.exec(query)?.[0] ?? "";
  return start.includes("/") && !/\s/.test(query[start.length] ?? "");
}

function withoutQuotes(query: string): string {
  // Looking behind and ahead for letters of any script takes longer than all the rest, and most queries have no quote.
  if (!ANY_QUOTE.test(query)) return query;
  return query.replace(/\S+/g, (word) => {
    if (!ANY_QUOTE.test(word)) return word;
    const bare = word.replace(QUOTES, (_, letter: string | undefined) =>
      letter === undefined ? " " : `${letter}'`,
    );
    // Between the bracket of a route and a letter, a quote holds a name together: `[...slug]'s`.
    return hasTermsOf(word, bare) ? bare : word;
  });
}

function withoutClosingSigns(word: string): string {
  let end = word.length;
  while (end > 0 && CLOSING_SIGNS.includes(word[end - 1]!)) end--;
  return word.slice(0, end);
}

/** Lower case, where the analysis finds the same terms either way. */
function withoutIdleCase(word: string): string {
  const lower = word.toLowerCase();
  // Nearly every word that is written with a capital is of one of these shapes, and has no humps.
  if (lower === word || /^(?:[A-Z][a-z]*|[A-Z]+)$/.test(word)) return lower;
  return hasTermsOf(word, lower) ? lower : word;
}

function hasTermsOf(word: string, other: string): boolean {
  const terms = analyzeQuery(word);
  const others = analyzeQuery(other);
  return (
    terms.length === others.length &&
    terms.every(({ term, role, part }, at) => {
      const same = others[at]!;
      return term === same.term && role === same.role && part === same.part;
    })
  );
}
