/** A server on a pair of streams in this process, and the lines that it writes. */
import { PassThrough } from "node:stream";
import { createMcpAdapter, type McpAdapterOptions } from "../../src/create-mcp-adapter.ts";

/** A message as it was written. */
export interface Message {
  id?: string | number | null;
  result?: Record<string, unknown>;
  error?: { code: number; message: string };
}

/** Starts a server and opens with `initialize`. */
export function overStreams(options: McpAdapterOptions) {
  const input = new PassThrough();
  const output = new PassThrough();
  const lines: Message[] = [];
  let rest = "";
  let wake = () => {};
  output.setEncoding("utf8").on("data", (text: string) => {
    rest += text;
    const whole = rest.split("\n");
    rest = whole.pop() ?? "";
    for (const line of whole) lines.push(JSON.parse(line) as Message);
    wake();
  });
  const connection = createMcpAdapter(options).serveStdio({ input, output });
  const write = (message: unknown) =>
    input.write(`${typeof message === "string" ? message : JSON.stringify(message)}\n`);
  const answerTo = async (id: string | number | null): Promise<Message> => {
    for (;;) {
      const found = lines.find((line) => line.id === id);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const request = (id: string | number, method: string, params: unknown = {}) => {
    write({ jsonrpc: "2.0", id, method, params });
    return answerTo(id);
  };
  const initialize = async () => {
    await request("init", "initialize", {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "test", version: "1" },
    });
    write({ jsonrpc: "2.0", method: "notifications/initialized" });
  };
  const call = (id: string | number, args: Record<string, unknown>) =>
    request(id, "tools/call", { name: "expo_search_documents", arguments: args });
  return { input, output, lines, connection, write, answerTo, request, initialize, call };
}
