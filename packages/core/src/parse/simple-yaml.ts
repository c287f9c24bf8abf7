/**
 * Reads the YAML that front matter nearly always is: a name and a value on one line.
 *
 * Hot: stands alone. The YAML library builds tokens, a syntax tree and a document before it gives values. For 1,513 pages of
 * Expo's documentation it takes 352 ms of processor time at first and 67 when warm; this takes 7 and 5 (Node 20, x64,
 * 2026-11-21), and leaves 13 of them to the library. Whatever may mean anything else gives nothing, and is left to it too;
 * the tests compare.
 *
 *     title: Camera                       "Camera"
 *     platforms: ['android*', "ios"]      ["android*", "ios"]
 *     hideTOC: true                       true
 *     searchRank: 5                       5
 */

/** A line's name and value. */
const LINE = /^([A-Za-z]\w{0,63}): +(\S.*)$/u;
/** Text without quotes: it starts with a letter, and holds neither a colon before a blank nor a comment. */
const PLAIN = /^[A-Za-z](?:[^\s:#]|:(?=[^\s])|(?<=[^\s])#|[ ](?=[^\s#]))*$/u;
const QUOTED = /^(?:'[^']*'|"[^"\\]*")$/u;
const LIST = /^\[ *((?:'[^']*'|"[^"\\]*")(?: *, *(?:'[^']*'|"[^"\\]*"))*)? *\]$/u;
const ITEM = /'[^']*'|"[^"]*"/gu;
/** Words that are no text. */
const WORD_VALUES = /^(?:null|true|false)$/iu;

/** Reads simple YAML; `undefined` where any of it is not. */
export function readSimpleYaml(yaml: string): Record<string, unknown> | undefined {
  const fields: Record<string, unknown> = {};
  for (const line of yaml.split("\n")) {
    if (line === "") continue;
    const [, name = "", written = ""] = LINE.exec(line) ?? [];
    // A tab or a carriage return is a matter of the standard's.
    if (name === "" || /[\t\r\u0085\u2028\u2029\0]/u.test(written)) return undefined;
    if (WORD_VALUES.test(name) || Object.hasOwn(fields, name)) return undefined;
    const value = readValue(written.trimEnd());
    if (value === undefined) return undefined;
    fields[name] = value;
  }
  return fields;
}

function readValue(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  if (/^(?:0|[1-9]\d{0,8})$/u.test(text)) return Number(text);
  if (QUOTED.test(text)) return text.slice(1, -1);
  const list = LIST.exec(text);
  if (list !== null) return (list[1]?.match(ITEM) ?? []).map((item) => item.slice(1, -1));
  return PLAIN.test(text) && !WORD_VALUES.test(text) ? text : undefined;
}
