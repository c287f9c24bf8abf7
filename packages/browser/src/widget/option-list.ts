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
import { fill, part, set } from "./dom.ts";
import { createRow, type Row } from "./option-row.ts";
import type { Words } from "./words/words.ts";

/** Something that can be chosen: a page that was found, or a recent query. */
export type Choice = DocsSearchHit | string;

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
  /** Shows choices below an optional heading. Until they are final, rows keep the texts of pages that come without. */
  show(choices: readonly Choice[], heading: string | undefined, isFinal: boolean): void;
  /** Makes an option active: one step down or up, none past an end; infinitely far, the last or the first. */
  step(by: number): void;
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
  const rows: Row[] = [];
  let active = -1;
  /** The row that says it is active. */
  let marked: Row | undefined;
  let pointed = -1;
  let isScrolled = false;

  function indexAt(event: Event): number {
    const path = event.composedPath();
    return rows.findIndex(({ group }) => path.includes(group));
  }
  /** Looks at a choice; the row below it is seen too. */
  function look(index: number): void {
    events.look(choices[index]);
    const isLacking = (choice: Choice | undefined) =>
      typeof choice === "object" && choice.excerpt === undefined;
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
    const row = rows[index];
    if (marked !== undefined && marked !== row) set(marked.option, { "aria-selected": "false" });
    if (row !== undefined) set(row.option, { "aria-selected": "true" });
    set(input, { "aria-activedescendant": row?.option.id });
    marked = row;
    active = index;
  }

  function activate(index: number): void {
    mark(index);
    rows[index]?.group.scrollIntoView({ block: "nearest" });
    if (index >= 0) look(index);
  }

  function show(next: readonly Choice[], heading: string | undefined, isFinal: boolean): void {
    const key = keyOf(choices[active]);
    const pointedKey = keyOf(choices[pointed]);
    const at = (wanted: string | undefined) =>
      wanted === undefined ? -1 : next.findIndex((one) => keyOf(one) === wanted);
    choices = next;
    const groups = next.map((choice, place) => {
      rows[place] ??= createRow(place, words);
      rows[place].show(choice, isFinal);
      return rows[place].group;
    });
    mark(at(key));
    pointed = at(pointedKey);
    const head = heading !== undefined && part("group-title", { role: "presentation" }, heading);
    fill(listbox, head, ...groups);
    set(listbox, { hidden: next.length === 0 });
    set(input, { "aria-expanded": String(next.length > 0) });
  }

  return {
    show,
    step(by) {
      const { length } = choices;
      if (length === 0) return;
      // Past either end stands the field itself: −1, then the options.
      const next = ((active + 1 + by + length + 1) % (length + 1)) - 1;
      activate(Number.isFinite(by) ? next : by > 0 ? length - 1 : 0);
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
  typeof choice === "object" ? choice.path : choice && `?${choice}`;
