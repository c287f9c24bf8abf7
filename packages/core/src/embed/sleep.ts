/** Waiting, as something that is passed in, so that tests need not wait. */
import { throwIfAborted } from "../errors.ts";
import type { Milliseconds } from "../platform.ts";

/** Resolves after a while; rejects with ABORTED as soon as the signal is raised. */
export type Sleep = (duration: Milliseconds, signal?: AbortSignal) => Promise<void>;

/** Waits on the platform's timer. */
export const systemSleep: Sleep = (duration, signal) =>
  new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      try {
        throwIfAborted(signal, "waiting");
        resolve();
      } catch (error) {
        reject(error);
      }
    };
    const timer = setTimeout(finish, duration);
    signal?.addEventListener("abort", finish);
    if (signal?.aborted === true) finish();
  });
