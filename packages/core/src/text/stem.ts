/**
 * Reduces English words to a common stem, lightly: enough that `permissions` finds `permission`, `configuring`
 * finds `configuration` and `installed` finds `install`.
 *
 * Responsible for: lower-case ASCII words. Anything else comes back unchanged.
 * Not responsible for: real words. A stem is a key, `notif` and `anim` are good ones.
 *
 *     permissions  → permission  → permiss          configuration → configur
 *     embedded     → embed       → emb              animating     → animat → anim
 */

const VOWEL = /[aeiouy]/;
const PLAIN = /^[a-z]+$/;
const DOUBLE = /([bcdfghjklmnpqrstvwxz])\1$/;

/** Words shorter than this are left alone: `ios`, `css`, `use`. */
const MIN_LENGTH = 4;

/** Reduces a lower-case word to its stem. Words with digits, signs or other scripts come back unchanged. */
export function stem(word: string): string {
  if (word.length < MIN_LENGTH || !PLAIN.test(word)) return word;
  let result = withoutPlural(word);
  let dropped = false;
  // Twice, because `embedded` and `embed` only meet below both: embedded → embed → emb ← embed.
  for (let round = 0; round < 2; round++) {
    const next = withoutInflection(result);
    if (next === result) break;
    dropped = !DOUBLE.test(next);
    result = dropped ? next : next.slice(0, -1);
  }
  result = withoutDerivation(result, dropped);
  if (result.length > 3 && result.endsWith("e")) {
    result = result.slice(0, -1);
    if (result.length >= 5 && result.endsWith("at")) result = result.slice(0, -2);
  }
  if (result.length > 3 && DOUBLE.test(result)) result = result.slice(0, -1);
  if (result.length > 2 && result.endsWith("y") && !VOWEL.test(result[result.length - 2]!)) {
    result = `${result.slice(0, -1)}i`;
  }
  return result;
}

function withoutPlural(word: string): string {
  if (!word.endsWith("s")) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) return word;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function withoutInflection(word: string): string {
  const cut = word.endsWith("ing") ? 3 : word.endsWith("ed") && !word.endsWith("eed") ? 2 : 0;
  if (cut === 0) return word;
  const rest = word.slice(0, -cut);
  return rest.length >= 3 && VOWEL.test(rest) ? rest : word;
}

function withoutDerivation(word: string, inflected: boolean): string {
  let result = word;
  if (result.endsWith("ation") && result.length >= 8) result = result.slice(0, -5);
  else if (/[st]ion$/.test(result) && result.length >= 6) result = result.slice(0, -3);
  else if (inflected && result.endsWith("at") && result.length >= 5) result = result.slice(0, -2);
  else if (result.endsWith("ally") && result.length >= 9) result = result.slice(0, -4);
  else if (result.endsWith("ly") && result.length >= 6) result = result.slice(0, -2);
  if (result.endsWith("ment") && result.length >= 8) result = result.slice(0, -4);
  return result;
}
