import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withBatching } from "../../src/embed/batching.ts";
import { cohereEmbedder } from "../../src/embed/cohere-embedder.ts";
import { embedderContract, type MakeEmbedder } from "../../src/embed/embedder-contract.ts";
import { learnEmbedder } from "../../src/embed/learned-embedder.ts";
import { openLearnedEmbedder } from "../../src/embed/learned-state.ts";
import { openAiCompatibleEmbedder } from "../../src/embed/openai-compatible-embedder.ts";
import { withRetry } from "../../src/embed/retry.ts";
import { createVectorCache, withVectorCache } from "../../src/embed/vector-cache.ts";
import { voyageEmbedder } from "../../src/embed/voyage-embedder.ts";
import { analyze } from "../../src/text/analyze.ts";
import { countTerms } from "../../src/text/term-matrix.ts";
import { madeEmbedder } from "./made-embedder.ts";
import { startService } from "./start-service.ts";

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const rows = [
  "camera permission and preview",
  "push notification token",
  "build and submit to the store",
  "camera notification build",
].map((text) => analyze(text));

const implementations: Record<string, MakeEmbedder> = {
  "a learned embedder": () => learnEmbedder(countTerms(rows)),
  "an opened learned embedder": async () =>
    openLearnedEmbedder((await learnEmbedder(countTerms(rows))).state()),
  "a custom embedder": () => madeEmbedder().embedder,
  "a custom embedder in all wrappers": () =>
    withVectorCache(withBatching(withRetry(madeEmbedder().embedder)), createVectorCache()),
  "an OpenAI-compatible service": () =>
    openAiCompatibleEmbedder({ baseUrl: `${service.url}/ok/v1`, model: "small" }),
  "an OpenAI-compatible service that is busy at times": () =>
    openAiCompatibleEmbedder({
      baseUrl: `${service.url}/busy-3/v1`,
      model: "small",
      sleep: async () => {},
    }),
  "Voyage's service": () =>
    voyageEmbedder({ baseUrl: `${service.url}/ok/v1`, model: "v", apiKey: "key" }),
  "Cohere's service": () =>
    cohereEmbedder({ baseUrl: `${service.url}/ok/v2`, model: "c", apiKey: "key" }),
};

describe("embedderContract", () => {
  for (const [name, make] of Object.entries(implementations)) {
    describe(`holds for ${name}`, () => {
      for (const { name: rule, run } of embedderContract) it(rule, () => run(make));
    });
  }

  const vector = (fill: number) => new Float32Array(6).fill(fill);
  let calls = 0;
  const own = [vector(1), vector(2), vector(3)];
  const faults: Record<string, Parameters<typeof madeEmbedder>[0]> = {
    "names itself": { id: " " },
    "names itself and the length": { dimensions: 0 },
    "gives one vector of finite numbers": { embed: (texts) => texts.map(() => vector(Number.NaN)) },
    "gives nothing for no texts": { embed: () => [vector(1)] },
    "keeps the order": {
      embed: (texts) => texts.map((text) => vector(text.length)).reverse(),
    },
    "gives the same vector": { embed: (texts) => texts.map(() => vector(++calls)) },
    "tells different texts apart": { embed: (texts) => texts.map(() => vector(1)) },
    "gives finite numbers for texts without words": {
      embed: (texts) => texts.map((text) => vector(1 / text.trim().length)),
    },
    "embeds several hundred": { embed: (texts) => texts.slice(0, 200).map(() => vector(1)) },
    "embeds queries at the same length": {
      embed: (texts, call) => texts.map(() => new Float32Array(call?.kind === "query" ? 5 : 6)),
    },
    "leaves the list": {
      embed: (texts) => {
        (texts as string[]).length = 0;
        return [];
      },
    },
    "gives vectors that are the caller's own": { embed: (texts) => texts.map((_, at) => own[at]!) },
    "gives up or finishes": {
      embed: (texts, call) => {
        call?.signal?.throwIfAborted();
        return texts.map(() => vector(1));
      },
    },
  };
  for (const [start, changes] of Object.entries(faults)) {
    it(`catches an embedder that breaks the rule that it ${start}`, async () => {
      const broken = embedderContract.find(({ name }) => name.startsWith(start))!;
      await expect(broken.run(() => madeEmbedder(changes).embedder)).rejects.toThrow();
    });
  }
});
