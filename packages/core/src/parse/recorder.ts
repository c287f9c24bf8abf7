/**
 * A writer that keeps what it is told, so that the caller can look before deciding where it goes: into a list item as
 * text, or on the page as blocks of its own.
 */
import { createDocumentWriter, type DocumentWriter } from "./document-writer.ts";

/** Longer code stands as a block of its own, so that it can be cut off from the list item around it. */
const MAX_INLINE_CODE_CHARS = 800;

/** A writer that can be played back. */
export interface Recorder extends DocumentWriter {
  /** Whether it holds what only the page itself can hold: sections, labels, long code. */
  readonly structural: boolean;
  /** Repeats everything to another writer. */
  replay(writer: DocumentWriter): void;
  /** What it holds, as one text. */
  text(): string;
}

/** Starts a recorder; `depth` is that of the section around it. */
export function createRecorder(depth: number): Recorder {
  const calls: ((writer: DocumentWriter) => void)[] = [];
  let current = depth;
  let structural = false;
  const recorder: Recorder = {
    get structural() {
      return structural;
    },
    get depth() {
      return current;
    },
    heading(level, title, options) {
      current = level;
      structural = true;
      calls.push((writer) => writer.heading(level, title, options));
    },
    block(type, markdown, options) {
      calls.push((writer) => writer.block(type, markdown, options));
    },
    code(code, options) {
      if (code.length > MAX_INLINE_CODE_CHARS) structural = true;
      calls.push((writer) => writer.code(code, options));
    },
    table(header, rows, options) {
      structural = true;
      calls.push((writer) => writer.table(header, rows, options));
    },
    labelled(label, body) {
      structural = true;
      const from = calls.length;
      body();
      const inner = calls.splice(from);
      calls.push((writer) =>
        writer.labelled(label, () => {
          for (const call of inner) call(writer);
        }),
      );
    },
    symbol(symbol) {
      structural = true;
      calls.push((writer) => writer.symbol(symbol));
    },
    alias(anchor) {
      structural = true;
      calls.push((writer) => writer.alias(anchor));
    },
    close(level) {
      calls.push((writer) => writer.close(level));
      current = Math.min(current, Math.max(level - 1, 0));
    },
    replay(writer) {
      for (const call of calls) call(writer);
    },
    text() {
      const writer = createDocumentWriter();
      recorder.replay(writer);
      return writer.finish().text.trimEnd();
    },
    finish() {
      const writer = createDocumentWriter();
      recorder.replay(writer);
      return writer.finish();
    },
  };
  return recorder;
}
