/**
 * Takes out of a pasted error what differs from one machine and run to the next.
 *
 * Responsible for: stack frames, paths, hashes, addresses, times and places in files. Not responsible for: which of the rest counts;
 * the words of the message itself stay as they are.
 *
 *     2026-11-02T09:14:33Z Error: Unable to resolve "expo-asset" from "/private/shop/node_modules/expo/build/Expo.js:4:1"
 *                          Error: Unable to resolve "expo-asset" from "Expo.js"
 *         at Object.<anonymous> (/private/shop/node_modules/metro/src/Graph.js:312:19)
 */

/** What is taken out, in order; each reads a text once. */
const NOISE: readonly [pattern: RegExp, instead: string][] = [
  // Frames of JavaScript and Java. A message stands in front of them.
  [
    /\n[ \t]*at [^\n]{0,400}?(?::\d+\)?|\((?:native|<anonymous>|Native Method)\))[ \t]*(?=\n|$)/g,
    "",
  ],
  // A path from the root of a machine says its file at the most. Paths of sites and routes say more.
  [
    /(?:\b[A-Za-z]:\\|(?<![\w.:/])\/(?:Users|home|root|var|private|tmp|opt|usr|mnt|data|srv|builds?|Volumes|Library|Applications)\/)(?:[\w@.+~-]{1,80}[\\/]){1,30}([\w@.+-]{1,80})(?::\d{1,6}){0,2}/g,
    "$1",
  ],
  [
    /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z?\b|\b\d\d:\d\d:\d\d(?:\.\d{1,9})?\b/g,
    " ",
  ],
  // How a logger marks the line.
  [/^[^\p{L}\p{N}\n]{0,20}(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL)(?=[\s\]:])/gmu, ""],
  // Hashes and addresses: hexadecimal, with a digit, and longer than a colour.
  [/\b(?:0x[\da-f]{4,64}|(?=[a-f]{0,63}\d)[\da-f]{9,64})\b/gi, " "],
  [/\b(?:line|column|pid) \d+/gi, " "],
];

/** Takes noise out of a query; one of a single word, or of noise alone, comes back as it is. */
export function withoutErrorNoise(query: string): string {
  if (!/\s/.test(query)) return query;
  let text = query;
  for (const [pattern, instead] of NOISE) text = text.replace(pattern, instead);
  return /[\p{L}\p{N}]/u.test(text) ? text : query;
}
