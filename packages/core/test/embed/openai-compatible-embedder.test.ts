import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type OpenAiCompatibleOptions,
  openAiCompatibleEmbedder,
} from "../../src/embed/openai-compatible-embedder.ts";
import { type ExpodexError, type ExpodexErrorCode, isExpodexError } from "../../src/errors.ts";
import { startService } from "./start-service.ts";

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

/** An embedder of the service's given mode, which waits for nothing and remembers its waits. */
async function make(mode: string, options: Partial<OpenAiCompatibleOptions> = {}) {
  const waits: number[] = [];
  const embedder = await openAiCompatibleEmbedder({
    baseUrl: `${service.url}/${mode}/v1`,
    model: "small",
    dimensions: 16,
    random: () => 1,
    sleep: async (duration) => {
      waits.push(duration);
    },
    ...options,
  });
  return { embedder, waits };
}

async function failure<C extends ExpodexErrorCode>(
  work: Promise<unknown>,
  code: C,
): Promise<ExpodexError<C>> {
  const error = await work.then(
    () => undefined,
    (raised: unknown) => raised,
  );
  if (!isExpodexError(error, code)) throw new Error(`expected ${code}, got ${String(error)}`);
  return error;
}

const TEXTS = ["camera", "push token"];

describe("openAiCompatibleEmbedder", () => {
  it("finds the length of vectors out, where it is not told", async () => {
    const { embedder } = await make("ok", { dimensions: undefined });
    expect(embedder.dimensions).toBe(16);
  });

  it("asks nothing before the first text, where it is told", async () => {
    await make("ok-1");
    expect((await service.log("ok-1")).requests).toEqual([]);
  });

  it("sends model, texts and key, and no dimensions unless it is to shorten", async () => {
    const { embedder } = await make("ok-2", { apiKey: "secret" });
    await embedder.embed(TEXTS);
    const { requests } = await service.log("ok-2");
    expect(requests).toEqual([
      {
        path: "v1/embeddings",
        authorization: "Bearer secret",
        body: { model: "small", encoding_format: "float" },
        texts: TEXTS,
      },
    ]);
  });

  it("has vectors shortened where it is to", async () => {
    const { embedder } = await make("ok-3", { dimensions: 5, shorten: true });
    expect((await embedder.embed(TEXTS))[1]).toHaveLength(5);
    expect(embedder.id).not.toBe((await make("ok-3")).embedder.id);
  });

  it("puts prefixes in front of queries and documents", async () => {
    const { embedder } = await make("ok-4", { queryPrefix: "q: ", documentPrefix: "d: " });
    await embedder.embed(["camera"], { kind: "query" });
    await embedder.embed(["camera"]);
    const { requests } = await service.log("ok-4");
    expect(requests.map(({ texts }) => texts)).toEqual([["q: camera"], ["d: camera"]]);
  });

  it("adds the version to an address without a path", async () => {
    const urls: string[] = [];
    const fetch: OpenAiCompatibleOptions["fetch"] = (url, init) => {
      urls.push(url);
      return globalThis.fetch(`${service.url}/ok/v1/embeddings`, init);
    };
    for (const baseUrl of [
      "http://localhost:11434",
      "http://localhost:1234/",
      "http://h/api/v3/",
    ]) {
      await (await make("ok", { baseUrl, fetch })).embedder.embed(["camera"]);
    }
    expect(urls).toEqual([
      "http://localhost:11434/v1/embeddings",
      "http://localhost:1234/v1/embeddings",
      "http://h/api/v3/embeddings",
    ]);
  });

  it("sends at most 200 texts a request, and two requests at once", async () => {
    const { embedder } = await make("slow-1");
    const texts = Array.from({ length: 1050 }, (_, n) => `text ${n}`);
    expect(await embedder.embed(texts)).toHaveLength(1050);
    const { requests, most } = await service.log("slow-1");
    expect(requests.map((request) => request.texts.length).sort()).toEqual([
      200, 200, 200, 200, 200, 50,
    ]);
    expect(most).toBeLessThanOrEqual(2);
  });

  it("asks for a text once", async () => {
    const { embedder } = await make("ok-5");
    await embedder.embed(["camera", "camera", "push"]);
    await embedder.embed(["push"]);
    const { requests } = await service.log("ok-5");
    expect(requests.map(({ texts }) => texts)).toEqual([["camera", "push"]]);
  });

  it("does not send blank texts, whose vectors are zero", async () => {
    const { embedder } = await make("ok-6");
    const [blank, camera] = await embedder.embed([" ", "camera"]);
    expect(blank).toEqual(new Float32Array(16));
    expect(camera).not.toEqual(new Float32Array(16));
    expect((await service.log("ok-6")).requests[0]!.texts).toEqual(["camera"]);
  });

  it("waits as long as a busy service asks", async () => {
    const { embedder, waits } = await make("busy-2");
    expect(await embedder.embed(TEXTS)).toHaveLength(2);
    expect(waits).toEqual([7000, 7000]);
  });

  it("does not wait longer than it may", async () => {
    const limited = { dimensions: undefined, log: () => {} };
    const { embedder } = await make("busy-9", { attempts: 1 });
    const error = await failure(Promise.resolve(embedder.embed(TEXTS)), "EMBEDDER_FAILED");
    expect(error.data).toMatchObject({ status: 429, transient: true, retryAfterMs: 7000 });
    await failure(make("busy-8", { ...limited, attempts: 2 }), "EMBEDDER_FAILED");
    expect((await service.log("busy-8")).requests).toHaveLength(2);
  });

  it("repeats after status 500, waiting longer each time", async () => {
    const { embedder, waits } = await make("broken-3");
    expect(await embedder.embed(TEXTS)).toHaveLength(2);
    expect(waits).toEqual([500, 1000, 2000]);
  });

  it("gives up after five attempts, with status and answer", async () => {
    const { embedder } = await make("broken-99");
    const error = await failure(Promise.resolve(embedder.embed(TEXTS)), "EMBEDDER_FAILED");
    expect(error.data.status).toBe(500);
    expect(error.message).toContain('500 "<h1>oh no</h1>"');
    expect((await service.log("broken-99")).requests).toHaveLength(5);
  });

  it("repeats after a lost connection", async () => {
    const { embedder, waits } = await make("hang-up");
    const error = await failure(Promise.resolve(embedder.embed(TEXTS)), "EMBEDDER_FAILED");
    expect(error.message).toContain("no connection");
    expect(error.cause).toBeInstanceOf(Error);
    expect(waits).toHaveLength(4);
  });

  it("says which key is missing, and where it usually stands", async () => {
    const { embedder } = await make("locked");
    const error = await failure(Promise.resolve(embedder.embed(TEXTS)), "KEY_MISSING");
    expect(error.data.variable).toBe("OPENAI_API_KEY");
    const early = make("ok", { baseUrl: "https://api.openai.com/v1" });
    expect((await failure(early, "KEY_MISSING")).data.service).toBe("api.openai.com");
  });

  it("does not repeat after a wrong key, nor print it", async () => {
    const { embedder, waits } = await make("locked", { apiKey: "sk-secret" });
    const error = await failure(Promise.resolve(embedder.embed(TEXTS)), "EMBEDDER_FAILED");
    expect(error.data.status).toBe(401);
    expect(error.message).not.toContain("sk-secret");
    expect(waits).toEqual([]);
  });

  it("sends its key to no other address", async () => {
    const { embedder } = await make("moved", { apiKey: "secret" });
    await failure(Promise.resolve(embedder.embed(TEXTS)), "EMBEDDER_FAILED");
  });

  for (const [mode, message] of [
    ["lost", /404.*check baseUrl and the model's name/],
    ["page", /expected JSON, got "<html>/],
    ["cut", /expected JSON/],
    ["short", /expected a Float32Array of 16 numbers for each text, got 15 numbers for text 1/],
    ["few", /expected 2 vectors, got 1/],
    ["null", /expected a list of numbers/],
    ["huge", /expected finite numbers, got Infinity at 3/],
    ["encoded", /expected a list of numbers/],
  ] as const) {
    it(`refuses what the service answers in mode "${mode}"`, async () => {
      const { embedder } = await make(mode);
      const error = await failure(Promise.resolve(embedder.embed(TEXTS)), "EMBEDDER_FAILED");
      expect(error.message).toMatch(message);
    });
  }

  it("refuses vectors of another length than it was told", async () => {
    const { embedder } = await make("ok", { dimensions: 8 });
    const error = await failure(Promise.resolve(embedder.embed(TEXTS)), "EMBEDDER_FAILED");
    expect(error.message).toContain("expected a Float32Array of 8 numbers for each text, got 16");
  });

  it("gives up on an answer that trickles", async () => {
    const { embedder } = await make("trickle", { timeoutMs: 60, attempts: 2 });
    const error = await failure(Promise.resolve(embedder.embed(TEXTS)), "EMBEDDER_FAILED");
    expect(error.message).toContain("none within 60 ms");
    expect((await service.log("trickle")).requests).toHaveLength(2);
  });

  it("stops when its signal is raised, while it waits for an answer", async () => {
    const { embedder } = await make("trickle");
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    await failure(Promise.resolve(embedder.embed(TEXTS, { signal: stop.signal })), "ABORTED");
  });

  it("stops when its signal is raised, while it waits to repeat", async () => {
    const stop = new AbortController();
    const { embedder } = await make("broken-98", { sleep: undefined, random: () => 1 });
    setTimeout(() => stop.abort(), 30);
    await failure(Promise.resolve(embedder.embed(TEXTS, { signal: stop.signal })), "ABORTED");
  });

  for (const [name, options] of [
    ["an address without a scheme", { baseUrl: "localhost" }],
    ["a file's address", { baseUrl: "file:///etc" }],
    ["no model", { model: "" }],
    ["dimensions of 0", { dimensions: 0 }],
    ["batches of 0", { batchSize: 0 }],
    ["no attempt", { attempts: 0 }],
    ["no time", { timeoutMs: 0 }],
    ["shortening to nothing in particular", { shorten: true, dimensions: undefined }],
  ] as [string, Partial<OpenAiCompatibleOptions>][]) {
    it(`refuses ${name}`, async () => {
      await failure(make("ok", options), "INVALID_OPTION");
    });
  }
});
