/**
 * Searches the files of a static index, wherever they come from. This file is the folder's door.
 *
 *     manifest ─► pages ─┐
 *     query ────► terms ─┴─► plan ─► ranking ─────────────────────────────► texts of the first hits
 *                              └───► words, where some are unknown ─► plan ─┘
 *
 * Responsible for: which files a query needs and when, the order of steps. Not responsible for: fetching and keeping files (`client`),
 * what they hold (`format`), ranking (`rank.ts`).
 */
import {
  canonicalQuery,
  ExpodexError,
  inverseFrequency,
  parseSdk,
  type QueryPlan,
  readQuery,
  sdkLabel,
  throwIfAborted,
} from "@expodex/core/parts";
import type {
  DocsSearchInfo,
  DocsSearchOptions,
  DocsSearchResult,
  FoundPage,
} from "../client/result.ts";
import { inflateText, unframed } from "../format/frame.ts";
import {
  LETTERS,
  MANIFEST_PATH,
  type Manifest,
  pathsOf,
  readManifest,
  unpackBounds,
} from "../format/manifest.ts";
import { SCRIPTS } from "../format/script.ts";
import { type ChunkText, readBlock } from "../format/text-block.ts";
import { findPage } from "./find-page.ts";
import { createSelector, type Wanted } from "./found.ts";
import { hitOf } from "./hits.ts";
import { createKept } from "./kept.ts";
import type { LoadWords } from "./load-words.ts";
import { type Pages, readPages } from "./pages.ts";
import { createPlanner } from "./plan.ts";
import { type RankedPage, type RankQuery, rankPages } from "./rank.ts";
import type { ReadFiles } from "./read-files.ts";
import { scoreMeaning, scoreTerms } from "./score.ts";
import { openShards, type ShardsInUse } from "./shards.ts";

export { readEitherForm } from "./packed.ts";
export type { ReadFiles } from "./read-files.ts";
export { MANIFEST_PATH };

/** An opened static index. */
export interface Engine {
  readonly info: DocsSearchInfo;
  /** Finds a page by its path; undefined where there is none. */
  page(path: string): Promise<FoundPage | undefined>;
  /** Every file that searching may need, the manifest left out. */
  paths(): string[];
  /** Finds pages. @throws ExpodexError INVALID_QUERY, INVALID_OPTION, SDK_NOT_INDEXED, ABORTED, and those of files without which nothing can be found */
  search(query: string, options?: DocsSearchOptions): Promise<DocsSearchResult>;
}

/** Blocks of texts kept, at the most; each takes some 8 KB. */
const MAX_BLOCKS = 96;
const DEFAULT_LIMIT = 8;

/** Opens a static index as `openEngine` does, with help with words from wherever it can be had. @throws ExpodexError as that does */
export async function openEngineWith(
  read: ReadFiles,
  loadWords: LoadWords,
  signal?: AbortSignal,
): Promise<Engine> {
  const [bytes] = await read([MANIFEST_PATH], signal);
  if (!(bytes instanceof Uint8Array)) throw bytes ?? new Error(MANIFEST_PATH);
  const manifest = readManifest(bytes);
  return createEngine(manifest, read, loadWords);
}

/** Makes the engine of a manifest that was read. */
function createEngine(manifest: Manifest, read: ReadFiles, loadWords: LoadWords): Engine {
  const paths = pathsOf(manifest);
  let pages: Pages | undefined;
  let reading: Promise<Pages> | undefined;
  const readTable = (): Promise<Pages> => {
    reading ??= (async () => {
      const [bytes] = await read([paths.pages]);
      if (!(bytes instanceof Uint8Array)) throw bytes ?? new Error(paths.pages);
      pages = await readPages(unframed(bytes, paths.pages), paths.pages);
      return pages;
    })();
    // The next search tries again.
    reading.catch(() => {
      reading = undefined;
    });
    return reading;
  };
  void readTable();
  const shards = openShards(manifest, read, () => pages!);
  const plan = createPlanner(manifest, read, loadWords);
  const select = createSelector(manifest);
  const texts = createKept<ChunkText[]>(
    read,
    async (payload, path) => readBlock(await inflateText(payload, path), path),
    MAX_BLOCKS,
  );

  return {
    info: {
      sdks: [...manifest.sdks],
      ...(manifest.sdks[0] === undefined ? {} : { newest: manifest.sdks[0] }),
      documents: manifest.documents,
      chunks: manifest.chunks,
      fingerprint: manifest.fingerprint,
    },
    page: async (path) => findPage(manifest, await readTable(), path),
    paths() {
      const numbers = (count: number, path: (at: number) => string) =>
        Array.from({ length: count }, (_, at) => path(at));
      return [
        paths.pages,
        ...numbers(SCRIPTS, paths.translation),
        ...numbers(LETTERS.length, paths.letter),
        ...numbers(unpackBounds(manifest.terms).length - 1, paths.term),
        ...numbers(manifest.blocks, paths.text),
      ];
    },
    async search(query, options = {}) {
      const started = performance.now();
      const { signal, onPartial, limit = DEFAULT_LIMIT, mode = "hybrid" } = options;
      throwIfAborted(signal, "search");
      const { excerpts = limit } = options;
      const wanted = wantedOf(manifest, options);
      const text = readQuery(query);
      const stage = mode === "hybrid" && manifest.hasMeanings ? "hybrid" : "keyword";
      const table = readTable();
      const inUse = shards.start();

      /** Answers by a plan. Tells what it found before it reads texts. */
      const answer = async (
        asked: QueryPlan,
        failed: ExpodexError[],
      ): Promise<DocsSearchResult> => {
        const all = await table;
        throwIfAborted(signal, "search");
        const found = select(all, wanted);
        const terms = asked.terms.map(({ number, weight }) => ({
          weight,
          postings: inUse.postings(number),
        }));
        const scores = scoreTerms(all, found, terms, manifest.chunks);
        if (stage === "hybrid") scoreMeaning(scores.near, found, asked.vectorTerms, inUse.meaning);
        const ranked = rankPages(all, found, scores, rankQueryOf(asked, inUse));
        const context = { manifest, pages: all, sdk: wanted.sdk, matches: asked.matches };
        const first = ranked.slice(0, limit);
        const pathOf = ({ chunk }: RankedPage) => paths.text(all.blockOf[chunk]!);
        /** With the texts that are there. */
        const resultNow = (): DocsSearchResult => ({
          query,
          sdk: {
            ...(options.sdk === undefined ? {} : { requested: options.sdk }),
            ...(wanted.sdk < 0 ? {} : { searched: manifest.sdks[wanted.sdk]! }),
            available: [...manifest.sdks],
          },
          stage,
          hits: first.map((hit) =>
            hitOf(context, hit, texts.get(pathOf(hit))?.[all.placeOf[hit.chunk]!]),
          ),
          total: ranked.length,
          tookMs: performance.now() - started,
          corrections: asked.corrections,
          ...(failed[0] === undefined
            ? {}
            : { missing: { parts: failed.length, error: failed[0] } }),
        });
        const shown = first.slice(0, excerpts).map(pathOf);
        if (shown.some((path) => texts.get(path) === undefined)) onPartial?.(resultNow());
        failed.push(...(await texts.load(shown, signal)));
        throwIfAborted(signal, "search");
        return resultNow();
      };

      const failed: ExpodexError[] = [];
      let early: Promise<unknown> | undefined;
      const planned = await plan({
        query: canonicalQuery(text),
        written: text,
        shards: inUse,
        pages: table,
        failed,
        prefix: options.prefix === true,
        signal,
        // Most unknown words are names that nothing is known of: then this is the answer, and its texts come a round sooner.
        onWait(asked) {
          early = answer(asked, [...failed]).catch(() => undefined);
        },
      });
      await early;
      return answer(planned, failed);
    },
  };

  function rankQueryOf(plan: QueryPlan, used: ShardsInUse): RankQuery {
    const rarity = (holders: number) => inverseFrequency(holders, manifest.chunks);
    return {
      plan,
      terms: plan.terms.map(({ number }) => used.term(number)),
      rarities: plan.terms.map(({ number }) => rarity(used.holders(number))),
      rarityOf(term: string) {
        const number = used.known(term);
        return number === undefined ? 0 : rarity(used.holders(number));
      },
    };
  }
}

/** Checks what a search asks for. */
function wantedOf(manifest: Manifest, options: DocsSearchOptions): Wanted {
  const { sdk, platforms = [], kinds = [], packages = [] } = options;
  return { sdk: sdkPlace(manifest, sdk), platforms, kinds, packages };
}

function sdkPlace({ sdks }: Manifest, wanted: string | undefined): number {
  if (wanted === "all" || sdks.length === 0) return -1;
  if (wanted === undefined || wanted === "latest") return 0;
  const sdk = parseSdk(wanted);
  const place = sdks.indexOf(String(sdk));
  if (place >= 0) return place;
  const available = sdks.map((one) => sdkLabel(parseSdk(one)!));
  const requested = String(sdk ?? wanted);
  throw new ExpodexError("SDK_NOT_INDEXED", {
    subject: `sdk ${requested}`,
    expected: `one of ${available.join(", ")}`,
    got: requested,
    next: "ask for one of those",
    data: { requested, available },
  });
}
