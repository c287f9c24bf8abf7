/** Says what there is to say beside results: nothing yet, nothing found, no network, a failure. */
import { fill, make, part } from "./dom.ts";
import { versionText } from "./version-text.ts";
import type { View } from "./view.ts";
import type { Words } from "./words/words.ts";

/** What the reader can do about a state; `sdk` is the release to search instead. */
export interface StateAction {
  part: "retry" | "forget" | "version-choice";
  text: string;
  sdk?: string;
}

/** What goes with a view. */
export interface StateTexts {
  /** Above the options: only what is known before the first of them is shown, since it moves them. */
  above: string[];
  /** Below the options, or instead of them. */
  below: string[];
  actions: StateAction[];
  /** Of the options. */
  heading?: string;
  /** Skeletons in place of the first results. */
  bones?: number;
  /** Told to assistive technology; undefined while more is on its way. */
  said?: string | undefined;
}

const BONES = 3;

/** Finds the words for a view. */
export function describeView(view: View, words: Words, hasRecent: boolean): StateTexts {
  const retry: StateAction = { part: "retry", text: words.retry };
  const below = (text: string, ...actions: StateAction[]): StateTexts => ({
    above: [],
    below: [text],
    actions,
    said: text,
  });
  switch (view.kind) {
    case "start": {
      const forget: StateAction = { part: "forget", text: words.forget };
      return {
        above: [],
        below: hasRecent ? [] : [words.start],
        actions: hasRecent ? [forget] : [],
        heading: words.recent,
      };
    }
    case "loading":
      return view.slow
        ? { ...below(words.slow), bones: BONES }
        : { ...below(words.loading), below: [], bones: BONES };
    case "results": {
      const { corrections, query, missing } = view.result;
      let corrected = query;
      for (const { from, to } of corrections) corrected = corrected.replace(from, to);
      const above = corrections.length > 0 ? [words.corrected(corrected)] : [];
      const isPartly = view.isFinal && missing !== undefined;
      const said = [words.count(view.hits.length), ...above, ...(isPartly ? [words.partly] : [])];
      return {
        above,
        below: isPartly ? [words.partly] : [],
        actions: isPartly ? [retry] : [],
        said: view.isFinal ? said.join(" ") : undefined,
      };
    }
    case "nothing": {
      const nothing = words.nothing(view.query);
      if (view.hits.length === 0) return below(nothing);
      const near = view.corrected === undefined ? [] : [words.corrected(view.corrected)];
      return {
        above: [nothing, ...near],
        below: [],
        actions: [],
        heading: words.nearest,
        said: `${nothing} ${words.nearest}: ${view.hits.length}`,
      };
    }
    case "no-sdk": {
      const releases = view.available.map((sdk) => ({ sdk, text: versionText(sdk) }));
      if (releases.length > 1) releases.push({ sdk: "all", text: words.allVersions });
      const part = "version-choice";
      return below(words.noSdk(view.sdk), ...releases.map((one) => ({ part, ...one }) as const));
    }
    case "offline":
      return below(words.offline, retry);
    case "error":
      return below(words.failed, retry);
  }
}

/** Draws what is said above and below the options; `act` hears what the reader does about it. */
export function createStates(
  notice: HTMLElement,
  message: HTMLElement,
  act: (action: StateAction) => void,
): (texts: StateTexts) => void {
  let drawn = "";
  return ({ above, below, actions, bones: length = 0 }) => {
    const wanted = JSON.stringify([above, below, actions, length]);
    if (wanted === drawn) return;
    drawn = wanted;
    const say = (text: string) => make("p", {}, text);
    const buttons = actions.map((action) => {
      const button = make(
        "button",
        { type: "button", class: "plain", part: action.part },
        action.text,
      );
      button.addEventListener("click", () => act(action));
      return button;
    });
    const bones = Array.from({ length }, () => part("skeleton", { "aria-hidden": "true" }));
    fill(notice, ...above.map(say));
    fill(message, ...below.map(say), ...buttons, ...bones);
  };
}
