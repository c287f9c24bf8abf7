/**
 * Edits JSON as people keep it, with comments and trailing commas, by inserting and cutting text: what is not ours stays
 * byte for byte.
 *
 * A server goes in front of the others, right behind the brace. There neither a trailing comma nor a comment behind the
 * last entry matters, and cutting it out again leaves exactly what was there:
 *
 *     "mcpServers": { // mine          "mcpServers": { // mine
 *       "docs": {} // last      ⇄        "expodex": { … },
 *     }                                  "docs": {} // last
 *                                      }
 */
import {
  createScanner,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import {
  type ConfigFormat,
  type ConfigValue,
  configInvalid,
  isTable,
  lineEnd,
  tableAt,
} from "./config-format.ts";

// The library's own enumeration is one that only its declarations carry.
const COMMA = 5;
const LINE_COMMENT = 12;
const BLOCK_COMMENT = 13;
const LINE_BREAK = 14;
const BLANKS = 15;
const END = 17;

/** JSON with comments and trailing commas. */
export const jsonFormat: ConfigFormat = {
  parse(text, file) {
    const root = parse(text, file);
    return root === undefined ? {} : (getNodeValue(root) as ConfigValue);
  },
  put(text, spot, value) {
    const { file, container, name } = spot;
    const root = parse(text, file);
    if (root === undefined) {
      const eol = lineEnd(text);
      const gap = text === "" || /[\r\n]$/u.test(text) ? "" : eol;
      return `${text}${gap}${write({ [container]: { [name]: value } }, eol, "", "  ")}${eol}`;
    }
    const table = propertyOf(root, container, file)?.children?.[1];
    if (table === undefined) return insert(text, root, container, { [name]: value });
    tableAt(getNodeValue(root) as ConfigValue, container, file);
    const old = propertyOf(table, name, file)?.children?.[1];
    if (old === undefined) return insert(text, table, name, value);
    const style = styleOf(text, old);
    const isOneLine = !/[\r\n]/u.test(text.slice(table.offset, table.offset + table.length));
    const written = isOneLine
      ? JSON.stringify(value)
      : write(value, style.eol, indentOf(text, old.offset), style.unit);
    return text.slice(0, old.offset) + written + text.slice(old.offset + old.length);
  },
  take(text, { file, container, name }, { keepsContainer }) {
    const without = cut(text, file, container, name);
    const root = keepsContainer ? undefined : parse(without, file);
    const table = root && propertyOf(root, container, file)?.children?.[1];
    // A comment in it is somebody's.
    const isLeft = table !== undefined && table.length > 2;
    return table === undefined || isLeft ? without : cut(without, file, undefined, container);
  },
  isEmpty: (text) => /^\uFEFF?\s*(?:\{\s*\})?\s*$/u.test(text),
};

function parse(text: string, file: string): Node | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  if (error !== undefined) {
    const line = text.slice(0, error.offset).split("\n").length;
    throw configInvalid(file, "JSON", `${printParseErrorCode(error.error)} in line ${line}`);
  }
  if (root !== undefined && !isTable(getNodeValue(root)))
    throw configInvalid(file, "a JSON object", root.type);
  return root;
}

/** @throws ExpodexError CONFIG_INVALID where the key stands twice: readers differ on which counts */
function propertyOf(object: Node, key: string, file: string): Node | undefined {
  const found = (object.children ?? []).filter(({ children }) => children?.[0]?.value === key);
  if (found.length > 1) throw configInvalid(file, `one ${JSON.stringify(key)}`, "several");
  return found[0];
}

function insert(text: string, object: Node, key: string, value: ConfigValue): string {
  const brace = object.offset + 1;
  const first = object.children?.[0];
  const rest = text.slice(brace, object.offset + object.length);
  const isOneLine = !/[\r\n]/u.test(rest);
  if (first !== undefined && isOneLine) {
    const property = `${JSON.stringify(key)}:${JSON.stringify(value)},`;
    return text.slice(0, brace) + property + text.slice(brace);
  }
  const { eol, unit } = styleOf(text, object);
  const base = indentOf(text, object.offset);
  const own = first === undefined ? undefined : ownIndent(text, first.offset);
  const indent = own ?? base + unit;
  const property = `${JSON.stringify(key)}: ${write(value, eol, indent, unit)}`;
  const comma = first === undefined ? "" : ",";
  const closing = isOneLine ? eol + base : "";
  const at = behindOpeningComment(text, brace);
  return `${text.slice(0, at)}${eol}${indent}${property}${comma}${closing}${text.slice(at)}`;
}

/** Where the brace's line ends in a comment, the place behind it; else the place behind the brace. */
function behindOpeningComment(text: string, brace: number): number {
  const scanner = createScanner(text, false);
  scanner.setPosition(brace);
  let at = brace;
  for (;;) {
    const token: number = scanner.scan();
    if (token === LINE_BREAK) return at;
    const end = scanner.getTokenOffset() + scanner.getTokenLength();
    if (token === LINE_COMMENT) at = end;
    else if (token === BLOCK_COMMENT && !/[\r\n]/u.test(scanner.getTokenValue())) at = end;
    else if (token !== BLANKS) return brace;
  }
}

/** Cuts a property out of the root, or of a table in it, with its comma and the blanks before it. */
function cut(text: string, file: string, table: string | undefined, key: string): string {
  const root = parse(text, file);
  if (root === undefined) return text;
  const object = table === undefined ? root : propertyOf(root, table, file)?.children?.[1];
  const property = object === undefined ? undefined : propertyOf(object, key, file);
  if (object === undefined || property === undefined) return text;
  const tokens = tokensOf(text, object);
  const [start, end] = [property.offset, property.offset + property.length];
  const before = tokens.findLast((token) => token.end <= start);
  const after = tokens.find(
    (token) => token.start >= end && token.kind !== LINE_COMMENT && token.kind !== BLOCK_COMMENT,
  );
  const cuts: [number, number][] = [[start, end]];
  if (after?.kind === COMMA) cuts.push([after.start, after.end]);
  else {
    const comma = tokens.findLast(
      (token) => token.end <= start && token.kind !== LINE_COMMENT && token.kind !== BLOCK_COMMENT,
    );
    if (comma?.kind === COMMA) cuts.unshift([comma.start, comma.end]);
  }
  const isCommaNext = after?.kind === COMMA && text.slice(end, after.start).trim() === "";
  const tail = isCommaNext ? after.end : end;
  // A comment that runs to the end of its line would swallow what follows.
  const runsOn = before?.kind === LINE_COMMENT && !/^[ \t]*\r?\n/u.test(text.slice(tail));
  if (!runsOn) cuts.push([text.slice(0, start).trimEnd().length, start]);
  const kept = without(text, cuts);
  // What is left of a table that held nothing else.
  const brace = object.offset;
  const empty = /^\{\s*\}/u.exec(kept.slice(brace));
  return empty === null ? kept : `${kept.slice(0, brace)}{}${kept.slice(brace + empty[0].length)}`;
}

interface Token {
  kind: number;
  start: number;
  end: number;
}

/** The tokens of an object, comments included, blanks not. */
function tokensOf(text: string, { offset, length }: Node): Token[] {
  const scanner = createScanner(text, false);
  scanner.setPosition(offset);
  const tokens: Token[] = [];
  for (;;) {
    const kind: number = scanner.scan();
    const start = scanner.getTokenOffset();
    if (kind === END || start >= offset + length) return tokens;
    if (kind !== LINE_BREAK && kind !== BLANKS)
      tokens.push({ kind, start, end: start + scanner.getTokenLength() });
  }
}

function without(text: string, cuts: readonly [number, number][]): string {
  let kept = "";
  let at = 0;
  for (const [start, end] of [...cuts].sort((a, b) => a[0] - b[0])) {
    kept += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return kept + text.slice(at);
}

interface Style {
  eol: string;
  unit: string;
}

/** How the file indents: as its first entry does, else by two blanks. */
function styleOf(text: string, node: Node): Style {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  const first = root.children?.[0];
  const base = indentOf(text, root.offset);
  const indent = first === undefined ? undefined : ownIndent(text, first.offset);
  const unit = indent?.startsWith(base) === true ? indent.slice(base.length) : "";
  return { eol: lineEnd(text), unit: unit === "" ? "  " : unit };
}

/** Blanks at the start of the line in which an offset stands. */
function indentOf(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/u.exec(line)?.[0] ?? "";
}

/** The same where nothing else stands before the offset. */
function ownIndent(text: string, offset: number): string | undefined {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*$/u.test(line) ? line : undefined;
}

function write(value: unknown, eol: string, indent: string, unit: string): string {
  return JSON.stringify(value, undefined, unit).replaceAll("\n", `${eol}${indent}`);
}
