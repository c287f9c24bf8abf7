/** Progress of work on a store: one moving line on a terminal, one plain line a step elsewhere. */
import type { Terminal } from "../terminal.ts";
import { duration } from "./figures.ts";
import { progressBar, REDRAW_MS } from "./progress.ts";

/** How far a step of the work is. */
export interface StepProgress {
  step: string;
  done: number;
  total: number;
  /** What is being worked on. */
  item?: string;
}

/** Shows progress until it is finished. */
export interface StoreProgressView {
  onProgress(progress: StepProgress): void;
  /** Clears the moving line. */
  finish(): void;
}

const LABELS: Readonly<Record<string, string>> = {
  compare: "comparing",
  copy: "copying",
  open: "opening",
  write: "writing",
  rekey: "sealing anew",
  download: "downloading",
};

/** Makes a view on a terminal's standard error. */
function createStoreProgress(terminal: Terminal): StoreProgressView {
  const started = terminal.now();
  let drawn = Number.NEGATIVE_INFINITY;
  let shown: string | undefined;
  return {
    onProgress({ step, done, total, item }) {
      const label = LABELS[step] ?? step;
      const now = terminal.now();
      if (terminal.interactive) {
        if (now - drawn < REDRAW_MS && shown === step && done < total) return;
        drawn = now;
        shown = step;
        terminal.show(progressBar(terminal, label, done, total, item));
        return;
      }
      if (shown === step) return;
      shown = step;
      terminal.say(`${label} … (after ${duration(now - started)})`);
    },
    finish() {
      terminal.show("");
    },
  };
}

/** Shows progress while work goes on. */
export async function withProgress<T>(
  terminal: Terminal,
  work: (onProgress: (progress: StepProgress) => void) => Promise<T>,
): Promise<T> {
  const view = createStoreProgress(terminal);
  try {
    return await work(view.onProgress);
  } finally {
    view.finish();
  }
}
