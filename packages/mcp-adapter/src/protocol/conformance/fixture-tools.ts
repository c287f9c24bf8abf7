/**
 * Tools that the conformance suite calls by name. Their names, texts and fields are the suite's; they say nothing of Expo.
 *
 * Responsible for: what each scenario wants to see. Not responsible for: when they are offered (`conformance.ts`).
 */
import type { ServerContext } from "@modelcontextprotocol/server";
import { ASKING_TOOLS } from "./asking-tools.ts";
import { anything, type FixtureTool, object, PNG, sample, says, text } from "./fixture-pieces.ts";

/** No sound, for a moment. */
const WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=";

const PAUSE_MS = 50;
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
const image = { type: "image", data: PNG, mimeType: "image/png" };

async function elicit(
  context: ServerContext,
  message: string,
  properties: Record<string, unknown>,
) {
  const request = {
    method: "elicitation/create",
    params: { message, requestedSchema: object(properties, []) },
  };
  const { action, content } = await context.mcpReq.send(request, anything);
  return `action=${String(action)}, content=${JSON.stringify(content ?? {})}`;
}

const options = (...values: string[]) =>
  values.map((value, index) => ({ const: value, title: `Option ${index + 1}` }));

/** The tools by name. */
export const FIXTURE_TOOLS: Readonly<Record<string, FixtureTool>> = {
  test_simple_text: {
    description: "Gives a text.",
    call: () => says("This is a simple text response for testing."),
  },
  test_image_content: { description: "Gives an image.", call: () => ({ content: [image] }) },
  test_audio_content: {
    description: "Gives a sound.",
    call: () => ({ content: [{ type: "audio", data: WAV, mimeType: "audio/wav" }] }),
  },
  test_embedded_resource: {
    description: "Gives a resource.",
    call: () => ({
      content: [
        {
          type: "resource",
          resource: {
            uri: "test://embedded-resource",
            mimeType: "text/plain",
            text: "This is an embedded resource content.",
          },
        },
      ],
    }),
  },
  test_multiple_content_types: {
    description: "Gives a text, an image and a resource.",
    call: () => ({
      content: [
        text("Multiple content types test:"),
        image,
        {
          type: "resource",
          resource: {
            uri: "test://mixed-content-resource",
            mimeType: "application/json",
            text: JSON.stringify({ test: "data", value: 123 }),
          },
        },
      ],
    }),
  },
  test_error_handling: {
    description: "Fails.",
    call: () => ({
      ...says("This tool intentionally returns an error for testing"),
      isError: true,
    }),
  },
  test_tool_with_logging: {
    description: "Logs three lines.",
    async call(_, { mcpReq }) {
      await mcpReq.log("info", "Tool execution started");
      await pause();
      await mcpReq.log("info", "Tool processing data");
      await pause();
      await mcpReq.log("info", "Tool execution completed");
      return says("logged");
    },
  },
  test_logging_tool: {
    description: "Logs a line, where the client wants to see it.",
    async call(_, { mcpReq }) {
      await mcpReq.log("info", "a line");
      return says("logged");
    },
  },
  test_tool_with_progress: {
    description: "Reports progress three times.",
    async call(_, { mcpReq }) {
      const progressToken = mcpReq._meta?.progressToken;
      for (const progress of [0, 50, 100]) {
        if (progressToken !== undefined)
          await mcpReq.notify({
            method: "notifications/progress",
            params: { progressToken, progress, total: 100 },
          });
        if (progress < 100) await pause();
      }
      return says("done");
    },
  },
  test_sampling: {
    description: "Asks the client's model.",
    inputSchema: object({ prompt: { type: "string", description: "what to ask" } }),
    async call({ prompt }, { mcpReq }) {
      const { content } = await mcpReq.send(sample(String(prompt)), anything);
      return says(`LLM response: ${(content as { text?: string } | undefined)?.text ?? ""}`);
    },
  },
  test_elicitation: {
    description: "Asks the user.",
    inputSchema: object({ message: { type: "string", description: "what to show" } }),
    call: async ({ message }, context) =>
      says(
        `User response: ${await elicit(context, String(message), {
          username: { type: "string", description: "User's response" },
          email: { type: "string", description: "User's email address" },
        })}`,
      ),
  },
  test_elicitation_sep1034_defaults: {
    description: "Asks the user, with an answer filled in.",
    call: async (_, context) =>
      says(
        `Elicitation completed: ${await elicit(context, "Please review the defaults", {
          name: { type: "string", default: "John Doe" },
          age: { type: "integer", default: 30 },
          score: { type: "number", default: 95.5 },
          status: { type: "string", enum: ["active", "inactive", "pending"], default: "active" },
          verified: { type: "boolean", default: true },
        })}`,
      ),
  },
  test_elicitation_sep1330_enums: {
    description: "Asks the user to choose, in every way.",
    call: async (_, context) =>
      says(
        `Elicitation completed: ${await elicit(context, "Please choose", {
          untitledSingle: { type: "string", enum: ["option1", "option2", "option3"] },
          titledSingle: { type: "string", oneOf: options("value1", "value2", "value3") },
          legacyEnum: {
            type: "string",
            enum: ["opt1", "opt2", "opt3"],
            enumNames: ["Option One", "Option Two", "Option Three"],
          },
          untitledMulti: {
            type: "array",
            items: { type: "string", enum: ["option1", "option2", "option3"] },
          },
          titledMulti: { type: "array", items: { anyOf: options("value1", "value2", "value3") } },
        })}`,
      ),
  },
  ...ASKING_TOOLS,
};
