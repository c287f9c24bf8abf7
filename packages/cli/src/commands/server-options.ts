/** What `expodex mcp` and `expodex serve` have in common: the index, the project and the limits, from flags. */

import { resolve } from "node:path";
import { type DocsIndex, parseSdk } from "@expodex/core/read";
import type { McpAdapterOptions } from "@expodex/mcp-adapter";
import { watchProject } from "@expodex/mcp-adapter/project";
import manifest from "../../package.json" with { type: "json" };
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

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

/** Reads the flags; the index is opened by the first call for it. */
export function serverOptions(
  flags: ServerFlags,
  terminal: Terminal,
): { options: McpAdapterOptions; close(): Promise<void> } {
  const { index, tools, answer, rateLimit, burst, timeout } = flags;
  const sdk = flags.sdk === undefined ? undefined : parseSdk(flags.sdk);
  if (flags.sdk !== undefined && sdk === undefined && flags.sdk !== "latest")
    throw new UsageError(`--sdk: expected a release, got ${flags.sdk}`, "write one such as 57");
  let opened: Promise<DocsIndex> | undefined;
  const open = () => {
    opened ??= openServedIndex(index, terminal).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    options: {
      index: open,
      version: manifest.version,
      project: watchProject(resolve(terminal.cwd, flags.project ?? ".")),
      log: (line) => terminal.say(`expodex: ${line}`),
      ...(tools === undefined ? {} : { tools }),
      ...(answer === undefined ? {} : { answer }),
      ...(sdk === undefined ? {} : { sdk }),
      ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
      ...(rateLimit === undefined && burst === undefined
        ? {}
        : {
            rateLimit: {
              perMinute: rateLimit ?? 60,
              burst: burst ?? Math.max(1, Math.ceil((rateLimit ?? 60) / 6)),
            },
          }),
    },
    async close() {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}

async function openServedIndex(named: string | undefined, terminal: Terminal): Promise<DocsIndex> {
  const { openIndex } = await import("../open-index.ts");
  return (await openIndex(named, terminal)).index;
}
