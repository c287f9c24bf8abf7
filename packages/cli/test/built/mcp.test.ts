/** The built command as agents run it: clients of both generations over real pipes and sockets, and how its process lives and ends. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createPrng } from "../../../core/src/text/prng.ts";
import { CLIENTS, connect } from "../../../mcp-adapter/test/support/clients.ts";
import { createFuzzer } from "../../../mcp-adapter/test/support/fuzz-messages.ts";
import { checkout, type TemporaryFolder, temporaryFolder } from "../support/docs-checkout.ts";

const BIN = fileURLToPath(new URL("../../bin/expodex.js", import.meta.url));
const SEARCH = "expo_search_documents";

let folder: TemporaryFolder;
let index: string;
const children: ChildProcess[] = [];

function start(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: folder.path,
    env: { ...process.env, EXPODEX_HOME: join(folder.path, "home"), ...env },
  });
  children.push(child);
  let out = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return { child, out: () => out, said: () => said, exit: once(child, "exit") };
}

/** Waits until something holds; the test's own time-out ends it otherwise. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function serve(...flags: string[]) {
  const started = start(["serve", "--index", index, "--port", "0", ...flags]);
  await until(() => started.said().includes("listening on"));
  const url = /listening on (\S+)/u.exec(started.said())?.[1] as string;
  return { ...started, url };
}

const line = (message: object) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`;
const initialize = line({
  id: "open",
  method: "initialize",
  params: {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "t", version: "1" },
  },
});
const search = (id: number | string, query = "camera") =>
  line({ id, method: "tools/call", params: { name: SEARCH, arguments: { query } } });

beforeAll(async () => {
  folder = await temporaryFolder(checkout);
  index = join(folder.path, "docs.expodex");
  const [code] = await start(["index", "--docs", ".", "--out", index]).exit;
  expect(code).toBe(0);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(() => folder.remove());

describe("expodex mcp", () => {
  it.each(CLIENTS)("answers a client of the %s over a pipe", async (kind) => {
    const args = [BIN, "mcp", "--index", index];
    const client = await connect(kind, { command: process.execPath, args });
    expect((await client.tools()).map((tool) => tool.name)).toContain(SEARCH);
    const found = await client.call(SEARCH, { query: "permission to use the camera" });
    expect(found.structuredContent).toMatchObject({ sdk: { searched: "SDK 57" } });
    const missing = await client.call(SEARCH, { query: "camera", sdk_version: "sdk-12" });
    expect(missing).toMatchObject({
      isError: true,
      structuredContent: { error: { code: -32_005 } },
    });
    await client.close();
  });

  it("writes messages to standard output and nothing else, and ends with 0 when its input does", async () => {
    const { child, out, exit } = start(["mcp", "--index", index], { NODE_DEBUG: "" });
    child.stdin.end(`${initialize}junk\n${search(1)}`);
    expect((await exit)[0]).toBe(0);
    const lines = out().trimEnd().split("\n");
    expect(lines.map((one) => JSON.parse(one).jsonrpc)).toEqual(["2.0", "2.0", "2.0"]);
    expect(lines.map((one) => JSON.parse(one).id)).toEqual(expect.arrayContaining(["open", 1]));
  });

  it("starts without an index, and says in its answers how to get one", async () => {
    const { child, out, exit } = start(["mcp", "--index", "none.expodex"]);
    child.stdin.end(initialize + search(1));
    expect((await exit)[0]).toBe(0);
    expect(out()).toContain("none.expodex");
    expect(out()).toContain('"isError":true');
  });

  it.skipIf(process.platform === "win32")(
    "ends when its client is killed, though somebody else holds the pipe",
    async () => {
      // The shell's child inherits the pipes, so they stay open when the shell is killed.
      const command = `"${process.execPath}" "${BIN}" mcp --index "${index}" & echo "pid $!" >&2; sleep 60`;
      const shell = spawn("sh", ["-c", `exec 3<&0; ${command.replace(" & echo", " <&3 & echo")}`]);
      children.push(shell);
      let said = "";
      let out = "";
      shell.stderr.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
      shell.stdout.setEncoding("utf8").on("data", (text: string) => {
        out += text;
      });
      shell.stdin.write(initialize);
      await until(() => out.includes('"open"'));
      const pid = Number(/pid (\d+)/u.exec(said)?.[1]);
      shell.kill("SIGKILL");
      await until(() => !isAlive(pid));
    },
  );

  it("ends when it is told to", async () => {
    const { child, out, exit } = start(["mcp", "--index", index]);
    child.stdin.write(initialize);
    await until(() => out().includes('"open"'));
    child.kill("SIGTERM");
    expect((await exit)[1]).toBe("SIGTERM");
  });

  it("survives messages that no good client sends", async () => {
    const fuzz = createFuzzer(createPrng(11));
    const { child, out, said, exit } = start(["mcp", "--index", index, "--rate-limit", "0"]);
    child.stdin.write(initialize);
    for (let n = 0; n < 300; n++) child.stdin.write(`${fuzz()}\n`);
    child.stdin.write(search("good"));
    await until(() => out().includes('"id":"good"'));
    child.stdin.end();
    expect((await exit)[0]).toBe(0);
    expect(said()).not.toMatch(/unhandled/iu);
  });

  it("names the sets of tools where one is unknown", async () => {
    const { said, exit } = start(["mcp", "--index", index, "--tools", "some"]);
    expect((await exit)[0]).toBe(2);
    expect(said()).toContain("search,fetch");
  });
});

describe("expodex serve", () => {
  it.each(CLIENTS)("answers a client of the %s over a socket", async (kind) => {
    const { url } = await serve();
    const client = await connect(kind, { url });
    const found = await client.call(SEARCH, { query: "permission to use the camera" });
    expect(found.structuredContent).toMatchObject({ sdk: { searched: "SDK 57" } });
    await client.close();
  });

  it("writes nothing to standard output", async () => {
    const { url, out, child, exit } = await serve();
    expect((await fetch(url.replace("/mcp", "/readyz"))).status).toBe(200);
    child.kill("SIGTERM");
    await exit;
    expect(out()).toBe("");
  });

  it("ends on SIGTERM after it has answered what was under way, and takes nothing new", async () => {
    const { url, child, exit } = await serve();
    const body = search(1);
    // The request is under way while its body is: half of it is sent before the signal, half of it after.
    const sent = request(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "content-length": Buffer.byteLength(body),
      },
    });
    const answer = new Promise<number>((resolve, reject) => {
      sent.on("response", (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on("error", reject);
    });
    sent.write(body.slice(0, 20));
    await fetch(url.replace("/mcp", "/livez"));
    child.kill("SIGTERM");
    await expect(refused(url)).resolves.toBe(true);
    sent.end(body.slice(20));
    expect(await answer).toBe(200);
    await exit;
  });

  it("fails where the index is none, before it listens", async () => {
    const { exit, said } = start(["serve", "--index", "none.expodex", "--port", "0"]);
    expect((await exit)[0]).toBe(1);
    expect(said()).not.toContain("listening");
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until a server takes no more connections. */
async function refused(url: string): Promise<boolean> {
  for (;;) {
    const isRefused = await fetch(url.replace("/mcp", "/livez")).then(
      () => false,
      () => true,
    );
    if (isRefused) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
