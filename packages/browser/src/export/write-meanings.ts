/** Writes the shards of meanings: for each term that has one, the pages nearest to it. */
import type { IndexEvidence } from "@expodex/core/evidence";
import {
  createMeaningCoder,
  MEANING_LEVELS,
  MEANING_SHARD_CONTEXTS,
  productCode,
  productOf,
  type TermMeaning,
} from "../format/meaning-shard.ts";
import { Encoder } from "./encoder.ts";
import type { PageFamilies } from "./page-families.ts";
import { type Shards, writeShards } from "./write-shards.ts";

/** Bytes of a shard, about. */
const SHARD_BYTES = 1_400;
/** Pages kept for each term. On the development questions more find nothing more. */
const NEAREST = 48;

/** Terms that most chunks hold: they are in most queries, and stand together in the last shard, so that a query of many words takes few files. */
const COMMON = 64;

/** Shards of meanings. */
export interface MeaningShards extends Shards {
  /** Terms of the last shard, ascending. */
  common: string[];
}

/** Writes all meanings; undefined where terms have none. */
export function writeMeanings(
  evidence: IndexEvidence,
  pages: PageFamilies,
): MeaningShards | undefined {
  const { meanings } = evidence;
  if (meanings.length === 0) return undefined;
  const ascending = (a: number, b: number) => (meanings[a]! < meanings[b]! ? -1 : 1);
  const common = commonMeanings(evidence).sort(ascending);
  const others = meanings
    .map((_, number) => number)
    .filter((number) => !common.includes(number))
    .sort(ascending);
  const near = new Float64Array(evidence.content.documents.length);
  const write = (numbers: readonly number[], bytes: number) =>
    writeShards({
      count: numbers.length,
      term: (at) => meanings[numbers[at]!]!,
      weight: () => 0,
      bytes,
      start() {
        const encoder = new Encoder(MEANING_SHARD_CONTEXTS);
        const code = createMeaningCoder(encoder);
        return {
          encoder,
          add(at) {
            evidence.nearness(numbers[at]!, near);
            code(meaningOf(pages, meanings[numbers[at]!]!, near));
          },
          end: () => code(),
        };
      },
    });
  const { bounds, files } = write(others, SHARD_BYTES);
  return {
    bounds,
    files: [...files, ...write(common, Number.POSITIVE_INFINITY).files],
    common: common.map((number) => meanings[number]!),
  };
}

/** The meanings of the terms that most chunks hold. */
function commonMeanings({ meanings, terms, term, holders }: IndexEvidence): number[] {
  const numbers = new Map(meanings.map((meaning, number) => [meaning, number]));
  return Array.from({ length: terms }, (_, number) => number)
    .sort((a, b) => holders(b) - holders(a) || a - b)
    .map((number) => numbers.get(term(number)))
    .filter((number) => number !== undefined)
    .slice(0, Math.min(COMMON, meanings.length >> 1));
}

/** A meaning as it is written. A page is as near as it is in its newest release. */
function meaningOf({ families }: PageFamilies, term: string, near: Float64Array): TermMeaning {
  const products = families.map(({ documents }) => near[documents[0]!]!);
  const nearest = products
    .map((_, family) => family)
    .filter((family) => products[family]! > 0)
    .sort((a, b) => products[b]! - products[a]! || a - b)
    .slice(0, NEAREST);
  if (nearest.length === 0) return { term, largest: 0, smallest: 0, pages: [] };
  const most = products[nearest[0]!]!;
  const largest = productCode(most);
  const smallest = Math.min(15, Math.floor((products[nearest.at(-1)!]! / most) * 16));
  const code = { term, largest, smallest, pages: [] };
  const least = productOf(code, 0);
  const step = (productOf(code, MEANING_LEVELS) - least) / MEANING_LEVELS;
  const levelOf = (product: number) =>
    Math.max(0, Math.min(MEANING_LEVELS, Math.round((product - least) / step)));
  return {
    ...code,
    pages: nearest
      .sort((a, b) => a - b)
      .map((family) => (family << 3) | levelOf(products[family]!)),
  };
}
