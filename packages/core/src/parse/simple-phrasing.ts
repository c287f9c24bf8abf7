/**
 * Reads the phrasing that most lines of documentation hold: words, code, links and one level of emphasis.
 *
 * Hot: stands alone. The markdown library makes several tokens of every mark and word. It gives nothing where a sign could
 * mean anything else, and the line is left to the library, which is also the slow twin that the tests compare with.
 *
 *     Use `CameraView` to **show** [a preview](/camera/).
 *     text inlineCode text strong text link ············ text
 *
 * Of 1,002 pages of Expo's documentation, 4.5 million characters without code, it leaves the library 1.4 million. Reading
 * and parsing them takes 7.2 s of processor time in place of 8.9 (medians of runs in turns, Node 20, two shared x64 cores,
 * busy, 2026-11-21); `benchmarks/micro/phrasing.ts` measures it. Without the library's code fences, or its blank lines, the
 * rest takes as long: it is tags, attributes and lists.
 */
import type { MarkdownNode } from "./markdown.ts";

/** Nothing but words and signs that mean nothing inside a line. */
const WORDS = /^[^`*_[\]<{}\\&!~|\t\r]*$/u;
/** A link's address without anything that would have to be decoded, balanced or closed. */
const ADDRESS = /[^\s()<>[\]{}\\&"'`|]+/uy;

const SPACE = 0x20;
const BANG = 0x21;
const AMPERSAND = 0x26;
const OPEN_PAREN = 0x28;
const CLOSE_PAREN = 0x29;
const STAR = 0x2a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const UNDERSCORE = 0x5f;
const BACKTICK = 0x60;

/** What ends the phrasing that is being read: the line, a link's label, or emphasis of that many signs. */
type End = { sign: number; length: number } | undefined;

/**
 * Reads the phrasing of one line, or of one cell of a table, that starts and ends without blanks. `undefined` where it may
 * mean anything that is not read here.
 *
 * @param line the line it stands on, 1-based, for the nodes' positions
 */
export function readSimplePhrasing(text: string, line: number): MarkdownNode[] | undefined {
  if (WORDS.test(text)) return [textNode(text, line)];
  const reading: Reading = { text, line, at: 0 };
  return readUntil(reading, undefined);
}

interface Reading {
  text: string;
  line: number;
  /** Where the next character stands. */
  at: number;
}

/** Reads up to an end, which is not consumed. Emphasis and labels hold neither of their kind. */
function readUntil(reading: Reading, end: End): MarkdownNode[] | undefined {
  const { text, line } = reading;
  const nodes: MarkdownNode[] = [];
  let from = reading.at;
  const flush = (to: number) => {
    if (to > from) nodes.push(textNode(text.slice(from, to), line));
  };
  while (reading.at < text.length) {
    const at = reading.at;
    const code = text.charCodeAt(at);
    let node: MarkdownNode | undefined;
    switch (code) {
      case BACKTICK:
        node = readCode(reading);
        break;
      case OPEN_BRACKET:
        if (end?.sign === CLOSE_BRACKET) return undefined;
        node = readLink(reading);
        break;
      case CLOSE_BRACKET:
        if (end?.sign !== CLOSE_BRACKET || at === from) return closedEmpty(end, nodes);
        flush(at);
        return nodes;
      case STAR:
      case UNDERSCORE: {
        if (code === UNDERSCORE && isWord(text, at - 1) && isWord(text, at + 1)) {
          reading.at += 1;
          continue;
        }
        const length = runLength(text, at, code);
        if (end?.sign === code && end.length === length && closes(text, at, length)) {
          flush(at);
          return nodes;
        }
        if (end !== undefined) return undefined;
        node = readEmphasis(reading, code, length);
        break;
      }
      case BANG:
        if (text.charCodeAt(at + 1) === OPEN_BRACKET) return undefined;
        reading.at += 1;
        continue;
      case AMPERSAND:
        if (/[a-z#]/iu.test(text[at + 1] ?? "")) return undefined;
        reading.at += 1;
        continue;
      default:
        if (isForeign(code)) return undefined;
        reading.at += 1;
        continue;
    }
    if (node === undefined) return undefined;
    flush(at);
    nodes.push(node);
    from = reading.at;
  }
  if (end !== undefined) return undefined;
  flush(text.length);
  return nodes;
}

/** A label may end with a node, and not be empty. */
function closedEmpty(end: End, nodes: MarkdownNode[]): MarkdownNode[] | undefined {
  return end?.sign === CLOSE_BRACKET && nodes.length > 0 ? nodes : undefined;
}

/** Signs that are left to the library: of HTML and JSX, expressions, escapes, strikethrough, tables. */
function isForeign(code: number): boolean {
  switch (code) {
    case 0x09:
    case 0x0d:
    case 0x3c:
    case 0x5c:
    case 0x7b:
    case 0x7c:
    case 0x7d:
    case 0x7e:
      return true;
    default:
      return false;
  }
}

/** Code binds more tightly than anything around it, so it is looked for up to the end of the line. */
function readCode(reading: Reading): MarkdownNode | undefined {
  const { text, line, at } = reading;
  const length = runLength(text, at, BACKTICK);
  let close = at + length;
  for (;;) {
    close = text.indexOf("`", close);
    if (close === -1) return undefined;
    const found = runLength(text, close, BACKTICK);
    if (found === length) break;
    close += found;
  }
  reading.at = close + length;
  let value = text.slice(at + length, close);
  if (value.includes("\t")) return undefined;
  // One blank on each side sets the code off from its marks.
  if (value.startsWith(" ") && value.endsWith(" ") && value.trim() !== "")
    value = value.slice(1, -1);
  return { type: "inlineCode", value, position: positionOf(line) };
}

function readLink(reading: Reading): MarkdownNode | undefined {
  const { text, line } = reading;
  reading.at += 1;
  const children = readUntil(reading, { sign: CLOSE_BRACKET, length: 1 });
  if (children === undefined || text.charCodeAt(reading.at + 1) !== OPEN_PAREN) return undefined;
  ADDRESS.lastIndex = reading.at + 2;
  const url = ADDRESS.exec(text)?.[0];
  if (url === undefined || text.charCodeAt(ADDRESS.lastIndex) !== CLOSE_PAREN) return undefined;
  reading.at = ADDRESS.lastIndex + 1;
  return { type: "link", title: null, url, children, position: positionOf(line) };
}

/** Emphasis after a blank or a bracket: there its sign can only open. */
function readEmphasis(reading: Reading, sign: number, length: number): MarkdownNode | undefined {
  const { text, line, at } = reading;
  const inside = at + length;
  if (length > 2) return undefined;
  const before = at === 0 ? SPACE : text.charCodeAt(at - 1);
  const word = isWord(text, inside) && text.charCodeAt(inside) !== UNDERSCORE;
  const opens =
    before === SPACE
      ? word || text.charCodeAt(inside) === BACKTICK || text.charCodeAt(inside) === OPEN_BRACKET
      : before === OPEN_PAREN && word;
  if (!opens) return undefined;
  reading.at = inside;
  const children = readUntil(reading, { sign, length });
  if (children === undefined) return undefined;
  reading.at += length;
  const type = length === 2 ? "strong" : "emphasis";
  return { type, children, position: positionOf(line) };
}

/** Whether a sign after a word or mark, and before a blank or mark, ends emphasis. */
function closes(text: string, at: number, length: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (before === SPACE || before > 0x7f) return false;
  const after = at + length;
  if (after === text.length) return true;
  const code = text.charCodeAt(after);
  return code === SPACE || (code > SPACE && code < 0x7f && !isWord(text, after));
}

function runLength(text: string, at: number, sign: number): number {
  let end = at;
  while (text.charCodeAt(end) === sign) end += 1;
  return end - at;
}

/** ASCII letters, digits and the underscore. */
function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === UNDERSCORE
  );
}

function textNode(value: string, line: number): MarkdownNode {
  return { type: "text", value, position: positionOf(line) };
}

/** Each node has its own, because bundles shift lines in place. Columns are not read of phrasing. */
function positionOf(line: number) {
  return { start: { line, column: 1 }, end: { line, column: 1 } };
}
