/** What `expodex mcp` and `expodex serve` have in common: the index, the project, the limits and the access log, from flags and settings. */

import { join, resolve } from "node:path";
import { parseSdk } from "@expodex/core/read";
import type { McpAdapterOptions } from "@expodex/mcp-adapter";
import { watchProject } from "@expodex/mcp-adapter/project";
import type { AccessLog } from "@expodex/node-store";
import type { Configuration, ConfigurationValues } from "@expodex/node-store/config";
import manifest from "../../package.json" with { type: "json" };
import { storeFolder, storeKeys } from "../default-store.ts";
import type { FlagValues } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { createLog, type LeveledLog } from "./leveled-log.ts";
import { serveIndex } from "./served-index.ts";

/** Flags of both commands. */
export interface ServerFlags {
  index?: string;
  tools?: string;
  answer?: boolean;
  sdk?: string;
  project?: string;
  rateLimit?: number;
  burst?: number;
  timeout?: number;
}

/** What a server is made of. */
export interface ServerParts {
  options: McpAdapterOptions;
  log: LeveledLog;
  close(): Promise<void>;
}

/** The settings that flags of both commands say. */
export function settingsOfFlags(flags: ServerFlags): FlagValues {
  return {
    index: flags.index,
    sdk: flags.sdk,
    "server.tools": flags.tools,
    "server.answer": flags.answer,
    "server.rateLimitPerMinute": flags.rateLimit,
    "server.burst": flags.burst,
    "server.timeoutSeconds": flags.timeout,
  };
}

/** Makes them; the index is opened by the first call for it. */
export async function serverParts(
  { project }: Pick<ServerFlags, "project">,
  { values }: Configuration,
  terminal: Terminal,
): Promise<ServerParts> {
  const { cache, server, encryption } = values;
  const log = createLog(terminal, values.logLevel);
  const sdk = readSdk(values);
  const index = serveIndex(
    {
      named: values.index,
      open: {
        verify: "store",
        cache: {
          ttlMs: cache.ttlSeconds * 1000,
          maxEntries: cache.maxEntries,
          maxBytes: cache.maxBytes,
        },
      },
      keyFile: encryption.keyFile,
      drainMs: server.timeoutSeconds * 1000,
      log,
    },
    terminal,
  );
  const accessLog = await openLog(values, log, terminal);
  const { rateLimitPerMinute: perMinute, burst } = server;
  return {
    options: {
      index: index.current,
      version: manifest.version,
      project: watchProject(resolve(terminal.cwd, project ?? ".")),
      log: log.warn,
      tools: server.tools,
      answer: server.answer,
      timeoutMs: server.timeoutSeconds * 1000,
      rateLimit: { perMinute, burst: burst ?? Math.max(1, Math.ceil(perMinute / 6)) },
      ...(sdk === undefined ? {} : { sdk }),
      ...(accessLog === undefined ? {} : { onRequest: accessLog.record }),
    },
    log,
    async close() {
      await index.close();
      await accessLog?.close();
    },
  };
}

function readSdk({ sdk: named }: ConfigurationValues) {
  if (named === undefined) return undefined;
  const sdk = parseSdk(named);
  if (sdk !== undefined || named === "latest") return sdk;
  throw new UsageError(`--sdk: expected a release, got ${named}`, "write one such as 57");
}

const HOUR_MS = 3_600_000;

async function openLog(
  { accessLog, encryption }: ConfigurationValues,
  log: LeveledLog,
  terminal: Terminal,
): Promise<AccessLog | undefined> {
  if (!accessLog.enabled) return undefined;
  const { openAccessLog } = await import("@expodex/node-store");
  const keys = await storeKeys(terminal, encryption.keyFile);
  return openAccessLog(join(await storeFolder(terminal), "access-log"), {
    queries: accessLog.queries,
    maxFileBytes: accessLog.maxBytes,
    maxFileAgeMs: accessLog.maxHours * HOUR_MS,
    keepMs: accessLog.keepDays * 24 * HOUR_MS,
    log: log.warn,
    ...(keys === undefined ? {} : { keys }),
  });
}
