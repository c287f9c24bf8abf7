import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type AnthropicGeneratorOptions,
  anthropicGenerator,
} from "../../src/answer/anthropic-generator.ts";
import type { Generator } from "../../src/answer/generator.ts";
import { generatorContract } from "../../src/answer/generator-contract.ts";
import { openAiCompatibleGenerator } from "../../src/answer/openai-compatible-generator.ts";
import { type ExpodexError, type ExpodexErrorCode, isExpodexError } from "../../src/errors.ts";
import { startGenerationService } from "./start-generation-service.ts";

let service: Awaited<ReturnType<typeof startGenerationService>>;
beforeAll(async () => {
  service = await startGenerationService();
});
afterAll(() => service.stop());

type Options = Partial<AnthropicGeneratorOptions>;

const MAKERS: readonly [name: string, make: (mode: string, options?: Options) => Generator][] = [
  [
    "openAiCompatibleGenerator",
    (mode, options) =>
      openAiCompatibleGenerator({
        baseUrl: `${service.url}/${mode}/v1`,
        model: "small",
        random: () => 1,
        sleep: async () => {},
        ...options,
      }),
  ],
  [
    "anthropicGenerator",
    (mode, options) =>
      anthropicGenerator({
        baseUrl: `${service.url}/${mode}/v1`,
        model: "small",
        random: () => 1,
        sleep: async () => {},
        ...options,
      }),
  ],
];

async function read(generator: Generator, prompt = "?", signal?: AbortSignal): Promise<string> {
  let text = "";
  const request = { system: "Be brief.", prompt, ...(signal === undefined ? {} : { signal }) };
  for await (const piece of generator.generate(request)) text += piece;
  return text;
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

describe.each(MAKERS)("%s", (name, make) => {
  for (const { name: rule, run } of generatorContract) it(rule, () => run(() => make("ok")));

  it.each(["ok", "bytes", "crlf"])("reads a stream in mode %s", async (mode) => {
    const text = "Größe: 相机 🙂, then `a[0]` [1].";
    expect(await read(make(mode), `Say: ${text}`)).toBe(text);
  });

  it("sends model, question, bound and key", async () => {
    const mode = name.startsWith("open") ? "ok-1" : "ok-2";
    await read(make(mode, { apiKey: "secret", maxOutputTokens: 99 }));
    const [request] = (await service.log(mode)).requests;
    expect(request!.body).toMatchObject({ model: "small", stream: true, max_tokens: 99 });
    expect(JSON.stringify(request!.body)).toContain("Be brief.");
    expect(request!.authorization ?? request!.key).toMatch(/^(?:Bearer )?secret$/u);
    expect(request!.path).toMatch(/^v1\/(?:chat\/completions|messages)$/u);
  });

  it("repeats a request that was refused for a passing reason", async () => {
    const waits: number[] = [];
    const sleep = async (duration: number) => void waits.push(duration);
    const mode = name.startsWith("open") ? "busy-2" : "broken-2";
    expect(await read(make(mode, { sleep }))).toContain("enableTorch");
    expect(waits).toEqual(mode === "busy-2" ? [7000, 7000] : [500, 1000]);
  });

  it("does not repeat once words have come", async () => {
    const mode = name.startsWith("open") ? "cut-1" : "cut-2";
    await failure(read(make(mode)), "GENERATOR_FAILED");
    expect((await service.log(mode)).requests).toHaveLength(1);
  });

  it.each([
    ["half", /broke off/u],
    ["lost", /404.*check baseUrl and the model's name/u],
    ["page", /expected a stream of events, got "<html>/u],
    ["moved", /expected an answer from/u],
    ["hang-up", /no connection/u],
    ["fails-4", /Overloaded/u],
  ])("refuses what the service answers in mode %s", async (mode, message) => {
    const error = await failure(read(make(mode)), "GENERATOR_FAILED");
    expect(error.message).toMatch(message);
  });

  it("gives up on a service that is silent", async () => {
    const error = await failure(
      read(make("silent", { idleMs: 40, attempts: 1 })),
      "GENERATOR_FAILED",
    );
    expect(error.message).toContain("silence for 40 ms");
    expect(error.data.transient).toBe(true);
  });

  it("gives up on a service that never ends", async () => {
    const error = await failure(read(make("trickle", { timeoutMs: 120 })), "GENERATOR_FAILED");
    expect(error.message).toContain("no end within 120 ms");
  });

  it("says which key is missing, and prints none", async () => {
    await failure(read(make("locked")), "KEY_MISSING");
    const error = await failure(read(make("locked", { apiKey: "sk-secret" })), "GENERATOR_FAILED");
    expect(error.message).not.toContain("sk-secret");
    expect(error.data.status).toBe(401);
  });

  it("ends the request when nobody reads on", async () => {
    const mode = name.startsWith("open") ? "trickle-1" : "trickle-2";
    for await (const _ of make(mode).generate({ system: "", prompt: "?" })) break;
    await expect.poll(async () => (await service.log(mode)).aborted, { timeout: 5000 }).toBe(1);
  });

  it("ends the request when its signal is raised", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    await failure(read(make("silent"), "?", stop.signal), "ABORTED");
  });

  it.each<[string, Options]>([
    ["no model", { model: "" }],
    ["an address without a scheme", { baseUrl: "localhost" }],
    ["a file's address", { baseUrl: "file:///etc" }],
    ["no attempt", { attempts: 0 }],
    ["no time", { timeoutMs: 0 }],
    ["no words", { maxOutputTokens: 0 }],
  ])("refuses %s", (_, options) => {
    expect(() => make("ok", options)).toThrow(/expected/u);
  });
});

describe("services that need a key", () => {
  it("are not asked without one", () => {
    expect(() => anthropicGenerator({ model: "m" })).toThrow(/ANTHROPIC_API_KEY/u);
    const baseUrl = "https://api.openai.com/v1";
    expect(() => openAiCompatibleGenerator({ model: "m", baseUrl })).toThrow(/OPENAI_API_KEY/u);
  });
});
