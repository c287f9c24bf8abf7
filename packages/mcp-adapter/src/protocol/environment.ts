/** What the protocol layer needs of the adapter to serve one client. */
import type { Clock, DocsIndex, Log, Milliseconds, Sdk } from "@expodex/core/read";
import type { CallQueue } from "../call-queue.ts";
import type { ProjectFacts } from "../project/project-facts.ts";
import type { Prompt } from "../prompt.ts";
import type { ResourceTemplate } from "../resource.ts";
import type { Session } from "../session.ts";
import type { Tool } from "../tool.ts";
import type { ToolContext } from "../tool-context.ts";
import { ToolError } from "../tool-error.ts";
import type { AnsweredRequest } from "./answered-request.ts";

/** What a server offers; the same for every client. */
export interface Offer {
  name: string;
  title: string;
  version: string;
  /** For the model, at most 2 KB, the first 512 characters of which stand by themselves. */
  instructions: string;
  tools: readonly Tool[];
  resources: readonly ResourceTemplate[];
  prompts: readonly Prompt[];
}

/** What calls run on; the same for every client. */
export interface Environment {
  /** Gives the index that is current, opening it where that was not done. */
  docs(): Promise<DocsIndex>;
  project(): ProjectFacts | undefined;
  /** The SDK that the server was started for. */
  sdk: Sdk | undefined;
  /** How long a call may take. */
  timeoutMs: Milliseconds;
  /** Which calls have waited too long to be answered. */
  queue: CallQueue;
  clock: Clock;
  log: Log;
  /** Told of each request for documentation once it is answered. */
  onRequest?: (request: AnsweredRequest) => void;
}

/**
 * Runs something for a client under its rate, its cancellation and the time-out.
 *
 * @param options.counted whether it counts against the client's rate, as what a model asks for does. @default true
 * @throws ToolError RATE_LIMITED, OVERLOADED, TIMED_OUT; and what `run` throws
 */
export async function withContext<T>(
  environment: Environment,
  session: Session,
  cancelled: AbortSignal,
  run: (context: ToolContext) => Promise<T>,
  { counted = true }: { counted?: boolean } = {},
): Promise<T> {
  const waitMs = counted ? session.rate.take() : 0;
  if (waitMs > 0) throw rateLimited(waitMs);
  const behindMs = environment.queue.enter();
  if (behindMs > 0) throw overloaded(behindMs);
  const { timeoutMs, clock, log, sdk } = environment;
  // One controller and one listener, because `AbortSignal.any` leaves weak references behind that only a full collection clears.
  const ending = new AbortController();
  const { signal } = ending;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onCancelled = () => {};
  // Whoever ignores the signal is left behind; its answer comes too late and goes nowhere.
  const ended = new Promise<never>((_, reject) => {
    const end = (reason: unknown) => {
      ending.abort(reason);
      reject(reason);
    };
    timer = setTimeout(() => end(timedOut(timeoutMs)), timeoutMs);
    onCancelled = () => end(cancelled.reason);
    cancelled.addEventListener("abort", onCancelled, { once: true });
  });
  const work = async () => {
    cancelled.throwIfAborted();
    const docs = await environment.docs();
    const project = environment.project();
    const preferredSdk = sdk ?? project?.sdk;
    return run({ docs, session, project, preferredSdk, signal, clock, log });
  };
  try {
    return await Promise.race([work(), ended]);
  } finally {
    clearTimeout(timer);
    cancelled.removeEventListener("abort", onCancelled);
  }
}

function rateLimited(waitMs: Milliseconds): ToolError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new ToolError(
    "RATE_LIMITED",
    "too many calls in this session",
    `wait ${seconds} s, then call again; ask for more in one call by raising max_tokens`,
    { retryAfterSeconds: seconds },
  );
}

function overloaded(behindMs: Milliseconds): ToolError {
  const seconds = Math.ceil(behindMs / 1000);
  return new ToolError(
    "OVERLOADED",
    `the server has more calls than it can answer: those before this one took ${seconds} s`,
    `wait ${seconds} s, then call again`,
    { retryAfterSeconds: seconds },
  );
}

function timedOut(timeoutMs: Milliseconds): ToolError {
  return new ToolError(
    "TIMED_OUT",
    `the call took longer than ${timeoutMs / 1000} s`,
    "call again with a narrower request: fewer words, one package or a smaller max_tokens",
  );
}
