/** MCP over a pair of streams: one client, for as long as it keeps its end open. */
import type { Readable, Writable } from "node:stream";
import type { Log } from "@expodex/core/read";
import { StdioServerTransport, serveStdio } from "@modelcontextprotocol/server/stdio";
import type { Session } from "../session.ts";
import type { ServerMaker } from "./make-server.ts";

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
): StreamConnection {
  const transport = new StdioServerTransport(input, output);
  const closed = new Promise<void>((resolve) => {
    input.once("end", resolve);
    input.once("close", resolve);
    output.once("close", resolve);
    output.once("error", () => resolve());
  });
  const handle = serveStdio(() => makeServer(session), {
    transport,
    onerror: (error) => log(`stdio: ${error.message}`),
  });
  return { closed, close: () => handle.close() };
}
