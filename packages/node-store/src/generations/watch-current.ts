/**
 * Notices that another generation became current.
 *
 * A folder tells by itself on most systems; network folders and buckets do not, so it is asked now and then as well.
 *
 * Responsible for: one call back for each switch that is seen, in order. Not responsible for: opening what became current.
 */
import { type FSWatcher, watch as watchFolder } from "node:fs";
import type { Milliseconds } from "@expodex/core/read";
import type { Generation } from "./generation.ts";
import type { StoreWatch } from "./node-store.ts";

/** What a watch needs. */
export interface WatchSettings {
  intervalMs: Milliseconds;
  /** The generation that is known. @default the one that is found first */
  since?: string;
  /** The folder that tells; absent where there is none. */
  folder?: string;
  /** The current generation's id. What it raises counts as no news. */
  currentId(): Promise<string | undefined>;
  /** What is known of a generation. */
  describe(id: string): Promise<Generation | undefined>;
  onChange(generation: Generation): void;
}

/** Starts to watch. Neither timer nor folder keeps the process running. */
export function watchCurrent(settings: WatchSettings): StoreWatch {
  let isOpen = true;
  let last = settings.since;
  let isLooking = false;
  let again = false;
  const look = async (): Promise<void> => {
    if (isLooking) {
      again = true;
      return;
    }
    isLooking = true;
    try {
      do {
        again = false;
        const id = await settings.currentId();
        if (id === undefined || id === last) continue;
        if (last === undefined) {
          last = id;
          continue;
        }
        const generation = await settings.describe(id);
        if (!isOpen) return;
        // One that is gone again was replaced meanwhile; the next look sees by which.
        if (generation === undefined) continue;
        last = id;
        settings.onChange(generation);
      } while (again && isOpen);
    } catch {
      // It may be read the next time; who opens an index is told what is wrong.
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), settings.intervalMs);
  timer.unref();
  const watcher = settings.folder === undefined ? undefined : watching(settings.folder, look);
  void look();
  return {
    close() {
      isOpen = false;
      clearInterval(timer);
      watcher?.close();
    },
  };
}

function watching(folder: string, look: () => Promise<void>): FSWatcher | undefined {
  try {
    const watcher = watchFolder(folder, { persistent: false }, (_, name) => {
      if (name === null || name === "current") void look();
    });
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    // The folder is not there yet, or the system watches no more of them: the timer remains.
    return undefined;
  }
}
