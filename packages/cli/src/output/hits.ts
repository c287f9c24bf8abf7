/** Hits as people read them: where, what, and why it matched. */
import type { Hit, SearchResult } from "@expodex/core/read";
import { sdkLabel } from "@expodex/core/read";
import type { Terminal } from "../terminal.ts";
import { duration, plural } from "./figures.ts";
import { plainValues } from "./style.ts";
import { wrap } from "./wrap.ts";

/** Writes a search result, best hit first, and a line of figures. */
export function formatResult(found: SearchResult, { style, width }: Terminal): string {
  const result = plainValues(found);
  const lines: string[] = [];
  for (const [index, hit] of result.hits.entries()) {
    const { title, facts } = describe(hit);
    const number = `${index + 1}.`.padEnd(3);
    lines.push(
      `${style.dim(number)} ${style.bold(title)}${facts === "" ? "" : style.dim(`  ${facts}`)}`,
    );
    lines.push(`    ${style.cyan(hit.url)}`);
    const { text, highlights } = hit.excerpt;
    for (const line of wrap(text, width - 4, highlights, style.bold)) lines.push(`    ${line}`);
    lines.push("");
  }
  lines.push(style.dim(summary(result)));
  if (result.hits.length === 0)
    lines.push("Try fewer or other words, or leave flags that narrow the search out.");
  return `${lines.join("\n")}\n`;
}

function describe(hit: Hit): { title: string; facts: string } {
  const facts = [
    ...(hit.sdk === undefined ? [] : [sdkLabel(hit.sdk)]),
    ...(hit.packageName === undefined ? [] : [hit.packageName]),
    ...(hit.platforms.length === 0 ? [] : [hit.platforms.join(", ")]),
  ];
  return { title: [hit.title, ...hit.headings].join(" › "), facts: facts.join(" · ") };
}

function summary({ hits, total, sdk, tookMs, corrections }: SearchResult): string {
  const parts = [
    hits.length === 0 ? "nothing found" : `${hits.length} of ${plural(total, "matching chunk")}`,
    ...(sdk.searched === undefined ? [] : [sdkLabel(sdk.searched)]),
    duration(tookMs),
    ...(sdk.named !== undefined && sdk.available.includes(sdk.named)
      ? [`--sdk ${sdk.named} searches ${sdkLabel(sdk.named)}`]
      : []),
    ...corrections.map(({ from, to }) => `searched “${to}” for “${from}”`),
  ];
  return parts.join(" · ");
}
