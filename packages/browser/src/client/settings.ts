/** What a client was asked for, checked and complete. */
import { ExpodexError, invalidOption, wholeNumber } from "@expodex/core/parts";
import type { LoadWords } from "../engine/load-words.ts";
import { MANIFEST_PATH } from "../format/manifest.ts";
import type { LoadDocsSearchOptions } from "./result.ts";

/** How to get files. Plain data: a worker is sent it. */
export interface ClientSettings {
  /** What paths of files are appended to; ends in a slash. */
  base: string;
  cache: boolean;
  retries: number;
  timeoutMs: number;
}

/** What files and scripts are fetched with, where they are fetched. */
export interface Surroundings {
  fetch: typeof fetch;
  /** Loads the script that helps with unknown words, which it may do again and again. */
  loadWords: LoadWords;
  onProblem(error: ExpodexError): void;
}

const DEFAULT_RETRIES = 2;
const MAX_RETRIES = 10;
const DEFAULT_TIMEOUT_MS = 15_000;
const MAX_TIMEOUT_MS = 10 * 60_000;

/**
 * Reads what a client was asked for.
 *
 * @param url of the folder, or of the manifest in it; relative to the page
 * @throws ExpodexError INVALID_OPTION
 */
export function readSettings(url: string | URL, options: LoadDocsSearchOptions): ClientSettings {
  const { cache = true, retries = DEFAULT_RETRIES, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  return {
    base: baseOf(url),
    cache,
    retries: wholeNumber("retries", retries, 0, MAX_RETRIES),
    timeoutMs: wholeNumber("timeoutMs", timeoutMs, 1, MAX_TIMEOUT_MS),
  };
}

function baseOf(url: string | URL): string {
  let address: URL;
  try {
    address = new URL(url, globalThis.document?.baseURI ?? globalThis.location?.href);
  } catch {
    throw invalidOption("url", "the address of a folder that export-browser wrote", String(url));
  }
  address.hash = "";
  address.search = "";
  if (address.pathname.endsWith(`/${MANIFEST_PATH}`)) {
    address.pathname = address.pathname.slice(0, -MANIFEST_PATH.length);
  }
  return address.href.endsWith("/") ? address.href : `${address.href}/`;
}

/** Makes the error of a client that was closed. */
export const closed = () =>
  new ExpodexError("CLOSED", {
    subject: "search",
    expected: "a search that is open",
    got: "one that was closed",
    next: "load it again",
    data: { subject: "search" },
  });
