/**
 * The options below the field: pages that were found, or recent searches.
 *
 * Responsible for: rows, written anew where they change, and which of them is active. Not responsible for: what is shown
 * (`search-session.ts`), what happens when one is chosen (`dialog.ts`).
 *
 *     listbox
 *       group (a page)       Camera            API · SDK 57
 *         option             Usage › Permissions
 *                            Ask for the permission before …
 */
import type { DocsSearchHit } from "../client/result.ts";
import { fill, make, set } from "./dom.ts";
import { hitRow, type Row, recentRow } from "./option-row.ts";
import type { Words } from "./words/words.ts";

/** Something that can be chosen. */
export type Choice = { kind: "hit"; hit: DocsSearchHit } | { kind: "recent"; query: string };

/** What became of a choice by pointer or key. */
export interface OptionListEvents {
  /** `newTab` for middle clicks, and clicks with Control, Command or Shift. */
  choose(choice: Choice, newTab: boolean): void;
  /** Another option is active or pointed at. */
  look(choice: Choice | undefined): void;
  /** The reader comes to rows whose texts may be lacking. */
  reach(): void;
}

/** The options of a listbox. */
export interface OptionList {
  /** Shows hits below an optional heading. Texts of rows are kept while those of the same page are on their way. */
  showHits(hits: readonly DocsSearchHit[], heading: string | undefined, isFinal: boolean): void;
  showRecent(queries: readonly string[], heading: string): void;
  /** Makes an option active: by steps, or the first or last; none past an end. */
  step(by: 1 | -1 | "first" | "last"): void;
  /** Makes none active, forgets where the pointer was, and goes back to the top. */
  release(): void;
  readonly active: Choice | undefined;
  readonly first: Choice | undefined;
  /** The option that the reader points at, else the active one. */
  readonly looked: Choice | undefined;
  /** Place of the last option that the reader points at, by key or pointer; −1 for none. */
  readonly pinned: number;
}

/** Makes the options of a combobox. */
export function createOptionList(
  input: HTMLInputElement,
  listbox: HTMLElement,
  words: Words,
  events: OptionListEvents,
): OptionList {
  let choices: readonly Choice[] = [];
  /** Each shows the choice at its place; those beyond the last choice wait for another. */
  const rows: Record<Choice["kind"], Row[]> = { hit: [], recent: [] };
  let shown: Row[] = [];
  let active = -1;
  /** The row that says it is active. */
  let marked: Row | undefined;
  let pointed = -1;
  let isScrolled = false;

  function indexAt(event: Event): number {
    const path = event.composedPath();
    return shown.findIndex(({ group }) => path.includes(group));
  }
  /** Looks at a choice; the row below it is seen too. */
  function look(index: number): void {
    events.look(choices[index]);
    const isLacking = (choice: Choice | undefined) =>
      choice?.kind === "hit" && choice.hit.excerpt === undefined;
    if (isLacking(choices[index]) || isLacking(choices[index + 1])) events.reach();
  }

  listbox.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const index = indexAt(event);
    if (index === pointed) return;
    pointed = index;
    look(index < 0 ? active : index);
  });
  listbox.addEventListener("pointerleave", () => {
    pointed = -1;
  });
  listbox.addEventListener("scroll", () => {
    isScrolled = listbox.scrollTop > 0;
    if (isScrolled) events.reach();
  });
  // The field keeps the focus, and a middle click is no wish to scroll.
  listbox.addEventListener("mousedown", (event) => event.preventDefault());
  for (const type of ["click", "auxclick"] as const) {
    listbox.addEventListener(type, (event) => {
      const choice = choices[indexAt(event)];
      if (choice === undefined || event.button > 1) return;
      const { button, ctrlKey, metaKey, shiftKey } = event;
      events.choose(choice, button === 1 || ctrlKey || metaKey || shiftKey);
    });
  }

  function mark(index: number): void {
    const row = shown[index];
    if (marked !== undefined && marked !== row) set(marked.option, { "aria-selected": "false" });
    if (row !== undefined) set(row.option, { "aria-selected": "true" });
    set(input, { "aria-activedescendant": row?.option.id });
    marked = row;
    active = index;
  }

  function activate(index: number): void {
    mark(index);
    shown[index]?.group.scrollIntoView({ block: "nearest" });
    if (index >= 0) look(index);
  }

  function show(next: readonly Choice[], heading: string | undefined, isFinal: boolean): void {
    const key = keyOf(choices[active]);
    const pointedKey = keyOf(choices[pointed]);
    const at = (wanted: string | undefined) =>
      wanted === undefined ? -1 : next.findIndex((one) => keyOf(one) === wanted);
    choices = next;
    shown = next.map((choice, place) => {
      const pool = rows[choice.kind];
      pool[place] ??= choice.kind === "hit" ? hitRow(place, words) : recentRow(place);
      const row = pool[place];
      row.show(choice, isFinal);
      return row;
    });
    mark(at(key));
    pointed = at(pointedKey);
    const head =
      heading !== undefined &&
      make("div", { class: "group", part: "group-title", role: "presentation" }, heading);
    fill(listbox, head, ...shown.map(({ group }) => group));
    set(listbox, { hidden: shown.length === 0 });
    set(input, { "aria-expanded": String(shown.length > 0) });
  }

  return {
    showHits: (hits, heading, isFinal) =>
      show(
        hits.map((hit) => ({ kind: "hit", hit })),
        heading,
        isFinal,
      ),
    showRecent: (queries, heading) =>
      show(
        queries.map((query) => ({ kind: "recent", query })),
        heading,
        true,
      ),
    step(by) {
      const last = choices.length - 1;
      if (last < 0) return;
      if (by === "first") activate(0);
      else if (by === "last") activate(last);
      // Past either end stands the field itself.
      else activate(active < 0 ? (by > 0 ? 0 : last) : active + by > last ? -1 : active + by);
    },
    release() {
      pointed = -1;
      mark(-1);
      if (isScrolled) listbox.scrollTop = 0;
    },
    get active() {
      return choices[active];
    },
    get first() {
      return choices[0];
    },
    get looked() {
      return choices[pointed] ?? choices[active];
    },
    get pinned() {
      return Math.max(active, pointed);
    },
  };
}

/** What a choice is known by; undefined for none. */
const keyOf = (choice: Choice | undefined) =>
  choice?.kind === "hit" ? choice.hit.path : choice && `?${choice.query}`;
