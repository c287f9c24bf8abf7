/**
 * The options below the field: pages that were found, or recent searches.
 *
 * Responsible for: nodes of options, kept where the same page is shown again, and which of them is active. Not responsible for: what
 * is shown (`search-session.ts`), what happens when one is chosen (`dialog.ts`).
 *
 *     listbox
 *       group (a page)       Camera            API · SDK 57
 *         option             Usage › Permissions
 *                            Ask for the permission before …
 */
import type { DocsSearchHit } from "../client/result.ts";
import { fill, make, set } from "./dom.ts";
import { markedText } from "./marked-text.ts";

/** Something that can be chosen. */
export type Choice = { kind: "hit"; hit: DocsSearchHit } | { kind: "recent"; query: string };

/** What became of a choice by pointer or key. */
export interface OptionListEvents {
  /** `newTab` for middle clicks, and clicks with Control, Command or Shift. */
  choose(choice: Choice, newTab: boolean): void;
  /** Another option is active or pointed at. */
  look(choice: Choice | undefined): void;
}

/** The options of a listbox. */
export interface OptionList {
  /** Shows hits below an optional heading. */
  showHits(hits: readonly DocsSearchHit[], heading?: string): void;
  showRecent(queries: readonly string[], heading: string): void;
  /** Makes an option active: by steps, or the first or last; none past an end. */
  step(by: 1 | -1 | "first" | "last"): void;
  /** Makes none active, and forgets where the pointer was. */
  release(): void;
  readonly active: Choice | undefined;
  readonly first: Choice | undefined;
  /** Place of the last option that the reader points at, by key or pointer; −1 for none. */
  readonly pinned: number;
}

interface Shown {
  choice: Choice;
  key: string;
  group: HTMLElement;
  option: HTMLElement;
}

/** Makes the options of a combobox. */
export function createOptionList(
  input: HTMLInputElement,
  listbox: HTMLElement,
  events: OptionListEvents,
): OptionList {
  let shown: Shown[] = [];
  let active = -1;
  let pointed = -1;
  let serial = 0;

  function indexAt(event: Event): number {
    const path = event.composedPath();
    return shown.findIndex(({ group }) => path.includes(group));
  }
  const choiceAt = (index: number) => shown[index]?.choice;

  listbox.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const index = indexAt(event);
    if (index === pointed) return;
    pointed = index;
    events.look(choiceAt(index) ?? choiceAt(active));
  });
  listbox.addEventListener("pointerleave", () => {
    pointed = -1;
  });
  // The field keeps the focus, and a middle click is no wish to scroll.
  listbox.addEventListener("mousedown", (event) => event.preventDefault());
  listbox.addEventListener("click", (event) => {
    const choice = choiceAt(indexAt(event));
    const newTab = event.ctrlKey || event.metaKey || event.shiftKey;
    if (choice !== undefined) events.choose(choice, newTab);
  });
  listbox.addEventListener("auxclick", (event) => {
    const choice = choiceAt(indexAt(event));
    if (choice !== undefined && event.button === 1) events.choose(choice, true);
  });

  function activate(index: number): void {
    const before = shown[active];
    if (before !== undefined) set(before.option, { "aria-selected": "false" });
    active = index;
    const now = shown[index];
    set(input, { "aria-activedescendant": now?.option.id });
    if (now === undefined) return;
    set(now.option, { "aria-selected": "true" });
    now.group.scrollIntoView({ block: "nearest" });
    events.look(now.choice);
  }

  function show(choices: readonly Choice[], heading: string | undefined): void {
    const known = new Map(shown.map((one) => [one.key, one]));
    const activeKey = shown[active]?.key;
    const pointedKey = shown[pointed]?.key;
    shown = choices.map((choice) => {
      const key = choice.kind === "hit" ? choice.hit.path : `?${choice.query}`;
      const one = known.get(key) ?? { ...nodes(++serial), choice, key };
      one.choice = choice;
      draw(one);
      return one;
    });
    const at = (key: string | undefined) =>
      key === undefined ? -1 : shown.findIndex((one) => one.key === key);
    active = at(activeKey);
    pointed = at(pointedKey);
    if (active < 0) set(input, { "aria-activedescendant": undefined });
    const head =
      heading !== undefined &&
      make("div", { class: "group", part: "group-title", role: "presentation" }, heading);
    fill(listbox, head, ...shown.map(({ group }) => group));
    listbox.hidden = shown.length === 0;
    set(input, { "aria-expanded": String(shown.length > 0) });
  }

  return {
    showHits: (hits, heading) =>
      show(
        hits.map((hit) => ({ kind: "hit", hit })),
        heading,
      ),
    showRecent: (queries, heading) =>
      show(
        queries.map((query) => ({ kind: "recent", query })),
        heading,
      ),
    step(by) {
      const last = shown.length - 1;
      if (last < 0) return;
      if (by === "first") activate(0);
      else if (by === "last") activate(last);
      // Past either end stands the field itself.
      else activate(active < 0 ? (by > 0 ? 0 : last) : active + by > last ? -1 : active + by);
    },
    release() {
      pointed = -1;
      activate(-1);
    },
    get active() {
      return choiceAt(active);
    },
    get first() {
      return choiceAt(0);
    },
    get pinned() {
      return Math.max(active, pointed);
    },
  };
}

function nodes(serial: number): { group: HTMLElement; option: HTMLElement } {
  const id = `eds-${serial}`;
  const option = make("div", {
    class: "option",
    part: "option",
    role: "option",
    id,
    "aria-selected": "false",
  });
  const group = make("div", { class: "page", part: "page" }, option);
  return { group, option };
}

function draw({ choice, group, option }: Shown): void {
  if (choice.kind === "recent") {
    fill(option, choice.query);
    set(option, { dir: "auto" });
    return;
  }
  const { title, path, headings, kind, sdk, sdks, symbol, excerpt } = choice.hit;
  const more = sdks.length - 1;
  const id = `${option.id}-page`;
  const badge = (part: string, text: string) => make("span", { class: "badge", part }, text);
  const head = make(
    "div",
    { class: "title", part: "page-title", id, dir: "auto" },
    title,
    badge("kind", kind),
    sdk !== undefined && badge("version", versionText(sdk)),
    sdk !== undefined && more > 0 && badge("versions", `+${more}`),
  );
  set(group, { role: "group", "aria-labelledby": id });
  // Many readers say nothing of groups, and a section without its page says little.
  set(option, { "aria-labelledby": `${id} ${option.id}` });
  // The first heading of most parts is the page's own title.
  const where = headings.filter((heading) => heading !== title).join(" › ");
  fill(
    option,
    make(
      "div",
      { class: "where", part: "heading", dir: "auto" },
      symbol ?? (where || plainPath(path)),
    ),
    make(
      "div",
      { class: "excerpt", part: "excerpt", dir: "auto" },
      ...(excerpt === undefined ? [] : markedText(excerpt)),
    ),
  );
  fill(group, head, option);
}

/** Where a page stands, for its top, which has no heading but the page's own title: `sdk › camera`. */
const plainPath = (path: string) =>
  path
    .replace(/^\/versions\/[^/]+/u, "")
    .split("/")
    .filter((part) => part !== "")
    .join(" › ");

/** Writes a release for people. */
export const versionText = (sdk: string) => (/^\d/u.test(sdk) ? `SDK ${sdk}` : sdk);
