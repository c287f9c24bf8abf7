/** What a page and its worker say to each other, and errors that cross over. */
import { ExpodexError, type ExpodexErrorCode, isExpodexError } from "@expodex/core/parts";
import type { DocsSearchInfo, DocsSearchOptions, DocsSearchResult, FoundPage } from "./result.ts";
import type { ClientSettings } from "./settings.ts";

/** An error, as far as it can be copied: of an error of one's own, browsers copy the message alone. */
export interface SentError {
  code: ExpodexErrorCode;
  message: string;
  next: string;
  data: unknown;
}

/** A result on its way. */
export type SentResult = Omit<DocsSearchResult, "missing"> & {
  missing?: { parts: number; error: SentError };
};

/** What the page says. */
export type PageMessage =
  /** `words` is the address of the script that helps with unknown words; undefined where it is beside the worker's. */
  | { kind: "open"; settings: ClientSettings; words: string | undefined }
  /** The manifest, which the page fetches while the worker starts; undefined where that failed. */
  | { kind: "manifest"; bytes: Uint8Array | undefined }
  | { kind: "search"; id: number; query: string; options: DocsSearchOptions; hearsPartial: boolean }
  | { kind: "abort"; id: number }
  | { kind: "page"; id: number; path: string }
  | { kind: "prefetch"; id: number; isForced: boolean };

/** What the worker says. */
export type WorkerMessage =
  /** Its script runs. */
  | { kind: "up" }
  | { kind: "opened"; info: DocsSearchInfo }
  | { kind: "not-opened"; error: SentError }
  | { kind: "partial"; id: number; result: SentResult }
  | { kind: "found"; id: number; result: SentResult; info: DocsSearchInfo }
  | { kind: "page"; id: number; page: FoundPage | undefined }
  | { kind: "prefetched"; id: number; isThere: boolean }
  | { kind: "failed"; id: number; error: SentError }
  | { kind: "problem"; error: SentError };

/** Writes an error that can be copied. One that is not the library's own is a defect, which the worker's console should not hide. */
export function sentError(error: unknown): SentError {
  if (isExpodexError(error)) {
    const { code, message, next, data } = error;
    return { code, message, next, data };
  }
  const message = error instanceof Error ? error.message : String(error);
  return sentError(workerFailed(message));
}

/** Reads an error that was sent. */
export function receivedError({ code, message, next, data }: SentError): ExpodexError {
  const error = new ExpodexError(code, {
    subject: "",
    expected: "",
    got: "",
    next,
    data: data as never,
  });
  // The parts of a message are not kept: it is taken as it was.
  error.message = message;
  return error;
}

/** Writes a result that can be copied. */
export const sentResult = ({ missing, ...rest }: DocsSearchResult): SentResult => ({
  ...rest,
  ...(missing === undefined ? {} : { missing: { ...missing, error: sentError(missing.error) } }),
});

/** Reads a result that was sent. */
export const receivedResult = ({ missing, ...rest }: SentResult): DocsSearchResult => ({
  ...rest,
  ...(missing === undefined
    ? {}
    : { missing: { ...missing, error: receivedError(missing.error) } }),
});

/** Makes the error of a worker that cannot be had, or ended. */
export const workerFailed = (reason: string, cause?: unknown) =>
  new ExpodexError("WORKER_FAILED", {
    subject: "worker",
    expected: "one that searches",
    got: reason,
    next: "nothing is needed: the page searches itself",
    data: { reason },
    cause,
  });
