/** `expodex serve`: serves the index over HTTP, and makes backups when they are due, until it is told to stop. */
import { createMcpAdapter } from "@expodex/mcp-adapter";
import { collectSooner } from "../collect-sooner.ts";
import { readSettings } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { startSchedule } from "./backup-schedule.ts";
import { type ServerFlags, serverParts, settingsOfFlags } from "./server-options.ts";

/** Flags of `expodex serve`. */
export interface ServeFlags extends ServerFlags {
  host?: string;
  port?: number;
  allowHost?: string[];
  allowOrigin?: string[];
  maxConnections?: number;
  schedule?: boolean;
  backupTo?: string;
  accessLog?: boolean;
}

/** Serves any number of clients. */
export async function runServe(flags: ServeFlags, terminal: Terminal): Promise<void> {
  collectSooner();
  const configuration = await readSettings(terminal, {
    ...settingsOfFlags(flags),
    "server.host": flags.host,
    "server.port": flags.port,
    "server.allowHosts": flags.allowHost,
    "server.allowOrigins": flags.allowOrigin,
    "server.maxConnections": flags.maxConnections,
    "backup.to": flags.backupTo,
    "accessLog.enabled": flags.accessLog,
  });
  const { server, backup } = configuration.values;
  if (flags.schedule === true && backup.to === undefined)
    throw new UsageError(
      "--schedule needs a place for backups",
      "expodex serve --schedule --backup-to <folder | s3://bucket/prefix>, or backup.to in expodex.config.json",
    );
  const { options, log, close } = await serverParts(flags, configuration, terminal);
  // The suite calls as often as it likes.
  const forSuite = { conformance: true, rateLimit: { perMinute: 0, burst: 1 } };
  const isTested = terminal.env.EXPODEX_CONFORMANCE === "1";
  const adapter = createMcpAdapter({ ...options, ...(isTested ? forSuite : {}) });
  let stopSchedule = async () => {};
  try {
    // A server without an index would answer nothing: better not to start.
    await options.index();
    const { host, port, maxConnections } = server;
    const { url } = await adapter.listen({
      ...{ host, port, maxConnections },
      allowHosts: server.allowHosts,
      allowOrigins: server.allowOrigins,
    });
    if (flags.schedule === true) stopSchedule = await startSchedule(backup, log, terminal);
    terminal.say(`listening on ${url}`);
    await new Promise<void>((resolve) => {
      if (terminal.signal.aborted) resolve();
      terminal.signal.addEventListener("abort", () => resolve(), { once: true });
    });
  } finally {
    await adapter.close();
    await stopSchedule();
    await close();
  }
}
