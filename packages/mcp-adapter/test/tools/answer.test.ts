import type { DocsIndex } from "@expodex/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countTokens } from "../../src/budget/count-tokens.ts";
import { answerQuestion } from "../../src/tools/answer.ts";
import { smallIndex } from "../support/small-index.ts";
import { toolContext } from "../support/tool-context.ts";

let docs: DocsIndex;
beforeAll(async () => {
  docs = await smallIndex();
});
afterAll(() => docs.close());

const ask = (args: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  answerQuestion.run(answerQuestion.input.parse(args), { ...toolContext(docs), ...more });

describe("expo_answer", () => {
  it("says the same in text and in data: words, citations, SDK", async () => {
    const { structured, text } = await ask({ query: "turn the torch on" });
    expect(structured.sdk.searched).toBe("SDK 57");
    expect(structured.citations.length).toBeGreaterThan(0);
    for (const { url } of structured.citations) expect(text).toContain(url);
    expect(text).toContain(structured.text);
    expect(text).toContain("--- documentation:");
  });

  it.each([100, 300, 2000])("keeps to %i tokens", async (max_tokens) => {
    const answer = await ask({ query: "camera permission", max_tokens });
    // The least budget holds hardly more than the facts around the text.
    expect(countTokens(answer)).toBeLessThanOrEqual(Math.max(max_tokens, 420));
  });

  it("keeps a model's words to the budget, and says that they were cut", async () => {
    const words = `Set it [1]. ${"And so on. ".repeat(2000)}`;
    const clientModel = { ask: async () => words };
    const { structured } = await ask({ query: "torch", max_tokens: 500 }, { clientModel });
    expect(structured.truncated).toBe(true);
    expect(structured.worded_by).toBe("client's model");
  });

  it("says so where nothing fits", async () => {
    const { structured } = await ask({ query: "torch", package: ["no-such"] });
    expect(structured.citations).toEqual([]);
    expect(structured.note).toContain("nothing");
  });

  it("answers for another SDK where one is asked for, and not for one that is not there", async () => {
    const { structured } = await ask({ query: "torch", sdk_version: "sdk-56" });
    expect(structured.sdk.searched).toBe("SDK 56");
    await expect(ask({ query: "torch", sdk_version: 9 })).rejects.toMatchObject({
      code: "SDK_NOT_INDEXED",
    });
  });
});
