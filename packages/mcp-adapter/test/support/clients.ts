/** The two generations of clients that people have, on one interface. */
import {
  Client as NewClient,
  StreamableHTTPClientTransport as NewHttp,
} from "@modelcontextprotocol/client";
import { StdioClientTransport as NewStdio } from "@modelcontextprotocol/client/stdio";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as OldStdio } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport as OldHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

/** A server to connect to. */
export type Target = { url: string } | { command: string; args: string[] };

/** Clients by the protocol that they speak. */
export const CLIENTS = ["1.x SDK", "2.x SDK, 2025-11-25", "2.x SDK, 2026-07-28"] as const;

/** What a call gave. */
export interface CallResult {
  content: { type: string; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

/** A connected client. */
export interface ConnectedClient {
  tools(): Promise<{ name: string; description?: string | undefined }[]>;
  call(
    name: string,
    args: Record<string, unknown>,
    options?: { signal?: AbortSignal },
  ): Promise<CallResult>;
  version(): string | undefined;
  close(): Promise<void>;
}

const INFO = { name: "test", version: "1" };

/** Connects a client. */
export async function connect(
  kind: (typeof CLIENTS)[number],
  target: Target,
): Promise<ConnectedClient> {
  if (kind === "1.x SDK") {
    const client = new OldClient(INFO);
    await client.connect(
      "url" in target ? (new OldHttp(new URL(target.url)) as never) : new OldStdio(target),
    );
    return {
      tools: async () => (await client.listTools()).tools,
      call: async (name, args, options) =>
        (await client.callTool({ name, arguments: args }, undefined, options)) as CallResult,
      version: () => client.getServerVersion()?.name,
      close: () => client.close(),
    };
  }
  const mode = kind.endsWith("2026-07-28") ? ({ pin: "2026-07-28" } as const) : "legacy";
  const client = new NewClient(INFO, { versionNegotiation: { mode } });
  await client.connect("url" in target ? new NewHttp(new URL(target.url)) : new NewStdio(target));
  return {
    tools: async () => (await client.listTools()).tools,
    call: async (name, args, options) =>
      (await client.callTool({ name, arguments: args }, options)) as CallResult,
    version: () => client.getServerVersion()?.name,
    close: () => client.close(),
  };
}
