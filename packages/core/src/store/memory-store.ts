/** Keeps a store's bytes in memory: for tests, for browsers, and for what need not outlast the process. */
import { ExpodexError, throwIfAborted } from "../errors.ts";
import { wholeNumber } from "../options.ts";
import type { Store } from "./store.ts";
import { checkStoreKey } from "./store-key.ts";

/** How large a store in memory may grow. */
export interface MemoryStoreOptions {
  /** Bytes kept in all, 1 to 1,099,511,627,776; a write beyond them raises STORE_FAILED with the reason `ENOSPC`. @default 1,073,741,824 */
  maxBytes?: number;
  /** Milliseconds since 1970, for `writtenAt`. @default Date.now */
  now?: () => number;
}

/**
 * Creates an empty store in memory. Bytes are copied in and out.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  const { maxBytes = 2 ** 30, now = Date.now } = options;
  wholeNumber("maxBytes", maxBytes, 1, 2 ** 40);
  const entries = new Map<string, { bytes: Uint8Array; writtenAt: number }>();
  let held = 0;
  let closed = false;

  const check = (signal: AbortSignal | undefined): void => {
    if (closed) throw closedError();
    throwIfAborted(signal, "memory");
  };
  const look = (key: string, signal: AbortSignal | undefined) => {
    check(signal);
    checkStoreKey(key);
    return entries.get(key);
  };

  return {
    id: "memory",
    read: async (key, { signal } = {}) => look(key, signal)?.bytes.slice(),
    write: async (key, bytes, { signal, ifAbsent = false } = {}) => {
      const before = look(key, signal);
      if (ifAbsent && before !== undefined) return false;
      const after = held - (before?.bytes.length ?? 0) + bytes.length;
      if (after > maxBytes) throw fullError(key, after, maxBytes);
      entries.set(key, { bytes: bytes.slice(), writtenAt: now() });
      held = after;
      return true;
    },
    stat: async (key, { signal } = {}) => {
      const entry = look(key, signal);
      return entry && { key, size: entry.bytes.length, writtenAt: entry.writtenAt };
    },
    async *list(prefix, { signal } = {}) {
      check(signal);
      for (const key of [...entries.keys()].filter((name) => name.startsWith(prefix)).sort()) {
        check(signal);
        const entry = entries.get(key);
        if (entry !== undefined)
          yield { key, size: entry.bytes.length, writtenAt: entry.writtenAt };
      }
    },
    delete: async (key, { signal } = {}) => {
      held -= look(key, signal)?.bytes.length ?? 0;
      entries.delete(key);
    },
    close: async () => {
      closed = true;
      entries.clear();
    },
  };
}

function closedError(): ExpodexError<"CLOSED"> {
  return new ExpodexError("CLOSED", {
    subject: "memory",
    expected: "an open store",
    got: "a closed one",
    next: "create another",
    data: { subject: "memory" },
  });
}

function fullError(key: string, wanted: number, maxBytes: number): ExpodexError<"STORE_FAILED"> {
  return new ExpodexError("STORE_FAILED", {
    subject: key,
    expected: `at most ${maxBytes} bytes in the store`,
    got: `${wanted} with this write`,
    next: "delete what is not needed, or raise maxBytes",
    data: { store: "memory", key, reason: "ENOSPC" },
  });
}
