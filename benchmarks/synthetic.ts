/**
 * Documentation of any size, made up: words as frequent as in a natural language, equal for equal seeds.
 *
 * The n-th word is drawn with a probability of about 1 / n (Zipf), so that the first few stand in nearly every chunk and match
 * whatever the size, as the words of a product's name do.
 */
import type { DocsFile, Embedder, Source } from "@expodex/core";

/** Different words. */
const VOCABULARY = 30_000;
/** Words of a section, which becomes a chunk. */
const WORDS = 60;
/** Sections of a page; what stands above the first is a chunk too. */
const SECTIONS = 10;
/** Words that nearly every chunk holds. */
const COMMON = 3;

const ONSETS = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "t", "v", "w", "z"];
const VOWELS = ["a", "e", "i", "o", "u"];

/** A source of numbers in `[0, 1)`. */
type Random = () => number;

/** Makes random numbers from a seed: a linear congruence is enough to draw words. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The n-th most frequent word. Ends so that no stemmer shortens it. */
function wordOf(rank: number): string {
  let rest = rank;
  let word = "";
  for (let syllable = 0; syllable < 3; syllable++) {
    word += ONSETS[rest % ONSETS.length] ?? "";
    rest = Math.floor(rest / ONSETS.length);
    word += VOWELS[rest % VOWELS.length] ?? "";
    rest = Math.floor(rest / VOWELS.length);
  }
  return `${word}k`;
}

const words = Array.from({ length: VOCABULARY }, (_, rank) => wordOf(rank));
const sums = new Float64Array(VOCABULARY);
for (let rank = 0, sum = 0; rank < VOCABULARY; rank++) {
  sum += 1 / (rank + 1);
  sums[rank] = sum;
}

/** Draws a word. */
function drawWord(random: Random): string {
  const wanted = random() * (sums[VOCABULARY - 1] ?? 0);
  let low = 0;
  let high = VOCABULARY - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return words[low] ?? "";
}

/** Draws words, joined by spaces. */
export function drawWords(random: Random, count: number): string {
  return Array.from({ length: count }, () => drawWord(random)).join(" ");
}

/** A source of pages that are cut into about `chunks` chunks. Pages are written when they are asked for. */
export function syntheticDocs(chunks: number): Source {
  return {
    id: "synthetic",
    flavor: "plain",
    baseUrl: "https://docs.example.com/",
    async *files() {
      const random = seeded(1);
      for (let page = 0; page < Math.ceil(chunks / (SECTIONS + 1)); page++) {
        const sections = Array.from(
          { length: SECTIONS },
          () => `## ${drawWords(random, 3)}\n\n${drawWords(random, WORDS)}.`,
        );
        yield {
          path: `${drawWords(random, 2).replace(" ", "/")}-${page}.md`,
          mediaType: "text/markdown",
          text: `# ${drawWords(random, 3)}\n\n${sections.join("\n\n")}\n`,
        } satisfies DocsFile;
      }
    },
  };
}

/** Queries of two to five words as frequent as in the text; where `common`, one of them stands in nearly every chunk. */
export function syntheticQueries(count: number, common: boolean): string[] {
  const random = seeded(common ? 3 : 2);
  return Array.from({ length: count }, () => {
    const query = drawWords(random, 2 + Math.floor(random() * 4));
    return common ? `${words[Math.floor(random() * COMMON)]} ${query}` : query;
  });
}

/** Vectors in which every word has eight places of its own: as long as learned ones, and quick to make for any number of chunks. */
export function hashedEmbedder(dimensions: number): Embedder {
  const places = new Map<string, number[]>();
  const placesOf = (word: string) => {
    let found = places.get(word);
    if (found === undefined) {
      let seed = 7;
      for (let at = 0; at < word.length; at++)
        seed = Math.imul(seed ^ word.charCodeAt(at), 16_777_619);
      const random = seeded(seed);
      found = Array.from({ length: 8 }, () => Math.floor(random() * dimensions * 2));
      places.set(word, found);
    }
    return found;
  };
  return {
    id: `hashed-${dimensions}`,
    dimensions,
    embed: (texts) =>
      texts.map((text) => {
        const vector = new Float32Array(dimensions);
        for (const word of text.match(/[a-z]+/gu) ?? []) {
          for (const place of placesOf(word)) {
            const at = place >> 1;
            vector[at] = (vector[at] ?? 0) + (place % 2 === 0 ? 1 : -1);
          }
        }
        return vector;
      }),
  };
}
