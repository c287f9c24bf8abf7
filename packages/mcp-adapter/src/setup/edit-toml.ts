/**
 * Edits TOML by whole tables: a server is a table of its own at the end of the file, and every edit is read again and
 * compared, so that a text that looks like a table and is none can do no harm.
 */
import { isDeepStrictEqual } from "node:util";
import { parse as parseToml } from "smol-toml";
import {
  type ConfigFormat,
  type ConfigSpot,
  type ConfigValue,
  configInvalid,
  isTable,
  lineEnd,
  tableAt,
} from "./config-format.ts";

/** Tables behind ours that are tried as its end; more subtables than these nobody writes. */
const MAX_ENDS = 64;

/** TOML. */
export const tomlFormat: ConfigFormat = {
  parse(text, file) {
    try {
      return parseToml(text, { integersAsBigInt: "asNeeded" });
    } catch (error) {
      const [reason = ""] = (error instanceof Error ? error.message : "").split("\n");
      throw configInvalid(file, "TOML", reason.slice(0, 200));
    }
  },
  put(text, spot, value) {
    const eol = lineEnd(text);
    const table = writeTable(spot, value).join(eol) + eol;
    if (serverOf(this.parse(text, spot.file), spot) !== undefined) {
      const [start, end] = blockOf(text, spot);
      return text.slice(0, start) + table + text.slice(end);
    }
    if (text.trim() === "") return text + table;
    return `${text}${/\n$/u.test(text) ? "" : eol}${eol}${table}`;
  },
  take(text, spot) {
    const [start, end] = blockOf(text, spot);
    const rest = text.slice(end);
    const head = text.slice(0, start);
    // The empty line that was set before the table goes with it where nothing follows.
    return rest.trim() === "" ? head.replace(/(\n)\r?\n$/u, "$1") + rest : head + rest;
  },
  isEmpty: (text) => text.replace(/^\uFEFF/u, "").trim() === "",
};

function serverOf(parsed: ConfigValue, { container, name, file }: ConfigSpot): unknown {
  return tableAt(parsed, container, file)?.[name];
}

/** Where the server's table and its subtables begin and end. @throws ExpodexError CONFIG_INVALID where it is written in another way */
function blockOf(text: string, spot: ConfigSpot): [number, number] {
  const { file, container, name } = spot;
  const wanted = withoutServer(tomlFormat.parse(text, file), spot);
  const lines = text.split(/(?<=\n)/u);
  const offsets = [0];
  for (const line of lines) offsets.push((offsets.at(-1) ?? 0) + line.length);
  const header = new RegExp(`^\\s*\\[\\s*${key(container)}\\s*\\.\\s*${key(name)}\\s*\\]`, "u");
  for (const [first, line] of lines.entries()) {
    if (!header.test(line)) continue;
    for (const last of endsOf(lines, first)) {
      const [start, end] = [offsets[first] ?? 0, offsets[last] ?? text.length];
      try {
        const left = parseToml(text.slice(0, start) + text.slice(end), {
          integersAsBigInt: "asNeeded",
        });
        if (isDeepStrictEqual(withoutServer(left, spot), wanted) && !hasServer(left, spot))
          return [start, end];
      } catch {
        // Cut in the middle of something; a later end may be right.
      }
    }
  }
  throw configInvalid(
    file,
    `${name} to be one table [${container}.${name}]`,
    "it in another form",
    "take it out by hand, then run this again; nothing was changed",
  );
}

/** Lines at which the table that begins at one may end, before comments that belong to what follows. */
function endsOf(lines: readonly string[], first: number): number[] {
  const ends: number[] = [];
  for (let line = first + 1; line <= lines.length && ends.length < MAX_ENDS; line++) {
    if (line < lines.length && !/^\s*\[/u.test(lines[line] ?? "")) continue;
    let end = line;
    while (end > first + 1 && /^\s*(?:#.*)?$/u.test((lines[end - 1] ?? "").trim())) end--;
    ends.push(end);
  }
  return ends;
}

function withoutServer(parsed: ConfigValue, { container, name }: ConfigSpot): ConfigValue {
  const { [container]: servers, ...others } = parsed;
  if (!isTable(servers)) return { ...parsed };
  const { [name]: _, ...rest } = servers;
  return Object.keys(rest).length === 0 ? { ...others } : { ...others, [container]: { ...rest } };
}

function hasServer(parsed: ConfigValue, { container, name }: ConfigSpot): boolean {
  const servers = parsed[container];
  return isTable(servers) && Object.hasOwn(servers, name);
}

/** A key, bare or quoted. */
function key(name: string): string {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return `(?:${plain}|"${plain}"|'${plain}')`;
}

function writeTable({ container, name }: ConfigSpot, value: ConfigValue): string[] {
  const lines = Object.entries(value).map(([field, one]) => `${writeKey(field)} = ${write(one)}`);
  return [`[${container}.${name}]`, ...lines];
}

function writeKey(name: string): string {
  return /^[\w-]+$/u.test(name) ? name : JSON.stringify(name);
}

function write(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  if (isTable(value)) {
    const fields = Object.entries(value).map(
      ([field, one]) => `${writeKey(field)} = ${write(one)}`,
    );
    return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
  }
  // Strings of JSON are strings of TOML, but for one control character.
  return JSON.stringify(value).replaceAll("\u007f", "\\u007f");
}
