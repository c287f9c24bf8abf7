/**
 * Works out what a query asks for, reading what is needed to know.
 *
 *     terms of the query ─► their shards ─► plan ─┬─ all known ────────────────────────────────► done
 *                                                 └─ unknown words ─► the file of words ─► plan ─► shards of what was meant
 *
 * Responsible for: rounds, words that are not finished. Not responsible for: what counts how much (`planTerms` of `@expodex/core`).
 */
import {
  analyzeQuery,
  type ExpodexError,
  planTerms,
  type QueryPlan,
  throwIfAborted,
  type WordHelp,
} from "@expodex/core/parts";
import type { Manifest } from "../format/manifest.ts";
import type { LoadWords } from "./load-words.ts";
import type { Pages } from "./pages.ts";
import type { ReadFiles } from "./read-files.ts";
import type { ShardsInUse } from "./shards.ts";
import { openHelp } from "./word-help.ts";

/** What is to be planned. */
export interface PlanRequest {
  /** Canonical. */
  query: string;
  /** As written: an error speaks of it. */
  written: string;
  shards: ShardsInUse;
  pages: Promise<Pages>;
  /** Takes the errors of files that could not be read. */
  failed: ExpodexError[];
  /** Whether the last word may be unfinished. */
  prefix: boolean;
  signal: AbortSignal | undefined;
  /** Hears, once at the most, what is planned while words that may change it are read. */
  onWait(plan: QueryPlan): void;
}

/** Passes at the most: terms, words, what was meant, and what that brings. */
const MAX_PASSES = 5;
/** Shorter beginnings begin too much. */
const MIN_UNFINISHED = 2;
/** Terms that an unfinished word is completed to. */
const MAX_COMPLETIONS = 4;
/** Shortest stem that stands for a word that goes on otherwise: `notif` for `notificat`. */
const MIN_STEM = 4;
/** Letters that a stem may lack of an unfinished word. */
const MAX_ENDING = 6;
/** What a completion counts, and beside a word that more chunks hold by itself; and what a word counts that more likely goes on. */
const COMPLETED = 0.8;
const BESIDE_LIKELY = 0.3;
const BEGINNING = 0.5;

/** Makes what plans. */
export function createPlanner(
  manifest: Manifest,
  read: ReadFiles,
  loadWords: LoadWords,
): (request: PlanRequest) => Promise<QueryPlan> {
  const makeHelp = openHelp(manifest, read, loadWords);
  return async (request) => {
    const { query, shards, failed, signal } = request;
    const unfinished = request.prefix ? unfinishedWord(query) : undefined;
    let completions: readonly number[] = [];
    const help = makeHelp(
      shards,
      (word) => completions.length > 0 && word.toLowerCase().endsWith(unfinished!),
    );
    let plan = planOrRefuse(request, undefined);
    let isTold = false;
    help.foresee(query);
    if (unfinished !== undefined) {
      shards.wantPrefix(unfinished);
      for (const stem of stemsOf(unfinished)) shards.find(stem);
    }
    for (let pass = 0; pass < MAX_PASSES && shards.wanted.size + help.wanted.size > 0; pass++) {
      // What another language means changes too much to be told before.
      const mayStay = shards.wanted.size === 0 && !help.isForeign;
      const loading = [shards.load(request.pages, signal)];
      if (help.wanted.size > 0) loading.push(help.load(signal));
      if (mayStay && !isTold && plan.terms.length > 0) {
        isTold = true;
        request.onWait(plan);
      }
      failed.push(...(await Promise.all(loading)).flat());
      throwIfAborted(signal, "search");
      if (unfinished !== undefined) completions = completionsOf(shards, unfinished);
      plan = planOrRefuse(request, help);
      complete(plan, shards, unfinished, completions);
      // A word whose shard is not there yet is not unknown.
      if (shards.wanted.size > 0) help.wanted.clear();
    }
    return plan;
  };
}

/** Plans a query by its canonical text; the error of one that asks for nothing speaks of what its caller wrote. */
function planOrRefuse(
  { query, written, shards }: PlanRequest,
  help: WordHelp | undefined,
): QueryPlan {
  try {
    return planTerms(shards, query, help);
  } catch {
    return planTerms(shards, written, help);
  }
}

/** The last word of a query that ends in one, in lower case. */
function unfinishedWord(query: string): string | undefined {
  const word = /[a-z\d]+$/i.exec(query)?.[0].toLowerCase();
  return word === undefined || word.length < MIN_UNFINISHED ? undefined : word;
}

/** Beginnings of a word that may be the stem of what it becomes, the longest first. */
function stemsOf(word: string): string[] {
  const least = Math.max(MIN_STEM, word.length - MAX_ENDING);
  const count = Math.max(0, word.length - least);
  return Array.from({ length: count }, (_, at) => word.slice(0, word.length - 1 - at));
}

/** Terms that an unfinished word may become, those that most chunks hold first. */
function completionsOf(shards: ShardsInUse, word: string): number[] {
  const found = shards.beginning(word);
  // Stems are shorter than words: `notificat` goes on to `notifications`, whose term is `notif`. A word that is one has its own.
  const [own] = analyzeQuery(word);
  const isWord = own !== undefined && shards.find(own.term) !== undefined;
  const stem = (isWord ? [] : stemsOf(word))
    .map((term) => shards.find(term))
    .find((number) => number !== undefined);
  if (stem !== undefined) found.push(stem);
  return found
    .sort((a, b) => shards.holders(b) - shards.holders(a) || a - b)
    .slice(0, MAX_COMPLETIONS);
}

/** Adds what an unfinished word may become to a plan. */
function complete(
  plan: QueryPlan,
  shards: ShardsInUse,
  word: string | undefined,
  completions: readonly number[],
): void {
  if (word === undefined) return;
  const [own] = analyzeQuery(word);
  const most = Math.max(...completions.map((number) => shards.holders(number)));
  const itself = plan.terms.find(({ number }) => shards.term(number) === own?.term);
  const isLikely = itself !== undefined && shards.holders(itself.number) >= most;
  // A word that longer ones outnumber is more likely the beginning of one: `came` of `camera`.
  if (itself !== undefined && !isLikely) {
    plan.terms[plan.terms.indexOf(itself)] = { ...itself, weight: itself.weight * BEGINNING };
  }
  for (const [at, number] of completions.entries()) {
    const term = shards.term(number);
    if (plan.matches.has(term)) continue;
    const weight = ((isLikely ? BESIDE_LIKELY : COMPLETED) * shards.holders(number)) / most;
    plan.terms.push({ number, weight });
    plan.matches.set(term, { word, weight });
    if (at === 0) plan.vectorTerms.push(term);
  }
}
