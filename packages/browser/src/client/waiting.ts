/** Waiting for what may be given up. */
import { aborted, throwIfAborted } from "@expodex/core/parts";

/** Waits for a promise, or until a signal is raised: what is waited for goes on. @throws ExpodexError ABORTED */
export async function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  subject: string,
): Promise<T> {
  if (signal === undefined) return promise;
  throwIfAborted(signal, subject);
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(aborted(subject, "an abort signal", signal.reason));
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    signal.removeEventListener("abort", stop!);
  }
}

/** Waits some milliseconds. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Makes what runs tasks, so many at a time; those that came last go first: what a person waits for was asked for last. */
export function createQueue(atOnce: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      // The place is handed over, so that nobody slips in between.
      const next = waiting.pop();
      if (next === undefined) running--;
      else next();
    }
  };
}
