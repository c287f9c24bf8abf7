/**
 * Lets a model's words through, but for citations of what it was not given.
 *
 * A citation is a number in brackets, `[2]` or `[1, 3]`, or an address. Words come in pieces that may be cut anywhere, so what may
 * become a citation is held back until it is one or cannot be. Code is let through as it is: `assets[0]` cites nothing.
 */

/** What a model may cite. */
export interface GivenSources {
  /** Numbers of the passages: 1 to this. */
  count: number;
  /** Whether an address stands in the passages. */
  hasUrl(url: string): boolean;
}

/** Words on their way. */
export interface CitationCheck {
  /** Takes a piece in, and gives what is sure. */
  push(text: string): string;
  /** Gives the rest. */
  end(): string;
  /** Numbers that were cited and given, in order of first use. */
  readonly cited: readonly number[];
  /** Citations that were taken out, as they stood, each once, at most 20. */
  readonly removed: readonly string[];
}

/** Longer brackets are no citation, and longer addresses none that anybody gave. */
const MAX_HELD = 2400;
const MAX_REMOVED = 20;
/** A citation, an address, or what begins and ends code. */
const MARK =
  /\[\^?\d{1,3}(?:[ \t]*[,;–-][ \t]*\^?\d{1,3}){0,20}\]|https?:\/\/[^\s<>"'`\]]{1,2000}|`+/u;
/** The end of a text, where it may be the beginning of a mark. */
const OPEN_END =
  /(?:\[[\^\d,;–\- \t]{0,200}|h(?:t(?:t(?:p(?:s?(?::(?:\/)?)?)?)?)?)?|https?:\/\/[^\s<>"'`\]]{0,2000}|`+)$/u;

/** Starts a check of one answer. */
export function checkCitations(given: GivenSources): CitationCheck {
  let held = "";
  /** The run of backticks that code began with. */
  let code = "";
  const cited = new Set<number>();
  const removed = new Set<string>();

  const remove = (mark: string) => {
    if (removed.size < MAX_REMOVED) removed.add(mark);
    return "";
  };
  const judge = (mark: string): string => {
    if (mark.startsWith("[")) {
      const numbers = numbersOf(mark);
      const known = numbers.filter((number) => number >= 1 && number <= given.count);
      for (const number of known) cited.add(number);
      if (known.length === numbers.length) return mark;
      remove(mark);
      return known.length === 0 ? "" : `[${known.join(", ")}]`;
    }
    const [, url = "", tail = ""] = /^(.*?)([).,;:!?*_]*)$/su.exec(mark) ?? [];
    return given.hasUrl(url) ? mark : remove(url) + tail;
  };
  const drain = (isEnd: boolean): string => {
    let out = "";
    for (;;) {
      if (code !== "") {
        const close = closingRun(held, code, isEnd);
        if (close === undefined) {
          // A run of backticks, or the line break before an empty line, may go on in the next piece.
          const keep = isEnd ? 0 : (/(?:`+|\n[ \t]*)$/u.exec(held)?.[0].length ?? 0);
          out += held.slice(0, held.length - keep);
          held = held.slice(held.length - keep);
          return out;
        }
        out += held.slice(0, close);
        held = held.slice(close);
        code = "";
      }
      const mark = MARK.exec(held);
      const open = isEnd ? null : OPEN_END.exec(held);
      const isWhole =
        mark !== null &&
        (isEnd ||
          mark[0].startsWith("[") ||
          mark.index + mark[0].length < held.length ||
          held.length - mark.index > MAX_HELD);
      if (mark === null || !isWhole) {
        const from =
          open !== null && held.length - open.index <= MAX_HELD ? open.index : held.length;
        const safe = mark !== null ? Math.min(mark.index, from) : from;
        out += held.slice(0, safe);
        held = held.slice(safe);
        return out;
      }
      out += held.slice(0, mark.index);
      held = held.slice(mark.index + mark[0].length);
      if (mark[0].startsWith("`")) {
        out += mark[0];
        code = mark[0];
      } else out += judge(mark[0]);
    }
  };

  return {
    push(text) {
      held += text;
      return drain(false);
    },
    end() {
      const out = drain(true);
      const rest = held;
      held = "";
      return out + rest;
    },
    get cited() {
      return [...cited];
    },
    get removed() {
      return [...removed];
    },
  };
}

/** Where code that began with a run of backticks ends: behind an equal run. One backtick does not reach over an empty line. */
function closingRun(text: string, run: string, isEnd: boolean): number | undefined {
  for (const { index, 0: found } of text.matchAll(/`+|\n[ \t]*\n/gu)) {
    const end = index + found.length;
    if (!found.startsWith("`")) {
      if (run.length < 3) return index;
    } else if (found.length === run.length && (isEnd || end < text.length)) return end;
  }
  return undefined;
}

/** `[1, 3]` → 1 and 3; `[2-4]` → 2, 3 and 4. */
function numbersOf(mark: string): number[] {
  const numbers: number[] = [];
  for (const part of mark.slice(1, -1).split(/[,;]/u)) {
    const [from = 0, to = from] = (part.match(/\d+/gu) ?? []).map(Number);
    if (to < from || to - from > 50) numbers.push(from, to);
    else for (let number = from; number <= to; number++) numbers.push(number);
  }
  return numbers;
}
