/** Tells assistive technology what changed, once the reader stops typing. */

/** Shorter, and a screen reader that echoes keys would be interrupted. */
const QUIET_MS = 700;

/** Says short texts, one at a time. */
export interface Announcer {
  /** Says a text after a while of quiet; a later one takes its place. The same text is said again only where `again` is set. */
  say(text: string, again?: boolean): void;
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
    say(text, again = false) {
      const mine = ++turn;
      after(() => {
        if (mine !== turn || (text === said && !again)) return;
        // A region that says the same as before is not read; a space that is not seen makes it another text.
        region.textContent = text === said && region.textContent === text ? `${text}\u00a0` : text;
        said = text;
      }, QUIET_MS);
    },
    stop() {
      turn += 1;
      said = "";
      region.textContent = "";
    },
  };
}
