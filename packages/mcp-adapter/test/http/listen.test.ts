/** The HTTP server, by real requests. */
import { request as httpRequest } from "node:http";
import type { DocsIndex } from "@expodex/core/read";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createMcpAdapter, type McpAdapterOptions } from "../../src/create-mcp-adapter.ts";
import type { Listening, ListenOptions } from "../../src/http/listen.ts";
import { CLIENTS, connect } from "../support/clients.ts";
import { smallIndex } from "../support/small-index.ts";

let docs: DocsIndex;
beforeAll(async () => {
  docs = await smallIndex();
});
afterAll(() => docs.close());

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function serve(
  listenOptions: ListenOptions = {},
  options: Partial<McpAdapterOptions> = {},
): Promise<Listening> {
  const adapter = createMcpAdapter({ index: async () => docs, ...options });
  const listening = await adapter.listen({ port: 0, ...listenOptions });
  open.push(adapter);
  return listening;
}

const INITIALIZE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "test", version: "1" },
  },
};
const call = (id: number, args: Record<string, unknown>) => ({
  jsonrpc: "2.0",
  id,
  method: "tools/call",
  params: { name: "expo_search_documents", arguments: args },
});

/** Sends headers as they are, which `fetch` would not: `Host` and `Origin` among them. */
function send(
  { port }: Listening,
  options: { path?: string; method?: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const { path = "/mcp", method = "POST", headers = {}, body } = options;
    const request = httpRequest({ port, host: "127.0.0.1", path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

const JSON_HEADERS = {
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
};
const post = (listening: Listening, body: unknown, headers: Record<string, string> = {}) =>
  send(listening, { headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) });

describe("listen", () => {
  it.each(CLIENTS)("answers a client of the %s", async (kind) => {
    const listening = await serve();
    const client = await connect(kind, { url: listening.url });
    expect((await client.tools()).map((tool) => tool.name)).toContain("expo_search_documents");
    const { structuredContent, content } = await client.call("expo_search_documents", {
      query: "switch the light on",
    });
    expect(structuredContent).toMatchObject({ sdk: { searched: "SDK 57" } });
    expect(content[0]?.text).toContain("enableTorch");
    await client.close();
  });

  it("gives an older client a session and plain JSON, and ends it when told to", async () => {
    const listening = await serve();
    const first = await post(listening, INITIALIZE);
    const id = String(first.headers["mcp-session-id"]);
    expect(first.headers["content-type"]).toContain("application/json");
    const headers = { "mcp-session-id": id, "mcp-protocol-version": "2025-11-25" };
    const second = await post(listening, call(2, { query: "torch" }), headers);
    expect(JSON.parse(second.text).result.isError).toBeUndefined();
    await send(listening, { method: "DELETE", headers: { ...JSON_HEADERS, ...headers } });
    expect((await post(listening, call(3, { query: "torch" }), headers)).status).toBe(404);
  });

  it("gives a stream to an older client that can be asked things", async () => {
    const listening = await serve();
    const asked = structuredClone(INITIALIZE);
    asked.params.capabilities = { sampling: {} };
    const { headers } = await post(listening, asked);
    expect(headers["content-type"]).toContain("text/event-stream");
  });

  it("answers a single request outside any session, and no stream", async () => {
    const listening = await serve();
    const { status, text } = await post(listening, call(1, { query: "torch" }));
    expect(status).toBe(200);
    expect(JSON.parse(text).result.structuredContent.results.length).toBeGreaterThan(0);
    expect((await send(listening, { method: "GET", headers: JSON_HEADERS })).status).toBe(405);
  });

  it("ends the session that was quiet longest where there are too many", async () => {
    const listening = await serve({ maxSessions: 2 });
    const ids: string[] = [];
    for (let n = 0; n < 3; n++)
      ids.push(String((await post(listening, INITIALIZE)).headers["mcp-session-id"]));
    const statusOf = async (id = "") =>
      (await post(listening, call(2, { query: "torch" }), { "mcp-session-id": id })).status;
    expect(await statusOf(ids[0])).toBe(404);
    expect([await statusOf(ids[1]), await statusOf(ids[2])]).toEqual([200, 200]);
  });

  const PATHS = ["/mcp", "/livez", "/readyz", "/nothing"];

  it.each([
    ["a foreign host", { host: "evil.example" }],
    ["a host that only begins like ours", { host: "localhost.evil.example" }],
    ["a host that cannot be read", { host: "local host" }],
    ["a foreign page", { origin: "https://evil.example" }],
    ["a page without an origin", { origin: "null" }],
    ["a page of a foreign scheme", { origin: "file://localhost" }],
    ["a page that only begins like ours", { origin: "http://localhost.evil.example" }],
  ])("refuses %s on every path", async (_, headers) => {
    const listening = await serve();
    for (const path of PATHS) {
      const { status } = await send(listening, {
        path,
        method: "GET",
        headers: headers as Record<string, string>,
      });
      expect(status, path).toBe(403);
    }
  });

  it.each([
    ["localhost with a port", { host: "localhost:1234" }],
    ["the loopback address of IPv6", { host: "[::1]:1234" }],
    ["a page on this machine", { origin: "http://localhost:6274" }],
    ["a host that was allowed", { host: "docs.example.com" }],
    ["a page that was allowed", { origin: "https://app.example.com" }],
  ])("lets %s in", async (_, headers) => {
    const listening = await serve({
      allowHosts: ["docs.example.com"],
      allowOrigins: ["https://app.example.com"],
    });
    const given = headers as Record<string, string>;
    const { status } = await send(listening, { path: "/livez", method: "GET", headers: given });
    expect(status).toBe(200);
  });

  it("tells a page that may ask that it may read, and no other", async () => {
    const listening = await serve({ allowOrigins: ["https://app.example.com"] });
    const origin = "https://app.example.com";
    const preflight = await send(listening, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-headers": "content-type" },
    });
    expect(preflight).toMatchObject({
      status: 204,
      headers: {
        "access-control-allow-origin": origin,
        "access-control-allow-headers": "content-type",
      },
    });
    const without = await send(listening, { path: "/livez", method: "GET" });
    expect(without.headers).not.toHaveProperty("access-control-allow-origin");
  });

  it("refuses a body that is too long, declared or not, and answers the next one", async () => {
    const listening = await serve({ maxBodyBytes: 1000 });
    const long = { ...call(1, { query: "x".repeat(2000) }) };
    expect((await post(listening, long)).status).toBe(413);
    const chunked = { "transfer-encoding": "chunked" };
    expect((await post(listening, long, chunked)).status).toBe(413);
    expect((await post(listening, call(2, { query: "torch" }))).status).toBe(200);
  });

  it("refuses what is not JSON by type and by content, and paths that it does not know", async () => {
    const listening = await serve();
    const typed = await send(listening, { headers: { "content-type": "text/plain" }, body: "{}" });
    expect(typed.status).toBe(415);
    const junk = await send(listening, { headers: JSON_HEADERS, body: "{" });
    expect(junk.status).toBe(400);
    expect(JSON.parse(junk.text).error.code).toBe(-32_700);
    expect((await send(listening, { path: "/other", method: "GET" })).status).toBe(404);
  });

  it("is alive, and ready only while the index opens", async () => {
    const listening = await serve();
    const get = (one: Listening, path: string) => send(one, { path, method: "GET" });
    expect((await get(listening, "/livez")).text).toBe("ok");
    expect((await get(listening, "/readyz")).status).toBe(200);
    const broken = await serve({}, { index: () => Promise.reject(new Error("no file")) });
    expect((await get(broken, "/livez")).status).toBe(200);
    expect((await get(broken, "/readyz")).status).toBe(503);
  });

  it("counts calls by session, and says how long to wait", async () => {
    const listening = await serve({}, { rateLimit: { perMinute: 60, burst: 2 } });
    const start = async () => String((await post(listening, INITIALIZE)).headers["mcp-session-id"]);
    const [one, other] = [await start(), await start()];
    const ask = async (id: string) =>
      JSON.parse(
        (await post(listening, call(2, { query: "torch" }), { "mcp-session-id": id })).text,
      ).result;
    expect((await ask(one)).isError).toBeUndefined();
    expect((await ask(one)).isError).toBeUndefined();
    expect(await ask(one)).toMatchObject({
      isError: true,
      structuredContent: { error: { code: -32_000, retryAfterSeconds: 1 } },
    });
    expect((await ask(other)).isError).toBeUndefined();
  });

  it("lets requests under way end when it closes, and takes no new ones", async () => {
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    let called = () => {};
    const wasCalled = new Promise<void>((resolve) => {
      called = resolve;
    });
    const slow = async () => {
      called();
      await waiting;
      return docs;
    };
    const listening = await serve({}, { index: slow });
    const answer = post(listening, call(1, { query: "torch" }));
    await wasCalled;
    const closed = listening.close();
    await expect(post(listening, call(2, { query: "torch" }))).rejects.toThrow(/ECONNREFUSED/u);
    release();
    expect((await answer).status).toBe(200);
    await closed;
  });

  it("says which option is wrong, and that a port is taken", async () => {
    await expect(serve({ maxBodyBytes: 1 })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    const { port } = await serve();
    await expect(serve({ port })).rejects.toThrow(/EADDRINUSE/u);
  });
});
