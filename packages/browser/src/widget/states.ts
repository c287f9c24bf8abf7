/** Says what there is to say beside results: nothing yet, nothing found, no network, a failure. */
import { make } from "./dom.ts";
import { versionText } from "./option-list.ts";
import type { View } from "./view.ts";
import type { Words } from "./words/words.ts";

/** What the reader can do about a state. */
export interface StateActions {
  again(): void;
  /** Searches another release. */
  choose(sdk: string): void;
  forget(): void;
}

/** Skeletons that are shown while the first results load. */
const BONES = 3;

/** What goes with a view below the options. */
export function messageNodes(
  view: View,
  words: Words,
  hasRecent: boolean,
  actions: StateActions,
): Node[] {
  const act = (text: string, part: string, onClick: () => void) => {
    const button = make("button", { type: "button", class: "plain", part }, text);
    button.addEventListener("click", onClick);
    return button;
  };
  const retry = () => act(words.retry, "retry", actions.again);
  const say = (text: string) => make("p", {}, text);
  switch (view.kind) {
    case "start":
      return hasRecent ? [act(words.forget, "forget", actions.forget)] : [say(words.start)];
    case "loading":
      return [...(view.slow ? [say(words.slow)] : []), ...skeleton()];
    case "results":
      return view.isFinal && view.result.missing !== undefined ? [say(words.partly), retry()] : [];
    case "nothing":
      return view.hits.length > 0 ? [] : [say(words.nothing(view.query))];
    case "no-sdk": {
      const choices = view.available.map((sdk) => ({ sdk, text: versionText(sdk) }));
      if (choices.length > 1) choices.push({ sdk: "all", text: words.allVersions });
      return [
        say(words.noSdk(view.sdk)),
        ...choices.map(({ sdk, text }) => act(text, "version-choice", () => actions.choose(sdk))),
      ];
    }
    case "offline":
      return [say(words.offline), retry()];
    case "error":
      return [say(words.failed), retry()];
  }
}

const skeleton = () =>
  Array.from({ length: BONES }, () =>
    make("div", { class: "bone", part: "skeleton", "aria-hidden": "true" }),
  );

/** What goes with a view above the options: only what is known before the first of them is shown, since it moves them. */
export function noticeNodes(view: View, words: Words): Node[] {
  const say = (text: string) => make("p", {}, text);
  if (view.kind === "nothing" && view.hits.length > 0) {
    const near = view.corrected === undefined ? [] : [say(words.corrected(view.corrected))];
    return [say(words.nothing(view.query)), ...near];
  }
  const corrected = view.kind === "results" ? correctedQuery(view) : undefined;
  return corrected === undefined ? [] : [say(words.corrected(corrected))];
}

/** What assistive technology is told of a view; undefined while more is on its way. */
export function announcementOf(view: View, words: Words): string | undefined {
  switch (view.kind) {
    case "results": {
      if (!view.isFinal) return undefined;
      const corrected = correctedQuery(view);
      return [
        words.count(view.hits.length),
        corrected === undefined ? "" : words.corrected(corrected),
        view.result.missing === undefined ? "" : words.partly,
      ]
        .filter((text) => text !== "")
        .join(" ");
    }
    case "nothing": {
      const near = view.hits.length > 0 ? ` ${words.nearest}: ${view.hits.length}` : "";
      return words.nothing(view.query) + near;
    }
    case "loading":
      return view.slow ? words.slow : words.loading;
    case "no-sdk":
      return words.noSdk(view.sdk);
    case "offline":
      return words.offline;
    case "error":
      return words.failed;
    case "start":
      return undefined;
  }
}

/** The query with its corrected words; undefined where none was corrected. */
function correctedQuery({ result }: View & { kind: "results" }): string | undefined {
  if (result.corrections.length === 0) return undefined;
  let query = result.query;
  for (const { from, to } of result.corrections) query = query.replace(from, to);
  return query;
}
