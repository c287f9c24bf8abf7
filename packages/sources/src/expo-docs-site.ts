/**
 * Expo's documentation site as a source, or a copy of it served elsewhere.
 *
 * Responsible for: what the site lists, the order, what is asked at once, what is kept for the next run.
 * Not responsible for: requests (site/client), the kept pages (site/page-cache), or what a page says.
 */
import { setTimeout as sleep } from "node:timers/promises";
import {
  type DocsFile,
  ExpodexError,
  isExpodexError,
  type Milliseconds,
  type Sdk,
  type Source,
  type SourceOptions,
  type Store,
  sdkSegment,
  throwIfAborted,
} from "@expodex/core";
import type { Bytes } from "./disk/read-text.ts";
import { numberOption } from "./number-option.ts";
import { orderedMap } from "./ordered-map.ts";
import { checkUrl, isPublicAddress } from "./site/address.ts";
import { createSiteClient } from "./site/client.ts";
import { openPageCache } from "./site/page-cache.ts";
import { isBundle, type ListedBundle, type ListedPage, readPageList } from "./site/page-list.ts";
import { createPageReader, type PageReader, type ReadPage } from "./site/page-reader.ts";
import { sdkOfLatest, sdkOfListed, wantedPages } from "./site/page-sdk.ts";
import { folderStorage, type PageStorage, storeStorage } from "./site/page-storage.ts";

/** How the site is read. */
export interface ExpoDocsSiteOptions {
  /**
   * A folder where pages are kept: a second run asks only what has changed, and a run that was stopped goes on where
   * it was. It holds one copy of the site. Absent: every run downloads everything.
   */
  cacheDir?: string;
  /** A store where pages are kept instead, such as a bounded cache of `@expodex/node-store`; it may forget any of them. It is not closed. */
  cache?: Store;
  /** Whether addresses of private networks may be asked, such as a copy on this machine. @default false */
  allowPrivateNetwork?: boolean;
  /** Requests under way at once, 1 to 4. @default 4 */
  concurrency?: number;
  /** Longest time for one request, in milliseconds. @default 30,000 */
  timeoutMs?: Milliseconds;
  /** Longest time for one run over the site, in milliseconds. @default 1,800,000, half an hour */
  maxRunMs?: Milliseconds;
  /** Further attempts after a failure that may pass, 0 to 10. @default 3 */
  retries?: number;
  /** Largest page, in bytes. @default 4 MiB */
  maxPageBytes?: Bytes;
  /** Largest bundle, in bytes; the site's largest has 3.4 MB. @default 64 MiB */
  maxBundleBytes?: Bytes;
  /** Most bytes of one run. @default 512 MiB */
  maxTotalBytes?: Bytes;
  /** Most pages of one run; the rest is reported. @default 10,000 */
  maxPages?: number;
  /** The time since 1970, in milliseconds. @default Date.now */
  now?: () => Milliseconds;
  /** Waits before another attempt. @default a timer */
  wait?: (ms: Milliseconds, signal: AbortSignal | undefined) => Promise<void>;
}

const EXPO_SITE = "https://docs.expo.dev/";
const CONCURRENCY = { default: 4, min: 1, max: 4 };
const TIMEOUT_MS = { default: 30_000, min: 1 };
const RUN_MS = { default: 30 * 60 * 1_000, min: 1 };
const RETRIES = { default: 3, min: 0, max: 10 };
const PAGE_BYTES = { default: 4 * 1024 * 1024, min: 1 };
const BUNDLE_BYTES = { default: 64 * 1024 * 1024, min: 1 };
const TOTAL_BYTES = { default: 512 * 1024 * 1024, min: 1 };
const PAGES = { default: 10_000, min: 1 };

/**
 * Reads Expo's documentation from its web site: the pages that `llms.txt` lists, as the markdown that the site serves.
 *
 * Bundles of older SDKs that it lists are read, too. Where it lists no pages, its bundles are read instead.
 *
 * @param url the site, or a bundle such as `https://docs.expo.dev/llms-sdk-v56.0.0.txt`
 * @throws ExpodexError INVALID_OPTION; from `files()`: SOURCE_UNREACHABLE, SOURCE_NOT_FOUND, SOURCE_INVALID, SOURCE_EMPTY, ADDRESS_BLOCKED, LIMIT_EXCEEDED, FILE_FAILED, ABORTED
 */
export function expoDocsSite(url: string = EXPO_SITE, options: ExpoDocsSiteOptions = {}): Source {
  const { base, list } = readAddress(url);
  const isAllowed = options.allowPrivateNetwork === true ? () => true : isPublicAddress;
  const concurrency = numberOption("concurrency", options.concurrency, CONCURRENCY);
  const timeoutMs = numberOption("timeoutMs", options.timeoutMs, TIMEOUT_MS);
  const maxRunMs = numberOption("maxRunMs", options.maxRunMs, RUN_MS);
  const retries = numberOption("retries", options.retries, RETRIES);
  const maxTotalBytes = numberOption("maxTotalBytes", options.maxTotalBytes, TOTAL_BYTES);
  const maxPages = numberOption("maxPages", options.maxPages, PAGES);
  const maxBundleBytes = numberOption("maxBundleBytes", options.maxBundleBytes, BUNDLE_BYTES);
  const maxPageBytes = numberOption("maxPageBytes", options.maxPageBytes, PAGE_BYTES);
  const id = `site:${base.host}${base.pathname.replace(/\/$/u, "")}`;

  return { id, flavor: "expo", baseUrl: base.href, files };

  async function* files(pass: SourceOptions = {}): AsyncGenerator<DocsFile, void, undefined> {
    throwIfAborted(pass.signal, id);
    checkUrl(base, isAllowed);
    const stop = new AbortController();
    const deadline = AbortSignal.timeout(maxRunMs);
    const given = pass.signal === undefined ? [] : [pass.signal];
    const signal = AbortSignal.any([stop.signal, deadline, ...given]);
    const client = await createSiteClient({
      isAllowed,
      timeoutMs,
      retries,
      wait: options.wait ?? ((ms) => sleep(ms, undefined, { signal })),
    });
    try {
      const storage = await storageOf(options);
      const cache = storage && (await openPageCache(storage, base.href, options.now ?? Date.now));
      const reader = createPageReader({
        client,
        cache,
        signal,
        maxTotalBytes,
        onProblem: pass.onProblem,
      });
      yield* pagesOf(reader, pass);
      await cache?.finish();
    } catch (error) {
      throwIfAborted(pass.signal, id);
      if (deadline.aborted) throw tooLong(id, maxRunMs);
      throw error;
    } finally {
      stop.abort();
      await client.close();
    }
  }

  async function* pagesOf(
    reader: PageReader,
    pass: SourceOptions,
  ): AsyncGenerator<DocsFile, void, undefined> {
    // A copy of the site may hold nothing but the bundle of everything.
    const index = await reader.text([list, new URL("llms-full.txt", base)], maxBundleBytes);
    if (index === undefined) throw notFound(list, id);
    if (isBundle(index.text)) {
      const url = new URL(index.url);
      pass.onProgress?.({ stage: "fetch", done: 1, total: 1, item: url.pathname });
      yield bundleFile({ path: url.pathname.slice(base.pathname.length), url }, index, undefined);
      return;
    }
    const listed = readPageList(index.text, base, maxPages);
    if (listed.dropped > 0) {
      const reason = `lists ${listed.dropped} pages more than maxPages, which are left out`;
      pass.onProblem?.({ path: "llms.txt", code: "TOO_LARGE", reason });
    }
    if (listed.pages.length === 0 && listed.bundles.length === 0) throw notList(list, id);
    const latest = await sdkOfLatest(listed.pages, (page) =>
      reader.text(page.candidates, maxPageBytes).catch(ignoreUnreadable),
    );
    const pages = wantedPages(listed.pages, latest, pass.wantsSdk);
    const bundles = wantedBundles(listed.bundles, listed.pages.length === 0, latest, pass);
    const total = pages.length + bundles.length;
    let done = 0;
    let yielded = 0;
    const work = [
      ...pages.map((page) => async () => {
        const found = await reader.page(page.path, page.candidates, maxPageBytes);
        return { item: page.path, file: found && pageFile(page, found, latest, base) };
      }),
      ...bundles.map((bundle) => async () => {
        const found = await reader.page(bundle.path, [bundle.url], maxBundleBytes);
        return { item: bundle.path, file: found && bundleFile(bundle, found, latest) };
      }),
    ];
    for await (const { item, file } of orderedMap(work, concurrency, (job) => job())) {
      throwIfAborted(pass.signal, id);
      done += 1;
      pass.onProgress?.({ stage: "fetch", done, total, item });
      if (file === undefined) continue;
      yielded += 1;
      yield file;
    }
    if (yielded === 0 && total > 0) throw nothingReadable(id, total);
  }
}

function pageFile(page: ListedPage, found: ReadPage, latest: Sdk | undefined, base: URL): DocsFile {
  const sdk = sdkOfListed(page.path, latest);
  // The pages of `latest` are those of the newest SDK; under its number they stay where they are when the next comes.
  const path =
    sdk === undefined
      ? page.path
      : page.path.replace(/^versions\/latest(?=\/|$)/u, `versions/${sdkSegment(sdk)}`);
  return {
    path: path === "" ? "index.md" : `${path}.md`,
    mediaType: "text/markdown",
    text: found.text,
    url: new URL(path === "" ? "" : `${path}/`, base).href,
    origin: found.url,
    ...(found.revision === undefined ? {} : { revision: found.revision }),
    ...(sdk === undefined ? {} : { sdk }),
  };
}

function bundleFile(bundle: ListedBundle, found: ReadPage, latest: Sdk | undefined): DocsFile {
  const sdk = bundle.sdk ?? (/(?:^|\/)llms-sdk\.txt$/u.test(bundle.path) ? latest : undefined);
  return {
    path: bundle.path,
    mediaType: "text/llms",
    text: found.text,
    origin: found.url,
    ...(found.revision === undefined ? {} : { revision: found.revision }),
    ...(sdk === undefined ? {} : { sdk }),
  };
}

/**
 * Which bundles to read: those of older SDKs, whose pages are not listed; all, where no pages are listed.
 *
 * The whole of the documentation is in `llms-full.txt`; where that is read, the others would repeat it.
 */
function wantedBundles(
  bundles: readonly ListedBundle[],
  instead: boolean,
  latest: Sdk | undefined,
  pass: SourceOptions,
): ListedBundle[] {
  return bundles.filter(({ sdk }) =>
    sdk === undefined ? instead : sdk !== latest && pass.wantsSdk?.(sdk) !== false,
  );
}

/** Where pages are kept; `undefined` where they are not. */
async function storageOf(options: ExpoDocsSiteOptions): Promise<PageStorage | undefined> {
  const { cache, cacheDir } = options;
  if (cache !== undefined) return storeStorage(cache);
  return cacheDir === undefined ? undefined : folderStorage(cacheDir);
}

/** Splits what a caller named into the site and its list. */
function readAddress(url: string): { base: URL; list: URL } {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/u.test(parsed.protocol)) {
    throw new ExpodexError("INVALID_OPTION", {
      subject: "url",
      expected: `an address such as ${EXPO_SITE}`,
      got: JSON.stringify(url),
      next: "write the whole address, with https://",
      data: { option: "url", expected: "an http or https address", got: url },
    });
  }
  parsed.hash = "";
  parsed.search = "";
  if (parsed.pathname.endsWith(".txt")) return { base: new URL(".", parsed), list: parsed };
  if (!parsed.pathname.endsWith("/")) parsed.pathname += "/";
  return { base: parsed, list: new URL("llms.txt", parsed) };
}

/** A page that cannot be read now is told of when its turn comes. */
function ignoreUnreadable(error: unknown): undefined {
  if (isExpodexError(error, "SOURCE_UNREACHABLE") || isExpodexError(error, "LIMIT_EXCEEDED"))
    return;
  throw error;
}

function notFound(list: URL, source: string): ExpodexError {
  return new ExpodexError("SOURCE_NOT_FOUND", {
    subject: list.href,
    expected: "the site's list of pages",
    got: "status 404",
    next: "name the address under which llms.txt stands",
    data: { source, wanted: list.href },
  });
}

function notList(list: URL, source: string): ExpodexError {
  return new ExpodexError("SOURCE_INVALID", {
    subject: list.href,
    expected: "a list of pages, `- [Title](address)`, or a bundle of pages",
    got: "neither",
    next: "check that the address is that of Expo's documentation",
    data: { source, expected: "llms.txt" },
  });
}

function nothingReadable(source: string, total: number): ExpodexError {
  return new ExpodexError("SOURCE_EMPTY", {
    subject: source,
    expected: "pages that can be read as markdown",
    got: `${total} pages, none of which can be`,
    next: "check that the site serves markdown at <page>/index.md",
    data: { source },
  });
}

function tooLong(source: string, max: Milliseconds): ExpodexError {
  return new ExpodexError("LIMIT_EXCEEDED", {
    subject: source,
    expected: `to be read within ${max} ms`,
    got: "longer",
    next: "run again to go on where it stopped, with a cache folder, or raise maxRunMs",
    data: { limit: "maxRunMs", max },
  });
}
