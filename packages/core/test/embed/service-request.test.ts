import { describe, expect, it } from "vitest";
import { cohereEmbedder } from "../../src/embed/cohere-embedder.ts";
import type { ServiceFetch } from "../../src/embed/service-fetch.ts";
import { postJson, type ServiceRequest } from "../../src/embed/service-request.ts";
import { voyageEmbedder } from "../../src/embed/voyage-embedder.ts";
import type { ExpodexError } from "../../src/errors.ts";

const request = (fetch: ServiceFetch, changes: Partial<ServiceRequest> = {}): ServiceRequest => ({
  embedder: "made",
  service: "Made",
  url: "http://made.test/",
  variable: "MADE_KEY",
  headers: {},
  body: {},
  fetch,
  timeoutMs: 60_000,
  maxBytes: 1000,
  now: () => Date.parse("2026-11-21T10:00:00Z"),
  ...changes,
});

const answer =
  (body: string | ReadableStream<Uint8Array> | null, init?: ResponseInit): ServiceFetch =>
  async () =>
    new Response(body, init);

/** The error that EMBEDDER_FAILED is expected to be. */
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error("nothing failed")),
    (raised: unknown) => raised as ExpodexError<"EMBEDDER_FAILED">,
  );

describe("postJson", () => {
  it("stops reading an answer that is longer than the bound", async () => {
    let sent = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 100;
        controller.enqueue(new Uint8Array(100).fill(32));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    await expect(postJson(request(answer(endless)))).rejects.toThrow(
      /at most 1000 bytes, got more/,
    );
    expect(cancelled).toBe(true);
    expect(sent).toBeLessThan(2000);
  });

  it("reads characters that are cut in two", async () => {
    const bytes = new TextEncoder().encode('"相"');
    const halves = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(bytes.slice(0, 2));
        controller.enqueue(bytes.slice(2));
        controller.close();
      },
    });
    expect(await postJson(request(answer(halves)))).toBe("相");
  });

  for (const [value, expected] of [
    ["3", 3000],
    ["0.5", 500],
    ["0", 0],
    ["Sat, 21 Nov 2026 10:00:20 GMT", 20_000],
    ["Sat, 21 Nov 2026 09:00:00 GMT", 0],
    ["soon", undefined],
    ["", undefined],
  ] as const) {
    it(`reads "Retry-After: ${value}" as ${expected} ms`, async () => {
      const fetch = answer("busy", { status: 503, headers: { "retry-after": value } });
      const error = await failureOf(postJson(request(fetch)));
      expect(error.data.status).toBe(503);
      expect(error.data.retryAfterMs).toBe(expected);
    });
  }

  it("does not say to wait after a failure that lasts", async () => {
    const fetch = answer("no", { status: 400, headers: { "retry-after": "5" } });
    const error = await failureOf(postJson(request(fetch)));
    expect(error.data).toEqual({ embedder: "made", status: 400 });
  });

  it("takes an empty answer for what it is", async () => {
    await expect(postJson(request(answer(null)))).rejects.toThrow(
      /expected JSON, got an empty body/,
    );
  });
});

/** A service that remembers what it was sent and answers with the given vectors. */
function recording(reply: (count: number) => unknown) {
  const sent: { url: string; body: Record<string, unknown>; authorization?: string }[] = [];
  const fetch: ServiceFetch = async (url, { body, headers }) => {
    const parsed = JSON.parse(body);
    sent.push({ url, body: parsed, authorization: headers.authorization });
    return Response.json(reply((parsed.input ?? parsed.texts).length));
  };
  return { fetch, sent };
}

describe("voyageEmbedder", () => {
  it("says which side of a search a text stands on, and how long vectors are to be", async () => {
    const { fetch, sent } = recording((count) => ({
      data: Array.from({ length: count }, (_, index) => ({ index, embedding: [1, 2] })),
    }));
    const embedder = await voyageEmbedder({ model: "v", apiKey: "key", dimensions: 2, fetch });
    await embedder.embed(["camera"], { kind: "query" });
    await embedder.embed(["camera"]);
    expect(sent[0]).toEqual({
      url: "https://api.voyageai.com/v1/embeddings",
      body: { model: "v", input: ["camera"], input_type: "query", output_dimension: 2 },
      authorization: "Bearer key",
    });
    expect(sent[1]!.body.input_type).toBe("document");
  });

  it("says at once that its key is missing", () => {
    return expect(voyageEmbedder({ model: "v" })).rejects.toMatchObject({
      code: "KEY_MISSING",
      data: { service: "Voyage", variable: "VOYAGE_API_KEY" },
    });
  });
});

describe("cohereEmbedder", () => {
  it("says which side of a search a text stands on, 96 texts at a time", async () => {
    const { fetch, sent } = recording((count) => ({
      embeddings: { float: Array.from({ length: count }, () => [1, 2]) },
    }));
    const embedder = await cohereEmbedder({ model: "c", apiKey: "key", fetch });
    await embedder.embed(
      Array.from({ length: 100 }, (_, n) => `text ${n}`),
      { kind: "query" },
    );
    expect(embedder.dimensions).toBe(2);
    expect(sent.map(({ body }) => (body.texts as string[]).length)).toEqual([1, 96, 4]);
    expect(sent[1]!.url).toBe("https://api.cohere.com/v2/embed");
    expect(sent[1]!.body).toMatchObject({
      model: "c",
      input_type: "search_query",
      embedding_types: ["float"],
    });
  });

  it("refuses an answer without vectors", async () => {
    const { fetch } = recording(() => ({ embeddings: null }));
    const making = cohereEmbedder({ model: "c", apiKey: "key", fetch, attempts: 1 });
    await expect(making).rejects.toMatchObject({ code: "EMBEDDER_FAILED" });
  });

  it("says at once that its key is missing", () => {
    return expect(cohereEmbedder({ model: "c", apiKey: "" })).rejects.toMatchObject({
      code: "KEY_MISSING",
      data: { service: "Cohere", variable: "COHERE_API_KEY" },
    });
  });
});
