/**
 * Packs the best chunks for a query into a token budget, each under a line that cites it.
 *
 * Responsible for: which passages, how much of each, in which order. Not responsible for: ranking (`search`), or
 * wording anything: an answer is documentation, to the letter, unless a generator is passed to word it (`generate.ts`).
 */
import { withSdk } from "../chunk/content.ts";
import { knownOptions, type OptionKinds, SEARCH_OPTIONS, textArgument } from "../known-options.ts";
import { invalidOption, wholeNumber } from "../options.ts";
import type { Clock } from "../platform.ts";
import type { DocumentLookup } from "../read/read.ts";
import type { Hit, SearchOptions, SearchResult } from "../search/result.ts";
import { splitBlocks } from "../text/markdown-blocks.ts";
import { estimateTokens } from "../text/tokens.ts";
import type { Answer, AnswerOptions, Citation } from "./result.ts";

const { limit: _, offset: __, excerptLength: ___, ...SHARED_OPTIONS } = SEARCH_OPTIONS;
const ANSWER_OPTIONS: OptionKinds<AnswerOptions> = {
  ...SHARED_OPTIONS,
  maxTokens: "checked",
  generator: "checked",
  onText: "function",
};
const DEFAULT_MAX_TOKENS = 2_000;
const MIN_MAX_TOKENS = 100;
const MAX_MAX_TOKENS = 100_000;
/** Below this share of the best hit's score a passage is more likely to mislead than to help. */
const LEAST_SCORE_SHARE = 0.4;
/** Tokens below which a rest of the budget is left unused: less than a citation and a sentence. */
const LEAST_PASSAGE_TOKENS = 40;
/** A passage takes about this many tokens, so this many tokens of budget ask for one hit more. */
const TOKENS_PER_HIT = 120;

/** What an answer is packed from. */
export interface AnswerParts {
  lookup: DocumentLookup;
  search: (query: string, options: SearchOptions) => Promise<SearchResult>;
  now: Clock;
}

/**
 * Searches and packs what was found. Where nothing was found, `text` and `citations` are empty.
 *
 * @throws ExpodexError INVALID_OPTION, and what `search` throws
 */
export async function packAnswer(
  { lookup, search, now }: AnswerParts,
  query: string,
  options: AnswerOptions = {},
): Promise<Answer> {
  const started = now();
  textArgument("query", query);
  const known = knownOptions<AnswerOptions>("answer", options, ANSWER_OPTIONS);
  const { maxTokens = DEFAULT_MAX_TOKENS, generator, onText, ...searchOptions } = known;
  if (generator !== undefined && typeof generator?.generate !== "function")
    throw invalidOption("generator", "an object with the method generate", generator);
  wholeNumber("maxTokens", maxTokens, MIN_MAX_TOKENS, MAX_MAX_TOKENS);
  const limit = Math.min(50, Math.max(8, Math.ceil(maxTokens / TOKENS_PER_HIT)));
  const result = await search(query, { ...searchOptions, limit });
  const passages = choosePassages(lookup, result.hits, maxTokens);
  const pages = groupByPage(lookup, passages);
  const text = pages.map(({ cited, body }) => `${cited}\n\n${body}`).join("\n\n");
  const packed: Answer = {
    query: result.query,
    sdk: result.sdk,
    text,
    citations: pages.map(({ citation }) => citation),
    tokens: estimateTokens(text),
    tookMs: now() - started,
    corrections: result.corrections,
  };
  if (generator === undefined) return packed;
  const { wordAnswer } = await import("./generate.ts");
  const { signal } = searchOptions;
  const answer = await wordAnswer(packed, { generator, onText, signal });
  return { ...answer, tookMs: now() - started };
}

interface Passage {
  hit: Hit;
  text: string;
}

/** The best hits' texts, in order of rank, as much as the budget holds with their citations. */
function choosePassages(
  lookup: DocumentLookup,
  hits: readonly Hit[],
  maxTokens: number,
): Passage[] {
  const least = (hits[0]?.score ?? 0) * LEAST_SCORE_SHARE;
  const seen = new Set<string>();
  const passages: Passage[] = [];
  let left = maxTokens;
  for (const hit of hits) {
    if (left < LEAST_PASSAGE_TOKENS) break;
    if (hit.score < least) continue;
    const chunk = lookup.content.chunks[hit.chunk];
    if (chunk === undefined) continue;
    const whole = withSdk(chunk.text, hit.sdk).trim();
    const key = whole.replace(/^#.*$/gmu, "").replace(/\s+/gu, " ");
    if (seen.has(key)) continue;
    const overhead = estimateTokens(citingLine({ ...hit, number: 99 })) + 2;
    const text = wholeBlocks(whole, left - overhead, passages.length === 0);
    if (text === "") continue;
    seen.add(key);
    passages.push({ hit, text });
    left -= overhead + estimateTokens(text);
  }
  return passages;
}

/** The leading whole blocks that fit. A heading alone is nothing; for the first passage a cut paragraph is better than nothing. */
function wholeBlocks(text: string, maxTokens: number, isFirst: boolean): string {
  if (maxTokens <= 0) return "";
  if (estimateTokens(text) <= maxTokens) return text;
  let end = 0;
  let hasBody = false;
  for (const block of splitBlocks(text)) {
    if (estimateTokens(text.slice(0, block.end).trimEnd()) > maxTokens) {
      if (!hasBody && isFirst && block.fence === undefined)
        return cutSentence(text.slice(0, block.end), maxTokens);
      break;
    }
    if (block.heading) continue;
    hasBody = true;
    end = block.end;
  }
  return hasBody ? text.slice(0, end).trimEnd() : "";
}

function cutSentence(text: string, maxTokens: number): string {
  let cut = text.slice(0, maxTokens * 4 - 4);
  while (estimateTokens(cut) >= maxTokens) cut = cut.slice(0, Math.floor(cut.length * 0.9));
  const at = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("\n"), cut.lastIndexOf("。"));
  const space = cut.lastIndexOf(" ");
  const end = at > cut.length / 2 ? at + 1 : space > 0 ? space : cut.length;
  return `${cut.slice(0, end).trimEnd()} …`;
}

interface CitedPage {
  citation: Citation;
  cited: string;
  body: string;
}

/**
 * One citation an address; what stands on one page stands together, in the page's order, where the page's best stands.
 * A long section is several chunks at one address: they are one part of the answer.
 */
function groupByPage(lookup: DocumentLookup, passages: readonly Passage[]): CitedPage[] {
  const pages = new Map<string, Passage[]>();
  for (const passage of passages) {
    const list = pages.get(passage.hit.path);
    if (list === undefined) pages.set(passage.hit.path, [passage]);
    else list.push(passage);
  }
  const parts = new Map<string, { hit: Hit; headings: string[]; texts: string[] }>();
  for (const list of pages.values()) {
    list.sort((a, b) => positionOf(lookup, a.hit) - positionOf(lookup, b.hit));
    for (const { hit, text } of list) {
      const part = parts.get(hit.url);
      if (part === undefined) parts.set(hit.url, { hit, headings: hit.headings, texts: [text] });
      else {
        part.texts.push(text);
        part.headings = sharedStart(part.headings, hit.headings);
      }
    }
  }
  return [...parts.values()].map(({ hit, headings, texts }, index) => {
    const number = index + 1;
    const { title, url, path, anchor } = hit;
    const citation: Citation = { number, title, headings, url, path, anchor };
    return { citation, cited: citingLine(citation), body: texts.join("\n\n") };
  });
}

/** The headings that two chunks have in common, outermost first. */
function sharedStart(a: readonly string[], b: readonly string[]): string[] {
  const differs = a.findIndex((heading, index) => heading !== b[index]);
  return a.slice(0, differs < 0 ? a.length : differs);
}

/** Where a hit stands in its page. Numbers of chunks do not tell: a chunk has the number of its first page. */
function positionOf(lookup: DocumentLookup, { path, chunk }: Hit): number {
  const { documents, placements } = lookup.content;
  const document = documents[lookup.byPath(path) ?? -1];
  if (document === undefined) return 0;
  const { firstPlacement, endPlacement } = document;
  for (let at = firstPlacement; at < endPlacement; at++)
    if (placements[at]!.chunk === chunk) return at;
  return endPlacement;
}

/** `[1] Camera › Usage — https://docs.expo.dev/versions/v57.0.0/sdk/camera/#usage` */
function citingLine({ number, title, headings, url }: Omit<Citation, "path" | "anchor">): string {
  return `[${number}] ${[title, ...headings].join(" › ")} — ${url}`;
}
