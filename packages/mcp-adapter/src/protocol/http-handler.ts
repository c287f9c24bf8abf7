/**
 * MCP over HTTP, one request at a time: by the 2026-07-28 revision each stands by itself; clients of older ones get a session.
 */

import type { Clock, Log } from "@expodex/core/read";
import { createMcpHandler, isLegacyRequest } from "@modelcontextprotocol/server";
import type { Session } from "../session.ts";
import type { ServerMaker } from "./make-server.ts";
import { createOldSessions, type OldSessionLimits } from "./old-sessions.ts";

/** Serves requests. */
export interface HttpHandler {
  /**
   * Answers a request.
   *
   * @param request without its body
   * @param body the body, parsed; absent for requests without one
   * @param session what a request outside any session counts against
   */
  answer(request: Request, body: unknown, session: () => Session): Promise<Response>;
  /** Ends sessions of older clients that are over. */
  sweep(): void;
  close(): Promise<void>;
}

/** What serving needs. */
export interface HttpHandlerParts {
  makeServer: ServerMaker;
  newSession(id: string): Session;
  clock: Clock;
  log: Log;
}

/** Makes a handler. */
export function createHttpHandler(
  { makeServer, newSession, clock, log }: HttpHandlerParts,
  limits: OldSessionLimits,
): HttpHandler {
  const sessionOf = new WeakMap<Request, () => Session>();
  const modern = createMcpHandler(
    ({ requestInfo }) => {
      const session = requestInfo === undefined ? undefined : sessionOf.get(requestInfo);
      return makeServer(session?.() ?? newSession("request"));
    },
    { legacy: "reject", onerror: (error) => log(`http: ${error.message}`) },
  );
  const old = createOldSessions({ makeServer, newSession, clock, log }, limits);

  return {
    async answer(request, body, session) {
      if (await isLegacyRequest(request, body)) return old.answer(request, body, session);
      sessionOf.set(request, session);
      return modern.fetch(request, body === undefined ? {} : { parsedBody: body });
    },
    sweep: old.sweep,
    async close() {
      await Promise.all([modern.close(), old.close()]);
    },
  };
}
