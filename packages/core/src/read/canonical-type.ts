/**
 * Writes types and signatures so that equal ones are equal texts.
 *
 * The same type is written differently by different releases of the tool that reads declarations: members of a union
 * in another order, object members parted by commas or semicolons, a method as a property that holds a function.
 *
 *     size: null | number;            →  size:null|number
 *     size: number | null             →  size:null|number
 *     pick: (uri?: string) => File    →  pick(uri?:string):File
 */

/** Characters read; longer texts are compared as they stand beyond. Expo's longest signature has 12,000. */
const MAX_LENGTH = 50_000;
/** Brackets inside brackets; deeper ones are compared as they stand. */
const MAX_DEPTH = 60;

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** Writes a type or signature in its canonical form. It is for comparing, not for reading. */
export function canonicalType(text: string): string {
  const bare = text
    .replace(/\[([^\][]*)\]\((?:https?:)?[/#][^()\s]*\)/gu, "$1")
    .replace(/`|\bReact\./gu, "")
    .replace(/^\s*(?:type|interface)\s+/u, "");
  const { written, end } = writeGroup(bare.slice(0, MAX_LENGTH), 0, "", 0);
  const whole = written + bare.slice(end);
  return whole.replace(/^(\w+)\??:(\(.*\))=>(.+)$/su, "$1$2:$3").replace(/^(\w+)=\{/u, "$1{");
}

/** Writes up to the closing bracket, sorting the members of every union on the way. */
function writeGroup(
  text: string,
  start: number,
  closing: string,
  depth: number,
): { written: string; end: number } {
  let written = "";
  let members: string[] = [];
  let member = "";
  const flush = () => {
    members.push(member);
    written += members
      .filter((one) => one !== "")
      .sort()
      .join("|");
    members = [];
    member = "";
  };
  let at = start;
  while (at < text.length) {
    const char = text[at]!;
    if (char === closing) break;
    if (char === "=" && text[at + 1] === ">") {
      flush();
      written += "=>";
      at += 2;
    } else if (char === '"' || char === "'") {
      const end = text.indexOf(char, at + 1);
      const stop = end < 0 ? text.length : end + 1;
      member += text.slice(at, stop).replaceAll('"', "'");
      at = stop;
    } else if (CLOSING[char] !== undefined && depth < MAX_DEPTH) {
      const inner = writeGroup(text, at + 1, CLOSING[char], depth + 1);
      member += char + inner.written + (text[inner.end] ?? "");
      at = inner.end + 1;
    } else if (char === "|") {
      members.push(member);
      member = "";
      at++;
    } else if (char === "," || char === ";" || char === ":" || char === "=" || char === "?") {
      flush();
      written += char === ";" ? "," : char;
      at++;
    } else {
      // A space counts only where it parts two words: `keyof T`.
      if (!/\s/u.test(char)) member += char;
      else if (/\w$/u.test(member) && /^\s*\w/u.test(text.slice(at, at + 20))) member += " ";
      at++;
    }
  }
  flush();
  return { written: written.replace(/,$/u, ""), end: Math.min(at, text.length) };
}
