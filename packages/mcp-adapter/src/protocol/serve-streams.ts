/** MCP over a pair of streams: one client, for as long as it keeps its end open. */
import type { Readable, Writable } from "node:stream";
import type { Log } from "@expodex/core/read";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { Session } from "../session.ts";
import type { ServerMaker } from "./make-server.ts";
import { createStreamTransport, type StreamLimits } from "./stream-transport.ts";

/** A client on a pair of streams. */
export interface StreamConnection {
  /** Resolves when the client has gone or `close` was called. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** Serves the client at the other end of two streams, in the protocol revision that it opens with. */
export function serveStreams(
  makeServer: ServerMaker,
  session: Session,
  { input, output, log }: { input: Readable; output: Writable; log: Log },
  limits: StreamLimits,
): StreamConnection {
  const transport = createStreamTransport(input, output, limits);
  const handle = serveStdio(() => makeServer(session), {
    transport,
    onerror: (error) => log(`stdio: ${error.message}`),
  });
  // What serves has set its own listener by now.
  const { onclose } = transport;
  const closed = new Promise<void>((resolve) => {
    transport.onclose = () => {
      onclose?.();
      resolve();
    };
  });
  return { closed, close: () => handle.close() };
}
