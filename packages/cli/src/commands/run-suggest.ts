/** `expodex suggest`: prints names that what was typed may become. */
import type { SuggestionKind } from "@expodex/core/read";
import { withProjectIndex } from "../open-index.ts";
import { plainValues } from "../output/style.ts";
import type { Terminal } from "../terminal.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `suggest`. */
export interface SuggestFlags {
  index?: string;
  sdk?: string;
  kind?: SuggestionKind[];
  limit: number;
  json?: boolean;
}

/** Suggests and prints, a name a line. */
export async function runSuggest(
  prefix: string,
  flags: SuggestFlags,
  terminal: Terminal,
): Promise<void> {
  await withProjectIndex(flags, terminal, async ({ index }) => {
    const result = await index.suggest(prefix, {
      limit: flags.limit,
      ...(flags.sdk === undefined ? {} : { sdk: flags.sdk }),
      ...(flags.kind === undefined ? {} : { kinds: flags.kind }),
    });
    if (flags.json === true) {
      terminal.write(toJson(result));
      return;
    }
    const { style } = terminal;
    const { suggestions, corrected } = plainValues(result);
    if (corrected) terminal.say(`nothing begins with ${JSON.stringify(prefix)}; but for a letter:`);
    for (const { text, kind, url, highlight } of suggestions) {
      const [start, end] = highlight;
      const name = `${text.slice(0, start)}${style.bold(text.slice(start, end))}${text.slice(end)}`;
      terminal.write(`${style.dim(kind.padEnd(7))}  ${name}  ${style.cyan(url)}\n`);
    }
    if (suggestions.length === 0) terminal.write(`${style.dim("no name begins so")}\n`);
  });
}
