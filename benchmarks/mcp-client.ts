/** Clients that cost next to nothing, so that what is measured is the server: JSON-RPC over a pipe, and over a kept connection. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../packages/cli/bin/expodex.js", import.meta.url));

/** What came back of a call. */
export interface Reply {
  result?: { isError?: boolean; structuredContent?: Record<string, unknown> };
  error?: { code: number; message: string };
}

/** A client of one server. */
export interface McpClient {
  call(tool: string, args: Record<string, unknown>): Promise<Reply>;
  close(): Promise<void>;
}

const INITIALIZE = {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "benchmark", version: "1" },
};

/** Starts `expodex mcp` and opens a connection; `startMs` is from the start of the process to its first answer. */
export async function overStdio(
  index: string,
  flags: readonly string[] = [],
): Promise<McpClient & { startMs: number; process: ChildProcess }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [COMMAND, "mcp", "--index", index, ...flags], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  let parts: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = text.split("\n");
    parts.push(lines[0] ?? "");
    for (const next of lines.slice(1)) {
      const reply = JSON.parse(parts.join("")) as Reply & { id: number };
      parts = [next];
      waiting.get(reply.id)?.(reply);
      waiting.delete(reply.id);
    }
  });
  let lastId = 0;
  const ask = (method: string, params: unknown) => {
    const id = ++lastId;
    const reply = new Promise<Reply>((resolve) => waiting.set(id, resolve));
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
    return reply;
  };
  await ask("initialize", INITIALIZE);
  const startMs = performance.now() - startedAt;
  child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
  return {
    startMs,
    process: child,
    call: (name, args) => ask("tools/call", { name, arguments: args }),
    async close() {
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}

/** Starts `expodex serve` on a free port. */
export async function startServer(
  index: string,
  flags: readonly string[] = [],
): Promise<{ url: URL; process: ChildProcess; stop(): Promise<void> }> {
  const args = [COMMAND, "serve", "--index", index, "--port", "0", ...flags];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  const url = await new Promise<URL>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-10_000);
      const found = /listening on (\S+)/u.exec(said)?.[1];
      if (found !== undefined) resolve(new URL(found));
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  return {
    url,
    process: child,
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** How a client over HTTP speaks: with a session from `initialize`, or each request by itself. */
export type HttpEra = "2025-11-25" | "2026-07-28";

/** Connects over HTTP, on one connection that is kept. */
export async function overHttp(url: URL, era: HttpEra): Promise<McpClient> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let lastId = 0;
  let session: string | undefined;
  const send = (method: string, params: Record<string, unknown>) =>
    new Promise<Reply>((resolve, reject) => {
      const body = JSON.stringify({ jsonrpc: "2.0", id: ++lastId, method, params });
      const headers = {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": era,
        "content-length": Buffer.byteLength(body),
        ...(session === undefined ? {} : { "mcp-session-id": session }),
        ...(era === "2026-07-28" ? { "mcp-method": method, "mcp-name": String(params.name) } : {}),
      };
      const sent = request(url, { method: "POST", agent, headers }, (response) => {
        const given = response.headers["mcp-session-id"];
        if (typeof given === "string") session = given;
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.once("end", () => {
          if (response.statusCode === 200) resolve(JSON.parse(text) as Reply);
          else reject(new Error(`status ${response.statusCode}: ${text.slice(0, 200)}`));
        });
      });
      sent.once("error", reject);
      sent.end(body);
    });
  if (era === "2025-11-25") await send("initialize", INITIALIZE);
  const envelope = {
    "io.modelcontextprotocol/protocolVersion": era,
    "io.modelcontextprotocol/clientInfo": INITIALIZE.clientInfo,
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  return {
    call: (name, args) =>
      send("tools/call", {
        name,
        arguments: args,
        ...(era === "2026-07-28" ? { _meta: envelope } : {}),
      }),
    async close() {
      agent.destroy();
    },
  };
}

/** Megabytes that a process holds, and the most that it held; not numbers where the system does not tell. */
export function memoryOf({ pid }: ChildProcess): { nowMb: number; mostMb: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kib = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, "mu").exec(status)?.[1] ?? Number.NaN);
    return { nowMb: (kib("VmRSS") * 1024) / 1e6, mostMb: (kib("VmHWM") * 1024) / 1e6 };
  } catch {
    return { nowMb: Number.NaN, mostMb: Number.NaN };
  }
}
