/**
 * The dialog: a field, what was found, and a preview. This file wires the others together.
 *
 * Responsible for: keys, opening and closing, what choosing does. Not responsible for: rows, states, what stands beside the results
 * (`beside-results.ts`).
 */
import { isExpodexError } from "@expodex/core/parts";
import type { DocsSearch, DocsSearchHit } from "../client/result.ts";
import { createAnnouncer } from "./announcer.ts";
import { createBeside } from "./beside-results.ts";
import { createFrame } from "./dialog-frame.ts";
import type { DialogHost, SearchDialog } from "./dialog-host.ts";
import { MAX_HITS, readDialogSettings } from "./dialog-settings.ts";
import { DIALOG_STYLE } from "./dialog-style.ts";
import { set } from "./dom.ts";
import { emitFrom } from "./events.ts";
import { createFilters } from "./filters.ts";
import { directionOf, loadWords } from "./language.ts";
import { type Choice, createOptionList } from "./option-list.ts";
import { createRecentSearches } from "./recent-searches.ts";
import { movedUrl, safeUrl } from "./safe-url.ts";
import { createSearchSession } from "./search-session.ts";
import { createStates, describeView } from "./states.ts";
import { adopt } from "./style-sheet.ts";
import { withTextFragment } from "./text-fragment.ts";
import { hitsOf, type View } from "./view.ts";
import { holdViewport } from "./viewport.ts";

/** The least height of a row, in pixels: of one line for its title. */
const ROW_PX = 108;
/** How far keys go through the options. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/** Makes the dialog of an element, and waits for the words of its language. */
export async function createSearchDialog(host: DialogHost): Promise<SearchDialog> {
  const { element, root } = host;
  const emit = emitFrom(element);
  let settings = readDialogSettings(element);
  const { language, words: builtIn } = await loadWords(host.language);
  const words = { ...builtIn, ...settings.words };
  adopt(root, DIALOG_STYLE);
  const frame = createFrame(words, root.querySelector("svg")?.cloneNode(true));
  const { dialog, input } = frame;
  set(dialog, { lang: language, dir: directionOf(language) });
  root.append(dialog);

  const announcer = createAnnouncer(frame.status);
  const recent = createRecentSearches(() => (settings.hasRecent ? localStorage : undefined));
  let view: View = { kind: "start" };
  let release: (() => void) | undefined;
  let composing = false;
  /** Height of the list, read once for each size: the browser has to find it out at once. 0 where it is not known. */
  let listPx = 0;
  /** Height for which the results that stand there got their texts; 0 for none. */
  let fittedPx = 0;
  new ResizeObserver(() => {
    listPx = 0;
    // More rows are seen, as where an on-screen keyboard goes away.
    if (fittedPx > 0 && frame.list.clientHeight > fittedPx) session.complete();
  }).observe(frame.list);

  const options = createOptionList(input, frame.listbox, words, {
    choose,
    look: (choice) => beside.look(choice),
    reach: () => session.complete(),
  });
  const filters = createFilters(frame.filters, settings.platforms, words, () =>
    session.search(input.value, true),
  );
  const session = createSearchSession({
    load,
    filters: () => ({
      sdk: filters.sdk,
      platforms: filters.platforms,
      limit: settings.limit,
      mode: settings.mode,
    }),
    fitting() {
      listPx ||= frame.list.clientHeight;
      fittedPx = listPx;
      return Math.min(MAX_HITS, Math.ceil(listPx / ROW_PX)) || undefined;
    },
    pinned: () => options.pinned,
    emit,
    show,
    complete(hits) {
      if (view.kind === "results") view = { ...view, hits };
      options.show(hits, undefined, true);
      beside.look(options.looked);
    },
    isOnline: () => navigator.onLine,
    now: () => performance.now(),
    after: setTimeout,
  });
  const beside = createBeside({
    frame,
    words,
    host,
    emit,
    say: announcer.say,
    hasPreview: () => settings.hasPreview,
    linkOf,
    leave,
  });
  const showTexts = createStates(frame.notice, frame.message, ({ part, sdk }) => {
    if (part === "forget") recent.clear();
    if (sdk !== undefined) filters.choose(sdk);
    session.again();
    input.focus();
  });

  async function load(): Promise<DocsSearch> {
    const docs = await host.load();
    filters.offer(docs.info.sdks);
    return docs;
  }

  function show(next: View): void {
    view = next;
    if (view.kind === "start") fittedPx = 0;
    const queries = view.kind === "start" ? recent.list() : [];
    const isFinal = view.kind !== "results" || view.isFinal;
    const texts = describeView(view, words, queries.length > 0);
    options.show(queries.length > 0 ? queries : hitsOf(view), texts.heading, isFinal);
    showTexts(texts);
    set(dialog, { "data-view": view.kind });
    set(frame.list, { "aria-busy": String(view.kind === "loading" || !isFinal) });
    if (texts.said !== undefined) announcer.say(texts.said);
    beside.follow(view, options.looked);
  }

  function linkOf(hit: DocsSearchHit, sdk?: string): string | undefined {
    const url = (sdk === undefined ? undefined : hit.urls[sdk]) ?? hit.url;
    const here = safeUrl(movedUrl(url, hit, settings.site), document.baseURI);
    return here === undefined || sdk !== undefined ? here : withTextFragment(here, hit.excerpt);
  }

  /** Tells the page of what is opened, and remembers the query; false where the page cancelled. */
  function leave(hit: DocsSearchHit, url: string, newTab: boolean): boolean {
    recent.add(input.value);
    if (!emit("eds:select", { hit, url, query: input.value, newTab })) return false;
    if (!newTab) dialog.close();
    return true;
  }

  function choose(choice: Choice, newTab: boolean): void {
    if (typeof choice === "string") {
      search(choice, true);
      return;
    }
    const url = linkOf(choice);
    if (url === undefined || !leave(choice, url, newTab)) return;
    if (newTab) window.open(url, "_blank", "noopener");
    else location.assign(url);
  }

  /** Searches for a text that takes the place of what is typed, or for what is typed. */
  function search(text = input.value, atOnce = false): void {
    if (text !== input.value) input.value = text;
    options.release();
    // What an input method is still composing is no word yet.
    if (!composing) session.search(text, atOnce);
  }

  input.addEventListener("input", () => search());
  for (const type of ["compositionstart", "compositionend"]) {
    input.addEventListener(type, () => {
      composing = type === "compositionstart";
      if (!composing) search();
    });
  }
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing || composing) return;
    const { active } = options;
    const hasModifier = event.ctrlKey || event.metaKey;
    const by = STEPS[key];
    if (by !== undefined && !hasModifier && !event.altKey && !event.shiftKey) {
      // Until an option is active, Home and End are keys of the field.
      if (active === undefined && !Number.isFinite(by)) return;
      event.preventDefault();
      options.step(by);
    } else if (key === "Enter") {
      event.preventDefault();
      const isFinal = view.kind === "results" && view.isFinal;
      const choice = active ?? (isFinal ? options.first : undefined);
      if (choice === undefined) session.search(input.value, true);
      else choose(choice, hasModifier || event.shiftKey);
    } else if (key === "Delete" && typeof active === "string") {
      event.preventDefault();
      recent.remove(active);
      show({ kind: "start" });
    }
  });
  frame.clear.addEventListener("click", () => {
    search("", true);
    input.focus();
  });
  frame.close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
  dialog.addEventListener("cancel", (event) => {
    if (composing) event.preventDefault();
  });
  dialog.addEventListener("close", () => {
    release?.();
    release = undefined;
    session.stop();
    beside.clear();
    announcer.stop();
    removeEventListener("online", retry);
  });
  const retry = () => {
    if (view.kind === "offline" || view.kind === "error") session.again();
  };

  return {
    show(query = "") {
      settings = readDialogSettings(element);
      filters.reset(settings.context);
      dialog.showModal();
      release = holdViewport(dialog);
      input.focus({ preventScroll: true });
      addEventListener("online", retry);
      search(query, true);
      load().catch((error: unknown) => {
        if (isExpodexError(error) && input.value === "") emit("eds:error", { error });
      });
    },
    close: () => dialog.close(),
    get isOpen() {
      return dialog.open;
    },
    remove: () => dialog.remove(),
  };
}
