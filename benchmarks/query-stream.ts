/** A stream of queries as many people type them: few questions again and again, each time a little otherwise. */
import { createRandom, type Random } from "../packages/core/src/text/prng.ts";

/**
 * Draws queries by Zipf's law with exponent 1, the n-th most frequent one with a probability of about 1 / n, each as someone
 * types it. Which one is frequent is drawn too. Equal for equal seeds.
 */
export function zipfStream(queries: readonly string[], draws: number, seed = 1): string[] {
  const random = createRandom(seed);
  const ranked = shuffled(queries, random);
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= ranked.length; rank++) {
    sum += 1 / rank;
    sums.push(sum);
  }
  return Array.from({ length: draws }, () => {
    const wanted = random() * sum;
    const rank = sums.findIndex((upTo) => upTo > wanted);
    return typed(ranked[rank === -1 ? ranked.length - 1 : rank] ?? "", random);
  });
}

/**
 * A query as someone types it. What varies is what a phone's keyboard, a paste from a chat and a hurry vary: a capital in front,
 * all capitals, no capitals at all (which makes another query of a name with humps), blanks, closing signs, quotes. Half of
 * the texts come out as they went in.
 */
export function typed(query: string, random: Random): string {
  if (random() < 0.5) return query;
  let text = cased(query, random());
  if (random() < 0.3)
    text = text.replaceAll("'", "\u2019").replace(/"([^"]*)"/gu, "\u201c$1\u201d");
  if (random() < 0.15) text = text.replace(" ", "  ");
  text = closed(text, random());
  if (random() < 0.04) text = `"${text}"`;
  if (random() < 0.15) text = `${text} `;
  return random() < 0.05 ? ` ${text}` : text;
}

function cased(text: string, draw: number): string {
  if (draw < 0.35) return text;
  if (draw < 0.7) return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  if (draw < 0.9) return text.toLowerCase();
  if (draw < 0.97) return text.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
  return text.toUpperCase();
}

function closed(text: string, draw: number): string {
  if (draw < 0.6) return text;
  const open = text.replace(/[?.!]+$/u, "");
  if (draw < 0.7) return open;
  if (draw < 0.9) return `${open}?`;
  if (draw < 0.94) return `${open} ?`;
  if (draw < 0.98) return `${open}.`;
  return `${open}!`;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
  return all;
}
