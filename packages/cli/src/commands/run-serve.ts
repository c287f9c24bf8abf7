/** `expodex serve`: serves the index over HTTP, until it is told to stop. */
import { createMcpAdapter } from "@expodex/mcp-adapter";
import { collectSooner } from "../collect-sooner.ts";
import type { Terminal } from "../terminal.ts";
import { type ServerFlags, serverOptions } from "./server-options.ts";

/** Flags of `expodex serve`. */
export interface ServeFlags extends ServerFlags {
  host?: string;
  port?: number;
  allowHost?: string[];
  allowOrigin?: string[];
}

/** Serves any number of clients. */
export async function runServe(flags: ServeFlags, terminal: Terminal): Promise<void> {
  collectSooner();
  const { options, close } = serverOptions(flags, terminal);
  // The suite calls as often as it likes.
  const forSuite = { conformance: true, rateLimit: { perMinute: 0, burst: 1 } };
  const isTested = terminal.env.EXPODEX_CONFORMANCE === "1";
  const adapter = createMcpAdapter({ ...options, ...(isTested ? forSuite : {}) });
  try {
    // A server without an index would answer nothing: better not to start.
    await options.index();
    const { host, port, allowHost, allowOrigin } = flags;
    const { url } = await adapter.listen({
      ...(host === undefined ? {} : { host }),
      ...(port === undefined ? {} : { port }),
      ...(allowHost === undefined ? {} : { allowHosts: allowHost }),
      ...(allowOrigin === undefined ? {} : { allowOrigins: allowOrigin }),
    });
    terminal.say(`listening on ${url}`);
    await new Promise<void>((resolve) => {
      if (terminal.signal.aborted) resolve();
      terminal.signal.addEventListener("abort", () => resolve(), { once: true });
    });
  } finally {
    await adapter.close();
    await close();
  }
}
