/**
 * Ranks pages by what was scored, and chooses the chunk that stands for each.
 *
 * Responsible for: weighing evidence as `@expodex/core` does (`search/rank.ts`, `boosts.ts` and `choose-chunks.ts`, from which
 * the formulas are). Not responsible for: scores, hits.
 */
import {
  ARCHIVED,
  analyze,
  EVIDENCE_WEIGHTS,
  LEGACY,
  pathOf,
  type QueryPlan,
  SECTION_WEIGHTS,
  shareOut,
  TUTORIAL,
  tellsSymptom,
} from "@expodex/core/parts";
import type { Pages } from "./pages.ts";
import type { Found, Scores } from "./score.ts";

/** A page in its place. */
export interface RankedPage {
  page: number;
  /** The chunk that stands for it. */
  chunk: number;
  score: number;
}

/** What a ranking works with beside scores. */
export interface RankQuery {
  plan: QueryPlan;
  /** By term of the plan. */
  rarities: readonly number[];
  /** The rarity of a term; 0 where the index does not hold it. */
  rarityOf(term: string): number;
  /** By place in the plan: the term. */
  terms: readonly string[];
}

/** Ranks every page with evidence, best first. */
export function rankPages(
  pages: Pages,
  found: Found,
  scores: Scores,
  query: RankQuery,
): RankedPage[] {
  const candidates = collectCandidates(pages, found, scores);
  const { length } = candidates;
  const pageAt = (entry: number) => pages.pageOf[candidates[entry]!]!;
  const column = (value: (chunk: number, page: number) => number, weight: number) => {
    const values = new Float64Array(length);
    for (let entry = 0; entry < length; entry++) {
      values[entry] = value(candidates[entry]!, pageAt(entry));
    }
    shareOut(values, length, weight);
    return values;
  };
  const keyword = column(
    (chunk, page) => scores.chunks[chunk]! + scores.base[page]!,
    EVIDENCE_WEIGHTS.keyword,
  );
  const ofPage = column((_, page) => scores.pages[page]!, EVIDENCE_WEIGHTS.page);
  const near = column((_, page) => scores.near[page]!, EVIDENCE_WEIGHTS.pageVector);
  const boosts = createBoosts(pages, scores, query);
  const best = new Map<number, { entry: number; score: number }>();
  const boost = new Float64Array(length);
  const entriesOf = new Map<number, number[]>();
  for (let entry = 0; entry < length; entry++) {
    const chunk = candidates[entry]!;
    const page = pageAt(entry);
    const sum = keyword[entry]! + ofPage[entry]! + near[entry]!;
    const gain = boosts.gain(chunk, page, found.openings[page] === chunk, keyword[entry]!);
    boost[entry] = gain - (sum + gain) * boosts.loss(page);
    const score = sum + boost[entry]!;
    const known = best.get(page);
    if (known === undefined || score > known.score) best.set(page, { entry, score });
    const entries = entriesOf.get(page);
    if (entries === undefined) entriesOf.set(page, [entry]);
    else entries.push(entry);
  }
  const wanted = query.plan.terms.reduce(
    (sum, { weight }, at) => sum + weight * query.rarities[at]!,
    0,
  );
  /** The entry that stands for a page: what makes a page the right one is not what makes a section of it the right one. */
  const choose = (page: number): number => {
    const entries = entriesOf.get(page)!;
    const mostWords = Math.max(...entries.map((entry) => scores.chunks[candidates[entry]!]!));
    let chosen = entries[0]!;
    let most = Number.NEGATIVE_INFINITY;
    for (const entry of entries) {
      const chunk = candidates[entry]!;
      const isUnnamed = pages.chunks[chunk]!.hasSymbols && scores.names[chunk] === 0;
      const choice =
        SECTION_WEIGHTS.words * share(scores.chunks[chunk]!, mostWords) +
        SECTION_WEIGHTS.headings * share(scores.headings[chunk]!, wanted) +
        SECTION_WEIGHTS.boost * boost[entry]! -
        (isUnnamed ? SECTION_WEIGHTS.entry : 0);
      if (choice <= most) continue;
      most = choice;
      chosen = entry;
    }
    return chosen;
  };
  return [...best]
    .sort(([a, one], [b, other]) => other.score - one.score || a - b)
    .map(([page, { entry, score }]) => ({
      page,
      // Whoever says a page's name asks for the page, whose opening came first already.
      chunk: candidates[boosts.isName(page) ? entry : choose(page)]!,
      score,
    }));
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

/** Chunks with a term, and the openings of pages that only their fields or their meaning speak for. */
function collectCandidates(
  { starts }: Pages,
  { pages, openings }: Found,
  scores: Scores,
): number[] {
  const candidates: number[] = [];
  for (let page = 0; page < pages.length; page++) {
    const opening = openings[page]!;
    if (pages[page] !== 1 || opening < 0) continue;
    let hasOpening = false;
    for (let chunk = starts[page]!; chunk < starts[page + 1]!; chunk++) {
      if (scores.chunks[chunk] === 0) continue;
      candidates.push(chunk);
      if (chunk === opening) hasOpening = true;
    }
    if (!hasOpening && (scores.base[page]! > 0 || scores.near[page]! > 0)) candidates.push(opening);
  }
  return candidates;
}

/** Likeness from which on a query is a title. */
const NAMED = 0.8;

/** What chunks gain by exact names and by what their page is. */
function createBoosts({ entries, chunks }: Pages, scores: Scores, query: RankQuery) {
  const { plan, rarities, terms } = query;
  const wanted = rarities.reduce((sum, rarity) => sum + rarity, 0);
  const path = pathOf(plan.query);
  const name = plan.query.toLowerCase().replace(/^[^\w@]+|\W+$/g, "");
  const asksForOld = /\b(?:legacy|deprecated|archived?)\b/i.test(plan.query);
  /** By class of page. */
  const losses = [0, 0, 0, 0];
  if (!asksForOld) {
    losses[ARCHIVED] = EVIDENCE_WEIGHTS.archived;
    losses[LEGACY] = EVIDENCE_WEIGHTS.legacy;
  }
  if (!/tutorial/i.test(plan.query)) losses[TUTORIAL] = EVIDENCE_WEIGHTS.tutorial;
  const isSymptom = [plan.query, ...plan.corrections.map(({ to }) => to)].some(tellsSymptom);
  const named = namedWorths(query, terms);
  const titleLikeness = (page: number) => {
    const shared = scores.titles[page]!;
    const ofTitle = entries[page]!.titleRarity / 8;
    return shared > 0 ? Math.min(1, shared / Math.max(shared, wanted + ofTitle - shared)) : 0;
  };
  const nameLikeness = (page: number) =>
    name !== "" && entries[page]!.packageName === name ? 1 : titleLikeness(page);
  const symbolLikeness = (chunk: number) => {
    const names = scores.names[chunk]!;
    if (names === 0 || !(wanted > 0)) return 0;
    let most = 0;
    for (const [at, worth] of named) if ((names & (1 << at)) !== 0) most = Math.max(most, worth);
    return Math.min(1, most / wanted);
  };
  return {
    isName: (page: number) => nameLikeness(page) >= NAMED,
    loss: (page: number) => losses[entries[page]!.standing]!,
    gain(chunk: number, page: number, isOpening: boolean, ownWords: number): number {
      const { standing, inbound, path: own } = entries[page]!;
      let gain = EVIDENCE_WEIGHTS.title * titleLikeness(page);
      gain += (EVIDENCE_WEIGHTS.inbound * inbound) / 15;
      if (isSymptom && chunks[chunk]!.isRemedy) gain += EVIDENCE_WEIGHTS.remedy * ownWords;
      const isOld = standing === ARCHIVED || standing === LEGACY;
      if (isOpening && (asksForOld || !isOld)) {
        gain += EVIDENCE_WEIGHTS.opening * Math.max(0, 2 * nameLikeness(page) - 1);
      }
      if (path !== undefined && own.toLowerCase().endsWith(path)) gain += EVIDENCE_WEIGHTS.path;
      return gain + EVIDENCE_WEIGHTS.symbol * symbolLikeness(chunk);
    },
  };
}

/** The terms of a plan that words of the query are as a whole, each with the rarity of all terms of the word. */
function namedWorths(
  { plan, rarityOf }: RankQuery,
  terms: readonly string[],
): [at: number, worth: number][] {
  const worths: [number, number][] = [];
  for (const word of plan.query.match(/[\w$]+(?:\.[\w$]+)*/g) ?? []) {
    const own = [...new Set(analyze(word))];
    const at = terms.indexOf(own[0] ?? "");
    if (at < 0) continue;
    worths.push([at, own.reduce((sum, term) => sum + rarityOf(term), 0)]);
  }
  return worths;
}
