/**
 * What starts before the client's script is there: the worker and the manifest, of which each takes a round trip that would come
 * after another. The widget's loader holds this file, so that both are asked for along with the dialog; it imports little.
 */
import { startWorker } from "./start-worker.ts";

/** Things under way. */
export interface EarlyStart {
  /** Gives the worker. @throws where it cannot be had. Absent where searches run on the page's own thread */
  worker?: () => Worker;
  /** The answer about the manifest; undefined where none came, which whoever opens the index then finds out again. */
  manifest?: Promise<Response | undefined>;
}

const TIMEOUT_MS = 15_000;

/**
 * Asks for the manifest, and starts a worker.
 *
 * @param folder address of the index; ends in a slash
 * @param worker makes it; `true` for the one of this package, `false` for none
 */
export function startEarly(folder: string, worker: boolean | (() => Worker)): EarlyStart {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const asked = fetch(`${folder}expodex.json`, { cache: "no-cache", signal });
  const manifest = asked.catch(() => undefined);
  if (worker === false) return { manifest };
  let started: Worker;
  let failure: unknown;
  try {
    started = worker === true ? startWorker() : worker();
    // Whoever comes for the worker later would not hear of it.
    started.onerror = (event) => {
      failure = event;
    };
  } catch (error) {
    failure = error;
  }
  return {
    manifest,
    worker() {
      if (failure !== undefined) throw failure;
      return started;
    },
  };
}
