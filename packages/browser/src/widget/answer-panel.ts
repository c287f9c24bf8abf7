/**
 * Shows an answer as it is written, and those of its sources that are pages of the index. Loaded where a page has something that
 * answers.
 */
import { ExpodexError, isExpodexError } from "@expodex/core/parts";
import {
  type AnswerContext,
  type AnswerProvider,
  checkCitation,
  type FindPage,
  MAX_ANSWER_CHARACTERS,
  MAX_CITATIONS,
} from "./citations.ts";
import { fill, make, set } from "./dom.ts";
import { READING_STYLE } from "./reading-style.ts";
import { safeUrl } from "./safe-url.ts";
import { adopt } from "./style-sheet.ts";
import type { Words } from "./words/words.ts";

/** What an answer is made with. */
export interface AnswerPanelParts {
  node: HTMLElement;
  /** Asked anew for each answer; undefined where nothing answers. */
  provider(): AnswerProvider | undefined;
  words: Words;
  findPage: FindPage;
  /** Tells assistive technology. */
  say(text: string): void;
  onError(error: ExpodexError): void;
}

/** The place of an answer. */
export interface AnswerPanel {
  /** Offers to answer a question; the reader decides. */
  offer(question: string, context: Omit<AnswerContext, "signal">): void;
  /** Takes the answer away, and gives up one that is being written. */
  clear(): void;
}

/** Makes the place of answers. */
export function createAnswerPanel(parts: AnswerPanelParts): AnswerPanel {
  const { node, words } = parts;
  let stopping: AbortController | undefined;

  function show(...children: Node[]): void {
    fill(node, ...children);
    set(node, { hidden: children.length === 0 });
  }

  function clear(): void {
    stopping?.abort();
    stopping = undefined;
    show();
  }

  async function write(
    question: string,
    context: Omit<AnswerContext, "signal">,
    stop: AbortController,
    provider: AnswerProvider,
  ): Promise<void> {
    const text = make("div", { part: "answer-text", dir: "auto" });
    const sources = make("ul", { part: "answer-sources", "aria-label": words.sources });
    text.textContent = words.loading;
    adopt(node.getRootNode() as ShadowRoot, READING_STYLE);
    show(make("h2", { part: "answer-title" }, words.answer), text, sources);
    let written = "";
    const cited = new Set<string>();
    try {
      // A file that previews are shown by, too.
      const { textNodes } = await import("./preview.ts");
      for await (const part of provider(question, { ...context, signal: stop.signal })) {
        if (stop.signal.aborted) return;
        if ("text" in part) {
          written = (written + part.text).slice(0, MAX_ANSWER_CHARACTERS);
          fill(text, ...textNodes(written, words));
        } else if (cited.size < MAX_CITATIONS) {
          const found = await checkCitation(part.citation, parts.findPage);
          if (stop.signal.aborted) return;
          const href = found === undefined ? undefined : safeUrl(found.url, document.baseURI);
          if (found === undefined || href === undefined || cited.has(href)) continue;
          cited.add(href);
          sources.append(make("li", {}, make("a", { href, part: "answer-source" }, found.title)));
        }
      }
      parts.say(`${words.answer}: ${text.textContent ?? ""}`);
    } catch (error) {
      if (stop.signal.aborted) return;
      text.textContent = words.failed;
      parts.say(words.failed);
      parts.onError(answerFailed(error));
    }
  }

  return {
    offer(question, context) {
      clear();
      const provider = parts.provider();
      if (provider === undefined) return;
      const ask = make("button", { type: "button", class: "plain", part: "ask" }, words.ask);
      ask.addEventListener("click", () => {
        const stop = new AbortController();
        stopping = stop;
        void write(question, context, stop, provider);
      });
      show(ask);
    },
    clear,
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
