/**
 * How well related documents and completions are found, by what the documentation itself says.
 *
 * Weak truth: the authors' own links. A page's links, in both directions, are what is related to it, while links do not count as
 * evidence; a paragraph's links are what is related to its text. Hubs are left out: what everything links to says nothing. Much that
 * is related is linked nowhere, so 1 cannot be reached; what counts are differences.
 */
import type { DocsIndex, RecommendOptions, RelationKind } from "@expodex/core";
import { indexContent } from "@expodex/core/testing";
import { createRandom } from "../packages/core/src/text/prng.ts";
import { openCorpus } from "./corpus.ts";
import { type LinkedCase, readLinkedCases } from "./linked-cases.ts";
import { readOptions } from "./options.ts";
import { describeRun, saveResults, table } from "./results.ts";
import { estimate, written } from "./statistics.ts";

type Find = (one: LinkedCase) => Promise<string[]>;

const LINKS: RelationKind[] = ["linked-from", "links-to", "next", "previous"];

const options = readOptions([]);
const { index } = await openCorpus(options.docs, options.sdk);
const content = indexContent(index);
const { documents, placements, chunks } = content;
const corpus = `SDK ${options.sdk} and unversioned pages: ${documents.length} documents, ${chunks.length} chunks`;
console.error(corpus);

const { pages, paragraphs } = readLinkedCases(content, options.sdk);
const lines: string[] = [];
const raw: Record<string, unknown> = { pages: pages.length, paragraphs: paragraphs.length };
const say = (title: string, text: string) => lines.push(`## ${title}`, "", text, "");

await measureRecall();
await measureDiversity();
await measureCompletions();
await measureTimes();

const summary = lines.join("\n").trimEnd();
console.log(summary);
if (options.save)
  console.log(
    `\nwritten to benchmarks/${saveResults("recommend", describeRun(corpus), raw, summary)}/`,
  );
await index.close();

/** What was found for each case, the page that it is or is from left out. */
async function askAll(cases: readonly LinkedCase[], find: Find): Promise<string[][]> {
  const all: string[][] = [];
  for (const one of cases) all.push((await find(one)).filter((path) => path !== one.own));
  return all;
}

/** The share of related pages among the first, each case by itself. */
function recallOf(cases: readonly LinkedCase[], all: readonly string[][], depth: number): number[] {
  return cases.map(({ related }, at) => {
    const right = (all[at] ?? []).slice(0, depth).filter((path) => related.has(path)).length;
    return right / Math.min(depth, related.size);
  });
}

async function recommended(context: string, settings: RecommendOptions): Promise<string[]> {
  const result = await index.recommend(context, { limit: 11, ...settings });
  return result.documents.map(({ path }) => path);
}

async function measureRecall(): Promise<void> {
  const without = (...kinds: RelationKind[]) => ({ without: [...LINKS, ...kinds] });
  const titles = new Map(documents.map(({ path, title }) => [path, title]));
  const searched = async (query: string) => {
    const found = await index.search(query.slice(0, 4000), { limit: 11, perPage: 1, cache: false });
    return found.hits.map(({ path }) => path);
  };
  const ways: [name: string, find: Find][] = [
    ["recommend", ({ context }) => recommended(context, without())],
    ...(["similar", "symbol", "package", "section"] as const).map((kind): [string, Find] => [
      `recommend without ${kind}`,
      ({ context }) => recommended(context, without(kind)),
    ]),
    ["recommend with links", ({ context }) => recommended(context, {})],
    [
      "search for the title, or the text",
      ({ context, own }) => searched(context === own ? (titles.get(own) ?? own) : context),
    ],
  ];
  const rows: string[][] = [];
  for (const [name, find] of ways) {
    const row = [name];
    for (const cases of [pages, paragraphs]) {
      const all = await askAll(cases, find);
      for (const depth of [5, 10]) {
        const found = estimate(recallOf(cases, all, depth));
        row.push(written(found));
        raw[`${name}, ${cases === pages ? "pages" : "paragraphs"}, R@${depth}`] = found;
      }
    }
    rows.push(row);
  }
  const head = ["", "pages R@5", "pages R@10", "paragraphs R@5", "paragraphs R@10"];
  say(
    `Linked pages among the first, of ${pages.length} pages and ${paragraphs.length} paragraphs`,
    table(head, rows),
  );
}

/** What more diversity costs and gives: likeness is the share of words that two of the first five have in common. */
async function measureDiversity(): Promise<void> {
  const words = new Map(documents.map(({ path }, number) => [path, wordsOf(number)]));
  const rows: string[][] = [];
  for (const diversity of [0, 0.1, 0.2, 0.3, 0.5]) {
    const all = await askAll(pages, ({ context }) =>
      recommended(context, { diversity, without: LINKS }),
    );
    const recall = recallOf(pages, all, 10);
    const likenesses = all.map((found) => {
      let most = 0;
      for (const [at, path] of found.slice(0, 5).entries())
        for (const other of found.slice(0, at))
          most = Math.max(most, likeness(words.get(path) ?? NONE, words.get(other) ?? NONE));
      return most;
    });
    const alike = estimate(likenesses);
    raw[`diversity ${diversity}`] = { recall: estimate(recall), alike };
    rows.push([String(diversity), written(estimate(recall)), written(alike)]);
  }
  say("Diversity", table(["diversity", "pages R@10", "likest two of five"], rows));
}

const NONE: ReadonlySet<string> = new Set();

function wordsOf(number: number): Set<string> {
  const { firstPlacement, endPlacement } = documents[number]!;
  const found = new Set<string>();
  for (const { chunk } of placements.slice(firstPlacement, endPlacement))
    for (const [word] of chunks[chunk]!.text.toLowerCase().matchAll(/\p{L}{4,}/gu)) found.add(word);
  return found;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / Math.max(1, a.size + b.size - common);
}

/** How many letters must be typed until a name is among the first five, and whether one wrong letter is forgiven. */
async function measureCompletions(): Promise<void> {
  const names: [kind: string, texts: string[]][] = [
    ["titles", documents.map(({ title }) => title)],
    ["packages", index.info.packages.filter((name) => name.length > 4)],
    ["symbols", content.symbols.map(({ name }) => name).filter((name) => name.length > 4)],
  ];
  const rows: string[][] = [];
  for (const [kind, all] of names) {
    const unique = [...new Set(all)];
    const texts = unique.filter((_, at) => at % Math.ceil(unique.length / 300) === 0);
    const typed: number[] = [];
    const within6: number[] = [];
    const forgiven: number[] = [];
    for (const text of texts) {
      let letters = 1;
      while (letters < text.length && !(await isSuggested(index, text.slice(0, letters), text)))
        letters++;
      typed.push(letters);
      within6.push(letters <= 6 ? 1 : 0);
      forgiven.push((await isSuggested(index, mistyped(text.slice(0, 12)), text)) ? 1 : 0);
    }
    const median = typed.sort((a, b) => a - b)[typed.length >> 1] ?? 0;
    raw[`suggest ${kind}`] = {
      n: texts.length,
      median,
      within6: estimate(within6),
      forgiven: estimate(forgiven),
    };
    rows.push([
      kind,
      String(texts.length),
      String(median),
      written(estimate(within6)),
      written(estimate(forgiven)),
    ]);
  }
  say(
    "Completions: among the first five",
    table(["", "n", "letters typed, median", "after 6 letters", "after 12 with two swapped"], rows),
  );
}

async function isSuggested(docs: DocsIndex, prefix: string, wanted: string): Promise<boolean> {
  const { suggestions } = await docs.suggest(prefix, { limit: 5 });
  const lower = wanted.toLowerCase();
  return suggestions.some(({ text }) => {
    const found = text.toLowerCase();
    return found === lower || found.endsWith(`.${lower}`);
  });
}

/** Swaps two neighbouring letters in the middle. */
function mistyped(text: string): string {
  const at = text.length >> 1;
  return text.slice(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.slice(at + 1);
}

/** Times of single calls, after a round that warms up; on a machine that does nothing else. */
async function measureTimes(): Promise<void> {
  const snapshot = await index.snapshot();
  const { openExpoDocsIndex } = await import("@expodex/core/read");
  const opened = await openExpoDocsIndex(snapshot);
  const random = createRandom(57);
  const prefixes = documents.map(({ title }) => title.slice(0, 1 + Math.floor(random() * 10)));
  const calls: [name: string, inputs: string[], call: (input: string) => Promise<unknown>][] = [
    ["recommend for a page", pages.map(({ context }) => context), (text) => opened.recommend(text)],
    [
      "recommend for a paragraph",
      paragraphs.map(({ context }) => context),
      (text) => opened.recommend(text),
    ],
    ["suggest", prefixes, (text) => opened.suggest(text)],
    [
      "suggest, mistyped",
      documents.map(({ title }) => mistyped(title)),
      (text) => opened.suggest(text),
    ],
  ];
  const rows: string[][] = [];
  for (const [name, inputs, call] of calls) {
    const startFirst = performance.now();
    await call(inputs[0] ?? "");
    const first = performance.now() - startFirst;
    for (const input of inputs) await call(input);
    const times: number[] = [];
    const start = process.cpuUsage();
    for (const input of inputs) {
      const began = performance.now();
      await call(input);
      times.push(performance.now() - began);
    }
    const { user, system } = process.cpuUsage(start);
    times.sort((a, b) => a - b);
    const at = (share: number) =>
      times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
    const cpu = (user + system) / 1000 / Math.max(1, inputs.length);
    raw[`time of ${name}`] = { first, p50: at(0.5), p95: at(0.95), cpu };
    rows.push([name, ...[first, at(0.5), at(0.95), cpu].map((time) => time.toFixed(2))]);
  }
  await opened.close();
  say(
    "Times in ms, of a snapshot just opened",
    table(["", "first call", "p50", "p95", "CPU a call"], rows),
  );
}
