/** `expodex symbol`: prints a symbol's documentation, or a package's symbols. */
import {
  type SymbolEntry,
  type SymbolOptions,
  type SymbolParameter,
  type SymbolResult,
  sdkLabel,
} from "@expodex/core/read";
import { withProjectIndex } from "../open-index.ts";
import { plural } from "../output/figures.ts";
import { paintMarkdown } from "../output/markdown.ts";
import { plainValues, type Style } from "../output/style.ts";
import type { Terminal } from "../terminal.ts";
import { toJson } from "./search-flags.ts";

interface SymbolFlags {
  index?: string;
  sdk?: string;
  package?: string;
  limit: number;
  json?: boolean;
}

/** Lines of the best match that are printed; a component with all its members has hundreds. */
const MAX_LINES = 80;

/** Looks up and prints. */
export async function runSymbol(
  name: string,
  flags: SymbolFlags,
  terminal: Terminal,
): Promise<void> {
  await withProjectIndex(flags, terminal, async ({ index }) => {
    const options: SymbolOptions = {
      limit: flags.limit,
      ...(flags.sdk === undefined ? {} : { sdk: flags.sdk }),
    };
    if (flags.package !== undefined) options.packageName = flags.package;
    const result = await index.symbol(name, options);
    terminal.write(flags.json === true ? toJson(result) : format(result, terminal));
  });
}

function format(found: SymbolResult, { style }: Terminal): string {
  const result = plainValues(found);
  const lines =
    result.matched === "package" ? formatPackage(result, style) : formatBest(result, style);
  return `${lines.join("\n")}\n`;
}

function formatBest({ entries, total }: SymbolResult, style: Style): string[] {
  const [best, ...others] = entries;
  if (best === undefined) return [];
  const text = paintMarkdown(best.text, style).split("\n");
  const lines = [
    `${style.bold(best.qualifiedName)}  ${style.dim(factsOf(best))}`,
    style.cyan(best.url),
    ...(best.deprecated === undefined
      ? []
      : [style.red(`Deprecated. ${best.deprecated}`.trimEnd())]),
    ...(best.field === undefined ? [] : [style.bold(describeField(best.field))]),
    "",
    ...text.slice(0, MAX_LINES),
  ];
  const left = text.length - MAX_LINES;
  if (left > 0)
    lines.push("", style.dim(`… ${plural(left, "more line")}: expodex read ${best.url}`));
  if (others.length > 0) lines.push("", style.dim(`Also of this name (${total - 1}):`));
  for (const entry of others) lines.push(`  ${describe(entry, style)}`);
  return lines;
}

/** `quality?: number (default 1)` */
function describeField({ name, type, optional, default: preset }: SymbolParameter): string {
  const end = preset === undefined ? "" : ` (default ${preset})`;
  return `field ${name}${optional ? "?" : ""}: ${type}${end}`;
}

function formatPackage({ name, page, entries, total, sdk }: SymbolResult, style: Style): string[] {
  const facts = [...(sdk === undefined ? [] : [sdkLabel(sdk)]), plural(total, "top-level symbol")];
  const lines = [`${style.bold(name)}  ${style.dim(facts.join(" · "))}`];
  if (page !== undefined) lines.push(style.cyan(page.url));
  lines.push("");
  for (const entry of entries) lines.push(`  ${describe(entry, style)}`);
  const left = total - entries.length;
  if (left > 0) lines.push(style.dim(`  … ${left} more: --limit ${Math.min(total, 200)}`));
  return lines;
}

function describe(entry: SymbolEntry, style: Style): string {
  const signature = (entry.signature.split("\n")[0] ?? "").trim();
  const shown = signature.includes(entry.name) ? signature : `${entry.name} ${signature}`.trim();
  const owner = entry.qualifiedName.slice(0, -entry.name.length - 1);
  const of = owner === "" ? "" : style.dim(` of ${owner}`);
  const mark = entry.deprecated === undefined ? "" : style.red(" deprecated");
  return `${shown}${of}${style.dim(` · ${factsOf(entry)}`)}${mark}`;
}

function factsOf({ kind, packageName, sdk, alsoIn, platforms }: SymbolEntry): string {
  const also = alsoIn.length === 0 ? "" : ` (same in ${alsoIn.map(sdkLabel).join(", ")})`;
  return [
    kind,
    ...(packageName === undefined ? [] : [packageName]),
    ...(sdk === undefined ? [] : [sdkLabel(sdk) + also]),
    ...(platforms.length === 0 ? [] : [platforms.join(", ")]),
  ].join(" · ");
}
