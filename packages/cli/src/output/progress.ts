/**
 * Progress of a build: one moving line on a terminal, one plain line a stage elsewhere.
 *
 * Plain lines are few on purpose: they end up in logs.
 */
import type { OnProgress, ProgressStage } from "@expodex/core";
import type { Terminal } from "../terminal.ts";
import { count, duration } from "./figures.ts";
import { plain } from "./style.ts";

const LABELS: Readonly<Record<ProgressStage, string>> = {
  fetch: "reading",
  parse: "parsing",
  chunk: "cutting",
  embed: "learning vectors",
  index: "indexing",
  write: "writing",
};
const BAR_WIDTH = 24;
/** Between two drawings; a terminal over a network must keep up. */
export const REDRAW_MS = 60;

/** Shows progress until it is finished. */
export interface ProgressView {
  onProgress: OnProgress;
  /** Clears the moving line. */
  finish(): void;
}

/** Makes a view on a terminal's standard error. */
export function createProgress(terminal: Terminal): ProgressView {
  const started = terminal.now();
  let drawn = Number.NEGATIVE_INFINITY;
  let stage: ProgressStage | undefined;
  let files: number | undefined;
  let isParsing = false;
  return {
    onProgress(event) {
      const now = terminal.now();
      if (event.stage === "fetch") files = event.total ?? files;
      isParsing ||= event.stage === "parse";
      if (terminal.interactive) {
        // Files are read a little ahead of being parsed; two bars in turn would only flicker.
        if (isParsing && event.stage === "fetch") return;
        const total = event.total ?? (event.stage === "parse" ? files : undefined);
        const last = total !== undefined && event.done >= total;
        if (now - drawn < REDRAW_MS && stage === event.stage && !last) return;
        drawn = now;
        stage = event.stage;
        terminal.show(progressBar(terminal, LABELS[event.stage], event.done, total, event.item));
        return;
      }
      if (stage === event.stage || isPassed(event.stage, stage)) return;
      stage = event.stage;
      terminal.say(`${LABELS[event.stage]} … (after ${duration(now - started)})`);
    },
    finish() {
      terminal.show("");
    },
  };
}

const ORDER: readonly ProgressStage[] = ["fetch", "parse", "chunk", "embed", "index", "write"];

/** Reading and parsing take turns file by file; only the first of each is news. */
function isPassed(stage: ProgressStage, current: ProgressStage | undefined): boolean {
  return current !== undefined && ORDER.indexOf(stage) < ORDER.indexOf(current);
}

/** Draws how far work is on one line: `copying      ━━━━━━━━━━━━ 12/30 objects/ab/…`. */
export function progressBar(
  { errorStyle, width }: Terminal,
  title: string,
  done: number,
  total: number | undefined,
  item: string | undefined,
): string {
  const label = title.padEnd(16);
  const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
  const filled = Math.round((share ?? 0) * BAR_WIDTH);
  const drawing =
    share === undefined
      ? ""
      : `${errorStyle.green("━".repeat(filled))}${errorStyle.dim("━".repeat(BAR_WIDTH - filled))} `;
  const figures = total === undefined ? count(done) : `${count(done)}/${count(total)}`;
  const used = label.length + (share === undefined ? 0 : BAR_WIDTH + 1) + figures.length + 2;
  const room = Math.max(0, width - used - 1);
  const name = plain(item ?? "");
  const shown = name.length > room ? `…${name.slice(name.length - room + 1)}` : name;
  return `${label}${drawing}${figures} ${errorStyle.dim(room > 8 ? shown : "")}`;
}
