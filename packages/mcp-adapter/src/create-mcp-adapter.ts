/** Turns an open index into an MCP server, and serves it over streams or HTTP. */
import type { Readable, Writable } from "node:stream";
import type { Clock, DocsIndex, Log, Milliseconds, Sdk } from "@expodex/core/read";
import { createCallQueue } from "./call-queue.ts";
import { type Listening, type ListenOptions, listen } from "./http/listen.ts";
import { INSTRUCTIONS } from "./instructions.ts";
import { wholeNumber } from "./options.ts";
import type { ProjectFacts } from "./project/project-facts.ts";
import { PROMPTS } from "./prompts/prompt-set.ts";
import type { AnsweredRequest } from "./protocol/answered-request.ts";
import type { Environment, Offer } from "./protocol/environment.ts";
import { createServerMaker } from "./protocol/make-server.ts";
import { type StreamConnection, serveStreams } from "./protocol/serve-streams.ts";
import { DEFAULT_RATE_LIMIT, type RateLimit } from "./rate-limit.ts";
import { RESOURCES } from "./resources/resource-set.ts";
import { createSession } from "./session.ts";
import { answerQuestion } from "./tools/answer.ts";
import { toolsOf } from "./tools/tool-set.ts";

/** How an index is served. */
export interface McpAdapterOptions {
  /** Gives the index that is current; called for every call of a tool, so it opens once and remembers. */
  index: () => Promise<DocsIndex>;
  /** Tools to offer: `all`, `minimal` (search and read) or `search,fetch` (for deep-research clients). @default "all" */
  tools?: string;
  /** Whether `expo_answer` is offered beside them: one answer with citations, worded by the client's model where it lends it. @default false */
  answer?: boolean;
  /** The SDK that a call without one is about. @default the project's, else the newest in the index */
  sdk?: Sdk;
  /** Gives the project as it is now. @default none */
  project?: () => ProjectFacts | undefined;
  /** Version of the server as clients show it. @default this package's */
  version?: string;
  /** How often one session may call. @default 60 a minute, 10 at once */
  rateLimit?: RateLimit;
  /** How long one call may take, and the calls of others before it, 10 to 600,000. @default 30,000 */
  timeoutMs?: Milliseconds;
  /** Whether `listen` offers what the protocol's conformance suite calls, beside the tools. @default false */
  conformance?: boolean;
  /** @default the platform's monotonic clock */
  clock?: Clock;
  /** Receives a line about what went wrong; never print it to standard output. @default drops it */
  log?: Log;
  /** Told of each call of a tool, resource or prompt once it is answered, for an access log. It must not throw. @default nobody */
  onRequest?: (request: AnsweredRequest) => void;
}

/** An index that can be served, to any number of clients at once. */
export interface McpAdapter {
  /** Serves one client over two streams, such as standard input and output. */
  serveStdio(streams: { input: Readable; output: Writable }): StreamConnection;
  /** Serves many over HTTP. @throws ExpodexError where the port cannot be taken */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Ends every connection. The index stays open: whoever opened it closes it. */
  close(): Promise<void>;
}

const TIMEOUT_MS = { min: 10, max: 600_000, preset: 30_000 };
const PER_MINUTE = { min: 0, max: 100_000, preset: DEFAULT_RATE_LIMIT.perMinute };
const BURST = { min: 1, max: 100_000, preset: DEFAULT_RATE_LIMIT.burst };
/** The longest message over streams: arguments are bounded far below, but for a file that is to be checked. */
const MAX_LINE_BYTES = 1_000_000;
/** What clients send can be in a line of the log; a stack fits. */
const MAX_LOG_LENGTH = 2000;
/** What is under way when the client closes its end may take so long. */
const DRAIN_MS = 5000;

/**
 * Makes an index servable.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function createMcpAdapter(options: McpAdapterOptions): McpAdapter {
  const { clock = () => performance.now() } = options;
  const log: Log = (line) => options.log?.(line.replace(/\s+/gu, " ").slice(0, MAX_LOG_LENGTH));
  const rateLimit = {
    perMinute: wholeNumber("rateLimit.perMinute", options.rateLimit?.perMinute, PER_MINUTE),
    burst: wholeNumber("rateLimit.burst", options.rateLimit?.burst, BURST),
  };
  const offer: Offer = {
    name: "expodex",
    title: "Expo documentation",
    version: options.version ?? "0.1.0",
    instructions: INSTRUCTIONS,
    tools: [
      ...toolsOf(options.tools ?? "all"),
      ...(options.answer === true ? [answerQuestion] : []),
    ],
    resources: RESOURCES,
    prompts: PROMPTS,
  };
  const timeoutMs = wholeNumber("timeoutMs", options.timeoutMs, TIMEOUT_MS);
  const environment: Environment = {
    docs: options.index,
    project: options.project ?? (() => undefined),
    sdk: options.sdk,
    timeoutMs,
    queue: createCallQueue(timeoutMs, clock),
    clock,
    log,
    ...(options.onRequest === undefined ? {} : { onRequest: options.onRequest }),
  };
  const makeServer = createServerMaker(offer, environment);
  const newSession = (id: string) => createSession(id, rateLimit, clock);
  const withFixtures = async () => {
    const { conformance } = await import("./protocol/conformance/conformance.ts");
    return createServerMaker(offer, environment, conformance);
  };
  const open = new Set<{ close(): Promise<void> }>();

  return {
    serveStdio({ input, output }) {
      const limits = { maxLineBytes: MAX_LINE_BYTES, drainMs: DRAIN_MS };
      const streams = { input, output, log };
      const connection = serveStreams(makeServer, newSession("stdio"), streams, limits);
      open.add(connection);
      void connection.closed.then(() => open.delete(connection));
      return connection;
    },
    async listen(listenOptions = {}) {
      const maker = options.conformance === true ? await withFixtures() : makeServer;
      const listening = await listen(
        { makeServer: maker, newSession, docs: environment.docs, clock, log },
        listenOptions,
      );
      open.add(listening);
      return listening;
    },
    async close() {
      await Promise.all([...open].map((one) => one.close()));
      open.clear();
    },
  };
}
