/**
 * Long computation in slices, so that whoever shares the thread has their turn between two of them.
 *
 * Responsible for: how long a slice is, letting go of the thread, noticing that nobody wants the result any more.
 * Not responsible for: where a computation may be left (its `yield`s say so).
 *
 *     yield yield yield yield     rest     yield yield yield yield     rest
 *     └──── about 15 ms ────┘  others run  └──── about 15 ms ────┘
 *
 * Generators, not async functions: a `yield` costs some ten nanoseconds where an `await` costs a turn of the microtask queue, and
 * the same code runs at once where there is nobody to wait for.
 */
import { throwIfAborted } from "./errors.ts";
import { type Clock, type Milliseconds, systemClock } from "./platform.ts";

/** A computation that may be left at each of its `yield`s, a few milliseconds apart at the most. */
export type Sliced<Result> = Generator<void, Result, void>;

/** Says when a slice is over. One is shared by all stages of a work, so that short ones do not add up to a long slice. */
export interface Pace {
  /** Whether the slice has taken its time. */
  isOver(): boolean;
  /** Lets others have their turn. @throws ExpodexError ABORTED, and what `check` raises */
  rest(): Promise<void>;
}

/** How long work is divided. */
export interface PaceOptions {
  signal?: AbortSignal | undefined;
  /** What is at work, for the message of an abort. @default "indexing" */
  subject?: string;
  /** Raises what ends the work early; asked after each rest. */
  check?: () => void;
  /** @default 15 */
  sliceMs?: Milliseconds;
  clock?: Clock;
  /** Lets go of the thread. @default the platform's quickest way */
  pause?: () => Promise<void>;
}

/** A sixtieth of a second: a page that draws or a server that answers is late by a frame at the most, and 2 % go into resting. */
const SLICE_MS = 15;

/** Begins the first slice. */
export function createPace({
  signal,
  subject = "indexing",
  check = () => {},
  sliceMs = SLICE_MS,
  clock = systemClock,
  pause = systemPause,
}: PaceOptions = {}): Pace {
  let began = clock();
  return {
    isOver: () => clock() - began >= sliceMs,
    async rest() {
      await pause();
      throwIfAborted(signal, subject);
      check();
      began = clock();
    },
  };
}

/** Runs a computation in slices. One that is given up is told so, and runs its `finally`s. */
export async function inSlices<Result>(work: Sliced<Result>, pace: Pace): Promise<Result> {
  try {
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      if (pace.isOver()) await pace.rest();
    }
  } finally {
    work.return(undefined as never);
  }
}

/** Runs a computation without a rest. */
export function atOnce<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Waits for the next turn of the event loop: timers, input and answers come first. */
export function systemPause(): Promise<void> {
  // Typed by hand: a global of some platforms. A timer of 0 ms waits one there, and four in browsers, which have nothing else.
  const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => unknown };
  return new Promise((resolve) => {
    if (setImmediate === undefined) setTimeout(resolve, 0);
    else setImmediate(resolve);
  });
}
