/** `expodex answer`: prints the best chunks within a budget, with citations. */
import { sdkLabel } from "@expodex/core/read";
import { withProjectIndex } from "../open-index.ts";
import { count, duration, plural } from "../output/figures.ts";
import { paintMarkdown } from "../output/markdown.ts";
import { plain } from "../output/style.ts";
import type { Terminal } from "../terminal.ts";
import { type SearchFlags, toJson, toSearchOptions } from "./search-flags.ts";

interface AnswerFlags extends SearchFlags {
  maxTokens: number;
}

/** Packs and prints. */
export async function runAnswer(
  query: string,
  flags: AnswerFlags,
  terminal: Terminal,
): Promise<void> {
  const options = toSearchOptions(flags);
  await withProjectIndex(flags, terminal, async ({ index }) => {
    const answer = await index.answer(query, {
      ...options,
      ...(flags.sdk === undefined ? {} : { sdk: flags.sdk }),
      maxTokens: flags.maxTokens,
      signal: terminal.signal,
    });
    if (flags.json === true) {
      terminal.write(toJson(answer));
      return;
    }
    const { style } = terminal;
    const text = paintMarkdown(plain(answer.text), style).replace(/^\[\d+\] .* — \S+$/gmu, (line) =>
      style.bold(style.cyan(line)),
    );
    const facts = [
      answer.citations.length === 0 ? "nothing found" : plural(answer.citations.length, "citation"),
      `about ${count(answer.tokens)} tokens`,
      ...(answer.sdk.searched === undefined ? [] : [sdkLabel(answer.sdk.searched)]),
      duration(answer.tookMs),
    ];
    const next =
      answer.citations.length > 0
        ? ""
        : "Try fewer or other words, or leave flags that narrow the search out.\n";
    terminal.write(`${text === "" ? "" : `${text}\n\n`}${style.dim(facts.join(" · "))}\n${next}`);
  });
}
