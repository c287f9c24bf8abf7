/** Reads arguments of prompts: texts that people type, or lists that programs write. */

/** Longest text of an argument that is kept: a configuration file, a log. */
const MAX_TEXT_LENGTH = 20_000;
const MAX_ITEMS = 8;

/** A text without blanks at its ends; `undefined` for none. */
export function textOf(args: Readonly<Record<string, string>>, name: string): string | undefined {
  const text = args[name]?.trim().slice(0, MAX_TEXT_LENGTH);
  return text === undefined || text === "" ? undefined : text;
}

/** `"ios, android"` or `["ios","android"]` as a list. */
export function listOf(args: Readonly<Record<string, string>>, name: string): string[] {
  const text = textOf(args, name);
  if (text === undefined) return [];
  const bare = text.replace(/^\[|\]$/gu, "");
  const items = bare.split(/[,;\n]/u).map((item) => item.replace(/^[\s"']+|[\s"']+$/gu, ""));
  return [...new Set(items.filter((item) => item !== ""))].slice(0, MAX_ITEMS);
}

/** Puts what the person gave into a fence that nothing in it can end. */
export function fenced(text: string, language = ""): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Completes the last item of a list that is being typed: `"ios, an"` → `"ios, android"`. */
export function completeList(choices: readonly string[], typed: string): string[] {
  const comma = typed.lastIndexOf(",");
  const before = typed.slice(0, comma + 1);
  const given = new Set(before.split(",").map((item) => item.trim().toLowerCase()));
  const last = typed
    .slice(comma + 1)
    .trim()
    .toLowerCase();
  return choices
    .filter((choice) => choice.toLowerCase().startsWith(last) && !given.has(choice.toLowerCase()))
    .map((choice) => (before === "" ? choice : `${before} ${choice}`));
}
