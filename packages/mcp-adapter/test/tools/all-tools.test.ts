/** What holds for every tool, and for tools that come later. */
import type { DocsIndex } from "@expodex/core";
import { isExpodexError } from "@expodex/core/read";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { countTokens } from "../../src/budget/count-tokens.ts";
import { prepareTool } from "../../src/protocol/tool-definition.ts";
import type { Tool, ToolAnswer } from "../../src/tool.ts";
import { ToolError } from "../../src/tool-error.ts";
import { answerQuestion } from "../../src/tools/answer.ts";
import { TOOL_SETS, toolsOf } from "../../src/tools/tool-set.ts";
import { apiIndex } from "../support/api-index.ts";
import { callTool } from "../support/call-tool.ts";
import { type CallSubject, callsOf } from "../support/tool-calls.ts";
import { toolContext } from "../support/tool-context.ts";

const SUBJECT: CallSubject = {
  words: "camera permission",
  path: "/versions/latest/sdk/camera/",
  packageName: "expo-camera",
  symbol: "useCameraPermissions",
};
/** What an answer of the two tools of deep-research clients has no place for: their form is fixed. */
const FIXED_FORM = new Set(["search", "fetch"]);

/** What an answer may take where the budget is less: a file of configuration is whole or of no use; citations stay with a text. */
const LEAST: Readonly<Record<string, number>> = { expo_config_templates: 600, expo_answer: 400 };

let docs: DocsIndex;
beforeAll(async () => {
  docs = await apiIndex();
});
afterAll(() => docs.close());

const tools = [
  ...new Map(
    [...TOOL_SETS.flatMap((set) => toolsOf(set)), answerQuestion].map((tool) => [tool.name, tool]),
  ).values(),
];

/** The answers of every call about the subject that can be answered. */
async function answersOf(
  tool: Tool,
  extra: Record<string, unknown> = {},
  context = () => toolContext(docs),
): Promise<ToolAnswer[]> {
  const answers: ToolAnswer[] = [];
  for (const args of callsOf(tool, SUBJECT)) {
    try {
      answers.push(await callTool(tool, { ...args, ...extra }, context()));
    } catch (error) {
      if (!(error instanceof ToolError || isExpodexError(error))) throw error;
    }
  }
  return answers;
}

function leavesOf(value: unknown, field = ""): { field: string; value: string }[] {
  if (typeof value === "string" || typeof value === "number")
    return [{ field, value: String(value) }];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, field));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => leavesOf(item, name));
}

const words = (text: string) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

/** Words of a text that are facts: names, addresses, numbers, releases, cursors; not the sentences around them. */
const factsOf = (text: string) =>
  text.match(/https?:\/\/[^\s)"·]+|SDK \d+|\b\w*\d\w*\b|cursor "[^"]+"/gu) ?? [];

describe.each(tools.map((tool) => [tool.name, tool] as const))("%s", (name, tool) => {
  const { definition } = prepareTool(tool);

  it("has a short name and a description that says first what it does", () => {
    expect(name).toMatch(/^[a-z0-9_]{1,40}$/u);
    expect(Buffer.byteLength(tool.description)).toBeLessThan(1024);
    const [first = ""] = tool.description.split(/[.;](?:\s|$)/u);
    expect(first.length).toBeGreaterThan(20);
    expect(first.length).toBeLessThan(260);
    expect(tool.description).toMatch(/\buse it\b/u);
    expect(tool.title.length).toBeGreaterThan(0);
  });

  it("has flat schemas: an object of described arguments, no alternatives at the root", () => {
    for (const schema of [definition.inputSchema, definition.outputSchema]) {
      expect(schema.type).toBe("object");
      expect(Object.keys(schema)).not.toEqual(expect.arrayContaining(["anyOf"]));
      expect(Object.keys(schema)).not.toEqual(expect.arrayContaining(["oneOf"]));
      expect(Object.keys(schema)).not.toEqual(expect.arrayContaining(["allOf"]));
      expect(JSON.stringify(schema)).not.toContain("$ref");
    }
    for (const [argument, property] of Object.entries(definition.inputSchema.properties))
      expect({ argument, described: property.description }).toEqual({
        argument,
        described: expect.any(String),
      });
  });

  it("says every fact of its data in its text", async () => {
    for (const { structured, text } of await answersOf(tool)) {
      if (FIXED_FORM.has(name)) {
        expect(JSON.parse(text)).toEqual(structured);
        continue;
      }
      const said = text.replace(/\s+/gu, " ");
      const missing = leavesOf(structured).filter(({ value }) => {
        const wanted = value.replace(/\s+/gu, " ").trim();
        return !said.includes(wanted) && !words(wanted).every((word) => said.includes(word));
      });
      expect(missing).toEqual([]);
      if (structured.truncated === true) expect(text).toMatch(/more|truncated|cut/iu);
      if (typeof structured.next_cursor === "string")
        expect(text).toContain(structured.next_cursor);
    }
  });

  it("says every fact of its text in its data", async () => {
    for (const { structured, text } of await answersOf(tool)) {
      const data = leavesOf(structured)
        .map(({ value }) => value)
        .join("\n");
      const missing = factsOf(text).filter((fact) => {
        const bare = fact.replace(/^cursor "|"$/gu, "");
        // Numbers of a list are its order.
        return (
          !data.includes(bare) &&
          !/^\d{1,2}$/u.test(bare) &&
          !JSON.stringify(structured).includes(bare)
        );
      });
      expect(missing).toEqual([]);
    }
  });

  it("says which SDK was asked for, which answers and which there are", async () => {
    if (!("sdk" in tool.output.shape))
      return expect(FIXED_FORM.has(name) || !("sdk_version" in tool.input.shape)).toBe(true);
    for (const { structured, text } of await answersOf(tool, { sdk_version: ["sdk-56"] })) {
      const { requested, available } = structured.sdk as {
        requested?: string;
        available: string[];
      };
      expect(requested).toBe("sdk-56");
      expect(available).toContain("SDK 57");
      expect(text).toContain("sdk-56");
      expect(text).toContain("SDK 57");
    }
  });

  it("refuses an SDK that the index lacks, and names those that it has", async () => {
    if (!("sdk_version" in tool.input.shape)) return;
    const [args] = callsOf(tool, SUBJECT);
    const failed = await callTool(tool, { ...args, sdk_version: 12 }, toolContext(docs)).catch(
      (error: unknown) => error,
    );
    expect(isExpodexError(failed, "SDK_NOT_INDEXED") && failed.data.available).toContain("SDK 57");
  });

  it("keeps to its budget, and cuts no fence open", async () => {
    if (!("max_tokens" in tool.input.shape)) return expect(FIXED_FORM.has(name)).toBe(true);
    for (const max_tokens of [100, 150, 250, 500, 1000, 4000, 20_000])
      for (const answer of await answersOf(tool, { max_tokens, resend: true })) {
        const tokens = countTokens(answer);
        // A list holds one thing at least, whose name and address alone may take more than the least budget.
        expect({ max_tokens, fits: tokens <= Math.max(max_tokens, LEAST[name] ?? 150) }).toEqual({
          max_tokens,
          fits: true,
        });
        for (const { field, value } of leavesOf(answer.structured))
          if (field === "text")
            expect({
              field,
              value,
              open: (value.match(/^[ \t>]*```/gmu)?.length ?? 0) % 2,
            }).toEqual({ field, value, open: 0 });
        expect((answer.text.match(/^[ \t>]*```/gmu)?.length ?? 0) % 2).toBe(0);
      }
  });

  it("sends a session no text twice unless it is asked to", async () => {
    if (!("resend" in tool.input.shape)) return;
    const [args] = callsOf(tool, SUBJECT);
    const context = toolContext(docs);
    const size = async (extra: object) =>
      leavesOf((await callTool(tool, { ...args, ...extra }, context)).structured)
        .filter(({ field }) => ["text", "excerpt", "code"].includes(field))
        .reduce((sum, { value }) => sum + value.length, 0);
    const first = await size({});
    expect(first).toBeGreaterThan(0);
    expect(await size({})).toBeLessThan(first);
    expect(await size({ resend: true })).toBe(first);
  });

  it("refuses arguments beyond their bounds", async () => {
    const [args] = callsOf(tool, SUBJECT);
    const text = Object.entries(args ?? {}).find(([, value]) => typeof value === "string");
    await expect(
      callTool(tool, { ...args, [text?.[0] ?? ""]: "x".repeat(30_000) }, toolContext(docs)),
    ).rejects.toBeInstanceOf(z.ZodError);
    if ("max_tokens" in tool.input.shape)
      for (const max_tokens of [0, 99, 20_001, 1.5])
        await expect(
          callTool(tool, { ...args, max_tokens }, toolContext(docs)),
        ).rejects.toBeInstanceOf(z.ZodError);
  });
});

describe("the arguments of the earlier server", () => {
  it.each([
    [
      "expo_read_document",
      { url: "https://docs.expo.dev/versions/latest/sdk/camera/", doc_type: "api" },
    ],
    [
      "expo_search_documents",
      {
        query: "カメラ",
        filters: {
          category: ["docs", "api", "examples", "tutorials"],
          platform: ["ios", "universal"],
          sdk_version: ["latest"],
          module_type: ["core", "community", "deprecated"],
        },
      },
    ],
    [
      "expo_search_documents",
      { query: "camera", filters: { sdk_version: ["sdk-57"], module_type: ["core"] } },
    ],
    ["expo_recommend", { context: "a camera app", max_results: 3, platform: "ios" }],
    ["expo_get_sdk_module", { module_name: "expo-camera", sdk_version: "sdk-57" }],
    ["expo_get_sdk_module", { module_name: "camera", sdk_version: "latest" }],
    [
      "expo_config_templates",
      {
        template_type: "eas.json",
        project_context: { name: "demo", platforms: ["ios", "android"], sdk_version: "latest" },
      },
    ],
    [
      "expo_config_templates",
      { template_type: "metro.config.js", project_context: { name: "demo" } },
    ],
    ["expo_eas_command_builder", { operation: "update", platform: "all", profile: "production" }],
    ["expo_eas_command_builder", { operation: "credentials", platform: "android" }],
    [
      "expo_code_examples",
      { pattern: "camera permission", language: "typescript", platform: "ios" },
    ],
    [
      "expo_error_diagnosis",
      { error_message: "camera permission denied", error_type: "runtime", platform: "android" },
    ],
  ])("of %s are taken as they are: %j", async (name, args) => {
    const tool = toolsOf("all").find((one) => one.name === name);
    if (tool === undefined) return;
    const answer = await callTool(tool, args, toolContext(docs)).catch((error: unknown) => error);
    // An index without what a tool needs says so; the arguments are not at fault.
    expect(answer).not.toBeInstanceOf(z.ZodError);
  });
});
