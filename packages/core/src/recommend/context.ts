/**
 * What a context says: its terms, the packages and identifiers that it names, and the page that it is, where it is one.
 *
 * Responsible for: bad contexts, which of thousands of words are looked for. Not responsible for: scoring.
 */
import { ExpodexError } from "../errors.ts";
import { inverseFrequency, type SearchIndex, type SearchView } from "../indexing/indexing.ts";
import { eachPosting } from "../indexing/postings.ts";
import { searchableMarkdown } from "../indexing/searchable-markdown.ts";
import { eachTerm } from "../text/analyze.ts";

/** Longest context in UTF-16 code units: a task with the file that it is about. */
const MAX_CONTEXT_LENGTH = 20_000;
/** Terms that are scored at the most: bounds what a long context costs. */
const MAX_TERMS = 48;
/** Terms whose holders are counted, by which those that are scored are chosen. */
const MAX_COUNTED_TERMS = 192;
/** What the whole of an identifier, and a part of one, count beside a word. */
const IDENTIFIER = 1.2;
const PART = 0.4;

/** A term of a context. */
export interface ContextTerm {
  /** In the dictionary. */
  number: number;
  weight: number;
  /** Weight times rarity among the documents of the view. */
  worth: number;
  /** As the context writes it first. */
  word: string;
}

/** What a context says. */
export interface Context {
  text: string;
  /** The most telling first. */
  terms: ContextTerm[];
  /** In order, with repetitions, for the vector. */
  vectorTerms: string[];
  /** In lower case: `takepictureasync`, `cameraview.takepictureasync`. */
  identifiers: Set<string>;
  /** Names in lower case that may be packages', with how often each stands there. */
  packages: Map<string, number>;
}

/** Whether a text is the path or address of a page: `/router/introduction/`, `https://docs.expo.dev/guides/assets/`. */
export function isPageReference(text: string): boolean {
  return /^(?:https?:\/)?\/\S*$/iu.test(text);
}

/** Trims a context and checks its length. @throws ExpodexError INVALID_QUERY */
export function readContext(context: string): string {
  const text = context.trim();
  const { length } = text;
  if (length > 0 && length <= MAX_CONTEXT_LENGTH) return text;
  const isLong = length > 0;
  throw new ExpodexError("INVALID_QUERY", {
    subject: isLong ? `context ${text.slice(0, 60)}…` : "context",
    expected: `1 to ${MAX_CONTEXT_LENGTH} characters`,
    got: isLong ? `${length} characters` : "nothing",
    next: isLong
      ? "shorten it to the part that matters"
      : "pass a text, or the path or address of a page",
    data: { reason: isLong ? "too-long" : "empty", length },
  });
}

/** A page as a context: what names it, then its text as far as a context may reach. */
export function pageContext({ content }: SearchIndex, number: number): string {
  const page = content.documents[number]!;
  const { title, description = "", sections, firstPlacement, endPlacement } = page;
  let text = `${title}\n${title}\n${description}\n`;
  for (const section of sections) text += `${section.title}\n`;
  for (let at = firstPlacement; at < endPlacement; at++) {
    if (text.length > MAX_CONTEXT_LENGTH) break;
    text += searchableMarkdown(content.chunks[content.placements[at]!.chunk]!.text);
  }
  return text.slice(0, MAX_CONTEXT_LENGTH);
}

/**
 * Reads what a context says.
 *
 * @param own the page that it is; terms that stand nowhere else find nothing
 * @throws ExpodexError INVALID_QUERY where it holds no word that can be looked for
 */
export function analyzeContext(
  index: SearchIndex,
  view: SearchView,
  text: string,
  own: number | undefined,
): Context {
  const { dictionary, chunks } = index.keywords;
  const found = new Map<string, { word: string; count: number; weight: number }>();
  const identifiers = new Set<string>();
  const vectorTerms: string[] = [];
  eachTerm(text, (term, start, end, unit) => {
    vectorTerms.push(term);
    const known = found.get(term);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const whole = text.slice(unit.start, unit.end);
    const isWhole = start === unit.start && end === unit.end;
    const isIdentifier = IDENTIFIER_SHAPE.test(whole);
    if (isWhole && isIdentifier) {
      const name = whole.toLowerCase();
      identifiers.add(name);
      // `ref.takePictureAsync` names a method, whatever its object is called.
      identifiers.add(name.slice(name.lastIndexOf(".") + 1));
    }
    const weight = isIdentifier ? (isWhole ? IDENTIFIER : PART) : 1;
    found.set(term, { word: text.slice(start, end), count: 1, weight });
  });
  if (found.size === 0) throw noTerms(text);
  const counted: ContextTerm[] = [];
  for (const [term, { word, count, weight }] of found) {
    const number = dictionary.find(term);
    if (number === undefined) continue;
    const full = weight * (1 + Math.log(count));
    const worth = full * inverseFrequency(chunks.sizes[number]!, chunks.owners);
    counted.push({ number, weight: full, worth, word });
  }
  const terms = best(counted, MAX_COUNTED_TERMS);
  for (const term of terms) {
    const holders = holdersOf(index, view, term.number, own);
    term.worth = holders === 0 ? 0 : term.weight * inverseFrequency(holders, view.documents);
  }
  return {
    text,
    terms: best(
      terms.filter(({ worth }) => worth > 0),
      MAX_TERMS,
    ),
    vectorTerms,
    identifiers,
    packages: packageNames(text),
  };
}

/** Words that only programs write: with a hump, a sign or an underscore inside. */
const IDENTIFIER_SHAPE = /[a-z\d][A-Z]|[\p{L}\p{N}\]][-._:/][\p{L}\p{N}[]|^(?:--|@)/u;

function best(terms: ContextTerm[], most: number): ContextTerm[] {
  return terms.sort((a, b) => b.worth - a.worth || a.number - b.number).slice(0, most);
}

/** Documents of the view, other than `own`, with a chunk that holds a term. */
function holdersOf(
  { keywords }: SearchIndex,
  { documentOf }: SearchView,
  term: number,
  own: number | undefined,
): number {
  let holders = 0;
  let before = -1;
  // The chunks of a document stand side by side.
  eachPosting(keywords.chunks, term, (chunk) => {
    const document = documentOf[chunk]!;
    if (document < 0 || document === own || document === before) return;
    before = document;
    holders++;
  });
  return holders;
}

/** Names joined by dashes or below a scope, and whatever is imported. */
const PACKAGE_NAME =
  /@[a-z\d][\w.-]*\/[a-z\d][\w.-]*|(?:\bfrom|\bimport|\brequire\()\s*["'][^"'\n]{1,200}["']|(?<![a-z\d-])[a-z][a-z\d]*(?:-[a-z\d]+)+/gu;

function packageNames(text: string): Map<string, number> {
  const names = new Map<string, number>();
  for (const [match] of text.matchAll(PACKAGE_NAME)) {
    const imported = /["'](.*)["']/u.exec(match)?.[1];
    const name = imported === undefined ? match : packageOf(imported);
    names.set(name.toLowerCase(), (names.get(name.toLowerCase()) ?? 0) + 1);
  }
  return names;
}

/** `@expo/ui/swift-ui` → `@expo/ui`, `expo-router/stack` → `expo-router`. */
function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function noTerms(text: string): ExpodexError<"INVALID_QUERY"> {
  return new ExpodexError("INVALID_QUERY", {
    subject: `context ${text.slice(0, 60)}`,
    expected: "at least one word that says what it is about",
    got: "no word that can be looked for",
    next: "name a task, an API or an error message",
    data: { reason: "no-terms", length: text.length },
  });
}
