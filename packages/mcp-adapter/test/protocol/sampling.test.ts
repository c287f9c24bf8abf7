/** A client's model words answers, with clients of every generation; without one, or where it fails, the documentation speaks. */
import type { DocsIndex } from "@expodex/core/read";
import {
  Client as NewClient,
  StreamableHTTPClientTransport as NewHttp,
} from "@modelcontextprotocol/client";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as OldHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { CreateMessageRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMcpAdapter, type Listening, type McpAdapter } from "../../src/index.ts";
import { smallIndex } from "../support/small-index.ts";

let docs: DocsIndex;
let adapter: McpAdapter;
let listening: Listening;
beforeAll(async () => {
  docs = await smallIndex();
  const rateLimit = { perMinute: 0, burst: 1 };
  adapter = createMcpAdapter({ index: async () => docs, answer: true, rateLimit });
  listening = await adapter.listen({ port: 0 });
});
afterAll(async () => {
  await adapter.close();
  await docs.close();
});

/** What the model says, by what it is asked; absent: the client lends none. */
type Model = ((prompt: string) => string) | undefined;

const INFO = { name: "test", version: "1" };
const QUESTION = { name: "expo_answer", arguments: { query: "How do I turn the torch on?" } };
const reply = (model: Model, params: unknown) => {
  const { messages } = params as { messages: { content: { text: string } }[] };
  const text = model?.(messages[0]?.content.text ?? "") ?? "";
  return { role: "assistant" as const, model: "m", content: { type: "text" as const, text } };
};

const KINDS = ["1.x SDK", "2.x SDK, 2025-11-25", "2.x SDK, 2026-07-28"] as const;

async function ask(kind: (typeof KINDS)[number], model: Model): Promise<Record<string, unknown>> {
  const capabilities = model === undefined ? {} : { sampling: {} };
  const url = new URL(listening.url);
  if (kind === "1.x SDK") {
    const client = new OldClient(INFO, { capabilities });
    if (model !== undefined)
      client.setRequestHandler(CreateMessageRequestSchema, ({ params }) => reply(model, params));
    await client.connect(new OldHttp(url) as never);
    const { structuredContent } = await client.callTool(QUESTION);
    await client.close();
    return structuredContent as Record<string, unknown>;
  }
  const mode = kind.endsWith("2026-07-28") ? ({ pin: "2026-07-28" } as const) : "legacy";
  const client = new NewClient(INFO, { capabilities, versionNegotiation: { mode } });
  if (model !== undefined)
    client.setRequestHandler("sampling/createMessage", ({ params }) => reply(model, params));
  await client.connect(new NewHttp(url));
  const { structuredContent } = await client.callTool(QUESTION);
  await client.close();
  return structuredContent as Record<string, unknown>;
}

describe.each(KINDS)("expo_answer with the client of %s", (kind) => {
  it("gives the documentation's own words where the client lends no model", async () => {
    const answer = await ask(kind, undefined);
    expect(answer).toMatchObject({ worded_by: "documentation" });
    expect(answer.text).toContain("enableTorch");
  });

  it("gives the model's words, with citations that it was given", async () => {
    let asked = "";
    const answer = await ask(kind, (prompt) => {
      asked = prompt;
      return "Set `enableTorch` [1]. See [77].";
    });
    expect(asked).toContain("enableTorch");
    expect(answer).toMatchObject({ worded_by: "client's model", removed_citations: ["[77]"] });
    expect(answer.text).toBe("Set `enableTorch` [1]. See .");
  });

  it("gives the documentation's own words where the model cites nothing", async () => {
    const answer = await ask(kind, () => "Trust me.");
    expect(answer).toMatchObject({ worded_by: "documentation" });
    expect(String(answer.note)).toContain("cited nothing");
  });
});

describe("expo_answer", () => {
  it.each(["1.x SDK", "2.x SDK, 2025-11-25"] as const)(
    "does without a model that refuses, with the client of %s",
    async (kind) => {
      const answer = await ask(kind, () => {
        throw new Error("the person said no");
      });
      expect(answer).toMatchObject({ worded_by: "documentation" });
      expect(String(answer.note)).toContain("did not answer");
    },
  );

  it("is not offered unless it is asked for", async () => {
    const plain = createMcpAdapter({ index: async () => docs });
    const { url } = await plain.listen({ port: 0 });
    const client = new NewClient(INFO);
    await client.connect(new NewHttp(new URL(url)));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain("expo_answer");
    await client.close();
    await plain.close();
  });
});
