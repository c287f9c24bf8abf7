/** The YAML that opens a page: which fields are kept, and where the page's text begins. */
import { parse } from "yaml";
import { readSimpleYaml } from "./simple-yaml.ts";

/** What a page says about itself. */
export interface FrontMatter {
  title?: string;
  description?: string;
  packageName?: string;
  /** As written: `android*`, `expo-go`. */
  platforms: string[];
  /** The page's address, where one is written. */
  url?: string;
  /** Every field, for what only some readers need. */
  fields: Record<string, unknown>;
}

/** Front matter read off a text. */
export interface FrontMatterResult {
  frontMatter: FrontMatter;
  /** Where the text after it begins; 0 where there is none. */
  bodyOffset: number;
  /** Why it could not be read, with the line where that shows. */
  problem?: { line: number; reason: string };
}

/** Longer front matter is left unread: real pages need less than 2,000 characters. */
const MAX_CHARS = 64 * 1024;

/** Reads the front matter that opens a text: `---`, YAML, `---`. */
export function readFrontMatter(text: string): FrontMatterResult {
  const empty: FrontMatter = { platforms: [], fields: {} };
  const opening = /^\uFEFF?---[ \t]*\r?\n/u.exec(text);
  if (opening === null) return { frontMatter: empty, bodyOffset: 0 };
  const closing = /^---[ \t]*(?:\r?\n|$)/mu;
  const rest = text.slice(opening[0].length, opening[0].length + MAX_CHARS);
  const end = closing.exec(rest);
  if (end === null)
    return {
      frontMatter: empty,
      bodyOffset: 0,
      ...(/^[\w-]+:/u.test(rest)
        ? { problem: { line: 1, reason: "front matter is opened by --- and never closed" } }
        : {}),
    };
  const bodyOffset = opening[0].length + end.index + end[0].length;
  const yaml = rest.slice(0, end.index);
  try {
    const fields = readSimpleYaml(yaml) ?? parse(yaml, { maxAliasCount: 20, logLevel: "error" });
    return { frontMatter: keep(fields), bodyOffset };
  } catch (error) {
    const position = (error as { linePos?: [{ line?: number }] }).linePos?.[0].line ?? 1;
    const reason = error instanceof Error ? firstLine(error.message) : String(error);
    return {
      frontMatter: keep(readLines(yaml)),
      bodyOffset,
      problem: { line: position + 1, reason: `front matter is not valid YAML: ${reason}` },
    };
  }
}

/** What can still be read line by line where the YAML as a whole is not valid. */
function readLines(yaml: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const line of yaml.split(/\r?\n/u)) {
    const [, name, value] = /^(\w+):[ \t]+(\S.*)$/u.exec(line) ?? [];
    if (name !== undefined && value !== undefined)
      fields[name] = value.trim().replace(/^["']|["']$/gu, "");
  }
  return fields;
}

/** The library's message without the position that it repeats, and the excerpt below. */
function firstLine(message: string): string {
  return (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/u, "");
}

function keep(value: unknown): FrontMatter {
  const fields =
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  const text = (name: string) => {
    const field = fields[name];
    if (typeof field === "number") return String(field);
    return typeof field === "string" && field.trim() !== "" ? field.trim() : undefined;
  };
  const platforms = fields.platforms;
  return {
    ...optional("title", text("title")),
    ...optional("description", text("description")),
    ...optional("packageName", text("packageName")),
    ...optional("url", text("url")),
    platforms: Array.isArray(platforms)
      ? platforms.filter((name): name is string => typeof name === "string")
      : [],
    fields,
  };
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: string };
}
