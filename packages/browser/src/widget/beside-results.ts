/**
 * What stands beside the results and is loaded after them: a preview of one, where there is room, and an answer, where the page has
 * something that answers.
 */
import type { DocsSearchHit } from "../client/result.ts";
import type { AnswerPanel, AnswerPanelParts } from "./answer-panel.ts";
import type { DialogFrame } from "./dialog-frame.ts";
import { fill, set } from "./dom.ts";
import type { Choice } from "./option-list.ts";
import type { LinkOf } from "./preview.ts";
import { hitsOf, type View } from "./view.ts";

/** Previews follow the keys of whoever types at this distance: nobody reads one while typing. */
const QUIET_MS = 200;

/** What is needed beside the results. */
export interface BesideParts extends AnswerPanelParts {
  frame: DialogFrame;
  hasPreview(): boolean;
  linkOf: LinkOf;
  /** Tells the page that a hit is opened; false where it cancelled. */
  leave(hit: DocsSearchHit, url: string, newTab: boolean): boolean;
}

/** What stands beside the results. */
export interface Beside {
  /** Follows what is shown: keeps room for a preview, and shows that of the hit that is looked at, else of the first, once it is quiet. */
  follow(view: View, looked: Choice | undefined): void;
  /** Previews a hit at once. */
  look(choice: Choice | undefined): void;
  clear(): void;
}

/** Makes what stands beside the results. */
export function createBeside(parts: BesideParts): Beside {
  const { frame, words } = parts;
  const pane = frame.preview;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted: Choice | undefined;
  let drawn = "";
  let panel: Promise<AnswerPanel> | undefined;

  async function look(hit: Choice | undefined): Promise<void> {
    // What is shown, or about to be, stays where the reader looks at nothing else.
    if (typeof hit !== "object") return;
    clearTimeout(timer);
    wanted = hit;
    // Hidden where there is no room.
    if (!pane.checkVisibility()) return;
    const { showPreview } = await import("./preview.ts");
    const key = JSON.stringify(hit);
    if (wanted !== hit || key === drawn) return;
    drawn = key;
    showPreview(pane, hit, words, parts.linkOf, (event, url) => {
      const newTab = event.ctrlKey || event.metaKey || event.shiftKey;
      if (!parts.leave(hit, url, newTab)) event.preventDefault();
    });
  }

  /** Has the panel do something; what it is told is done in that order. Without its file there are no answers until it can be had. */
  function tell(act: (panel: AnswerPanel) => void): void {
    panel?.then(act, () => {
      panel = undefined;
    });
  }

  function offerAnswer({ hits, result: { query, sdk } }: View & { kind: "results" }): void {
    panel ??= import("./answer-panel.ts").then(({ createAnswerPanel }) =>
      createAnswerPanel(parts, frame.answer),
    );
    tell((answer) => answer.offer(query, { hits, sdk: sdk.searched }));
  }

  return {
    follow(view, looked) {
      const hits = hitsOf(view);
      const hasRoom = parts.hasPreview() && (view.kind === "loading" || hits.length > 0);
      set(frame.dialog, { "data-preview": hasRoom });
      clearTimeout(timer);
      wanted = undefined;
      if (!hasRoom || hits.length === 0) {
        fill(pane);
        drawn = "";
      } else if (view.kind === "nothing" || (view.kind === "results" && view.isFinal)) {
        timer = setTimeout(show, QUIET_MS, looked ?? hits[0]);
      }
      if (view.kind !== "results") tell((answer) => answer.clear());
      else if (view.isFinal && parts.host.element.answer !== undefined) offerAnswer(view);
    },
    look: show,
    clear() {
      clearTimeout(timer);
      tell((answer) => answer.clear());
    },
  };

  /** A preview is no more than a convenience: where its file cannot be loaded, there is none. */
  function show(hit: Choice | undefined): void {
    look(hit).catch(() => undefined);
  }
}
