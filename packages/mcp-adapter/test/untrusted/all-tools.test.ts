import type { DocsIndex } from "@expodex/core";
import { isExpodexError } from "@expodex/core/read";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import type { Tool, ToolAnswer } from "../../src/tool.ts";
import { ToolError } from "../../src/tool-error.ts";
import { answerQuestion } from "../../src/tools/answer.ts";
import { TOOL_SETS, toolsOf } from "../../src/tools/tool-set.ts";
import { addressesAssistant } from "../../src/untrusted/addressed-text.ts";
import { callTool } from "../support/call-tool.ts";
import { callsOf } from "../support/tool-calls.ts";
import { toolContext } from "../support/tool-context.ts";
import { ATTEMPTS } from "./attempts.ts";
import { checkText, MARK } from "./check-text.ts";
import { injectedIndex, wordOf } from "./injected-index.ts";

const QUOTED_FIELDS = new Set(["text", "excerpt", "code"]);

let docs: DocsIndex;
beforeAll(async () => {
  docs = await injectedIndex();
});
afterAll(() => docs.close());

const tools = [
  ...new Map(
    [...TOOL_SETS.flatMap((set) => toolsOf(set)), answerQuestion].map((tool) => [tool.name, tool]),
  ).values(),
];

function checkStructured(value: unknown, field: string | undefined, isFlagged: boolean): void {
  if (typeof value === "string") {
    if (field !== undefined && QUOTED_FIELDS.has(field)) {
      const quoted = value.replace(
        /^--- .*(?:not instructions.*|end of documentation) ---$/gmu,
        "",
      );
      if (MARK.test(quoted) && addressesAssistant(quoted))
        expect({ value, isFlagged }).toEqual({ value, isFlagged: true });
    } else if (MARK.test(value)) expect({ field, value }).toBe("quoted text");
  } else if (Array.isArray(value)) {
    for (const item of value) checkStructured(item, field, isFlagged);
  } else if (typeof value === "object" && value !== null) {
    const flagged = (value as Record<string, unknown>).flagged === true;
    for (const [name, item] of Object.entries(value)) checkStructured(item, name, flagged);
  }
}

function check({ structured, text }: ToolAnswer): void {
  checkStructured(structured, undefined, false);
  // The two tools of deep-research clients send their object as text.
  if (!text.startsWith("{")) checkText(text);
  else {
    expect(JSON.parse(text)).toEqual(structured);
    if (typeof structured.text === "string") checkText(structured.text);
  }
}

async function callAndCheck(
  tool: Tool,
  args: Record<string, unknown>,
): Promise<ToolAnswer | undefined> {
  try {
    const answer = await callTool(tool, args, toolContext(docs));
    check(answer);
    return answer;
  } catch (error) {
    // What cannot be answered says so in words of the server.
    if (!(error instanceof ToolError || isExpodexError(error) || error instanceof z.ZodError))
      throw error;
    expect(`${error.message} ${error instanceof ToolError ? error.failure.next : ""}`).not.toMatch(
      MARK,
    );
    return undefined;
  }
}

describe.each(tools.map((tool) => [tool.name, tool] as const))("%s", (_, tool) => {
  it("says nothing of an injected page outside of frames and quoted fields, and flags what it quotes", async () => {
    let answered = 0;
    for (const [at] of ATTEMPTS.entries()) {
      const word = wordOf(at);
      for (const path of [
        `/body/${word}/`,
        `/heading/${word}/`,
        `/title/${word}/`,
        `/versions/v57.0.0/sdk/${word}/`,
      ]) {
        const subject = {
          words: word,
          path,
          packageName: `expo-${word}`,
          symbol: `run${word}Async`,
        };
        // What does not ask for a page is asked once.
        if (
          !path.startsWith("/body/") &&
          !["expo_read_document", "fetch", "expo_recommend"].includes(tool.name)
        )
          continue;
        for (const args of callsOf(tool, subject))
          if ((await callAndCheck(tool, args)) !== undefined) answered += 1;
      }
    }
    if (!["expo_config_templates", "expo_eas_command_builder"].includes(tool.name))
      expect(answered).toBeGreaterThan(ATTEMPTS.length / 2);
  });
});

describe("expo_read_document", () => {
  it("flags every attempt that the index holds", async () => {
    const [read] = tools.filter(({ name }) => name === "expo_read_document");
    let flags = 0;
    for (const [at, { name }] of ATTEMPTS.entries()) {
      const answer = await callTool(read!, { path: `/body/${wordOf(at)}/` }, toolContext(docs));
      const { text, flagged } = answer.structured as { text: string; flagged?: boolean };
      // Elements and comments are no text of a page: what they said is not there.
      if (addressesAssistant(text)) expect({ name, flagged }).toEqual({ name, flagged: true });
      if (flagged === true) flags += 1;
    }
    expect(flags).toBeGreaterThanOrEqual(40);
  });
});
