/**
 * How much of what the site itself shows stands in our sections.
 *
 *     npx tsx benchmarks/completeness.ts --docs <Expo's docs folder> --bundle <llms-sdk-v56.0.0.txt> [--worst 10]
 *
 * For each page of the bundle: the share of its distinct words that are found in our text of the same page. Front matter,
 * link targets and the assistant block are left out. Exits with 1 where the median is below 0.97, or more than 5 % of the
 * pages are below 0.90.
 */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { withoutAssistantBlocks } from "../packages/core/src/parse/assistant-text.ts";
import { readFrontMatter } from "../packages/core/src/parse/front-matter.ts";
import { splitBundle } from "../packages/core/src/parse/llms.ts";
import { parseDocsFolder } from "./parse-docs-folder.ts";

const MEDIAN = 0.97;
const FLOOR = 0.9;
const FLOOR_SHARE = 0.95;

const { values } = parseArgs({
  options: {
    docs: { type: "string" },
    bundle: { type: "string" },
    worst: { type: "string", default: "10" },
  },
});
if (values.docs === undefined || values.bundle === undefined) {
  process.stderr.write("usage: completeness.ts --docs <folder> --bundle <file> [--worst N]\n");
  process.exit(2);
}

const sdk = Number(/v(\d+)\./u.exec(basename(values.bundle))?.[1] ?? "56");
const { documents } = await parseDocsFolder(values.docs, { sdks: [sdk] });
const { pages } = splitBundle(await readFile(values.bundle, "utf8"));

/** A page of the bundle beside ours of the same title that fits best: titles repeat (`Button` has three pages). */
const byTitle = new Map<string, Set<string>[]>();
for (const document of documents) {
  const key = document.title.toLowerCase();
  byTitle.set(key, [...(byTitle.get(key) ?? []), words(document.text)]);
}

interface Score {
  title: string;
  line: number;
  recall: number;
  words: number;
  missing: string[];
}
const scores: Score[] = pages.map((page) => {
  const { frontMatter, bodyOffset } = readFrontMatter(page.text);
  const shown = words(withoutAssistantBlocks(page.text.slice(bodyOffset)).text);
  const candidates = byTitle.get((frontMatter.title ?? "").toLowerCase()) ?? [new Set<string>()];
  const scored = candidates.map((ours) => {
    const missing = [...shown].filter((word) => !ours.has(word));
    return { missing, recall: shown.size === 0 ? 1 : 1 - missing.length / shown.size };
  });
  const best = scored.reduce((a, b) => (b.recall > a.recall ? b : a));
  return { title: frontMatter.title ?? "?", line: page.firstLine, words: shown.size, ...best };
});
scores.sort((a, b) => a.recall - b.recall);

const median = scores[Math.floor(scores.length / 2)]?.recall ?? 0;
const share = scores.filter(({ recall }) => recall >= FLOOR).length / scores.length;
for (const score of scores.slice(0, Number(values.worst)))
  process.stdout.write(
    `${score.recall.toFixed(3)}  ${score.title} (line ${score.line}, ${score.words} words) without: ${score.missing.slice(0, 60).join(" ")}\n`,
  );
process.stdout.write(
  `${scores.length} pages · median recall ${median.toFixed(4)} (at least ${MEDIAN}) · ${(share * 100).toFixed(1)} % of pages at ${FLOOR} or more (at least ${FLOOR_SHARE * 100} %)\n`,
);
process.exitCode = median >= MEDIAN && share >= FLOOR_SHARE ? 0 : 1;

/** Distinct words, lower case; what stands between the brackets of a link's target is none. */
function words(text: string): Set<string> {
  const shown = text.replace(/\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/gu, "]");
  return new Set(shown.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
}
