/**
 * Parses files and learns vectors on other threads, where the machine has cores for it.
 *
 * A larger young generation for the threads was tried, 96 and 200 MB: no difference in time beyond noise, 200 MB more memory.
 *
 * Responsible for: threads, who parses what, reading on behalf of threads, and going on without them where they cannot be
 * had. Not responsible for: parsing, and the order in which results are taken.
 *
 *     caller's thread    parse(file)   ──► thread with the least to do ──► parsed
 *                        read(path)    ◄── thread that needs a file
 *                        learn(matrix) ──► thread with the least to do ──► vectors
 */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import {
  type DocsFile,
  ExpodexError,
  inlineParser,
  type LearnedRows,
  learnRows,
  type ParsedFile,
  type ParseRequest,
  type Parser,
  throwIfAborted,
  type VectorLearner,
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

/** What learning is called in errors. */
const LEARNING = "learning vectors";

interface Job {
  /** What it is about, as errors name it. */
  subject: string;
  /** Characters, or as many as would take as long. */
  load: number;
  signal: AbortSignal | undefined;
  read: ParseRequest["read"];
  /** Takes the result; whether it is one is the sender's word. */
  take: (message: FromThread) => void;
  reject: (reason: unknown) => void;
  /** Does it on the caller's own thread. */
  here: () => void;
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
export function parserThreads(options: ParserThreadsOptions = {}): Parser & Partial<VectorLearner> {
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
      job.read(message.path).then(
        (file) => answer(file === undefined ? undefined : plain(file), false),
        (error: unknown) => {
          job.cause ??= { error };
          answer(undefined, true);
        },
      );
      return;
    }
    finish(thread, message.job, job);
    if (message.kind === "failed")
      job.reject(job.cause === undefined ? message.error : job.cause.error);
    else job.take(message);
  }

  function finish(thread: Thread, number: number, job: Job): void {
    thread.jobs.delete(number);
    thread.load -= job.load;
    if (thread.jobs.size === 0) thread.worker.unref();
  }

  /** One listener a signal, not one a file. A thread ends its file unobserved. */
  function watch(signal: AbortSignal): void {
    if (watched.has(signal)) return;
    const abort = () => {
      for (const thread of [...threads])
        for (const [number, job] of [...thread.jobs]) {
          if (job.signal !== signal) continue;
          finish(thread, number, job);
          job.reject(abortedAt(signal, job.subject));
        }
    };
    watched.set(signal, abort);
    signal.addEventListener("abort", abort, { once: true });
  }

  /** Takes over what a dead thread had to do. */
  function lose(thread: Thread): void {
    if (!threads.delete(thread) || closed) return;
    for (const job of thread.jobs.values()) job.here();
    thread.jobs.clear();
  }

  function tell({ worker }: Thread, message: ToThread): void {
    worker.postMessage(message);
  }

  function hand(thread: Thread, job: Job, message: (number: number) => ToThread): void {
    const number = ++jobs;
    thread.jobs.set(number, job);
    thread.load += job.load;
    thread.worker.ref();
    tell(thread, message(number));
    if (job.signal !== undefined) watch(job.signal);
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
      const { flavor, baseUrl, sourceId, signal, read } = request;
      return new Promise<ParsedFile>((resolve, reject) => {
        const job: Job = {
          subject: file.path,
          load: file.text.length,
          signal,
          read,
          take: (message) => message.kind === "parsed" && resolve(message.parsed),
          reject,
          here: () => void inlineParser.parse(file, request).then(resolve, reject),
        };
        const told = { flavor, baseUrl, sourceId };
        hand(thread, job, (number) => ({
          kind: "parse",
          job: number,
          file: plain(file),
          request: told,
        }));
      });
    },
    learn(matrix, signal) {
      throwIfAborted(signal, LEARNING);
      const thread = idlest();
      if (thread === undefined) return undefined;
      return new Promise<LearnedRows>((resolve, reject) => {
        const job: Job = {
          subject: LEARNING,
          load: matrix.termIds.length,
          signal,
          read: async () => undefined,
          take: (message) => message.kind === "learned" && resolve(message.learned),
          reject,
          here: () => void learnRows(matrix).then(resolve, reject),
        };
        hand(thread, job, (number) => ({ kind: "learn", job: number, matrix }));
      });
    },
    async close() {
      closed = true;
      for (const [signal, abort] of watched) signal.removeEventListener("abort", abort);
      watched.clear();
      const all = [...threads];
      threads.clear();
      for (const { jobs } of all)
        for (const { subject, reject } of jobs.values()) reject(closedEarly(subject));
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
