/** Moves objects between stores: each compared with its name, some at a time, with a report of how far and how fast. */
import type { Store } from "@expodex/core";
import { objectKey } from "../generations/layout.ts";
import { isDamage, signalOf } from "../generations/read-generation.ts";
import { objectName } from "../objects/seal-object.ts";

/** One report of how far a backup or a restore is. */
export interface BackupProgress {
  /** `compare`: what is there is looked at. `copy`: objects are copied or compared with their names. */
  step: "compare" | "copy";
  /** Objects that are dealt with, of `total`. */
  done: number;
  total: number;
  /** Their bytes, of `totalBytes`. */
  bytes: number;
  totalBytes: number;
  /** Bytes a second since the copying began; 0 until something can be said. */
  bytesPerSecond: number;
  /** The key that was dealt with last. */
  item?: string;
}

/** Receives reports. It must not throw. */
export type OnBackupProgress = (progress: BackupProgress) => void;

/** Reads an object; `undefined` where it is missing or is not what its name says. @throws ExpodexError STORE_FAILED, ABORTED */
export async function readObject(
  store: Store,
  object: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  try {
    const bytes = await store.read(objectKey(object), signalOf(signal));
    return bytes !== undefined && objectName(bytes) === object ? bytes : undefined;
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}

/** Counts what is dealt with, and reports it. */
export interface Meter {
  /** Sets what there is to do. */
  expect(total: number, totalBytes: number): void;
  /** Counts one more. */
  count(key: string, bytes: number): void;
}

/** Creates a meter. @param now milliseconds, from any origin */
export function createMeter(onProgress: OnBackupProgress | undefined, now: () => number): Meter {
  const state = { done: 0, total: 0, bytes: 0, totalBytes: 0 };
  let startedAt = now();
  onProgress?.({ step: "compare", ...state, bytesPerSecond: 0 });
  const report = (item?: string) => {
    const seconds = (now() - startedAt) / 1000;
    const bytesPerSecond = seconds > 0 ? Math.round(state.bytes / seconds) : 0;
    onProgress?.({
      step: "copy",
      ...state,
      bytesPerSecond,
      ...(item === undefined ? {} : { item }),
    });
  };
  return {
    expect: (total, totalBytes) => {
      Object.assign(state, { total, totalBytes });
      startedAt = now();
      report();
    },
    count: (key, bytes) => {
      state.done += 1;
      state.bytes += bytes;
      report(key);
    },
  };
}
