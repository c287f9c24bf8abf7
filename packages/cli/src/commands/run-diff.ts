/** `expodex diff`: prints what changed in a package's API between two releases. */
import { type DiffEntry, type PackageDiff, sdkLabel } from "@expodex/core/read";
import { withIndex } from "../open-index.ts";
import { count } from "../output/figures.ts";
import { type Paint, plainValues } from "../output/style.ts";
import type { Terminal } from "../terminal.ts";
import { toJson } from "./search-flags.ts";

interface DiffFlags {
  index?: string;
  from: string;
  to: string;
  json?: boolean;
}

/** Compares and prints. */
export async function runDiff(
  packageName: string,
  flags: DiffFlags,
  terminal: Terminal,
): Promise<void> {
  await withIndex(flags.index, terminal, async ({ index }) => {
    const diff = await index.diff(packageName, { from: flags.from, to: flags.to });
    terminal.write(flags.json === true ? toJson(diff) : format(diff, terminal));
  });
}

function format(found: PackageDiff, { style }: Terminal): string {
  const diff = plainValues(found);
  const lines = [
    `${style.bold(diff.packageName)}  ${style.dim(`${sdkLabel(diff.from)} → ${sdkLabel(diff.to)}`)}`,
  ];
  const section = (title: string, entries: readonly DiffEntry[]) => {
    if (entries.length > 0) lines.push("", style.bold(`${title} (${count(entries.length)})`));
  };
  section("Added", diff.added);
  for (const entry of diff.added) lines.push(...marked("+", nameAndSignature(entry), style.green));
  section("Removed", diff.removed);
  for (const entry of diff.removed) lines.push(...marked("-", nameAndSignature(entry), style.red));
  section("Changed", diff.changed);
  for (const entry of diff.changed) {
    lines.push(`  ${entry.qualifiedName}`);
    lines.push(...marked("-", entry.before, style.red, "    "));
    lines.push(...marked("+", entry.after, style.green, "    "));
  }
  section("Newly deprecated", diff.deprecated);
  for (const { qualifiedName, advice } of diff.deprecated)
    lines.push(
      `  ${style.yellow("!")} ${qualifiedName}${advice === "" ? "" : style.dim(` — ${advice.replace(/\s+/gu, " ")}`)}`,
    );
  lines.push("", style.dim(`${count(diff.unchanged)} unchanged`));
  return `${lines.join("\n")}\n`;
}

/** A signature says its own name, but not whose member it is: `CameraView.takePictureAsync(…)  method`. */
function nameAndSignature({ qualifiedName, signature, kind }: DiffEntry): string {
  const at = qualifiedName.lastIndexOf(".") + 1;
  const name = qualifiedName.slice(at);
  const owner = qualifiedName.slice(0, at);
  const rest = signature.trim();
  if (rest.startsWith(name)) return `${owner}${rest}  (${kind})`;
  const isNamed = rest.includes(owner === "" ? name : qualifiedName);
  return isNamed ? `${rest}  (${kind})` : `${qualifiedName}  ${rest}  (${kind})`;
}

function marked(mark: string, text: string, paint: Paint, indent = "  "): string[] {
  return text.split("\n").map((line) => indent + paint(`${mark} ${line}`));
}
