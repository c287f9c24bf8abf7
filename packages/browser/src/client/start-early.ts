/**
 * What starts before the client's script is there: the worker and the manifest, of which each takes a round trip that would come
 * after another. The widget's loader holds this file, so that both are asked for along with the dialog; it imports little.
 */
import { startWorker } from "./start-worker.ts";

/** Things under way. */
export interface EarlyStart {
  /** Absent where it could not be made, and where searches run on the page's own thread. Whoever gives up loading ends it. */
  worker?: Worker;
  /** Why the worker cannot be had: what making it raised, or its event, which whoever comes for it later would not hear of. */
  error?: unknown;
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
  const asked = fetch(`${folder}expodex.json`, {
    cache: "no-cache",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const early: EarlyStart = { manifest: asked.catch(() => undefined) };
  try {
    if (worker === false) return early;
    early.worker = worker === true ? startWorker() : worker();
    early.worker.onerror = (event) => {
      early.error = event;
    };
  } catch (error) {
    early.error = error;
  }
  return early;
}
