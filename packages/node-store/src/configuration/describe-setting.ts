/** What settings may be and what they are, in words for messages and tables. */
import type { SettingKind } from "./settings.ts";

const MAX_SHOWN = 120;

/** Says what a setting may be, as a noun phrase. */
export function expectedOf(kind: SettingKind): string {
  switch (kind.type) {
    case "text":
      return `a text of 1 to ${kind.maxLength} characters`;
    case "path":
      return "a path";
    case "place":
      return "a folder or s3://bucket/prefix";
    case "number":
      return `a ${kind.isWhole ? "whole " : ""}number from ${kind.min} to ${kind.max}`;
    case "choice":
      return `one of ${kind.choices.join(", ")}`;
    case "boolean":
      return "true or false";
    case "list":
      return `a list of at most ${kind.maxItems} texts`;
  }
}

/** Shows any value on one line, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "function") return "a function";
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = Object.prototype.toString.call(value);
  }
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
