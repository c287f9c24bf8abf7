/**
 * What words of other languages mean in English: the vocabulary of questions about building apps, written for this project.
 *
 * Responsible for: the words. Not responsible for: which of them an index needs (`translations.ts`), how they are found in a question
 * (`search/translate.ts`).
 *
 * A line is an English phrase, further ones behind slashes, best first, then words of any language that mean it:
 *
 *     camera: カメラ 相机 카메라 kamera
 *     configure/setting: 設定 配置 configurac einstell
 *
 * Words of Latin script stand without accents and cut to the beginning that their forms share: `permiss` for permissão and permissões.
 */
import { APPS } from "./apps.ts";
import { BUILDING } from "./building.ts";
import { PARTICLES } from "./particles.ts";
import { TRADITIONAL } from "./traditional.ts";

/** English phrases by word of another language, best first; none for a word that says nothing. */
export type Lexicon = ReadonlyMap<string, readonly string[]>;

/** Reads the lexicon. Not kept: a build needs it once. */
export function readLexicon(): Lexicon {
  const lexicon = new Map<string, string[]>();
  for (const word of PARTICLES.split(/\s+/)) if (word !== "") lexicon.set(word, []);
  const traditional = new Map<string, string>();
  for (const pair of TRADITIONAL.split(/\s+/))
    if (pair.length === 2 && pair[0] !== pair[1]) traditional.set(pair[0]!, pair[1]!);
  for (const line of `${APPS}${BUILDING}`.split("\n")) {
    const [phrases = "", words = ""] = line.split(":");
    if (words === "") continue;
    for (const word of words.trim().split(" ")) {
      const lower = word.toLowerCase();
      for (const form of new Set([lower, inTraditional(lower, traditional)])) {
        const known = lexicon.get(form) ?? [];
        lexicon.set(form, [...new Set([...known, ...phrases.split("/")])]);
      }
    }
  }
  return lexicon;
}

function inTraditional(word: string, traditional: ReadonlyMap<string, string>): string {
  return Array.from(word, (character) => traditional.get(character) ?? character).join("");
}
