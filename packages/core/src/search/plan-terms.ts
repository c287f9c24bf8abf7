/**
 * What a query asks for, by the terms that an index knows and what helps with words that it does not.
 *
 * Responsible for: bad queries, which term counts how much, which words are searched as others.
 * Not responsible for: where terms are looked up and how words are corrected (`query-plan.ts`), scoring.
 */
import { ExpodexError } from "../errors.ts";
import { inverseFrequency, type WeightedTerm } from "../indexing/indexing.ts";
import { analyze, analyzeQuery, type QueryTerm } from "../text/analyze.ts";
import { withoutErrorNoise } from "./error-noise.ts";
import type { Correction } from "./result.ts";
import { type FoundWord, saysNothing } from "./translate.ts";
import { readVersionWords } from "./version-words.ts";
import { TERM_WEIGHTS, type TermWeights } from "./weights.ts";

/** Longest query in UTF-16 code units. A pasted error with its stack fits; a pasted file is no question. */
export const MAX_QUERY_LENGTH = 4096;

/** Terms that are scored at the most, the rarest first: bounds what a long query costs. */
const MAX_TERMS = 48;

/** Unknown words that are corrected at the most, the first ones: a pasted text in another language has hundreds. */
const MAX_CORRECTED = 16;

/** Plain words with nothing but blanks between. */
const NEIGHBOURS = /(?<![\w$.@/:-])([a-z]{2,24})[ \t]+(?=([a-z]{2,24})(?![\w@/:-]|\.\w))/g;

/** Identifiers shorter than this begin too many others. */
const MIN_COMPLETED_LENGTH = 6;
const MAX_COMPLETIONS = 4;

/** The terms of an index. */
export interface KnownTerms {
  /** Distinct chunks of the index. */
  readonly chunks: number;
  /** The number of a term; undefined where the index does not hold it. */
  find(term: string): number | undefined;
  term(number: number): string;
  /** Chunks that hold a term. */
  holders(number: number): number;
  /** The range of numbers of the terms that start with a text: `[first, end)`. */
  withPrefix(prefix: string): [first: number, end: number];
}

/** What helps with words that an index does not know. */
export interface WordHelp {
  /** What the words of a query mean, by the word as written. */
  translateQuery(
    terms: readonly QueryTerm[],
    isKnown: (term: string) => boolean,
  ): ReadonlyMap<string, FoundWord[]>;
  translateWord(word: string): FoundWord[];
  /** The two words that were written as one. */
  part(word: string): string | undefined;
  /** The one word that two stand for. */
  join(first: string, second: string): string | undefined;
  /** The word that is meant. */
  correct(word: string): string | undefined;
}

/** A query, ready to be scored. */
export interface QueryPlan {
  /** As given, trimmed. */
  query: string;
  /** Known terms, for keyword scores. */
  terms: WeightedTerm[];
  /** Terms for the vector, in the order of the query. */
  vectorTerms: string[];
  /** By term: the word as the user wrote it, or as corrected, and how much a match is worth in an excerpt. */
  matches: Map<string, { word: string; weight: number }>;
  corrections: Correction[];
  /** The release that the query names; undefined where it names none, or several. */
  namedSdk: number | undefined;
}

/** Trims a query and checks its length. @throws ExpodexError INVALID_QUERY */
export function readQuery(query: string): string {
  const text = query.trim();
  if (text === "") throw invalidQuery(query, "empty", "a question or some words");
  if (query.length > MAX_QUERY_LENGTH) {
    throw invalidQuery(query, "too-long", `at most ${MAX_QUERY_LENGTH} characters`);
  }
  return text;
}

/**
 * Works out what a query asks for.
 *
 * @param help left out, unknown words are not corrected, and words of other languages not translated
 * @param weights how much terms count
 * @throws ExpodexError INVALID_QUERY
 */
export function planTerms(
  known: KnownTerms,
  query: string,
  help: WordHelp | undefined,
  weights: TermWeights = TERM_WEIGHTS,
): QueryPlan {
  const text = readQuery(query);
  const asked = readVersionWords(withoutErrorNoise(text));
  const written = analyzeQuery(asked.text);
  const analysed = written.filter(({ role }) => role !== "stop");
  if (analysed.length === 0) {
    throw invalidQuery(query, "no-terms", "at least one word that says what it is about");
  }
  const plan: QueryPlan = {
    query: text,
    terms: [],
    vectorTerms: [],
    matches: new Map(),
    corrections: [],
    namedSdk: asked.sdk,
  };
  const isKnown = (term: string) => known.find(term) !== undefined;
  const rarityOf = (number: number) => inverseFrequency(known.holders(number), known.chunks);
  const knownIdentifiers = new Set<string>();
  for (const { term, word, role } of analysed) {
    if (role === "identifier" && isKnown(term)) knownIdentifiers.add(word);
  }
  const add = (term: string, word: string, weight: number) => {
    plan.vectorTerms.push(term);
    const number = known.find(term);
    if (number === undefined || plan.matches.has(term)) return;
    plan.matches.set(term, { word, weight: weight * rarityOf(number) });
    plan.terms.push({ number, weight });
  };
  const translated: ReadonlyMap<string, FoundWord[]> =
    help?.translateQuery(written, isKnown) ?? new Map();
  const told = new Set<string>();
  const addMeanings = (found: readonly FoundWord[]) => {
    for (const { word: from, meanings } of found) {
      let weight = 1;
      for (const to of meanings) {
        weight *= weights.translated;
        for (const term of analyze(to)) add(term, to, weight);
      }
      if (meanings.length === 0 || told.has(from)) continue;
      told.add(from);
      plan.corrections.push({ from, to: meanings[0]! });
    }
  };
  const done = new Set<string>();
  let corrected = 0;
  for (const queryTerm of analysed) {
    const { term, word, role } = queryTerm;
    const weight = weightOf(queryTerm, knownIdentifiers.has(word), weights);
    const meanings = translated.get(word);
    if (meanings !== undefined) {
      if (!done.has(word)) addMeanings(meanings);
      done.add(word);
      if (!saysNothing(meanings)) add(term, word, weight);
      continue;
    }
    if (role === "identifier" && !isKnown(term)) {
      for (const longer of completions(known, term)) add(longer, word, weight);
    }
    const unknown = role === "word" && !isKnown(term);
    const meant =
      unknown && help !== undefined && corrected++ < MAX_CORRECTED
        ? (help.part(word) ?? help.correct(queryTerm.part ? term : word))
        : undefined;
    if (meant === undefined) {
      if (unknown && help !== undefined && !queryTerm.part) addMeanings(help.translateWord(word));
      add(term, word, weight);
      continue;
    }
    plan.corrections.push({ from: queryTerm.part ? term : word, to: meant });
    for (const other of analyze(meant)) add(other, meant, weight * weights.corrected);
  }
  for (const [, first, second] of asked.text.toLowerCase().matchAll(NEIGHBOURS)) {
    const joined = help?.join(first!, second!);
    if (joined === undefined) continue;
    plan.corrections.push({ from: `${first} ${second}`, to: joined });
    for (const term of analyze(joined)) add(term, joined, weights.joined);
  }
  if (plan.terms.length > MAX_TERMS) {
    plan.terms = plan.terms
      .map((term) => ({
        term,
        worth: term.weight * rarityOf(term.number),
      }))
      .sort((a, b) => b.worth - a.worth || a.term.number - b.term.number)
      .slice(0, MAX_TERMS)
      .map(({ term }) => term);
  }
  return plan;
}

/** Identifiers that an unknown one begins: `getExpoPushToken` is a part of `getExpoPushTokenAsync`. None where it begins many. */
function completions(known: KnownTerms, term: string): string[] {
  if (term.length < MIN_COMPLETED_LENGTH) return [];
  const [first, end] = known.withPrefix(term);
  if (end - first > MAX_COMPLETIONS) return [];
  return Array.from({ length: end - first }, (_, at) => known.term(first + at));
}

function weightOf({ role, part }: QueryTerm, known: boolean, weights: TermWeights): number {
  if (role === "identifier") return weights.identifier;
  if (!part) return 1;
  return known ? weights.knownPart : weights.unknownPart;
}

function invalidQuery(
  query: string,
  reason: "empty" | "too-long" | "no-terms",
  expected: string,
): ExpodexError<"INVALID_QUERY"> {
  const shown = query.length > 60 ? `${query.slice(0, 60)}…` : query;
  return new ExpodexError("INVALID_QUERY", {
    subject: `query ${shown}`.trim(),
    expected,
    got:
      reason === "too-long"
        ? `${query.length} characters`
        : reason === "empty"
          ? "nothing"
          : "no word that can be searched for",
    next:
      reason === "too-long"
        ? "shorten it to the question itself"
        : "name what you look for: an API, a task, an error message",
    data: { reason, length: query.length },
  });
}
