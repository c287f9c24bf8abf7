import type { DocsIndex } from "@expodex/core";
import { isExpodexError } from "@expodex/core/read";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROMPTS } from "../../src/prompts/prompt-set.ts";
import { RESOURCES } from "../../src/resources/resource-set.ts";
import { ToolError } from "../../src/tool-error.ts";
import { toolContext } from "../support/tool-context.ts";
import { ATTEMPTS } from "./attempts.ts";
import { checkText, MARK } from "./check-text.ts";
import { injectedIndex, wordOf } from "./injected-index.ts";

let docs: DocsIndex;
beforeAll(async () => {
  docs = await injectedIndex();
});
afterAll(() => docs.close());

const words = ATTEMPTS.map((_, at) => wordOf(at));

/** What is given, or undefined where it fails in words of the server. */
async function orRefused<T>(giving: Promise<T>): Promise<T | undefined> {
  try {
    return await giving;
  } catch (error) {
    if (!(error instanceof ToolError || isExpodexError(error))) throw error;
    expect(`${error.message} ${error instanceof ToolError ? error.failure.next : ""}`).not.toMatch(
      MARK,
    );
    return undefined;
  }
}

describe.each(RESOURCES.map((family) => [family.name, family] as const))("%s", (name, family) => {
  const uris = (word: string): string[] =>
    ({
      "expo-docs": [
        `expo://docs/body/${word}`,
        `expo://docs/heading/${word}`,
        `expo://docs/title/${word}`,
        `expo://docs/troubleshooting/${word}`,
        `expo://docs/versions/v57.0.0/sdk/${word}`,
      ],
      "expo-api": [`expo://api/expo-${word}`, `expo://api/expo-${word}?version=56`],
      "expo-examples": [`expo://examples/expo-${word}`, `expo://examples/${word}`],
    })[name] ?? [`expo://${name.replace("expo-", "")}/${word}`];

  it("says nothing of an injected page outside of frames, and flags what it quotes", async () => {
    let read = 0;
    for (const uri of words.flatMap(uris)) {
      const variables = family.match(uri);
      if (variables === undefined) throw new Error(`${uri} is none of ${name}`);
      const found = await orRefused(family.read(uri, variables, toolContext(docs)));
      if (found === undefined) continue;
      checkText(found.text);
      if (found.text.includes("--- documentation:")) read += 1;
    }
    if (["expo-docs", "expo-api", "expo-examples"].includes(name))
      expect(read).toBeGreaterThan(ATTEMPTS.length / 2);
  });

  it("lists and completes to nothing of an attempt", async () => {
    const context = toolContext(docs);
    const listed = (await family.list?.(context)) ?? [];
    expect(listed.filter((one) => MARK.test(JSON.stringify(one)))).toEqual([]);
    const variables = [...family.uriTemplate.matchAll(/\w+(?=[,}])/gu)].map(
      ([variable]) => variable,
    );
    expect(variables.length).toBeGreaterThan(0);
    for (const variable of variables)
      for (const value of ["", "ignore", "as an ai", "system", ...words.slice(0, 10)]) {
        const completed = await orRefused(
          family.complete?.(variable, value, {}, context) ?? Promise.resolve([]),
        );
        expect(completed?.filter((one) => MARK.test(one)) ?? []).toEqual([]);
      }
  });
});

describe.each(PROMPTS.map((prompt) => [prompt.name, prompt] as const))("%s", (_, prompt) => {
  it("says nothing of an injected page outside of frames, and flags what it quotes", async () => {
    let framed = 0;
    for (const word of words) {
      const args = Object.fromEntries(
        prompt.arguments.map(({ name }) => [
          name,
          name === "module_name" ? `expo-${word}` : name === "config_type" ? "app.json" : word,
        ]),
      );
      const messages = await orRefused(prompt.get(args, toolContext(docs)));
      for (const { text } of messages ?? []) {
        checkText(text);
        if (text.includes(word) && text.includes("--- documentation:")) framed += 1;
      }
    }
    expect(framed).toBeGreaterThan(ATTEMPTS.length / 2);
  });

  it("completes to nothing of an attempt", async () => {
    const context = toolContext(docs);
    for (const { name } of prompt.arguments)
      for (const value of ["", "ignore", "as an ai", ...words.slice(0, 10)]) {
        const completed = await orRefused(
          prompt.complete?.(name, value, {}, context) ?? Promise.resolve([]),
        );
        expect(completed?.filter((one) => MARK.test(one)) ?? []).toEqual([]);
      }
  });
});
