/**
 * Reads pages through the cache and the client.
 *
 * Responsible for: which of a page's addresses answers, revalidation, what is no text, when a site counts as down.
 * Not responsible for: requests themselves, or which pages there are.
 */
import { ExpodexError, isExpodexError, type SourceProblem } from "@expodex/core";
import { type Bytes, decodeText } from "../disk/read-text.ts";
import type { Fetched, SiteClient } from "./client.ts";
import type { CachedPage, PageCache } from "./page-cache.ts";

/** A page that was read. */
export interface ReadPage {
  text: string;
  /** The address that it was asked under. */
  url: string;
  /** Its ETag, else the time of its last change. */
  revision?: string;
}

/** Reads pages of one run. */
export interface PageReader {
  /**
   * Reads a text from the first of its addresses that has one; undefined where none has. Failures are raised. The
   * text is held, so that reading the same page afterwards asks nothing.
   */
  text(candidates: readonly URL[], maxBytes: Bytes): Promise<ReadPage | undefined>;
  /** Reads a page; one that cannot be read is reported and is undefined. A site that is down is raised. */
  page(path: string, candidates: readonly URL[], maxBytes: Bytes): Promise<ReadPage | undefined>;
}

/** What a reader works with. */
export interface PageReaderSettings {
  client: SiteClient;
  cache: PageCache | undefined;
  signal: AbortSignal;
  maxTotalBytes: Bytes;
  onProblem: ((problem: SourceProblem) => void) | undefined;
}

/** Pages in a row that fail before the site counts as down, so that a long list is not asked for in vain. */
const MAX_FAILURES_IN_A_ROW = 8;

/** What the site serves pages as; some servers say nothing, or only that it is bytes. */
const TEXT_TYPES =
  /^(?:text\/(?:markdown|x-markdown|plain|mdx)|application\/octet-stream)?(?:\s*;|\s*$)/iu;

/** Makes a reader for one run. */
export function createPageReader(settings: PageReaderSettings): PageReader {
  const { client, cache, signal, onProblem } = settings;
  let total = 0;
  let failures = 0;
  const held = new Map<string, ReadPage>();

  return {
    async text(candidates, maxBytes) {
      const { page } = await firstOf(candidates, maxBytes, undefined);
      if (page !== undefined) held.set(candidates[0]!.href, page);
      return page;
    },
    async page(path, candidates, maxBytes) {
      const before = held.get(candidates[0]?.href ?? "");
      if (before !== undefined) return before;
      try {
        const { page, reason } = await firstOf(candidates, maxBytes, path);
        failures = 0;
        if (page === undefined) onProblem?.({ path, code: "MISSING_FILE", reason });
        return page;
      } catch (error) {
        if (isExpodexError(error, "LIMIT_EXCEEDED") && error.data.limit === "maxPageBytes") {
          const reason = `is larger than ${maxBytes} bytes and was left out`;
          onProblem?.({ path, code: "TOO_LARGE", reason });
          return undefined;
        }
        if (!isExpodexError(error, "SOURCE_UNREACHABLE")) throw error;
        failures += 1;
        if (failures >= MAX_FAILURES_IN_A_ROW) throw error;
        onProblem?.({ path, code: "UNREADABLE_FILE", reason: error.message });
        return undefined;
      }
    },
  };

  async function firstOf(
    candidates: readonly URL[],
    maxBytes: Bytes,
    path: string | undefined,
  ): Promise<{ page?: ReadPage; reason: string }> {
    let reason = "is listed, but the site has no such page";
    for (const url of candidates) {
      const kept = await cache?.read(url.href);
      if (kept?.fresh === true) return { page: pageOf(url, kept), reason };
      let fetched: Fetched;
      try {
        fetched = await client.get(url, { maxBytes, validators: kept?.validators, signal });
      } catch (error) {
        if (
          kept === undefined ||
          path === undefined ||
          !isExpodexError(error, "SOURCE_UNREACHABLE")
        )
          throw error;
        const why = `could not be checked for changes, the kept copy is used: ${error.message}`;
        onProblem?.({ path, code: "UNREADABLE_FILE", reason: why });
        return { page: pageOf(url, kept), reason };
      }
      if (fetched.status === "unchanged" && kept !== undefined) {
        await cache?.confirm(url.href, kept);
        return { page: pageOf(url, kept), reason };
      }
      if (fetched.status !== "new") {
        if (fetched.status === "missing" && fetched.code !== 404)
          reason = `is refused with status ${fetched.code}`;
        continue;
      }
      total += fetched.bytes.length;
      if (total > settings.maxTotalBytes) throw tooMuch(settings.maxTotalBytes, total);
      if (!TEXT_TYPES.test(fetched.contentType)) {
        reason = `is served as ${fetched.contentType}, not as markdown`;
        continue;
      }
      const { text = "", problem } = decodeText(path ?? url.pathname, fetched.bytes);
      if (problem !== undefined) onProblem?.(problem);
      await cache?.write(url.href, text, fetched.validators);
      return { page: pageOf(url, { text, validators: fetched.validators }), reason };
    }
    return { reason };
  }
}

function pageOf(url: URL, { text, validators }: Omit<CachedPage, "fresh">): ReadPage {
  const revision = validators.etag ?? validators.lastModified;
  return { text, url: url.href, ...(revision === undefined ? {} : { revision }) };
}

function tooMuch(max: Bytes, got: Bytes): ExpodexError {
  return new ExpodexError("LIMIT_EXCEEDED", {
    subject: "the site",
    expected: `at most ${max} bytes in all`,
    got: "more",
    next: "raise maxTotalBytes if the site is meant to be that large",
    data: { limit: "maxTotalBytes", max, got },
  });
}
