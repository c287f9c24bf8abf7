/**
 * What looking for the words within some edits costs, on made-up dictionaries of several sizes.
 *
 *     npx tsx benchmarks/micro/near-words.ts
 */
import {
  compareWords,
  openDictionary,
  writeDictionary,
} from "../../packages/core/src/indexing/dictionary.ts";
import { table } from "../results.ts";
import { seeded } from "../synthetic.ts";
import { timed } from "./time.ts";

const SIZES = [5_000, 20_000, 80_000, 320_000];
const QUERIES = 20;
const SYLLABLES =
  "ca me ra no ti fi on per mis si lo ad se cu re la yout na vi ga tor ex po mo du le".split(" ");

const random = seeded(1);
const drawWord = () =>
  Array.from({ length: 2 + Math.floor(random() * 4) }, () => {
    return SYLLABLES[Math.floor(random() * SYLLABLES.length)];
  }).join("");

const cases = SIZES.map((size) => {
  const words = new Set<string>();
  while (words.size < size) words.add(drawWord());
  const sorted = [...words].sort(compareWords);
  const dictionary = openDictionary(writeDictionary(sorted), "words");
  // A letter left out, another put in: two edits.
  const misspelt = Array.from({ length: QUERIES }, (_, at) => {
    const word = sorted[Math.floor(((at + 0.5) / QUERIES) * size)] ?? "";
    return `${word.slice(0, 2)}${word.slice(3, 5)}x${word.slice(5)}`;
  });
  return { size, dictionary, misspelt };
});
type Lookup = (typeof cases)[number];
const near = ({ dictionary, misspelt }: Lookup, most: number, otherStart: number) =>
  misspelt.reduce((sum, word) => sum + dictionary.near(word, most, otherStart).length, 0);
const kinds = [
  ["one edit", 1, 1],
  ["two edits, one where the first letter differs", 2, 1],
  ["two edits", 2, 2],
] as const;
const pieces = cases.flatMap((lookup) =>
  kinds.map(([name, most, otherStart]) => ({
    name: `${lookup.size.toLocaleString("en")} words, ${name}`,
    run: () => near(lookup, most, otherStart),
  })),
);
const times = timed(pieces);
console.log(
  table(
    ["lookup", "least µs each", "middle µs each"],
    times.map(({ name, least, middle }) => [
      name,
      (least / QUERIES).toFixed(1),
      (middle / QUERIES).toFixed(1),
    ]),
  ),
);
