/** Writes the shards of terms: what every term gives to which pages and chunks, in levels, and what it means. */
import type { IndexEvidence } from "@expodex/core/evidence";
import { inverseFrequency } from "@expodex/core/parts";
import {
  createTermCoder,
  FIELD_LEVELS,
  levelsOf,
  PAGE_LEVELS,
  TERM_SHARD_CONTEXTS,
  type TermPostings,
} from "../format/term-shard.ts";
import { Encoder } from "./encoder.ts";
import type { PageFamilies } from "./page-families.ts";
import { createMeanings } from "./term-meanings.ts";
import { type Shards, writeShards } from "./write-shards.ts";

/** Bytes of a shard, about. Smaller ones are more requests for a query of many words, larger ones more bytes for each. */
const SHARD_BYTES = 1_800;
/** Bytes that a chunk's posting takes, about: terms that fill a shard get one of their own. */
const POSTING_BYTES = 0.8;
/** Commonest terms that the manifest lists: what unfinished words are completed to that begin too much to read all of it. */
const COMMON = 64;

/** Shards of terms, with one bound more, behind all of them. */
export interface TermShards extends Shards {
  /** The terms that most chunks hold, ascending. */
  common: string[];
}

/** Writes all terms. */
export function writeTerms(evidence: IndexEvidence, pages: PageFamilies): TermShards {
  const { families } = pages;
  const numbers = Array.from({ length: evidence.terms }, (_, number) => number);
  const words = numbers.map((number) => evidence.term(number));
  numbers.sort((a, b) => (words[a]! < words[b]! ? -1 : 1));
  const sizes = families.map(({ chunks }) => chunks.length);
  const chunks = evidence.content.chunks.length;
  const rarityOf = (holders: number) => inverseFrequency(holders, chunks);
  const meaningOf = createMeanings(evidence, pages);
  const common = [...numbers]
    .sort((a, b) => evidence.holders(b) - evidence.holders(a) || a - b)
    .slice(0, COMMON)
    .map((number) => words[number]!)
    .sort();
  const shards = writeShards({
    count: numbers.length,
    term: (at) => words[numbers[at]!]!,
    weight: (at) => evidence.holders(numbers[at]!) * POSTING_BYTES,
    bytes: SHARD_BYTES,
    start() {
      const encoder = new Encoder(TERM_SHARD_CONTEXTS);
      const code = createTermCoder(encoder, sizes, rarityOf);
      return {
        encoder,
        add(at) {
          const term = words[numbers[at]!]!;
          const meaning = meaningOf(term);
          code({
            ...postingsOf(evidence, pages, term, numbers[at]!),
            ...(meaning === undefined ? {} : { meaning }),
          });
        },
        end: () => code(),
      };
    },
  });
  const last = numbers.at(-1);
  const bounds = last === undefined ? [] : [...shards.bounds, `${words[last]!}!`];
  return { files: shards.files, bounds, common };
}

/** The postings of a term as they are written. */
function postingsOf(
  evidence: IndexEvidence,
  { families, familyOf, placesOf }: PageFamilies,
  term: string,
  number: number,
): TermPostings {
  const holders = evidence.holders(number);
  const levels = levelsOf(inverseFrequency(holders, evidence.content.chunks.length));
  const byFamily = new Map<
    number,
    { head: number; impact: number; rank: number; chunks: number[] }
  >();
  const entry = (family: number) => {
    let known = byFamily.get(family);
    if (known === undefined) {
      known = { head: 0, impact: 0, rank: Number.POSITIVE_INFINITY, chunks: [] };
      byFamily.set(family, known);
    }
    return known;
  };
  evidence.evidence(number, {
    fields(document, share, inTitle) {
      const family = familyOf[document]!;
      // Of several releases, the newest speaks for the page.
      if (families[family]!.documents.find((one) => one === document) === undefined) return;
      const known = entry(family);
      if (known.head !== 0 && families[family]!.documents[0] !== document) return;
      const level = Math.max(1, Math.round(share * FIELD_LEVELS));
      known.head = (level << 1) | (inTitle ? 1 : 0);
    },
    chunk(chunk, share, inHeadings, isName) {
      const impact = Math.max(1, Math.min(levels, Math.round(share * levels)));
      for (const [family, place] of placesOf[chunk]!) {
        const marks = (inHeadings ? 2 : 0) | (isName ? 1 : 0);
        entry(family).chunks.push((place << 6) | (impact << 2) | marks);
      }
    },
    page(document, share) {
      const family = familyOf[document]!;
      const known = entry(family);
      const rank = families[family]!.documents.indexOf(document);
      if (rank > known.rank) return;
      known.rank = rank;
      known.impact = Math.round(share * PAGE_LEVELS);
    },
  });
  const postings: number[] = [];
  for (const family of [...byFamily.keys()].sort((a, b) => a - b)) {
    const { head, impact, chunks } = byFamily.get(family)!;
    if (head === 0 && chunks.length === 0) continue;
    chunks.sort((a, b) => a - b);
    postings.push(family, (chunks.length << 9) | (impact << 5) | head, ...chunks);
  }
  return { term, holders, postings };
}
