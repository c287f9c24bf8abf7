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
import type { DialogHost } from "./dialog-host.ts";
import { fill, make } from "./dom.ts";
import type { Emit } from "./events.ts";
import { READING_STYLE } from "./reading-style.ts";
import { safeUrl } from "./safe-url.ts";
import { adopt } from "./style-sheet.ts";
import type { Words } from "./words/words.ts";

/** What an answer is made with. */
export interface AnswerPanelParts {
  host: DialogHost;
  words: Words;
  emit: Emit;
  /** Tells assistive technology. */
  say(text: string): void;
}

/** The place of an answer. */
export interface AnswerPanel {
  /** Offers to answer a question; the reader decides. */
  offer(question: string, context: Omit<AnswerContext, "signal">): void;
  /** Takes the answer away, and gives up one that is being written. */
  clear(): void;
}

/** Makes the place of answers of a node. */
export function createAnswerPanel(parts: AnswerPanelParts, node: HTMLElement): AnswerPanel {
  const { host, words, emit, say } = parts;
  const findPage: FindPage = async (path) => (await host.load()).page(path);
  let stopping: AbortController | undefined;

  function clear(): void {
    stopping?.abort();
    stopping = undefined;
    fill(node);
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
    fill(node, make("h2", { part: "answer-title" }, words.answer), text, sources);
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
          const found = await checkCitation(part.citation, findPage);
          if (stop.signal.aborted) return;
          const href = found === undefined ? undefined : safeUrl(found.url, document.baseURI);
          if (found === undefined || href === undefined || cited.has(href)) continue;
          cited.add(href);
          sources.append(make("li", {}, make("a", { href, part: "answer-source" }, found.title)));
        }
      }
      say(`${words.answer}: ${text.textContent ?? ""}`);
    } catch (error) {
      if (stop.signal.aborted) return;
      text.textContent = words.failed;
      say(words.failed);
      emit("eds:error", { error: answerFailed(error) });
    }
  }

  return {
    offer(question, context) {
      clear();
      const provider = host.element.answer;
      if (provider === undefined) return;
      const ask = make("button", { type: "button", class: "plain", part: "ask" }, words.ask);
      ask.addEventListener("click", () => {
        const stop = new AbortController();
        stopping = stop;
        void write(question, context, stop, provider);
      });
      fill(node, ask);
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
