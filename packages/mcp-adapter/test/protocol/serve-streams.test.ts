/** One client on a pair of streams, line by line. */
import type { DocsIndex } from "@expodex/core/read";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { smallIndex } from "../support/small-index.ts";
import { overStreams } from "../support/streams.ts";

let docs: DocsIndex;
beforeAll(async () => {
  docs = await smallIndex();
});
afterAll(() => docs.close());

const index = async () => docs;
const free = { perMinute: 0, burst: 1 };

describe("serveStdio", () => {
  it("opens no index before it is asked something", async () => {
    let opened = 0;
    const counting = async () => {
      opened += 1;
      return docs;
    };
    const { initialize, request, call } = overStreams({ index: counting });
    await initialize();
    await request(1, "tools/list");
    expect(opened).toBe(0);
    await call(2, { query: "torch" });
    expect(opened).toBe(1);
  });

  it("answers what is no JSON and what is no message, and goes on", async () => {
    const { initialize, write, answerTo, call } = overStreams({ index });
    await initialize();
    write("junk");
    expect((await answerTo(null)).error?.code).toBe(-32_700);
    write({ jsonrpc: "2.0", id: 7, method: 5 });
    expect((await answerTo(7)).error?.code).toBe(-32_600);
    expect((await call(8, { query: "torch" })).result).toBeDefined();
  });

  it("refuses a line that is too long by its id, and goes on", async () => {
    const { initialize, write, answerTo, call } = overStreams({ index });
    await initialize();
    const params = { name: "expo_search_documents", arguments: { query: "x".repeat(1_100_000) } };
    write({ jsonrpc: "2.0", id: "first", method: "tools/call", params });
    expect((await answerTo("first")).error?.code).toBe(-32_600);
    write({ method: "tools/call", params, jsonrpc: "2.0", id: 9 });
    expect((await answerTo(9)).error?.code).toBe(-32_600);
    expect((await call(10, { query: "torch" })).result).toBeDefined();
  });

  it("answers what is under way when input ends, and then closes", async () => {
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = async () => {
      await waiting;
      return docs;
    };
    const { initialize, call, input, connection } = overStreams({ index: slow });
    await initialize();
    const answer = call(1, { query: "torch" });
    input.end();
    release();
    expect((await answer).result).toBeDefined();
    await connection.closed;
  });

  it("closes when input ends with nothing under way", async () => {
    const { initialize, input, connection } = overStreams({ index });
    await initialize();
    input.end();
    await connection.closed;
  });

  it("answers no call that was cancelled, and the next one", async () => {
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isFirst = true;
    const slowOnce = async () => {
      if (isFirst) {
        isFirst = false;
        await waiting;
      }
      return docs;
    };
    const { initialize, write, call, lines } = overStreams({ index: slowOnce });
    await initialize();
    void call(1, { query: "torch" });
    write({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } });
    expect((await call(2, { query: "torch" })).result).toBeDefined();
    release();
    await call(3, { query: "torch" });
    expect(lines.some((line) => line.id === 1)).toBe(false);
  });

  it("ends a call that takes too long, with a next step", async () => {
    const never = () => new Promise<DocsIndex>(() => {});
    const { initialize, call } = overStreams({ index: never, timeoutMs: 20 });
    await initialize();
    expect((await call(1, { query: "torch" })).result).toMatchObject({
      isError: true,
      structuredContent: { error: { code: -32_003, name: "TIMED_OUT" } },
    });
  });

  it("says no particulars of a fault to the model, and all of it to the log", async () => {
    const said: string[] = [];
    const { initialize, call } = overStreams({
      index: () => Promise.reject(new Error("secret path")),
      log: (line) => said.push(line),
    });
    await initialize();
    const { result } = await call(1, { query: "torch" });
    expect(result).toMatchObject({
      isError: true,
      structuredContent: { error: { code: -32_603 } },
    });
    expect(JSON.stringify(result)).not.toContain("secret");
    expect(said.join()).toContain("secret path");
  });

  it("names the tools that there are where one is unknown", async () => {
    const { initialize, request } = overStreams({ index });
    await initialize();
    const { error } = await request(1, "tools/call", { name: "search_docs" });
    expect(error).toMatchObject({ code: -32_602 });
    expect(error?.message).toContain("expo_search_documents");
  });

  it("says what is wrong with arguments, and which there are", async () => {
    const { initialize, call } = overStreams({ index });
    await initialize();
    const { result } = await call(1, { query: "", max_tokens: 5 });
    expect(result).toMatchObject({
      isError: true,
      structuredContent: { error: { code: -32_602 } },
    });
    const text = JSON.stringify(result);
    expect(text).toContain("query");
    expect(text).toContain("max_tokens");
  });

  it("sends no chunk of a session twice unless it is asked to", async () => {
    const { initialize, call } = overStreams({ index, rateLimit: free });
    await initialize();
    const resultsOf = async (id: number, args: Record<string, unknown>) => {
      const { result } = await call(id, { query: "switch the light on", ...args });
      const { structuredContent } = result ?? {};
      const { results = [] } = structuredContent as { results?: Record<string, unknown>[] };
      return results.map((one) => one.already_sent ?? false);
    };
    expect(new Set(await resultsOf(1, {}))).toEqual(new Set([false]));
    expect(new Set(await resultsOf(2, {}))).toEqual(new Set([true]));
    expect(new Set(await resultsOf(3, { resend: true }))).toEqual(new Set([false]));
  });

  it("takes no more in while the client does not read", async () => {
    const { initialize, input, output, write, answerTo } = overStreams({
      index,
      rateLimit: free,
      tools: "search,fetch",
    });
    await initialize();
    output.pause();
    for (let id = 0; id < 4000; id++) write({ jsonrpc: "2.0", id, method: "tools/list" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(output.readableLength + output.writableLength).toBeLessThan(1_000_000);
    expect(input.readableLength + input.writableLength).toBeGreaterThan(0);
    output.resume();
    expect((await answerTo(3999)).result).toBeDefined();
  });
});
