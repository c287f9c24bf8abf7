/**
 * Tools of the suite that ask the client in their result, as the 2026-07-28 revision has it, and go on when it answers.
 *
 * Responsible for: what is asked, and the state that travels through the client. Not responsible for: tools that ask while they
 * run (`fixture-tools.ts`).
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import {
  MissingRequiredClientCapabilityError,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { type FixtureTool, object, sample, says } from "./fixture-pieces.ts";

const ask = (message: string, properties: Record<string, unknown>) => ({
  method: "elicitation/create",
  params: { message, requestedSchema: object(properties) },
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

/** The tools by name. */
export const ASKING_TOOLS: Readonly<Record<string, FixtureTool>> = {
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
