/**
 * The dialog: a field, what was found, and a preview. This file wires the others together.
 *
 * Responsible for: keys, opening and closing, what choosing does. Not responsible for: the order of hits, their nodes, states.
 */
import { ExpodexError, isExpodexError } from "@expodex/core/parts";
import type { DocsSearch, DocsSearchHit } from "../client/result.ts";
import { createAnnouncer } from "./announcer.ts";
import { createAnswerPanel } from "./answer-panel.ts";
import { directionOf } from "./button-words.ts";
import { schemeOf } from "./color-scheme.ts";
import { createFrame, showIn } from "./dialog-frame.ts";
import type { DialogHost, SearchDialog } from "./dialog-host.ts";
import { readDialogSettings } from "./dialog-settings.ts";
import { DIALOG_STYLE } from "./dialog-style.ts";
import { fill, set } from "./dom.ts";
import { emitFrom } from "./events.ts";
import { createFilters } from "./filters.ts";
import { loadWords } from "./language.ts";
import { type Choice, createOptionList } from "./option-list.ts";
import { showPreview } from "./preview.ts";
import { createRecentSearches } from "./recent-searches.ts";
import { movedUrl, safeUrl } from "./safe-url.ts";
import { createSearchSession } from "./search-session.ts";
import { announcementOf, messageNodes, noticeNodes } from "./states.ts";
import { adopt } from "./style-sheet.ts";
import { withTextFragment } from "./text-fragment.ts";
import { hitsOf, type View } from "./view.ts";
import { holdViewport } from "./viewport.ts";

/** Makes the dialog of an element, and waits for the words of its language. */
export async function createSearchDialog(host: DialogHost): Promise<SearchDialog> {
  const emit = emitFrom(host.element);
  let settings = readDialogSettings(host.element);
  const loaded = await loadWords(settings.language);
  const words = { ...loaded.words, ...settings.words };
  adopt(host.root, DIALOG_STYLE);
  const frame = createFrame(words);
  const { dialog, input } = frame;
  set(dialog, { lang: loaded.language, dir: directionOf(loaded.language) });
  host.root.append(dialog);

  const announcer = createAnnouncer(frame.status);
  const recent = createRecentSearches(() => (settings.hasRecent ? localStorage : undefined));
  let view: View = { kind: "start" };
  let release: (() => void) | undefined;
  let composing = false;

  const options = createOptionList(input, frame.listbox, {
    choose,
    look: (choice) => preview(choice),
  });
  const filters = createFilters(frame.filters, settings.platforms, words, () =>
    session.search(input.value, true),
  );
  const session = createSearchSession({
    load,
    filters: () => ({
      ...(filters.sdk === undefined ? {} : { sdk: filters.sdk }),
      platforms: filters.platforms,
      ...(settings.limit === undefined ? {} : { limit: settings.limit }),
      ...(settings.mode === undefined ? {} : { mode: settings.mode }),
    }),
    pinned: () => options.pinned,
    emit,
    show,
    isOnline: () => navigator.onLine,
    now: () => performance.now(),
    after: setTimeout,
  });
  const answer = createAnswerPanel({
    node: frame.answer,
    provider: () => host.element.answer,
    words,
    findPage: async (path) => (await host.load()).page(path),
    say: (text) => announcer.say(text),
    onError: (cause) => emit("eds:error", { error: answerFailed(cause) }),
  });

  async function load(): Promise<DocsSearch> {
    const docs = await host.load();
    filters.offer(docs.info.sdks);
    return docs;
  }

  function show(next: View): void {
    view = next;
    const again = () => {
      session.again();
      input.focus();
    };
    const queries = view.kind === "start" ? recent.list() : [];
    if (queries.length > 0) options.showRecent(queries, words.recent);
    else options.showHits(hitsOf(view), view.kind === "nothing" ? words.nearest : undefined);
    showIn(frame.notice, ...noticeNodes(view, words));
    const message = messageNodes(view, words, queries.length > 0, {
      again,
      choose(sdk) {
        filters.choose(sdk);
        again();
      },
      forget() {
        recent.clear();
        show({ kind: "start" });
        input.focus();
      },
    });
    showIn(frame.message, ...message);
    set(frame.list, { "aria-busy": view.kind === "loading" });
    frame.clear.hidden = input.value === "";
    const said = announcementOf(view, words);
    if (said !== undefined) announcer.say(said);
    if (view.kind === "results" && view.isFinal) offerAnswer(view);
    else if (view.kind !== "results") answer.clear();
    preview(options.active ?? options.first);
  }

  function offerAnswer({ hits, result }: View & { kind: "results" }): void {
    const { searched } = result.sdk;
    answer.offer(result.query, () => ({
      hits,
      ...(searched === undefined ? {} : { sdk: searched }),
    }));
  }

  function linkOf(hit: DocsSearchHit, sdk?: string): string | undefined {
    const url = (sdk === undefined ? undefined : hit.urls[sdk]) ?? hit.url;
    const here = safeUrl(movedUrl(url, hit, settings.site), document.baseURI);
    return here === undefined || sdk !== undefined ? here : withTextFragment(here, hit.excerpt);
  }

  function preview(choice: Choice | undefined): void {
    if (!settings.hasPreview || choice?.kind !== "hit") {
      fill(frame.preview);
      return;
    }
    const { hit } = choice;
    showPreview(frame.preview, hit, words, linkOf, (event, url) => {
      const newTab = event.ctrlKey || event.metaKey || event.shiftKey;
      if (!leave(hit, url, newTab)) event.preventDefault();
    });
  }

  /** Tells the page of what is opened, and remembers the query; false where the page cancelled. */
  function leave(hit: DocsSearchHit, url: string, newTab: boolean): boolean {
    recent.add(input.value);
    if (!emit("eds:select", { hit, url, query: input.value, newTab })) return false;
    if (!newTab) dialog.close();
    return true;
  }

  function choose(choice: Choice, newTab: boolean): void {
    if (choice.kind === "recent") {
      input.value = choice.query;
      options.release();
      session.search(choice.query, true);
      return;
    }
    const url = linkOf(choice.hit);
    if (url === undefined || !leave(choice.hit, url, newTab)) return;
    if (newTab) window.open(url, "_blank", "noopener");
    else location.assign(url);
  }

  input.addEventListener("input", () => {
    options.release();
    // What an input method is still composing is no word yet.
    if (!composing) session.search(input.value);
  });
  input.addEventListener("compositionstart", () => {
    composing = true;
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    session.search(input.value);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || composing) return;
    const { active } = options;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const step = { ArrowDown: 1, ArrowUp: -1, Home: "first", End: "last" } as const;
    if (Object.hasOwn(step, event.key) && isPlain && !event.shiftKey) {
      // Until an option is active, Home and End are keys of the field.
      if (active === undefined && (event.key === "Home" || event.key === "End")) return;
      event.preventDefault();
      options.step(step[event.key as keyof typeof step]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const isFinal = view.kind === "results" && view.isFinal;
      const choice = active ?? (isFinal ? options.first : undefined);
      if (choice === undefined) session.search(input.value, true);
      else choose(choice, event.ctrlKey || event.metaKey || event.shiftKey);
    } else if (event.key === "Delete" && active?.kind === "recent") {
      event.preventDefault();
      recent.remove(active.query);
      show({ kind: "start" });
    }
  });
  frame.clear.addEventListener("click", () => {
    input.value = "";
    options.release();
    session.search("");
    input.focus();
  });
  frame.close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("cancel", (event) => {
    if (composing) event.preventDefault();
  });
  dialog.addEventListener("close", () => {
    release?.();
    release = undefined;
    session.stop();
    answer.clear();
    announcer.stop();
    removeEventListener("online", retry);
  });
  const retry = () => {
    if (view.kind === "offline" || view.kind === "error") session.again();
  };

  return {
    show(query) {
      settings = readDialogSettings(host.element);
      set(dialog, { "data-scheme": schemeOf(host.element) });
      filters.reset(settings.context);
      input.value = query ?? "";
      options.release();
      dialog.showModal();
      release = holdViewport(dialog);
      input.focus({ preventScroll: true });
      addEventListener("online", retry);
      session.search(input.value, true);
      load().catch((error: unknown) => {
        if (isExpodexError(error) && input.value === "") emit("eds:error", { error });
      });
    },
    close: () => dialog.close(),
    get isOpen() {
      return dialog.open;
    },
  };
}

function answerFailed(cause: unknown): ExpodexError {
  if (isExpodexError(cause)) return cause;
  return new ExpodexError("GENERATOR_FAILED", {
    subject: "answer",
    expected: "an answer",
    got: cause instanceof Error ? cause.message : String(cause),
    next: "try again",
    data: { generator: "answer" },
    cause,
  });
}
