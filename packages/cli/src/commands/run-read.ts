/** `expodex read`: prints a page or a section. */
import { type ReadOptions, type ReadResult, type Sdk, sdkLabel } from "@expodex/core/read";
import { withProjectIndex } from "../open-index.ts";
import { count } from "../output/figures.ts";
import { paintMarkdown } from "../output/markdown.ts";
import { plainValues } from "../output/style.ts";
import type { Terminal } from "../terminal.ts";
import { toJson } from "./search-flags.ts";

interface ReadFlags {
  index?: string;
  section?: string;
  maxTokens: number;
  cursor?: string;
  sdk?: string;
  strict?: boolean;
  json?: boolean;
}

/** Reads and prints. */
export async function runRead(page: string, flags: ReadFlags, terminal: Terminal): Promise<void> {
  await withProjectIndex(flags, terminal, async ({ index }) => {
    const options: ReadOptions = {
      maxTokens: flags.maxTokens,
      ...(flags.sdk === undefined ? {} : { sdk: flags.sdk }),
    };
    if (flags.section !== undefined) options.section = flags.section;
    if (flags.cursor !== undefined) options.cursor = flags.cursor;
    // An old address leads to the current page, as on the site; a release asked for by flag is a release meant.
    if (flags.strict !== true && flags.sdk === undefined) options.fallback = "latest";
    const result = await index.read(page, options);
    terminal.write(
      flags.json === true ? toJson(result) : format(page, flags, result, index.info.sdks, terminal),
    );
  });
}

function format(
  page: string,
  flags: ReadFlags,
  read: ReadResult,
  held: readonly Sdk[],
  { style }: Terminal,
): string {
  const result = plainValues(read);
  const lines: string[] = [];
  const note = substitution(result, held);
  if (note !== undefined) lines.push(style.bold(style.yellow(note)), "");
  const facts = [
    style.cyan(result.url),
    ...(result.sdk === undefined ? [] : [sdkLabel(result.sdk)]),
    ...(result.packageName === undefined ? [] : [result.packageName]),
    ...(result.platforms.length === 0 ? [] : [result.platforms.join(", ")]),
    `about ${count(result.tokens)} tokens`,
  ];
  lines.push(facts.join(style.dim(" · ")), "", paintMarkdown(result.text, style));
  if (result.cursor !== undefined) {
    const section = flags.section === undefined ? "" : ` --section ${quote(flags.section)}`;
    const index = flags.index === undefined ? "" : ` --index ${quote(flags.index)}`;
    const budget = flags.maxTokens === 8_000 ? "" : ` --max-tokens ${flags.maxTokens}`;
    const sdk = flags.sdk === undefined ? "" : ` --sdk ${quote(flags.sdk)}`;
    lines.push(
      "",
      style.dim("There is more. Go on with:"),
      `expodex read ${quote(page)}${section}${budget}${sdk}${index} --cursor ${result.cursor}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function substitution({ requestedSdk, sdk }: ReadResult, held: readonly Sdk[]): string | undefined {
  if (requestedSdk === undefined || sdk === undefined) return undefined;
  const lacks = held.includes(requestedSdk) ? "has no such page" : "is not in this index";
  return `${sdkLabel(requestedSdk)} ${lacks}; this is ${sdkLabel(sdk)}.`;
}

/** Quotes an argument for a shell where it needs it. */
const quote = (text: string) =>
  /^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
