/**
 * The other side of `parserThreads`: parses the files that it is sent, asks back for those that they refer to, and learns
 * vectors.
 *
 * An entry of its own, started as a thread. What is said between the two is `ToThread` and `FromThread`.
 */
import { parentPort } from "node:worker_threads";
import {
  type DocsFile,
  inlineParser,
  type LearnedRows,
  learnRows,
  type ParsedFile,
  type ParseRequest,
} from "@expodex/core";

/** What a thread is told. */
export type ToThread =
  | {
      kind: "parse";
      job: number;
      file: DocsFile;
      request: Pick<ParseRequest, "flavor" | "baseUrl" | "sourceId">;
    }
  | { kind: "learn"; job: number; matrix: Parameters<typeof learnRows>[0] }
  | { kind: "read"; read: number; file: DocsFile | undefined; failed: boolean };

/** What a thread says. */
export type FromThread =
  | { kind: "read"; job: number; read: number; path: string }
  | { kind: "parsed"; job: number; parsed: ParsedFile }
  | { kind: "learned"; job: number; learned: LearnedRows }
  | { kind: "failed"; job: number; error: unknown };

const port = parentPort;
if (port !== null) {
  const say = (message: FromThread) => port.postMessage(message);
  let reads = 0;
  const waiting = new Map<
    number,
    { resolve: (file: DocsFile | undefined) => void; reject: (reason: Error) => void }
  >();
  port.on("message", (message: ToThread) => {
    if (message.kind === "read") {
      const asked = waiting.get(message.read);
      waiting.delete(message.read);
      // The error itself stays on the other side, which knows its class.
      if (message.failed) asked?.reject(new Error("could not be read"));
      else asked?.resolve(message.file);
      return;
    }
    const failed = (error: unknown) => say({ kind: "failed", job: message.job, error });
    if (message.kind === "learn") {
      const { job, matrix } = message;
      learnRows(matrix).then((learned) => say({ kind: "learned", job, learned }), failed);
      return;
    }
    const { job, file, request } = message;
    const read = (path: string) =>
      new Promise<DocsFile | undefined>((resolve, reject) => {
        waiting.set(++reads, { resolve, reject });
        say({ kind: "read", job, read: reads, path });
      });
    inlineParser
      .parse(file, { ...request, read })
      .then((parsed) => say({ kind: "parsed", job, parsed }), failed);
  });
}
