/** What whoever keeps an access log is told. */
import type { DocsIndex } from "@expodex/core/read";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnsweredRequest } from "../../src/protocol/answered-request.ts";
import { smallIndex } from "../support/small-index.ts";
import { overStreams } from "../support/streams.ts";

let docs: DocsIndex;
beforeAll(async () => {
  docs = await smallIndex();
});
afterAll(() => docs.close());

const index = async () => docs;

describe("onRequest", () => {
  it("is told of calls of tools, resources and prompts, and of nothing else", async () => {
    const told: AnsweredRequest[] = [];
    const { initialize, request, call } = overStreams({
      index,
      onRequest: (one) => told.push(one),
    });
    await initialize();
    await request(1, "tools/list");
    await call(2, { query: "torch" });
    await request(3, "resources/templates/list");
    await request(4, "prompts/list");
    await request(5, "resources/read", { uri: "expo://nowhere" });
    await request(6, "prompts/get", { name: "nothing", arguments: {} });
    await request(7, "tools/call", { name: "expo_read_documentation", arguments: { url: "x" } });
    expect(told.map(({ method }) => method)).toEqual([
      "tools/call",
      "resources/read",
      "prompts/get",
      "tools/call",
    ]);
    const [search, resource, , read] = told;
    expect(search).toMatchObject({ query: "torch", client: "stdio", outcome: "ok" });
    expect(search?.tookMs).toBeGreaterThanOrEqual(0);
    expect(resource).toMatchObject({ name: "expo://nowhere" });
    expect(resource?.outcome).not.toBe("ok");
    expect(read?.outcome).not.toBe("ok");
  });

  it("is told the name of the failure, with all arguments where there is no query", async () => {
    const told: AnsweredRequest[] = [];
    const { initialize, call } = overStreams({ index, onRequest: (one) => told.push(one) });
    await initialize();
    await call(1, { wrong: 5 });
    expect(told[0]).toMatchObject({ outcome: "INVALID_ARGUMENTS", query: '{"wrong":5}' });
  });

  it("changes no answer where it throws", async () => {
    const said: string[] = [];
    const { initialize, call } = overStreams({
      index,
      log: (line) => said.push(line),
      onRequest: () => {
        throw new Error("disk on fire");
      },
    });
    await initialize();
    expect((await call(1, { query: "torch" })).result).toBeDefined();
    expect(said.join()).toContain("disk on fire");
  });
});
