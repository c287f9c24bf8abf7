/**
 * Completes what a person types to titles, packages, symbols and headings. This file is the stage's door.
 *
 * Names that begin so come before names with a word that does; within both, titles and packages before symbols before headings,
 * and those on pages that many link to first. Where nothing fits, one letter may be wrong.
 */
import { createTopK, type SearchIndex } from "../indexing/indexing.ts";
import { knownOptions, type OptionKinds, textArgument } from "../known-options.ts";
import { invalidOption } from "../options.ts";
import { type Clock, systemClock } from "../platform.ts";
import type { LinkGraph } from "../recommend/recommend.ts";
import type { Sdk } from "../sdk.ts";
import { resolveSettings } from "../search/settings.ts";
import { type Label, listLabels } from "./labels.ts";
import { createPrefixIndex, fold, type KeyRange, type PrefixIndex } from "./prefix-index.ts";
import type { Suggestion, SuggestionKind, SuggestOptions, SuggestResult } from "./result.ts";

/** What suggestions of one index work with. */
export interface SuggesterOptions {
  /** The links between documents as an SDK's readers see them. */
  links(sdk: Sdk | undefined): LinkGraph;
  /** The SDK of a request that names none. @default the newest in the index */
  defaultSdk?: Sdk;
  /** @default the platform's monotonic clock */
  clock?: Clock;
}

/** Suggests completions. @throws ExpodexError INVALID_OPTION, SDK_NOT_INDEXED */
export type Suggest = (prefix: string, options?: SuggestOptions) => SuggestResult;

const SUGGEST_OPTIONS: OptionKinds<SuggestOptions> = {
  limit: "checked",
  sdk: "checked",
  fallback: "checked",
  kinds: "checked",
};
const KINDS: readonly SuggestionKind[] = ["page", "package", "symbol", "heading"];
/** No name is longer. */
const MAX_PREFIX_LENGTH = 200;
/** Shorter beginnings are one letter away from everything. */
const MIN_CORRECTED_LENGTH = 4;
/** SDKs whose names are kept at the most, the last asked: some megabytes each. */
const MAX_SDKS = 3;

/** The names of one SDK. */
interface Names {
  labels: readonly Label[];
  keys: PrefixIndex;
  /** By label: how it was found by the call at hand. */
  found: Uint8Array;
}

/** Makes what completes names of one index; they are sorted at the first call for an SDK, in some tenths of a second. */
export function createSuggester(index: SearchIndex, settings: SuggesterOptions): Suggest {
  const { content } = index;
  const { links, defaultSdk, clock = systemClock } = settings;
  const defaults = { available: content.sdks, defaultSdk, hasVectors: false };
  /** In order of use, least recent first: a Map keeps the order of insertion. */
  const kept = new Map<Sdk | undefined, Names>();

  function namesOf(sdk: Sdk | undefined): Names {
    let names = kept.get(sdk);
    kept.delete(sdk);
    if (names === undefined) {
      const labels = listLabels(index, links(sdk), sdk);
      const keys = createPrefixIndex(labels.map(({ text }) => text));
      names = { labels, keys, found: new Uint8Array(labels.length) };
    }
    kept.set(sdk, names);
    if (kept.size > MAX_SDKS) kept.delete(kept.keys().next().value);
    return names;
  }

  return (given, givenOptions) => {
    const started = clock();
    const prefix = textArgument("prefix", given);
    const { kinds, ...rest } = knownOptions<SuggestOptions>(
      "suggest",
      givenOptions,
      SUGGEST_OPTIONS,
    );
    const wanted = kindsOf(kinds);
    const { limit, sdk, requestedSdk } = resolveSettings(rest, defaults);
    const names = namesOf(sdk);
    const typed = fold(prefix.slice(0, MAX_PREFIX_LENGTH).trim().replace(/\s+/gu, " "));
    const exact = typed === "" ? undefined : names.keys.find(typed);
    let ranges = exact === undefined ? [] : [exact];
    let found = best(names, ranges, wanted, limit);
    let corrected = false;
    if (found.length === 0 && typed.length >= MIN_CORRECTED_LENGTH) {
      ranges = names.keys.findNear(typed);
      found = best(names, ranges, wanted, limit);
      corrected = found.length > 0;
    }
    return {
      prefix,
      sdk: {
        ...(requestedSdk === undefined ? {} : { requested: requestedSdk }),
        ...(sdk === undefined ? {} : { searched: sdk }),
        available: [...content.sdks],
      },
      suggestions: found.map((match) => suggestionOf(index, names, match)),
      corrected,
      tookMs: clock() - started,
    };
  };
}

function kindsOf(kinds: SuggestOptions["kinds"]): ReadonlySet<SuggestionKind> {
  if (kinds === undefined) return new Set(KINDS);
  if (
    Array.isArray(kinds) &&
    kinds.every((kind: unknown) => KINDS.includes(kind as SuggestionKind))
  )
    return new Set(kinds.length === 0 ? KINDS : kinds);
  throw invalidOption("kinds", `a list of ${KINDS.join(", ")}`, kinds);
}

/** A label, and the key of it that was found. */
interface Match {
  label: number;
  start: number;
  length: number;
}

const FROM_START = 1;
const FROM_WORD = 2;
const TAKEN = 4;

/** The best labels of some ranges: those that begin so, then those with a word that does, each in the order of labels. */
function best(
  { labels, keys, found }: Names,
  ranges: readonly KeyRange[],
  kinds: ReadonlySet<SuggestionKind>,
  limit: number,
): Match[] {
  // A label may be found twice, from its beginning and at a later word.
  const top = createTopK(limit * 2);
  const matches = new Map<number, Match>();
  found.fill(0);
  for (const range of ranges) {
    for (let key = range.first; key < range.end; key++) {
      const label = keys.labels[key]!;
      const start = keys.starts[key]!;
      const { kind, shortStart } = labels[label]!;
      // A member begins with its own name, or with its owner's where that was typed in full.
      const isBeginning =
        start === shortStart || (start === 0 && (kind !== "symbol" || range.length >= shortStart));
      const mark = isBeginning ? FROM_START : FROM_WORD;
      const rank = mark === FROM_START ? label : label + labels.length;
      if (-rank < top.floor || (found[label]! & mark) !== 0 || !kinds.has(kind)) continue;
      found[label]! |= mark;
      top.offer(rank, -rank);
      matches.set(rank, { label, start, length: range.length });
    }
  }
  const taken: Match[] = [];
  for (const { number } of top.take()) {
    const match = matches.get(number)!;
    if ((found[match.label]! & TAKEN) !== 0 || taken.length === limit) continue;
    found[match.label]! |= TAKEN;
    taken.push(match);
  }
  return taken;
}

function suggestionOf(
  { content }: SearchIndex,
  { labels }: Names,
  { label, start, length }: Match,
): Suggestion {
  const { text, kind, document, anchor } = labels[label]!;
  const { path, url, title, sdk } = content.documents[document]!;
  return {
    text,
    kind,
    path,
    url: anchor === "" ? url : `${url}#${anchor}`,
    anchor,
    title,
    ...(sdk === undefined ? {} : { sdk }),
    highlight: [start, Math.min(text.length, start + length)],
  };
}
