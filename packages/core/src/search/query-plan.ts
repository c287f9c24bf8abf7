/**
 * What a query asks for: its terms, weighed and corrected.
 *
 * Responsible for: bad queries, which term counts how much, which words are searched as others.
 * Not responsible for: scoring.
 */
import { ExpodexError } from "../errors.ts";
import { inverseFrequency, type SearchIndex, type WeightedTerm } from "../indexing/indexing.ts";
import { analyze, analyzeQuery, type QueryTerm } from "../text/analyze.ts";
import { correctWord, joinWords, partWord } from "./correct.ts";
import { withoutErrorNoise } from "./error-noise.ts";
import type { Correction } from "./result.ts";
import { type FoundWord, saysNothing, translateQuery, translateWord } from "./translate.ts";
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
 * @param correct whether unknown words are corrected, and words of other languages translated
 * @param weights how much terms count
 * @throws ExpodexError INVALID_QUERY
 */
export function planQuery(
  index: SearchIndex,
  query: string,
  correct: boolean,
  weights: TermWeights = TERM_WEIGHTS,
): QueryPlan {
  const text = readQuery(query);
  const asked = readVersionWords(withoutErrorNoise(text));
  const written = analyzeQuery(asked.text);
  const analysed = written.filter(({ role }) => role !== "stop");
  if (analysed.length === 0) {
    throw invalidQuery(query, "no-terms", "at least one word that says what it is about");
  }
  const { dictionary, chunks, translations } = index.keywords;
  const plan: QueryPlan = {
    query: text,
    terms: [],
    vectorTerms: [],
    matches: new Map(),
    corrections: [],
    namedSdk: asked.sdk,
  };
  const isKnown = (term: string) => dictionary.find(term) !== undefined;
  const knownIdentifiers = new Set<string>();
  for (const { term, word, role } of analysed) {
    if (role === "identifier" && isKnown(term)) knownIdentifiers.add(word);
  }
  const add = (term: string, word: string, weight: number) => {
    plan.vectorTerms.push(term);
    const number = dictionary.find(term);
    if (number === undefined || plan.matches.has(term)) return;
    const rarity = inverseFrequency(chunks.sizes[number]!, chunks.owners);
    plan.matches.set(term, { word, weight: weight * rarity });
    plan.terms.push({ number, weight });
  };
  const translated: ReadonlyMap<string, FoundWord[]> = correct
    ? translateQuery(translations, written, isKnown)
    : new Map();
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
      for (const longer of completions(index, term)) add(longer, word, weight);
    }
    const unknown = role === "word" && !isKnown(term);
    const meant =
      unknown && correct && corrected++ < MAX_CORRECTED
        ? (partWord(index, word) ?? correctWord(index, queryTerm.part ? term : word))
        : undefined;
    if (meant === undefined) {
      if (unknown && correct && !queryTerm.part) addMeanings(translateWord(translations, word));
      add(term, word, weight);
      continue;
    }
    plan.corrections.push({ from: queryTerm.part ? term : word, to: meant });
    for (const other of analyze(meant)) add(other, meant, weight * weights.corrected);
  }
  for (const [, first, second] of asked.text.toLowerCase().matchAll(NEIGHBOURS)) {
    const joined = correct ? joinWords(index, first!, second!) : undefined;
    if (joined === undefined) continue;
    plan.corrections.push({ from: `${first} ${second}`, to: joined });
    for (const term of analyze(joined)) add(term, joined, weights.joined);
  }
  if (plan.terms.length > MAX_TERMS) {
    plan.terms = plan.terms
      .map((term) => ({
        term,
        worth: term.weight * inverseFrequency(chunks.sizes[term.number]!, chunks.owners),
      }))
      .sort((a, b) => b.worth - a.worth || a.term.number - b.term.number)
      .slice(0, MAX_TERMS)
      .map(({ term }) => term);
  }
  return plan;
}

/** Identifiers that an unknown one begins: `getExpoPushToken` is a part of `getExpoPushTokenAsync`. None where it begins many. */
function completions({ keywords: { dictionary } }: SearchIndex, term: string): string[] {
  if (term.length < MIN_COMPLETED_LENGTH) return [];
  const [first, end] = dictionary.withPrefix(term);
  if (end - first > MAX_COMPLETIONS) return [];
  return Array.from({ length: end - first }, (_, at) => dictionary.word(first + at));
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
