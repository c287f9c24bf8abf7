import { type DocsIndex, estimateTokens } from "@expodex/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeList, fenced, listOf } from "../../src/prompts/arguments.ts";
import { GATHER_TOKENS, gather } from "../../src/prompts/gather.ts";
import { PROMPTS } from "../../src/prompts/prompt-set.ts";
import { smallIndex } from "../support/small-index.ts";
import { toolContext } from "../support/tool-context.ts";

let docs: DocsIndex;
beforeAll(async () => {
  docs = await smallIndex();
});
afterAll(() => docs.close());

const named = (name: string) => {
  const found = PROMPTS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no prompt ${name}`);
  return found;
};
const get = async (name: string, args: Record<string, string>) => {
  const messages = await named(name).get(args, toolContext(docs));
  return messages.map(({ text }) => text).join("\n");
};

const CASES: readonly [name: string, args: Record<string, string>, said: string[]][] = [
  [
    "expo_setup_helper",
    { project_type: "tabs", platforms: "ios, web", features: "camera" },
    ['type "tabs"', "ios, web", "with camera"],
  ],
  [
    "expo_error_helper",
    { error_message: "Camera permission denied", error_context: "runtime", environment: "ios" },
    ["Camera permission denied", "Where: runtime", "Environment: ios"],
  ],
  [
    "expo_api_helper",
    { module_name: "camera", use_case: "switch the light on", experience_level: "beginner" },
    ["expo-camera", "switch the light on", "Explain every step", "enableTorch"],
  ],
  [
    "expo_config_analyzer",
    {
      config_content: '{"expo":{"plugins":["expo-camera"]}}',
      config_type: "app.json",
      optimization_goals: "security, build-size",
    },
    ['"plugins":["expo-camera"]', "security, build-size", "app.json"],
  ],
];

describe.each(CASES)("%s", (name, args, said) => {
  it("puts the arguments and framed documentation with its address into its message", async () => {
    const text = await get(name, args);
    for (const words of said) expect(text).toContain(words);
    expect(text).toMatch(
      /--- documentation: .* · https:\/\/docs\.expo\.dev\/.* \(quoted material/u,
    );
    expect(text).toContain("SDK 57");
  });

  it("does without what may be left out", async () => {
    const required = named(name).arguments.filter((one) => one.required);
    const few = Object.fromEntries(required.map((one) => [one.name, args[one.name] ?? ""]));
    expect(await get(name, few)).not.toContain("undefined");
  });

  it("keeps to its budget", async () => {
    const text = await get(name, args);
    expect(estimateTokens(text)).toBeLessThan(GATHER_TOKENS + 500);
  });

  it("answers arguments of any length and kind", async () => {
    for (const value of ["`".repeat(5000), "\u0000\ud800", "a".repeat(100_000), "…"]) {
      const odd = Object.fromEntries(Object.keys(args).map((key) => [key, value]));
      expect((await get(name, odd)).length).toBeLessThan(200_000);
    }
  });
});

describe("completions", () => {
  it("give packages, choices, and the last item of a list", async () => {
    const context = toolContext(docs);
    const complete = (name: string, argument: string, value: string) =>
      named(name).complete?.(argument, value, {}, context);
    expect(await complete("expo_api_helper", "module_name", "cam")).toEqual(["expo-camera"]);
    expect(await complete("expo_setup_helper", "project_type", "b")).toEqual([
      "blank",
      "bare-workflow",
      "tabs",
    ]);
    expect(await complete("expo_setup_helper", "platforms", "ios, a")).toEqual(["ios, android"]);
    expect(await complete("expo_error_helper", "error_message", "x")).toEqual([]);
  });
});

describe("gather", () => {
  it("gives nothing twice, and says which SDK it is of", async () => {
    const { text, passages, sdk } = await gather(toolContext(docs, { sdk: 56 }), [
      { query: "camera torch" },
      { query: "torch of the camera" },
    ]);
    expect(passages).toBeGreaterThan(0);
    expect(text.match(/enableTorch/gu)).toHaveLength(1);
    expect(sdk.searched).toBe("SDK 56");
  });

  it("says so where nothing is found", async () => {
    const { text, passages } = await gather(toolContext(docs), [{ query: "…" }]);
    expect(passages).toBe(0);
    expect(text).toContain("Nothing in the index fits");
  });

  it("keeps to a small budget", async () => {
    const { text } = await gather(toolContext(docs), [{ query: "camera", limit: 10 }], 300);
    expect(estimateTokens(text)).toBeLessThan(400);
  });
});

describe("arguments of prompts", () => {
  it("are lists with commas or as JSON", () => {
    expect(listOf({ a: "ios, android ,ios" }, "a")).toEqual(["ios", "android"]);
    expect(listOf({ a: '["ios","web"]' }, "a")).toEqual(["ios", "web"]);
    expect(listOf({}, "a")).toEqual([]);
  });

  it("stand in fences that they cannot end", () => {
    expect(fenced("a ``` b")).toBe("````\na ``` b\n````");
  });

  it("are not completed to what is there already", () => {
    expect(completeList(["ios", "android"], "ios, ")).toEqual(["ios, android"]);
    expect(completeList(["ios", "android"], "")).toEqual(["ios", "android"]);
  });
});
