/**
 * Tools that the conformance suite calls by name. Their names, texts and fields are the suite's; they say nothing of Expo.
 *
 * Responsible for: what each scenario wants to see. Not responsible for: when they are offered (`conformance.ts`).
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import {
  MissingRequiredClientCapabilityError,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from "@modelcontextprotocol/server";
import * as z from "zod";

/** A tool of the suite: it gives raw results. */
export interface FixtureTool {
  description: string;
  inputSchema?: Record<string, unknown>;
  call(args: Record<string, unknown>, context: ServerContext): Promise<unknown> | unknown;
}

/** One red pixel. */
export const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
/** No sound, for a moment. */
const WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=";

const PAUSE_MS = 50;
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
const text = (words: string) => ({ type: "text", text: words });
const image = { type: "image", data: PNG, mimeType: "image/png" };
const says = (words: string) => ({ content: [text(words)] });
const object = (properties: Record<string, unknown>, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});
const anything = z.looseObject({});

const ask = (message: string, properties: Record<string, unknown>) => ({
  method: "elicitation/create",
  params: { message, requestedSchema: object(properties) },
});
const sample = (words: string, maxTokens = 100) => ({
  method: "sampling/createMessage",
  params: { messages: [{ role: "user", content: text(words) }], maxTokens },
});
const roots = { method: "roots/list", params: {} };
const needs = (inputRequests: Record<string, unknown>, requestState?: string) => ({
  resultType: "input_required",
  inputRequests,
  ...(requestState === undefined ? {} : { requestState }),
});

/** What a client answered under a key; `undefined` where it did not, or not with an object. */
function answered({ mcpReq }: ServerContext, key: string): Record<string, unknown> | undefined {
  const value = mcpReq.inputResponses?.[key];
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)
    : undefined;
}

const secret = randomBytes(32);
const seal = (state: string) =>
  `${state}.${createHmac("sha256", secret).update(state).digest("base64url")}`;

/** The state that a client gave back, where it is one of ours. @throws ProtocolError where it was changed */
function unseal({ mcpReq }: ServerContext): string | undefined {
  const given = mcpReq.requestState<unknown>();
  if (typeof given !== "string") return undefined;
  const [state = ""] = given.split(".");
  const [expected, got] = [Buffer.from(seal(state)), Buffer.from(given)];
  if (expected.length === got.length && timingSafeEqual(expected, got)) return state;
  throw new ProtocolError(ProtocolErrorCode.InvalidParams, "the request state was changed");
}

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
  test_missing_capability: {
    description: "Needs a client that samples.",
    call(_, { mcpReq }) {
      const declared = clientCapabilities(mcpReq);
      if (declared.sampling === undefined)
        throw new MissingRequiredClientCapabilityError({ requiredCapabilities: { sampling: {} } });
      return says("the client samples");
    },
  },
  test_streaming_elicitation: {
    description: "Asks the user in its result.",
    call: (_, context) =>
      answered(context, "confirm") === undefined
        ? needs({ confirm: ask("Please confirm", { ok: { type: "boolean" } }) })
        : says("confirmed"),
  },
  test_input_required_result_elicitation: {
    description: "Asks for a name in its result.",
    call(_, context) {
      const content = answered(context, "user_name")?.content as { name?: unknown } | undefined;
      if (typeof content?.name === "string") return says(`Hello, ${content.name}!`);
      return needs({ user_name: ask("What is your name?", { name: { type: "string" } }) });
    },
  },
  test_input_required_result_sampling: {
    description: "Asks the client's model in its result.",
    call(_, context) {
      const answer = answered(context, "capital_question");
      if (answer === undefined)
        return needs({ capital_question: sample("What is the capital of France?") });
      return says(
        (answer.content as { text?: string } | undefined)?.text ?? JSON.stringify(answer),
      );
    },
  },
  test_input_required_result_list_roots: {
    description: "Asks for the client's roots in its result.",
    call(_, context) {
      const answer = answered(context, "client_roots");
      return answer === undefined
        ? needs({ client_roots: roots })
        : says(JSON.stringify(answer.roots));
    },
  },
  test_input_required_result_request_state: {
    description: "Asks, with a state that comes back.",
    call(_, context) {
      if (answered(context, "confirm") !== undefined && unseal(context) === "confirming")
        return says("state-ok");
      return needs(
        { confirm: ask("Please confirm", { ok: { type: "boolean" } }) },
        seal("confirming"),
      );
    },
  },
  test_input_required_result_tampered_state: {
    description: "Asks, with a state that must come back as it was.",
    call(_, context) {
      if (unseal(context) !== undefined) return says("state-ok");
      return needs({ confirm: ask("Please confirm", { ok: { type: "boolean" } }) }, seal("whole"));
    },
  },
  test_input_required_result_multiple_inputs: {
    description: "Asks three things at once.",
    call(_, context) {
      const keys = ["user_name", "greeting", "client_roots"];
      if (
        unseal(context) !== undefined &&
        keys.every((key) => answered(context, key) !== undefined)
      )
        return says("all there");
      return needs(
        {
          user_name: ask("What is your name?", { name: { type: "string" } }),
          greeting: sample("Generate a greeting", 50),
          client_roots: roots,
        },
        seal("asking"),
      );
    },
  },
  test_input_required_result_multi_round: {
    description: "Asks twice.",
    call(_, context) {
      const state = unseal(context);
      if (state === "second" && answered(context, "step2") !== undefined) return says("both there");
      if (state === "first" && answered(context, "step1") !== undefined)
        return needs(
          { step2: ask("Step 2: What is your favorite color?", { color: { type: "string" } }) },
          seal("second"),
        );
      return needs(
        { step1: ask("Step 1: What is your name?", { name: { type: "string" } }) },
        seal("first"),
      );
    },
  },
  test_input_required_result_capabilities: {
    description: "Asks what the client can be asked.",
    call(_, context) {
      const { sampling, elicitation } = clientCapabilities(context.mcpReq);
      const requests = {
        ...(sampling === undefined ? {} : { sampled: sample("Say something") }),
        ...(elicitation === undefined
          ? {}
          : { elicited: ask("Say something", { words: { type: "string" } }) }),
      };
      return Object.keys(requests).length === 0 ? says("nothing to ask") : needs(requests);
    },
  },
};

function clientCapabilities({ envelope }: ServerContext["mcpReq"]): Record<string, unknown> {
  const declared = (envelope as Record<string, unknown> | undefined)?.[
    "io.modelcontextprotocol/clientCapabilities"
  ];
  return (declared ?? {}) as Record<string, unknown>;
}
