/**
 * Searches in a worker.
 *
 * Responsible for: messages, and noticing that a worker cannot be had or ended. Not responsible for: starting it (`start-early.ts`).
 */
import { aborted, type ExpodexError } from "@expodex/core/parts";
import type { DocsSearchInfo, DocsSearchOptions, DocsSearchResult, FoundPage } from "./result.ts";
import type { OnProblem, Searcher } from "./searcher.ts";
import type { ClientSettings } from "./settings.ts";
import type { EarlyStart } from "./start-early.ts";
import { wordsAddress } from "./words-address.ts";
import {
  type PageMessage,
  receivedError,
  receivedResult,
  type WorkerMessage,
  workerFailed,
} from "./worker-messages.ts";

/** How long a worker's script may take to come and run. */
const START_MS = 10_000;

/** Who waits for an answer of the worker. */
interface Waiting {
  resolve(value: never): void;
  reject(error: ExpodexError): void;
  onPartial?: DocsSearchOptions["onPartial"];
}

/**
 * Opens an index in a worker.
 *
 * @param early the worker, which was started before, or why there is none
 * @param manifest what was fetched of it already; undefined where that failed, and the worker finds out why
 * @throws ExpodexError WORKER_FAILED where there is none, and what opening the index gives
 */
export async function openWorkerSearch(
  settings: ClientSettings,
  onProblem: OnProblem,
  { worker: started, error: reason }: EarlyStart,
  manifest: Promise<Uint8Array | undefined>,
): Promise<Searcher> {
  if (started === undefined || reason !== undefined) {
    started?.terminate();
    throw workerFailed(reasonOf(reason), reason);
  }
  const worker = started;
  const say = (message: PageMessage) => worker.postMessage(message);
  const waiting = new Map<number, Waiting>();
  let info: DocsSearchInfo | undefined;
  let count = 0;
  /** Set where the worker is no more. */
  let ended: ExpodexError | undefined;

  function end(error: ExpodexError): void {
    ended ??= error;
    worker.terminate();
    for (const one of waiting.values()) one.reject(ended);
    waiting.clear();
  }

  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      const error = workerFailed(reason);
      end(error);
      reject(error);
    };
    const timer = setTimeout(() => fail(`no sign of it in ${START_MS} ms`), START_MS);
    worker.addEventListener("error", (event) => {
      event.preventDefault?.();
      fail(reasonOf(event));
    });
    worker.addEventListener("messageerror", () => fail("a message that cannot be read"));
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.kind === "up") clearTimeout(timer);
      else if (data.kind === "problem") onProblem(receivedError(data.error));
      else if (data.kind === "opened") {
        info = data.info;
        resolve();
      } else if (data.kind === "not-opened") {
        const error = receivedError(data.error);
        end(error);
        reject(error);
      } else hear(data);
    });
    say({ kind: "open", settings, words: wordsAddress() });
    void manifest.then((bytes) => {
      if (ended === undefined) say({ kind: "manifest", bytes });
    });
  });

  function hear(message: Extract<WorkerMessage, { id: number }>): void {
    const one = waiting.get(message.id);
    if (one === undefined) return;
    if (message.kind === "partial") {
      one.onPartial?.(receivedResult(message.result));
      return;
    }
    waiting.delete(message.id);
    if (message.kind === "failed") one.reject(receivedError(message.error));
    else if (message.kind === "page") one.resolve(message.page as never);
    else if (message.kind === "prefetched") one.resolve(message.isThere as never);
    else {
      info = message.info;
      one.resolve(receivedResult(message.result) as never);
    }
  }

  /** Asks the worker, and waits for its answer. */
  function ask<T>(
    message: (id: number) => PageMessage,
    { signal, onPartial }: Pick<DocsSearchOptions, "signal" | "onPartial"> = {},
  ): Promise<T> {
    if (ended !== undefined) return Promise.reject(ended);
    const id = count++;
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve, reject, onPartial });
      signal?.addEventListener(
        "abort",
        () => {
          if (!waiting.delete(id)) return;
          say({ kind: "abort", id });
          reject(aborted("search", "an abort signal", signal.reason));
        },
        { once: true },
      );
      say(message(id));
    });
  }

  return {
    get info() {
      return info!;
    },
    search: (query, { signal, onPartial, ...options }) =>
      ask<DocsSearchResult>(
        (id) => ({
          kind: "search",
          id,
          query,
          options: copied(options),
          hearsPartial: onPartial !== undefined,
        }),
        { signal, onPartial },
      ),
    page: (path) => ask<FoundPage | undefined>((id) => ({ kind: "page", id, path })),
    prefetch: (isForced) => ask<boolean>((id) => ({ kind: "prefetch", id, isForced })),
    close: () => end(aborted("search", "a call of close()")),
  };
}

/** The options that say what to find. Lists are copied: those of frameworks that watch their data cannot be sent. */
function copied(options: DocsSearchOptions): DocsSearchOptions {
  const { sdk, platforms, kinds, packages, limit, excerpts, mode, prefix } = options;
  return {
    sdk,
    limit,
    excerpts,
    mode,
    prefix,
    ...(platforms === undefined ? {} : { platforms: [...platforms] }),
    ...(kinds === undefined ? {} : { kinds: [...kinds] }),
    ...(packages === undefined ? {} : { packages: [...packages] }),
  };
}

/** Why a worker cannot be had: what making it raised, or an event of its. A script that does not load says nothing. */
function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.name;
  const { message = "" } = (error ?? {}) as { message?: string };
  return message === "" ? "a script that does not load" : message;
}
