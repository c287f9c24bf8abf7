/** The worker's side: searches for the page that started it. */
import { openLocalSearch } from "./local-search.ts";
import type { Searcher } from "./searcher.ts";
import { type PageMessage, sentError, sentResult, type WorkerMessage } from "./worker-messages.ts";

/** What a worker talks to its page by. */
export interface Port {
  postMessage(message: WorkerMessage): void;
  addEventListener(type: "message", listen: (event: { data: unknown }) => void): void;
}

/** Where help with unknown words is, unless the page says otherwise. */
const WORDS = "./translations.js";

/** Answers a page's messages. */
export function servePage(port: Port): void {
  let searcher: Promise<Searcher> | undefined;
  const running = new Map<number, AbortController>();
  let give: ((bytes: Uint8Array | undefined) => void) | undefined;
  const say = (message: WorkerMessage) => port.postMessage(message);

  port.addEventListener("message", ({ data }) => {
    const message = data as PageMessage;
    if (message.kind === "open") void open(message);
    else if (message.kind === "manifest") give?.(message.bytes);
    else if (message.kind === "abort") running.get(message.id)?.abort();
    else void run(message);
  });

  async function open({ settings, words }: Extract<PageMessage, { kind: "open" }>): Promise<void> {
    // Said now and not before: the page may begin to listen after this script ran.
    say({ kind: "up" });
    const manifest = new Promise<Uint8Array | undefined>((resolve) => {
      give = resolve;
    });
    const around = {
      fetch: globalThis.fetch.bind(globalThis),
      loadWords: () => import(/* @vite-ignore */ /* webpackIgnore: true */ words ?? WORDS),
      onProblem: (error: unknown) => say({ kind: "problem", error: sentError(error) }),
    };
    searcher = openLocalSearch(settings, around, manifest);
    try {
      say({ kind: "opened", info: (await searcher).info });
    } catch (error) {
      say({ kind: "not-opened", error: sentError(error) });
    }
  }

  async function run(
    message: Extract<PageMessage, { kind: "search" | "prefetch" | "page" }>,
  ): Promise<void> {
    const { id } = message;
    const stop = new AbortController();
    running.set(id, stop);
    try {
      const opened = (await searcher)!;
      if (message.kind === "page") {
        say({ kind: "page", id, page: await opened.page(message.path) });
        return;
      }
      if (message.kind === "prefetch") {
        say({ kind: "prefetched", id, isThere: await opened.prefetch(message.isForced) });
        return;
      }
      const result = await opened.search(message.query, {
        ...message.options,
        signal: stop.signal,
        ...(message.hearsPartial
          ? { onPartial: (part) => say({ kind: "partial", id, result: sentResult(part) }) }
          : {}),
      });
      say({ kind: "found", id, result: sentResult(result), info: opened.info });
    } catch (error) {
      say({ kind: "failed", id, error: sentError(error) });
    } finally {
      running.delete(id);
    }
  }
}
