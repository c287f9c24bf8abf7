/**
 * Parses files on other threads, where the machine has cores for it.
 *
 * A larger young generation for the threads was tried, 96 and 200 MB: no difference in time beyond noise, 200 MB more memory.
 *
 * Responsible for: threads, who parses what, reading on behalf of threads, and going on without them where they cannot be
 * had. Not responsible for: parsing, and the order in which results are taken.
 *
 *     caller's thread    parse(file) ──► thread with the least to do ──► parsed
 *                        read(path)  ◄── thread that needs a file
 */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import {
  type DocsFile,
  ExpodexError,
  inlineParser,
  type ParsedFile,
  type ParseRequest,
  type Parser,
  throwIfAborted,
} from "@expodex/core";
import { numberOption } from "./number-option.ts";
import type { FromThread, ToThread } from "./parse-thread.ts";

/** How many threads parse, and from when on. */
export interface ParserThreadsOptions {
  /**
   * Threads beside the caller's, 0 to 64; 0 parses on the caller's own.
   *
   * @default as many as there are cores, 8 at the most: while they parse, the caller's thread has little to do
   */
  threads?: number;
  /**
   * Characters that are parsed on the caller's thread before any other is started, 0 or more: starting one takes as long as
   * parsing some 50,000. @default 200,000
   */
  startAfterChars?: number;
}

const MAX_DEFAULT_THREADS = 8;
const THREADS = { default: Math.min(MAX_DEFAULT_THREADS, availableParallelism()), min: 0, max: 64 };
const START_AFTER_CHARS = { default: 200_000, min: 0 };

/** Files that wait at each thread: enough that none runs dry while a long page holds up the order. */
const FILES_A_THREAD = 8;

interface Job {
  file: DocsFile;
  request: ParseRequest;
  resolve: (parsed: ParsedFile) => void;
  reject: (reason: unknown) => void;
  /** What reading on the thread's behalf raised. */
  cause?: { error: unknown };
}

interface Thread {
  worker: Worker;
  jobs: Map<number, Job>;
  /** Characters of the jobs. */
  load: number;
}

/**
 * Makes a parser that works on other threads. Documents and warnings are those of `inlineParser`. Where threads cannot be
 * started, or one dies, the caller's own thread parses what was theirs.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function parserThreads(options: ParserThreadsOptions = {}): Parser {
  const wanted = numberOption("threads", options.threads, THREADS);
  const startAfter = numberOption("startAfterChars", options.startAfterChars, START_AFTER_CHARS);
  const entry = fileURLToPath(new URL("./parse-thread.js", import.meta.url));
  // From TypeScript sources, and in a bundle of someone else's, the entry is not there.
  if (wanted === 0 || !existsSync(entry)) return inlineParser;
  const threads = new Set<Thread>();
  const watched = new Map<AbortSignal, () => void>();
  let jobs = 0;
  let chars = 0;
  let started = false;
  let closed = false;

  function start(): void {
    started = true;
    for (let count = 0; count < wanted; count++) {
      try {
        const worker = new Worker(entry);
        const thread: Thread = { worker, jobs: new Map(), load: 0 };
        // An idle thread keeps no process alive.
        worker.unref();
        worker.on("message", (message: FromThread) => hear(thread, message));
        worker.on("error", () => lose(thread));
        worker.on("exit", () => lose(thread));
        threads.add(thread);
      } catch {
        return;
      }
    }
  }

  function hear(thread: Thread, message: FromThread): void {
    const job = thread.jobs.get(message.job);
    if (job === undefined) return;
    if (message.kind === "read") {
      const answer = (file: DocsFile | undefined, failed: boolean) =>
        tell(thread, { kind: "read", read: message.read, file, failed });
      job.request.read(message.path).then(
        (file) => answer(file === undefined ? undefined : plain(file), false),
        (error: unknown) => {
          job.cause ??= { error };
          answer(undefined, true);
        },
      );
      return;
    }
    finish(thread, message.job, job);
    if (message.kind === "parsed") job.resolve(message.parsed);
    else job.reject(job.cause === undefined ? message.error : job.cause.error);
  }

  function finish(thread: Thread, number: number, job: Job): void {
    thread.jobs.delete(number);
    thread.load -= job.file.text.length;
    if (thread.jobs.size === 0) thread.worker.unref();
  }

  /** One listener a signal, not one a file. A thread ends its file unobserved. */
  function watch(signal: AbortSignal): void {
    if (watched.has(signal)) return;
    const abort = () => {
      for (const thread of [...threads])
        for (const [number, job] of [...thread.jobs]) {
          if (job.request.signal !== signal) continue;
          finish(thread, number, job);
          job.reject(abortedAt(signal, job.file.path));
        }
    };
    watched.set(signal, abort);
    signal.addEventListener("abort", abort, { once: true });
  }

  /** Takes over what a dead thread had to do. */
  function lose(thread: Thread): void {
    if (!threads.delete(thread) || closed) return;
    for (const { file, request, resolve, reject } of thread.jobs.values())
      inlineParser.parse(file, request).then(resolve, reject);
    thread.jobs.clear();
  }

  function tell({ worker }: Thread, message: ToThread): void {
    worker.postMessage(message);
  }

  function idlest(): Thread | undefined {
    let found: Thread | undefined;
    for (const thread of threads)
      if (found === undefined || thread.load < found.load) found = thread;
    return found;
  }

  return {
    ahead: wanted * FILES_A_THREAD,
    async parse(file, request) {
      throwIfAborted(request.signal, file.path);
      chars += file.text.length;
      if (!started && !closed && chars > startAfter) start();
      const thread = idlest();
      if (thread === undefined) return inlineParser.parse(file, request);
      const { flavor, baseUrl, sourceId, signal } = request;
      const job = ++jobs;
      const parsed = new Promise<ParsedFile>((resolve, reject) => {
        thread.jobs.set(job, { file, request, resolve, reject });
        thread.load += file.text.length;
        thread.worker.ref();
        tell(thread, {
          kind: "parse",
          job,
          file: plain(file),
          request: { flavor, baseUrl, sourceId },
        });
      });
      if (signal !== undefined) watch(signal);
      return parsed;
    },
    async close() {
      closed = true;
      for (const [signal, abort] of watched) signal.removeEventListener("abort", abort);
      watched.clear();
      const all = [...threads];
      threads.clear();
      for (const { jobs } of all)
        for (const { file, reject } of jobs.values()) reject(closedEarly(file.path));
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}

/** A file without the source that yielded it, which is code and cannot be sent, nor whatever else a source put on it. */
function plain({ path, mediaType, text, url, sdk, revision, origin }: DocsFile): DocsFile {
  return {
    path,
    mediaType,
    text,
    ...(url === undefined ? {} : { url }),
    ...(sdk === undefined ? {} : { sdk }),
    ...(revision === undefined ? {} : { revision }),
    ...(origin === undefined ? {} : { origin }),
  };
}

function abortedAt(signal: AbortSignal, subject: string): unknown {
  try {
    throwIfAborted(signal, subject);
  } catch (error) {
    return error;
  }
  return undefined;
}

function closedEarly(subject: string): ExpodexError {
  return new ExpodexError("CLOSED", {
    subject,
    expected: "an open parser",
    got: "one that was closed",
    next: "close it when the build is done",
    data: { subject },
  });
}
