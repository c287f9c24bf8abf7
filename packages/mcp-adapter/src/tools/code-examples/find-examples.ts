/** Finds code blocks for a task: pages by search, blocks by what stands in and around them. */
import type { DocsIndex, Hit, Sdk, SearchOptions } from "@expodex/core/read";
import { fencesOf } from "./languages.ts";
import { type PageExample, pageExamples } from "./page-examples.ts";

/** A code block with the page that it stands on. */
export interface FoundExample extends PageExample {
  title_of_page: string;
  path: string;
  /** With anchor. */
  url: string;
  sdk?: Sdk;
  packageName?: string;
}

/** What was found. */
export interface FoundExamples {
  /** Best first. */
  examples: FoundExample[];
  /** Languages of blocks that fit but for their language. */
  otherLanguages: string[];
}

const HITS = 60;
const PAGES = 10;
/** Whole pages: the largest has 60,000 tokens. */
const PAGE_TOKENS = 200_000;
/** Blocks that one page gives at the most, so that one long page does not hide the others. */
const PER_PAGE = 4;

/** Finds examples. */
export async function findExamples(
  docs: DocsIndex,
  pattern: string,
  language: string | undefined,
  options: SearchOptions,
): Promise<FoundExamples> {
  const found = await docs.search(pattern, { ...options, limit: HITS, perPage: 8, correct: true });
  const terms = termsOf(pattern, found.hits);
  const fences = language === undefined ? undefined : fencesOf(language);
  const pages = new Map<string, Hit[]>();
  for (const hit of found.hits) {
    const hits = pages.get(hit.path);
    if (hits !== undefined) hits.push(hit);
    else if (pages.size < PAGES) pages.set(hit.path, [hit]);
  }
  const top = found.hits[0]?.score ?? 1;
  const ranked: { example: FoundExample; score: number }[] = [];
  const others = new Set<string>();
  for (const [path, hits] of pages) {
    options.signal?.throwIfAborted();
    const page = await docs.read(path, { maxTokens: PAGE_TOKENS });
    const scored = pageExamples(page.text, page.contents).map((example) => ({
      example,
      score: scoreOf(example, hits, top, terms),
    }));
    scored.sort((a, b) => b.score - a.score);
    let taken = 0;
    for (const { example, score } of scored) {
      const fence = example.language?.toLowerCase() ?? "";
      if (fences !== undefined && !fences.has(fence)) {
        if (fence !== "") others.add(fence);
        continue;
      }
      if (taken++ >= PER_PAGE) break;
      const base = page.url.replace(/#.*$/u, "");
      ranked.push({
        score,
        example: {
          ...example,
          title_of_page: page.title,
          path,
          url: example.anchor === "" ? base : `${base}#${example.anchor}`,
          ...(page.sdk === undefined ? {} : { sdk: page.sdk }),
          ...(page.packageName === undefined ? {} : { packageName: page.packageName }),
        },
      });
    }
  }
  ranked.sort((a, b) => b.score - a.score);
  const seen = new Set<string>();
  const examples = ranked.flatMap(({ example }) => {
    const key = example.code.replace(/\s+/gu, " ");
    if (seen.has(key)) return [];
    seen.add(key);
    return [example];
  });
  return { examples, otherLanguages: [...others].sort() };
}

/** Words of the pattern as the index knows them; identifiers whole. */
function termsOf(pattern: string, hits: readonly Hit[]): string[] {
  const terms = new Set(hits.slice(0, 10).flatMap(({ why }) => why.terms));
  for (const word of pattern.match(/[\p{L}\p{N}_$@/.-]{3,}/gu) ?? []) terms.add(word);
  return [...terms].map((term) => term.toLowerCase()).slice(0, 32);
}

/**
 * Weighs a block: how well its section fits by the search's own ranking, then how many words of the task stand in the code and
 * around it. One line alone, such as an import or a command to install a package, shows little.
 */
function scoreOf(
  { code, headings, anchor, intro = "", title = "" }: PageExample,
  hits: readonly Hit[],
  top: number,
  terms: readonly string[],
): number {
  const section = hits.find((hit) => hit.anchor === anchor);
  const best = hits[0]?.score ?? 0;
  const ranked = (section?.score ?? best * 0.6) / top;
  const inCode = shareOf(code, terms);
  const around = shareOf(`${headings.join(" ")} ${intro} ${title}`, terms);
  const lines = code.split("\n").filter((line) => line.trim() !== "").length;
  const isInstall =
    /^(?:# (?:npm|yarn|pnpm|bun)\n)?(?:\$ )?(?:npx|npm|yarn|pnpm|bunx?) [^\n]*\b(?:install|add)\b/u.test(
      code,
    );
  const isSlight = isInstall ? !terms.includes("install") : isSignature(code);
  const slight = isSlight ? 0.5 : lines === 1 ? 0.85 : 1;
  return (ranked + 0.6 * inCode + 0.4 * around) * slight;
}

/** A signature of an API reference says what there is, not how it is used: `takePictureAsync(options?: Options): Promise<Picture>`. */
function isSignature(code: string): boolean {
  const lines = code.trim().split("\n").slice(0, 20);
  return lines.every(
    (line) => line.length < 2000 && /^[\w$.]+(?:<[^()]*>)?\(.*\): \S[^;]*$/u.test(line),
  );
}

function shareOf(text: string, terms: readonly string[]): number {
  if (terms.length === 0) return 0;
  const lower = text.toLowerCase();
  return terms.filter((term) => lower.includes(term)).length / terms.length;
}
