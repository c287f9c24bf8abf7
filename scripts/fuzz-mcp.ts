/**
 * Sends messages that no good client sends to the built command: `npm run fuzz:mcp -- [messages] [seed]`, 10,000 and 1 unless said
 * otherwise, on each transport.
 *
 * Fails where the process ends, a promise is left unhandled, something other than a message stands on standard output, or a good
 * request that follows is not answered.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createPrng } from "../packages/core/src/text/prng.ts";
import { createFuzzer } from "../packages/mcp-adapter/test/support/fuzz-messages.ts";
import { COMMAND, serve, smallIndex } from "./mcp-server.ts";

/** How many messages go out between two good requests. */
const ROUND = 100;
/** How many of them are under way at once over HTTP. */
const AT_ONCE = 16;
const PATIENCE_MS = 20_000;
const FAULTS = /unhandled|uncaught|heap out of memory|RangeError|TypeError|at .*\.js:\d+/iu;

const [messages = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const FREE = ["--rate-limit", "0"];

/** By which revision a connection opens: one with a handshake, or the newest. */
type Era = "legacy" | "modern";

function fail(reason: string): never {
  console.log(`seed ${seed}: ${reason}`);
  process.exit(1);
}

async function inTime<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} took more than ${PATIENCE_MS} ms`)),
      PATIENCE_MS,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What every request of the newest revision carries. */
const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "f", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

const good = (id: string, era: Era = "legacy") =>
  JSON.stringify({
    jsonrpc: "2.0",
    id,
    method: "tools/call",
    params: {
      name: "expo_search_documents",
      arguments: { query: "search", max_tokens: 200 },
      ...(era === "modern" ? { _meta: ENVELOPE } : {}),
    },
  });
const initialize = JSON.stringify({
  jsonrpc: "2.0",
  id: "open",
  method: "initialize",
  params: {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "f", version: "1" },
  },
});

async function overStdio(index: string, era: Era, messages: number): Promise<void> {
  const fuzz = createFuzzer(createPrng(era === "legacy" ? seed : seed + 2));
  const child = spawn(process.execPath, [COMMAND, "mcp", "--index", index, ...FREE]);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-1_000_000);
  });
  const answered = new Map<string, () => void>();
  let rest = "";
  let answers = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      answers += 1;
      let message: { jsonrpc?: unknown; id?: unknown; result?: { isError?: boolean } };
      try {
        message = JSON.parse(line);
      } catch {
        fail(`standard output holds what is no message: ${line.slice(0, 200)}`);
      }
      if (message.jsonrpc !== "2.0") fail(`standard output holds ${line.slice(0, 200)}`);
      if (typeof message.id === "string" && message.result?.isError !== true)
        answered.get(message.id)?.();
    }
  });
  let isDone = false;
  child.once("exit", (code, signal) => {
    if (!isDone) fail(`stdio: the process ended with ${code ?? signal}: ${said.slice(-2000)}`);
  });
  const write = async (text: string) => {
    if (!child.stdin.write(`${text}\n`)) await inTime("a write", once(child.stdin, "drain"));
  };
  const ask = async (id: string, text: string) => {
    const answer = new Promise<void>((resolve) => answered.set(id, resolve));
    await write(text);
    await inTime(`the answer to ${id}`, answer);
  };
  await ask("open", era === "legacy" ? initialize : good("open", era));
  for (let sent = 0; sent < messages; sent++) {
    await write(fuzz());
    if ((sent + 1) % ROUND === 0 || sent === messages - 1)
      await ask(`good-${sent}`, good(`good-${sent}`, era));
  }
  isDone = true;
  const ended = once(child, "exit");
  child.stdin.end();
  const [code] = await inTime("the end", ended);
  if (code !== 0) fail(`stdio: expected the process to end with 0, got ${code}`);
  const fault = FAULTS.exec(said);
  if (fault !== null)
    fail(
      `stdio: standard error says: ${said.slice(Math.max(0, fault.index - 500), fault.index + 1500)}`,
    );
  console.log(
    `stdio, ${era}: ${messages} messages, ${answers} answers, seed ${seed}; every good request was answered`,
  );
}

async function overHttp(index: string): Promise<void> {
  const random = createPrng(seed + 1);
  const fuzz = createFuzzer(random);
  const served = await serve(index, FREE);
  const headers = () => ({
    "content-type": random() % 20 === 0 ? "text/plain" : "application/json",
    accept: random() % 20 === 0 ? "*/*" : "application/json, text/event-stream",
    ...(random() % 4 === 0
      ? { "mcp-protocol-version": random() % 2 === 0 ? "2026-07-28" : "x" }
      : {}),
    ...(random() % 8 === 0 ? { "mcp-session-id": `${random()}` } : {}),
    ...(random() % 8 === 0 ? { "mcp-method": "tools/call" } : {}),
  });
  const statuses = new Map<number, number>();
  const send = async (body: string) => {
    const leaving = random() % 50 === 0 ? AbortSignal.timeout(random() % 5) : undefined;
    const listening = new AbortController();
    const signal = AbortSignal.any([listening.signal, ...(leaving === undefined ? [] : [leaving])]);
    try {
      const given = { method: "POST", body, headers: headers(), signal };
      const response = await inTime("an answer", fetch(served.url, given));
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      // A stream lasts until somebody leaves.
      if (response.headers.get("content-type")?.startsWith("text/event-stream") === true)
        listening.abort();
      else await inTime("a body", response.arrayBuffer());
    } catch (error) {
      const isOurs =
        leaving?.aborted === true || listening.signal.aborted || body.length > 1_000_000;
      if (!isOurs) fail(`http: ${String(error)} for ${body.slice(0, 300)}`);
    }
  };
  const ask = async () => {
    const response = await inTime(
      "the answer to a good request",
      fetch(served.url, {
        method: "POST",
        body: good("good"),
        headers: {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
        },
      }),
    );
    const { result } = (await response.json()) as { result?: { isError?: boolean } };
    if (result === undefined || result.isError === true)
      fail(`http: a good request got ${JSON.stringify(result)}`);
  };
  for (let sent = 0; sent < messages; sent += AT_ONCE) {
    const count = Math.min(AT_ONCE, messages - sent);
    await Promise.all(Array.from({ length: count }, () => send(fuzz())));
    if (Math.floor(sent / ROUND) !== Math.floor((sent + AT_ONCE) / ROUND)) await ask();
  }
  await ask();
  const { exitCode } = served.process;
  if (exitCode !== null) fail(`http: the process ended with ${exitCode}`);
  await inTime("the end", served.stop());
  const fault = FAULTS.exec(served.said());
  if (fault !== null)
    fail(
      `http: standard error says: ${served.said().slice(Math.max(0, fault.index - 500), fault.index + 1500)}`,
    );
  const counts = [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status}`);
  console.log(
    `http: ${messages} messages, seed ${seed} (${counts.join(", ")}); every good request was answered`,
  );
}

const { index, remove } = smallIndex();
try {
  await overStdio(index, "legacy", Math.ceil(messages / 2));
  await overStdio(index, "modern", Math.floor(messages / 2));
  await overHttp(index);
} finally {
  remove();
}
