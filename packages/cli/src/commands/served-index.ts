/**
 * The index that a server asks, opened by the first call for it and exchanged for each new generation.
 *
 * Responsible for: one open index at a time, and the next one beside it until calls under way have ended. Not responsible for: how it
 * is opened (`open-index.ts`).
 */
import type { DocsIndex } from "@expodex/core/read";
import type { StoreWatch } from "@expodex/node-store/open";
import type { OpenedIndex, OpenIndexOptions } from "../open-index.ts";
import type { Terminal } from "../terminal.ts";
import type { LeveledLog } from "./leveled-log.ts";

/** An index that stays the newest. */
export interface ServedIndex {
  /** The current one. A failure is not kept: the next call tries again. */
  current(): Promise<DocsIndex>;
  close(): Promise<void>;
}

/** How it is opened. */
export interface ServedIndexOptions {
  /** The file; where absent the shared store, which is watched. */
  named: string | undefined;
  open: OpenIndexOptions;
  /** The file of the key, where the store is encrypted. */
  keyFile: string | undefined;
  /** How long a call may go on with the index that was replaced. */
  drainMs: number;
  log: LeveledLog;
}

/** Makes it; nothing is opened yet. */
export function serveIndex(options: ServedIndexOptions, terminal: Terminal): ServedIndex {
  const { named, log, drainMs } = options;
  let opened: Promise<OpenedIndex> | undefined;
  let watch: StoreWatch | undefined;
  let isClosed = false;
  const open = async () => {
    const { openIndex } = await import("../open-index.ts");
    return openIndex(named, terminal, options.open);
  };

  const renew = async () => {
    try {
      const next = await open();
      const before = await opened?.catch(() => undefined);
      if (isClosed || next.generation?.id === before?.generation?.id)
        return void next.index.close();
      opened = Promise.resolve(next);
      log.info(`serves generation ${next.generation?.id}`);
      const timer = setTimeout(() => void before?.index.close(), drainMs);
      timer.unref();
    } catch (error) {
      // What is open stays so; the next generation is another chance.
      log.warn(error instanceof Error ? error.message : String(error));
    }
  };

  /** A file that was named, or that stands in the store's place and is named by settings, stays what it was when it was opened. */
  const startToWatch = async ({ generation }: OpenedIndex) => {
    if (watch !== undefined || isClosed || named !== undefined) return;
    const { watchShared } = await import("../open-stored.ts");
    watch = await watchShared(terminal, options.keyFile, generation?.id ?? "", () => void renew());
  };

  return {
    async current() {
      opened ??= open().catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      const found = await opened;
      await startToWatch(found);
      return found.index;
    },
    async close() {
      isClosed = true;
      watch?.close();
      await (await opened?.catch(() => undefined))?.index.close();
    },
  };
}
