/** The shards of terms that a query needs, and terms found in them as in a dictionary of the whole index. */
import { type ExpodexError, inverseFrequency, type KnownTerms } from "@expodex/core/parts";
import { Decoder } from "../format/decoder.ts";
import { type Manifest, pathsOf, shardOf, unpackBounds } from "../format/manifest.ts";
import type { TermMeaning } from "../format/term-meaning.ts";
import { createTermCoder, TERM_SHARD_CONTEXTS, type TermPostings } from "../format/term-shard.ts";
import { createKept } from "./kept.ts";
import type { Pages } from "./pages.ts";
import type { ReadFiles } from "./read-files.ts";

/** Shards kept, at the most; each takes some 30 KB. */
const MAX_TERM_SHARDS = 96;
/** Shards that an unfinished word is worth. On the development questions, cut short by one to seven letters, more find nothing more. */
const MAX_PREFIX_SHARDS = 1;
/** Terms of a shard, at the most: numbers of terms are the shard's times this, and the place in it. */
const SHARD_TERMS = 1 << 16;
/** The place of every term of a shard that could not be read: it may well hold them. */
const UNREAD = SHARD_TERMS - 1;

const NONE: TermPostings = { term: "", holders: 0, postings: [] };

/** Shards of an index. */
export interface Shards {
  /** Starts one search, which may need other shards than the one before. */
  start(): ShardsInUse;
}

/** The shards of one search. */
export interface ShardsInUse extends KnownTerms {
  /** Shards of terms that were asked for and not there. */
  readonly wanted: Set<number>;
  /** Reads the shards that are wanted. */
  load(pages: Promise<Pages>, signal?: AbortSignal): Promise<ExpodexError[]>;
  /** Wants the shards of the terms that start with a text: all where they are few, else those of the commonest. */
  wantPrefix(prefix: string): void;
  /** The numbers of terms that start with a text, in the shards that this search has. */
  beginning(prefix: string): number[];
  /** The number of a term that lies in a shard that this search has; wants no other. */
  known(term: string): number | undefined;
  postings(number: number): TermPostings;
  /** The meaning of a term, where this search has its shard. */
  meaning(term: string): TermMeaning | undefined;
}

/** Opens the shards of an index. */
export function openShards(manifest: Manifest, read: ReadFiles, pages: () => Pages): Shards {
  const paths = pathsOf(manifest);
  const bounds = unpackBounds(manifest.terms);
  const count = bounds.length - 1;
  const common = unpackBounds(manifest.common);
  /** The first and the last shard of the terms that start with a text. */
  const shardsOf = (prefix: string) =>
    [shardOf(bounds, prefix), Math.min(count - 1, shardOf(bounds, `${prefix}\uffff`))] as const;
  const { chunks } = manifest;
  const rarityOf = (holders: number) => inverseFrequency(holders, chunks);
  const terms = createKept(
    read,
    (payload, path) => {
      const decoder = new Decoder(payload, TERM_SHARD_CONTEXTS, path);
      return readAll(createTermCoder(decoder, pages().sizes, rarityOf));
    },
    MAX_TERM_SHARDS,
  );
  return { start };

  function start(): ShardsInUse {
    const wanted = new Set<number>();
    /** Shards of this search; those that could not be read stay undefined. */
    const loaded = new Map<number, TermPostings[] | undefined>();
    const entry = (number: number): TermPostings =>
      loaded.get(Math.floor(number / SHARD_TERMS))?.[number % SHARD_TERMS] ?? NONE;
    const known = (term: string): number | undefined => {
      const shard = shardOf(bounds, term);
      if (!loaded.has(shard)) return undefined;
      const all = loaded.get(shard);
      const at = all === undefined ? UNREAD : lowerBound(all, term);
      return all === undefined || all[at]?.term === term ? shard * SHARD_TERMS + at : undefined;
    };
    /** The terms of a shard that start with a text: `[first, end)`. */
    const rangeIn = (shard: number, prefix: string): [first: number, end: number] => {
      const all = loaded.get(shard) ?? [];
      const first = lowerBound(all, prefix);
      let end = first;
      while (all[end]?.term.startsWith(prefix)) end++;
      return [shard * SHARD_TERMS + first, shard * SHARD_TERMS + end];
    };
    return {
      chunks,
      wanted,
      known,
      find(term) {
        const shard = shardOf(bounds, term);
        if (shard < count && !loaded.has(shard)) wanted.add(shard);
        return known(term);
      },
      term: (number) => entry(number).term,
      holders: (number) => entry(number).holders,
      withPrefix: (prefix) => rangeIn(shardOf(bounds, prefix), prefix),
      wantPrefix(prefix) {
        const [first, last] = shardsOf(prefix);
        const few = last - first < MAX_PREFIX_SHARDS;
        const shards = few
          ? Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
          : common
              .filter((term) => term.startsWith(prefix))
              .map((term) => shardOf(bounds, term))
              .slice(0, MAX_PREFIX_SHARDS);
        for (const shard of shards) if (!loaded.has(shard)) wanted.add(shard);
      },
      beginning(prefix) {
        const found: number[] = [];
        const [shard, last] = shardsOf(prefix);
        for (let at = shard; at <= last; at++) {
          const [first, end] = rangeIn(at, prefix);
          for (let number = first; number < end; number++) found.push(number);
        }
        return found;
      },
      postings: entry,
      async load(table, signal) {
        const asked = [...wanted];
        wanted.clear();
        const failed = await terms.load(asked.map(paths.term), signal, table);
        for (const shard of asked) loaded.set(shard, terms.get(paths.term(shard)));
        return failed;
      },
      meaning(term) {
        const number = known(term);
        return number === undefined ? undefined : entry(number).meaning;
      },
    };
  }
}

function readAll<T>(next: () => T | undefined): T[] {
  const all: T[] = [];
  for (let one = next(); one !== undefined && all.length < UNREAD; one = next()) all.push(one);
  return all;
}

/** The first entry that is not before a term. */
function lowerBound(all: readonly { term: string }[], term: string): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.term < term) low = middle + 1;
    else high = middle;
  }
  return low;
}
