/**
 * Clients of revisions up to 2025-11-25 over HTTP: a session from `initialize` to its end, and single requests without one.
 *
 * Answers are plain JSON. A client that says it can be asked things (sampling, elicitation) gets streams instead, because a question
 * to the client travels on the stream of the answer.
 */
import { randomUUID } from "node:crypto";
import type { Milliseconds } from "@expodex/core/read";
import {
  isInitializeRequest,
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import type { Session } from "../session.ts";
import type { HttpHandlerParts } from "./http-handler.ts";

/** How many sessions, and for how long. */
export interface OldSessionLimits {
  /** Sessions at once; where there are more, the one that was quiet longest ends. */
  maxSessions: number;
  /** A session ends after so long without a request. */
  sessionIdleMs: Milliseconds;
}

interface OldSession {
  server: McpServer;
  transport: WebStandardStreamableHTTPServerTransport;
  usedAt: Milliseconds;
  /** Requests under way; a stream counts for as long as it is open. */
  busy: number;
}

/** Makes the keeper of sessions. */
export function createOldSessions(
  { makeServer, newSession, clock, log }: HttpHandlerParts,
  { maxSessions, sessionIdleMs }: OldSessionLimits,
) {
  /** Quiet longest first. */
  const sessions = new Map<string, OldSession>();
  const onerror = (error: Error) => log(`http: ${error.message}`);

  const end = (id: string) => {
    const ended = sessions.get(id);
    sessions.delete(id);
    return ended?.server.close().catch(onerror);
  };

  /** The map is in order of use, so the first one that is not over ends the walk. */
  const sweep = () => {
    const now = clock();
    for (const [id, { usedAt, busy }] of sessions) {
      const isOver = busy === 0 && now - usedAt > sessionIdleMs;
      if (!isOver && sessions.size <= maxSessions) return;
      void end(id);
    }
  };

  async function start(request: Request, body: unknown): Promise<Response> {
    const asksBack = canBeAsked(body);
    const id = randomUUID();
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => id,
      enableJsonResponse: !asksBack,
      onsessionclosed: () => void end(id),
    });
    const server = makeServer(newSession(id));
    await server.connect(transport);
    transport.onerror = onerror;
    const response = await transport.handleRequest(request, { parsedBody: body });
    // What was refused has no session.
    if (transport.sessionId === undefined) {
      await server.close().catch(onerror);
      return response;
    }
    sessions.set(id, { server, transport, usedAt: clock(), busy: 0 });
    sweep();
    return response;
  }

  async function goOn(id: string, request: Request, body: unknown): Promise<Response> {
    const session = sessions.get(id);
    if (session === undefined) return unknownSession();
    sessions.delete(id);
    sessions.set(id, session);
    session.usedAt = clock();
    session.busy += 1;
    const done = () => {
      session.busy -= 1;
      session.usedAt = clock();
    };
    // A stream that the client listens on keeps its session for as long as it is open.
    if (request.method === "GET") request.signal.addEventListener("abort", done, { once: true });
    try {
      return await session.transport.handleRequest(
        request,
        body === undefined ? {} : { parsedBody: body },
      );
    } finally {
      if (request.method !== "GET") done();
    }
  }

  async function once(request: Request, body: unknown, session: Session): Promise<Response> {
    if (request.method !== "POST")
      return refused(405, -32_000, "this request needs a session; send initialize first");
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    const server = makeServer(session);
    await server.connect(transport);
    transport.onerror = onerror;
    try {
      return await transport.handleRequest(request, { parsedBody: body });
    } finally {
      await server.close().catch(onerror);
    }
  }

  return {
    answer(request: Request, body: unknown, session: () => Session): Promise<Response> | Response {
      const id = request.headers.get("mcp-session-id");
      if (id !== null) return goOn(id, request, body);
      const messages = Array.isArray(body) ? body : [body];
      if (messages.some((message) => isInitializeRequest(message))) return start(request, body);
      return once(request, body, session());
    },
    sweep,
    async close() {
      await Promise.all([...sessions.keys()].map(end));
    },
  };
}

function canBeAsked(body: unknown): boolean {
  const capabilities = (body as { params?: { capabilities?: Record<string, unknown> } } | null)
    ?.params?.capabilities;
  return capabilities?.sampling !== undefined || capabilities?.elicitation !== undefined;
}

const unknownSession = () => refused(404, -32_001, "no such session; send initialize again");

function refused(status: number, code: number, message: string): Response {
  return Response.json({ jsonrpc: "2.0", error: { code, message }, id: null }, { status });
}
