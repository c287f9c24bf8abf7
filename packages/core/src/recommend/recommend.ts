/**
 * Documents that are related to a text or to a page. This file is the stage's door.
 *
 *     context ─► page? ─► terms, vector ─► evidence of each document ─► the best, unlike each other ─► reasons
 *
 * Responsible for: the order of these steps, and how a document is told. Not responsible for: what speaks for a document
 * (`evidence.ts`), or how alike documents may be (`diversify.ts`).
 */
import { throwIfAborted } from "../errors.ts";
import {
  addRow,
  createTopK,
  type QueryVector,
  queryVector,
  type SearchIndex,
} from "../indexing/indexing.ts";
import { knownOptions, type OptionKinds, textArgument } from "../known-options.ts";
import { invalidOption, numberBetween } from "../options.ts";
import { type Clock, systemClock } from "../platform.ts";
import { type DocumentLookup, findDocument } from "../read/read.ts";
import type { Sdk } from "../sdk.ts";
import { createViewFilter } from "../search/filter.ts";
import { resolveSettings } from "../search/settings.ts";
import {
  analyzeContext,
  type Context,
  isPageReference,
  pageContext,
  readContext,
} from "./context.ts";
import { diversify } from "./diversify.ts";
import { createEvidence, type Evidence } from "./evidence.ts";
import type { LinkGraph } from "./link-graph.ts";
import { recommendationOf } from "./recommendation.ts";
import {
  RELATION_KINDS,
  type RecommendOptions,
  type RecommendResult,
  type RelationKind,
} from "./result.ts";
import { sharedWords } from "./shared-words.ts";

export { createLinkGraphs, type LinkGraph } from "./link-graph.ts";

/** What recommendations of one index work with. */
export interface RecommenderOptions {
  /** Documents by their names. */
  lookup: DocumentLookup;
  /** The links between documents as an SDK's readers see them. */
  links(sdk: Sdk | undefined): LinkGraph;
  /** The SDK of a context that names none. @default the newest in the index */
  defaultSdk?: Sdk;
  /** @default the platform's monotonic clock */
  clock?: Clock;
}

/**
 * Finds what is related to a text, or to the page whose path or address it is.
 *
 * @throws ExpodexError INVALID_QUERY, INVALID_OPTION, DOCUMENT_NOT_FOUND, SDK_NOT_INDEXED, EMBEDDER_FAILED, ABORTED
 */
export type Recommend = (context: string, options?: RecommendOptions) => Promise<RecommendResult>;

const RECOMMEND_OPTIONS: OptionKinds<RecommendOptions> = {
  limit: "checked",
  sdk: "checked",
  fallback: "checked",
  platforms: "checked",
  kinds: "checked",
  packages: "checked",
  diversity: "checked",
  without: "checked",
  signal: "signal",
};
const DEFAULT_LIMIT = 5;
const DEFAULT_DIVERSITY = 0.2;
/** Candidates for each document wanted: what the diverse are chosen from. */
const CANDIDATES_PER_DOCUMENT = 5;
const MIN_CANDIDATES = 50;
/** What scores less is not related. */
const MIN_SCORE = 0.1;

/** Makes what recommends documents of one index. */
export function createRecommender(index: SearchIndex, settings: RecommenderOptions): Recommend {
  const { content } = index;
  const { lookup, links, defaultSdk, clock = systemClock } = settings;
  const weigh = createEvidence(index, lookup);
  const filter = createViewFilter(index);

  function pageOf(text: string, options: RecommendOptions): number | undefined {
    if (!isPageReference(text)) return undefined;
    const { sdk, fallback } = options;
    const wanted = {
      ...(sdk === undefined ? {} : { sdk }),
      ...(fallback === undefined ? {} : { fallback }),
    };
    return findDocument(lookup, text, wanted, defaultSdk).document;
  }

  return async (given, givenOptions) => {
    const started = clock();
    const text = readContext(textArgument("context", given));
    const options = knownOptions<RecommendOptions>("recommend", givenOptions, RECOMMEND_OPTIONS);
    const { diversity = DEFAULT_DIVERSITY, without = [], signal, ...filters } = options;
    throwIfAborted(signal, "recommend");
    numberBetween("diversity", diversity, 0, 1);
    checkRelations(without);
    const page = pageOf(text, options);
    const resolved = resolveSettings(
      { limit: DEFAULT_LIMIT, ...filters },
      { available: content.sdks, defaultSdk: pageSdk(index, page) ?? defaultSdk, hasVectors: true },
    );
    const whole = index.view(resolved.sdk);
    const said = page === undefined ? text : pageContext(index, page);
    const context = analyzeContext(index, whole, said, page);
    const vector = page === undefined ? await encode(index, context) : pageVector(index, page);
    throwIfAborted(signal, "recommend");
    // Synchronous from here on, so one working memory serves all calls.
    const view = filter(whole, resolved);
    const graph = links(resolved.sdk);
    const evidence = weigh({ view, context, vector, page, links: graph, without });
    const best = createTopK(Math.max(MIN_CANDIDATES, resolved.limit * CANDIDATES_PER_DOCUMENT));
    for (const [document, score] of evidence.scores.entries())
      if (score >= MIN_SCORE) best.offer(document, score);
    const candidates = best.take();
    const likeness = likenessOf(index, evidence, candidates);
    const picked = diversify(candidates, resolved.limit, diversity, likeness);
    const words = sharedWords(index, view, context, new Set(picked.map(({ number }) => number)));
    const { requestedSdk, sdk } = resolved;
    return {
      ...(page === undefined ? {} : { page: nameOf(index, page) }),
      sdk: {
        ...(requestedSdk === undefined ? {} : { requested: requestedSdk }),
        ...(sdk === undefined ? {} : { searched: sdk }),
        available: [...content.sdks],
      },
      documents: picked.map(({ number, score }) =>
        recommendationOf(index, view, evidence, vector, number, score, words.get(number) ?? []),
      ),
      tookMs: clock() - started,
    };
  };
}

function checkRelations(without: RecommendOptions["without"]): void {
  const isKnown = (kind: unknown) => RELATION_KINDS.includes(kind as RelationKind);
  if (Array.isArray(without) && without.every(isKnown)) return;
  throw invalidOption("without", `a list of ${RELATION_KINDS.join(", ")}`, without);
}

/** A page of a release is compared with pages of that release, whichever is read by default. */
function pageSdk({ content }: SearchIndex, page: number | undefined): Sdk | undefined {
  return page === undefined ? undefined : content.documents[page]!.sdk;
}

function nameOf({ content }: SearchIndex, number: number): RecommendResult["page"] & object {
  const { path, url, title } = content.documents[number]!;
  return { path, url, title };
}

async function encode(index: SearchIndex, context: Context): Promise<QueryVector | undefined> {
  const { embedder, vectors } = index;
  if (embedder === undefined || vectors === undefined) return undefined;
  if (embedder.encodeTerms !== undefined)
    return queryVector(vectors, embedder.encodeTerms(context.vectorTerms));
  const [vector] = await embedder.embed([context.text], { kind: "query" });
  return vector === undefined ? undefined : queryVector(vectors, vector);
}

/** The sum of a page's chunks, as a query. */
function pageVector({ content, vectors }: SearchIndex, number: number): QueryVector | undefined {
  if (vectors === undefined) return undefined;
  const sum = new Float32Array(vectors.dimensions);
  const { firstPlacement, endPlacement } = content.documents[number]!;
  for (let at = firstPlacement; at < endPlacement; at++)
    addRow(vectors, content.placements[at]!.chunk, sum);
  return queryVector(vectors, sum);
}

/** How alike two candidates are: their vectors; without any, two pages of one package or one title. */
function likenessOf(
  index: SearchIndex,
  { cosine }: Evidence,
  candidates: readonly { number: number }[],
): (picked: number, candidate: number) => number {
  const { documents } = index.content;
  const kept = new Map<number, QueryVector | undefined>();
  return (pickedAt, candidateAt) => {
    const picked = candidates[pickedAt]!.number;
    const candidate = candidates[candidateAt]!.number;
    if (index.vectors === undefined) {
      const { title, packageName } = documents[picked]!;
      const other = documents[candidate]!;
      if (other.title === title) return 1;
      return packageName !== undefined && other.packageName === packageName ? 0.7 : 0;
    }
    if (!kept.has(picked)) kept.set(picked, pageVector(index, picked));
    return cosine(kept.get(picked), candidate);
  };
}
