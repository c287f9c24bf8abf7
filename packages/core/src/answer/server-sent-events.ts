/**
 * Reads server-sent events off pieces of text, however the pieces are cut.
 *
 * Responsible for: lines, fields, comments and blank lines as the HTML standard has them. Not responsible for: reconnecting,
 * which a stream of an answer cannot do; ids and retry times are read over.
 */

/** One event. */
export interface ServerSentEvent {
  /** @default "message" */
  event: string;
  data: string;
}

/** Takes pieces of a stream in and gives the events that they complete. */
export interface EventReader {
  push(text: string): ServerSentEvent[];
  /** Characters of an event that has not ended yet. */
  readonly pending: number;
}

/** Creates a reader for one stream. */
export function createEventReader(): EventReader {
  let rest = "";
  let event = "";
  let data: string[] = [];
  let held = 0;
  let isFirst = true;
  /** A line that ended in a carriage return may have its line feed in the next piece. */
  let skipLineFeed = false;

  const readLine = (line: string, done: ServerSentEvent[]) => {
    if (line === "") {
      if (data.length > 0)
        done.push({ event: event === "" ? "message" : event, data: data.join("\n") });
      event = "";
      data = [];
      held = 0;
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "data") {
      data.push(value);
      held += value.length;
    } else if (field === "event") event = value;
  };

  return {
    push(text) {
      const done: ServerSentEvent[] = [];
      let piece = text;
      if (isFirst && piece !== "") {
        piece = piece.replace(/^\uFEFF/u, "");
        isFirst = false;
      }
      if (skipLineFeed && piece !== "") {
        if (piece.startsWith("\n")) piece = piece.slice(1);
        skipLineFeed = false;
      }
      let from = 0;
      for (const { index, 0: ending } of piece.matchAll(/\r\n|\n|\r/gu)) {
        readLine(rest + piece.slice(from, index), done);
        rest = "";
        from = index + ending.length;
        if (ending === "\r" && from === piece.length) skipLineFeed = true;
      }
      rest += piece.slice(from);
      return done;
    },
    get pending() {
      return rest.length + held;
    },
  };
}
