/**
 * JSON-RPC messages as lines on a pair of streams.
 *
 * The SDK has such a transport. This one answers what cannot be read instead of keeping silent, survives a line that is too long,
 * takes no more in while the client does not read, and at the end of input answers what is under way before it closes, so that
 * `printf … | expodex mcp` works.
 */
import type { Readable, Writable } from "node:stream";
import type { Milliseconds } from "@expodex/core/read";
import {
  deserializeMessage,
  type JSONRPCMessage,
  serializeMessage,
  type Transport,
} from "@modelcontextprotocol/server";

/** Bounds of a connection. */
export interface StreamLimits {
  /** Longest line in bytes; a longer one is skipped and refused. */
  maxLineBytes: number;
  /** How long what is under way may take once input has ended. */
  drainMs: Milliseconds;
}

const PARSE_ERROR = -32_700;
const INVALID_REQUEST = -32_600;
const NEWLINE = 10;
/** A client that waits for none of its answers is served in its own time; one chunk of input may hold more. */
const MAX_UNDER_WAY = 100;
/** Enough of a line to find the id that clients write first or last. */
const EDGE_BYTES = 512;

/** Makes a transport over two streams; they stay open when it closes. */
export function createStreamTransport(
  input: Readable,
  output: Writable,
  { maxLineBytes, drainMs }: StreamLimits,
): Transport {
  let parts: Buffer[] = [];
  let size = 0;
  /** The beginning of a line that is too long; the rest of it is skipped. */
  let skipping: Buffer | undefined;
  let isClosed = false;
  let hasEnded = false;
  const underWay = new Set<string | number>();

  const transport: Transport = {
    async start() {
      input.on("data", take);
      input.on("error", fail);
      input.once("end", end);
      input.once("close", end);
      output.on("error", fail);
      output.on("drain", goOn);
      output.once("close", close);
      if (input.readableEnded || input.destroyed) setImmediate(end);
    },
    async send(message) {
      if (isClosed) throw new Error("the client has gone");
      write(serializeMessage(message));
      settle(message);
    },
    close,
  };
  return transport;

  function take(chunk: Buffer): void {
    let from = 0;
    for (;;) {
      const to = chunk.indexOf(NEWLINE, from);
      keep(chunk.subarray(from, to < 0 ? chunk.length : to));
      if (to < 0) break;
      finishLine();
      from = to + 1;
    }
    if (isFull()) input.pause();
  }

  /** Whether what the client sends should wait where it is: it does not read, or asks faster than it can be answered. */
  function isFull(): boolean {
    return output.writableNeedDrain || underWay.size >= MAX_UNDER_WAY;
  }

  function goOn(): void {
    if (!isClosed && input.isPaused() && !isFull()) input.resume();
  }

  function keep(part: Buffer): void {
    size += part.length;
    if (size > maxLineBytes && skipping === undefined) {
      skipping = Buffer.concat([...parts, part.subarray(0, EDGE_BYTES)]).subarray(0, EDGE_BYTES);
      parts = [];
    }
    if (skipping === undefined) parts.push(part);
    else parts = [Buffer.concat([...parts, part]).subarray(-EDGE_BYTES)];
  }

  function finishLine(): void {
    const bytes = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    const start = skipping;
    parts = [];
    size = 0;
    skipping = undefined;
    const line = bytes.toString("utf8").replace(/\r$/u, "");
    if (start !== undefined)
      refuse(
        idAtEdges(start.toString("utf8"), line),
        INVALID_REQUEST,
        `expected a message of at most ${maxLineBytes} bytes`,
      );
    else if (line.trim() !== "") read(line);
  }

  function read(line: string): void {
    let message: JSONRPCMessage;
    try {
      message = deserializeMessage(line);
    } catch (error) {
      const [code, id] = whatIsWrong(line);
      const said =
        code === PARSE_ERROR ? "the line is not JSON" : "the line is no JSON-RPC message";
      transport.onerror?.(error instanceof Error ? error : new Error(String(error)));
      refuse(id, code, said);
      return;
    }
    if ("method" in message && "id" in message) underWay.add(message.id);
    else if ("method" in message && message.method === "notifications/cancelled") {
      const id = message.params?.requestId;
      if (typeof id === "string" || typeof id === "number") underWay.delete(id);
      goOn();
    }
    transport.onmessage?.(message);
  }

  function refuse(id: unknown, code: number, message: string): void {
    write(`${JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } })}\n`);
  }

  function write(text: string): void {
    if (!output.destroyed && !output.writableEnded) output.write(text);
  }

  function settle(message: JSONRPCMessage): void {
    if ("method" in message || message.id === undefined) return;
    underWay.delete(message.id as string | number);
    if (hasEnded && underWay.size === 0) void close();
    else goOn();
  }

  function end(): void {
    if (hasEnded) return;
    hasEnded = true;
    if (size > 0) finishLine();
    if (underWay.size === 0) void close();
    else setTimeout(close, drainMs).unref();
  }

  function fail(error: Error): void {
    transport.onerror?.(error);
    void close();
  }

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    output.off("drain", goOn);
    input.off("data", take);
    input.off("end", end);
    input.off("close", end);
    input.pause();
    parts = [];
    transport.onclose?.();
  }
}

/** Tells what is no JSON from JSON that is no message, and finds the id that an answer can name. */
function whatIsWrong(line: string): [code: number, id: string | number | null] {
  try {
    const value: unknown = JSON.parse(line);
    const id = (value as { id?: unknown } | null)?.id;
    return [
      INVALID_REQUEST,
      typeof id === "string" || Number.isSafeInteger(id) ? (id as string) : null,
    ];
  } catch {
    return [PARSE_ERROR, null];
  }
}

/** Finds the id of a line by its two ends: clients write it behind `jsonrpc`, or last. */
function idAtEdges(start: string, end: string): string | number | null {
  const found =
    /^\s*\{\s*"jsonrpc"\s*:\s*"2\.0"\s*,\s*"id"\s*:\s*(\d{1,15}|"[^"\\]{1,100}")\s*,/u.exec(
      start,
    ) ??
    /"id"\s*:\s*(\d{1,15}|"[^"\\]{1,100}")\s*(?:,\s*"jsonrpc"\s*:\s*"2\.0"\s*)?\}\s*$/u.exec(end);
  return found === null ? null : (JSON.parse(found[1] as string) as string | number);
}
