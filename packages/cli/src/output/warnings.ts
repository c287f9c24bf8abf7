/** Warnings of a build, grouped by what went wrong. */
import type { ParseWarning } from "@expodex/core";
import { count } from "./figures.ts";
import { plain, type Style } from "./style.ts";

/** How many warnings of a kind are shown unless all are asked for. */
const SHOWN_PER_KIND = 3;
/** Warnings held at the most; a broken source could give millions. */
const MAX_WARNINGS = 100_000;

/** Gathers warnings. */
export interface WarningList {
  add(warning: ParseWarning): void;
  readonly total: number;
  countOf(code: ParseWarning["code"]): number;
  /** Those held, in order. */
  readonly warnings: readonly ParseWarning[];
}

/** Makes an empty list. */
export function createWarningList(): WarningList {
  const warnings: ParseWarning[] = [];
  const counts = new Map<string, number>();
  let total = 0;
  return {
    add(warning) {
      total++;
      counts.set(warning.code, (counts.get(warning.code) ?? 0) + 1);
      if (warnings.length < MAX_WARNINGS) warnings.push(warning);
    },
    get total() {
      return total;
    },
    countOf: (code) => counts.get(code) ?? 0,
    warnings,
  };
}

/** Writes warnings as `file:line reason`, a few of each kind or all. */
export function formatWarnings(list: WarningList, all: boolean, style: Style): string[] {
  const kinds = new Map<string, ParseWarning[]>();
  for (const warning of list.warnings) {
    const found = kinds.get(warning.code);
    if (found === undefined) kinds.set(warning.code, [warning]);
    else found.push(warning);
  }
  const lines: string[] = [];
  let hidden = false;
  for (const [code, found] of [...kinds].sort((a, b) => b[1].length - a[1].length)) {
    const total = list.countOf(code as ParseWarning["code"]);
    const title = code.toLowerCase().replaceAll("_", " ");
    lines.push(style.yellow(`${title} (${count(total)})`));
    const shown = all ? found : found.slice(0, SHOWN_PER_KIND);
    for (const { file, line, reason } of shown)
      lines.push(`  ${plain(file)}:${line} ${plain(reason)}`);
    if (total > shown.length) {
      lines.push(style.dim(`  … ${count(total - shown.length)} more`));
      hidden ||= !all;
    }
  }
  if (hidden) lines.push(style.dim("--warnings all lists every one"));
  return lines;
}
