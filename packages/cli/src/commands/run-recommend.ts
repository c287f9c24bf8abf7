/** `expodex recommend`: prints documents that are related to a text or a page, with the reasons. */
import { type Recommendation, type Relation, sdkLabel } from "@expodex/core/read";
import { withProjectIndex } from "../open-index.ts";
import { duration, plural } from "../output/figures.ts";
import { plainValues } from "../output/style.ts";
import type { Terminal } from "../terminal.ts";
import { type FilterFlags, toFilters, toJson } from "./search-flags.ts";

/** Flags of `recommend`. */
export interface RecommendFlags extends FilterFlags {
  limit: number;
  diversity: number;
}

/** Longest text that is read from standard input, in characters; longer ones are refused by the index anyway. */
const MAX_INPUT = 100_000;

/** Recommends and prints. */
export async function runRecommend(
  context: string,
  flags: RecommendFlags,
  terminal: Terminal,
): Promise<void> {
  const filters = toFilters(flags);
  const text = context === "-" ? await readInput(terminal) : context;
  await withProjectIndex(flags, terminal, async ({ index }) => {
    const { limit, diversity } = flags;
    const result = await index.recommend(text, {
      ...filters,
      ...(flags.sdk === undefined ? {} : { sdk: flags.sdk }),
      limit,
      diversity,
      signal: terminal.signal,
    });
    if (flags.json === true) {
      terminal.write(toJson(result));
      return;
    }
    const { style } = terminal;
    const { documents, page, sdk, tookMs } = plainValues(result);
    const lines: string[] = [];
    for (const [at, document] of documents.entries()) {
      const { title, section, url, reasons } = document;
      const number = style.dim(`${at + 1}.`.padEnd(3));
      const facts = factsOf(document);
      const heading = style.bold([title, ...section.headings].join(" › "));
      lines.push(`${number} ${heading}${facts === "" ? "" : style.dim(`  ${facts}`)}`);
      lines.push(`    ${style.cyan(section.anchor === "" ? url : `${url}#${section.anchor}`)}`);
      lines.push(`    ${style.dim(reasons.map(describe).join(" · "))}`, "");
    }
    const summary = [
      documents.length === 0 ? "nothing related found" : plural(documents.length, "document"),
      ...(page === undefined ? [] : [`related to ${page.title}`]),
      ...(sdk.searched === undefined ? [] : [sdkLabel(sdk.searched)]),
      duration(tookMs),
    ];
    lines.push(style.dim(summary.join(" · ")));
    if (documents.length === 0)
      lines.push("Try other words, or leave flags that narrow the documents down out.");
    terminal.write(`${lines.join("\n")}\n`);
  });
}

async function readInput({ stdin }: Terminal): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of stdin) {
    text += typeof part === "string" ? part : decoder.decode(part, { stream: true });
    if (text.length > MAX_INPUT) break;
  }
  return text;
}

function factsOf({ sdk, packageName }: Recommendation): string {
  return [...(sdk === undefined ? [] : [sdkLabel(sdk)]), packageName ?? ""]
    .filter((fact) => fact !== "")
    .join(" · ");
}

function describe(reason: Relation): string {
  switch (reason.kind) {
    case "similar":
      return reason.words.length === 0 ? "alike in meaning" : `both say ${reason.words.join(", ")}`;
    case "symbol":
      return `describes ${reason.symbol}`;
    case "package":
      return `about ${reason.packageName}`;
    case "next":
      return "the next step";
    case "previous":
      return "the step before";
    case "linked-from":
      return "linked from the page";
    case "links-to":
      return "links to the page";
    case "section":
      return `also in ${reason.path}`;
  }
}
