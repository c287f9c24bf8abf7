/**
 * An HTTP server for MCP: `/mcp`, and `/livez` and `/readyz` for whoever runs it.
 *
 * Responsible for: who may ask, how large and how many requests may be, starting and ending.
 * Not responsible for: the protocol (`protocol/http-handler.ts`).
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type DocsIndex, ExpodexError, type Milliseconds } from "@expodex/core/read";
import { wholeNumber } from "../options.ts";
import { createHttpHandler, type HttpHandlerParts } from "../protocol/http-handler.ts";
import type { Session } from "../session.ts";
import { allowed, refusal } from "./guard.ts";
import { readBody, TOO_LARGE } from "./read-body.ts";
import { sendResponse, webRequest } from "./web-request.ts";

/** Where to listen, and what to let in. */
export interface ListenOptions {
  /** Address to listen on. @default "127.0.0.1", this machine alone */
  host?: string;
  /** 0 takes a free one. @default 3737 */
  port?: number;
  /** Further host names that requests may name, without port; `*` for all. @default none but this machine's and `host` */
  allowHosts?: readonly string[];
  /** Web pages that may ask, by origin, such as `https://app.example.com`; `*` for all. @default none but this machine's */
  allowOrigins?: readonly string[];
  /** Longest body of a request, 1,000 to 100,000,000. @default 1,000,000 */
  maxBodyBytes?: number;
  /** Sessions of older clients at once, 1 to 100,000; where there are more, the one that was quiet longest ends. @default 1,000 */
  maxSessions?: number;
  /** A session of an older client ends after so long without a request. @default 1,800,000 */
  sessionIdleMs?: Milliseconds;
  /** Connections at once. @default 2,000 */
  maxConnections?: number;
  /** How long requests under way may take to end when the server closes. @default 10,000 */
  drainMs?: Milliseconds;
}

/** A server that listens. */
export interface Listening {
  /** Where clients connect, with `/mcp`. */
  url: string;
  port: number;
  /** Takes no new requests, lets those under way end, and closes. */
  close(): Promise<void>;
}

/** What listening needs of the adapter. */
export interface ListenParts extends HttpHandlerParts {
  docs(): Promise<DocsIndex>;
}

const PORT = { min: 0, max: 65_535, preset: 3737 };
const BODY_BYTES = { min: 1000, max: 100_000_000, preset: 1_000_000 };
const SESSIONS = { min: 1, max: 100_000, preset: 1000 };
const IDLE_MS = { min: 1000, max: 86_400_000, preset: 1_800_000 };
const CONNECTIONS = { min: 1, max: 100_000, preset: 2000 };
const DRAIN_MS = { min: 0, max: 600_000, preset: 10_000 };
/** A client that sends slower than this holds a connection for nothing. */
const REQUEST_TIMEOUT_MS = 30_000;
const SWEEP_MS = 60_000;

/** Starts to listen. @throws ExpodexError INVALID_OPTION, also where the port cannot be taken */
export async function listen(parts: ListenParts, options: ListenOptions): Promise<Listening> {
  const { host = "127.0.0.1" } = options;
  const port = wholeNumber("port", options.port, PORT);
  const drainMs = wholeNumber("drainMs", options.drainMs, DRAIN_MS);
  const letIn = allowed(host, {
    ...(options.allowHosts === undefined ? {} : { hosts: options.allowHosts }),
    ...(options.allowOrigins === undefined ? {} : { origins: options.allowOrigins }),
  });
  const maxBodyBytes = wholeNumber("maxBodyBytes", options.maxBodyBytes, BODY_BYTES);
  const handler = createHttpHandler(parts, {
    maxSessions: wholeNumber("maxSessions", options.maxSessions, SESSIONS),
    sessionIdleMs: wholeNumber("sessionIdleMs", options.sessionIdleMs, IDLE_MS),
  });
  const sessions = sessionsOfConnections(parts.newSession);
  let isClosing = false;
  /** Answers that closing waits for; streams that last until somebody ends them are none. */
  const underWay = new Set<ServerResponse>();
  let drained = () => {};

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refused = refusal(request, letIn);
    if (refused !== undefined) return say(response, 403, -32_000, refused);
    crossOrigin(request, response);
    const [path = "/"] = (request.url ?? "/").split("?");
    if (path === "/livez") return plain(response, 200, "ok");
    if (path === "/readyz") {
      const isReady =
        !isClosing &&
        (await parts.docs().then(
          () => true,
          () => false,
        ));
      return plain(response, isReady ? 200 : 503, isReady ? "ready" : "not ready");
    }
    if (path !== "/mcp") return say(response, 404, -32_000, "expected /mcp, /livez or /readyz");
    if (isClosing) {
      response.setHeader("retry-after", "1");
      return say(response, 503, -32_000, "the server is shutting down");
    }
    if (request.method === "OPTIONS") return plain(response, 204, "");
    let body: unknown;
    if (request.method === "POST") {
      if (!/^application\/json\s*(?:;|$)/iu.test(request.headers["content-type"] ?? ""))
        return say(response, 415, -32_000, "expected Content-Type application/json");
      const text = await readBody(request, maxBodyBytes);
      if (text === TOO_LARGE) {
        response.setHeader("connection", "close");
        return say(response, 413, -32_000, `expected a body of at most ${maxBodyBytes} bytes`);
      }
      try {
        body = JSON.parse(text);
      } catch {
        return say(response, 400, -32_700, "the body is not JSON");
      }
    }
    if (isSubscription(body)) underWay.delete(response);
    const session = () => sessions(request.socket);
    await sendResponse(
      await handler.answer(webRequest(request, response), body, session),
      response,
    );
  };

  const server = createServer((request, response) => {
    if (request.method === "POST") underWay.add(response);
    response.once("close", () => {
      if (underWay.delete(response) && underWay.size === 0) drained();
    });
    response.on("error", () => {});
    answer(request, response).catch((error: unknown) => {
      if (!response.destroyed) parts.log(`http: ${error instanceof Error ? error.message : error}`);
      if (response.headersSent) response.destroy();
      else say(response, 500, -32_603, "internal error");
    });
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = SWEEP_MS;
  server.maxConnections = wholeNumber("maxConnections", options.maxConnections, CONNECTIONS);
  await start(server, host, port);
  const sweeper = setInterval(() => handler.sweep(), SWEEP_MS);
  sweeper.unref();

  const { port: taken } = server.address() as AddressInfo;
  const shown = host.includes(":") ? `[${host}]` : host;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${shown}:${taken}/mcp`,
    port: taken,
    close() {
      closing ??= (async () => {
        isClosing = true;
        clearInterval(sweeper);
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeIdleConnections();
        if (underWay.size > 0)
          await drain(drainMs, (done) => {
            drained = done;
          });
        await handler.close();
        server.closeAllConnections();
        await closed;
      })();
      return closing;
    },
  };
}

async function start(server: ReturnType<typeof createServer>, host: string, port: number) {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      reject(
        new ExpodexError("INVALID_OPTION", {
          subject: `${host}:${port}`,
          expected: "an address that can be listened on",
          got: cause.code ?? cause.message,
          next: "name another port; 0 takes a free one",
          data: { option: "port", expected: "a free port", got: `${port}` },
          cause,
        }),
      );
    });
    server.listen(port, host, () => resolve());
  });
}

function drain(ms: Milliseconds, onDrained: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    onDrained(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function isSubscription(body: unknown): boolean {
  return (body as { method?: unknown } | null | undefined)?.method === "subscriptions/listen";
}

/** A client without a session is counted by its connection, which is all that is known of it. */
function sessionsOfConnections(newSession: (id: string) => Session): (socket: Socket) => Session {
  const rates = new WeakMap<Socket, Session>();
  return (socket) => {
    const known = rates.get(socket) ?? newSession("connection");
    rates.set(socket, known);
    // What was sent is not remembered: connections are shared by clients behind a proxy.
    return { ...newSession("request"), rate: known.rate };
  };
}

/** Lets a web page that may ask read the answers. */
function crossOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  const { origin } = headers;
  if (origin === undefined) return;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("vary", "Origin");
  response.setHeader("access-control-expose-headers", "mcp-session-id, mcp-protocol-version");
  const wanted = headers["access-control-request-headers"];
  if (wanted === undefined) return;
  response.setHeader("access-control-allow-headers", wanted);
  response.setHeader("access-control-allow-methods", "GET, POST, DELETE");
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}

function say(response: ServerResponse, status: number, code: number, message: string): void {
  const body = JSON.stringify({ jsonrpc: "2.0", error: { code, message }, id: null });
  response.writeHead(status, { "content-type": "application/json" }).end(body);
}
