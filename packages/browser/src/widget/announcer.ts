/** Tells assistive technology what changed, once the reader stops typing. */

/** Shorter, and a screen reader that echoes keys would be interrupted. */
const QUIET_MS = 700;

/** Says short texts, one at a time. */
export interface Announcer {
  /** Says a text after a while of quiet; a later one takes its place. The same text is not said again. */
  say(text: string): void;
  /** Forgets what was to be said. */
  stop(): void;
}

/** Makes an announcer over a live region. `after` is `setTimeout`, and is passed in so that tests need not wait. */
export function createAnnouncer(
  region: Pick<Node, "textContent">,
  after: (work: () => void, ms: number) => unknown = setTimeout,
): Announcer {
  let turn = 0;
  let said = "";
  return {
    say(text) {
      const mine = ++turn;
      after(() => {
        if (mine === turn && text !== said) region.textContent = text;
        if (mine === turn) said = text;
      }, QUIET_MS);
    },
    stop() {
      turn += 1;
      said = "";
      region.textContent = "";
    },
  };
}
