/**
 * Adds what the conformance suite asks for to a server: tools, resources and prompts of its own, beside ours.
 *
 * Loaded only where `EXPODEX_CONFORMANCE=1`.
 */
import type { ServerExtension } from "../make-server.ts";
import { PNG } from "./fixture-pieces.ts";
import { FIXTURE_TOOLS } from "./fixture-tools.ts";

const STATIC: Readonly<Record<string, Record<string, string>>> = {
  "test://static-text": {
    mimeType: "text/plain",
    text: "This is the content of the static text resource.",
  },
  "test://static-binary": { mimeType: "image/png", blob: PNG },
  "test://watched-resource": { mimeType: "text/plain", text: "This is watched." },
};
const TEMPLATE = "test://template/{id}/data";
const TEMPLATE_URI = /^test:\/\/template\/([^/]+)\/data$/u;

type Message = { role: "user"; content: Record<string, unknown> };
const user = (content: Record<string, unknown>): Message => ({ role: "user", content });
const text = (words: string) => ({ type: "text", text: words });
const argument = (name: string) => ({ name, description: `${name} of the test`, required: true });

const PROMPTS: Readonly<
  Record<string, { arguments: string[]; get(args: Record<string, string>): Message[] }>
> = {
  test_simple_prompt: {
    arguments: [],
    get: () => [user(text("This is a simple prompt for testing."))],
  },
  test_prompt_with_arguments: {
    arguments: ["arg1", "arg2"],
    get: ({ arg1, arg2 }) => [user(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`))],
  },
  test_prompt_with_embedded_resource: {
    arguments: ["resourceUri"],
    get: ({ resourceUri }) => [
      user({
        type: "resource",
        resource: {
          uri: resourceUri,
          mimeType: "text/plain",
          text: "Embedded resource content for testing.",
        },
      }),
      user(text("Please process the embedded resource above.")),
    ],
  },
  test_prompt_with_image: {
    arguments: [],
    get: () => [
      user({ type: "image", data: PNG, mimeType: "image/png" }),
      user(text("Please analyze the image above.")),
    ],
  },
  test_input_required_result_prompt: {
    arguments: [],
    get: () => [user(text("The prompt has its context."))],
  },
};

const question = {
  method: "elicitation/create",
  params: {
    message: "What context should the prompt use?",
    requestedSchema: {
      type: "object",
      properties: { context: { type: "string" } },
      required: ["context"],
    },
  },
};

/** The extension. */
export const conformance: ServerExtension = {
  capabilities: { logging: {}, resources: { listChanged: false, subscribe: true } },
  handlers: (own) => ({
    ...own,
    "tools/list": async (params, context) => {
      const { tools } = (await own["tools/list"]!(params, context)) as { tools: unknown[] };
      const fixtures = Object.entries(FIXTURE_TOOLS).map(
        ([name, { description, inputSchema }]) => ({
          name,
          description,
          inputSchema: inputSchema ?? { type: "object", properties: {} },
        }),
      );
      return { tools: [...tools, ...fixtures] };
    },
    "tools/call": (params, context) => {
      const name = String(params.name);
      const tool = Object.hasOwn(FIXTURE_TOOLS, name) ? FIXTURE_TOOLS[name] : undefined;
      if (tool === undefined) return own["tools/call"]?.(params, context);
      return tool.call((params.arguments ?? {}) as Record<string, unknown>, context);
    },
    "resources/list": () => ({
      resources: Object.entries(STATIC).map(([uri, { mimeType }]) => ({
        uri,
        name: uri.slice("test://".length),
        description: "A resource of the test.",
        mimeType,
      })),
    }),
    "resources/templates/list": async (params, context) => {
      const { resourceTemplates } = (await own["resources/templates/list"]!(params, context)) as {
        resourceTemplates: unknown[];
      };
      const ours = {
        name: "test-template",
        description: "A template of the test.",
        uriTemplate: TEMPLATE,
        mimeType: "application/json",
      };
      return { resourceTemplates: [...resourceTemplates, ours] };
    },
    "resources/read": (params, context) => {
      const uri = String(params.uri);
      const held = Object.hasOwn(STATIC, uri) ? STATIC[uri] : undefined;
      if (held !== undefined) return { contents: [{ uri, ...held }] };
      const id = TEMPLATE_URI.exec(uri)?.[1];
      if (id === undefined) return own["resources/read"]?.(params, context);
      const body = JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` });
      return { contents: [{ uri, mimeType: "application/json", text: body }] };
    },
    "resources/subscribe": () => ({}),
    "resources/unsubscribe": () => ({}),
    "prompts/list": async (params, context) => {
      const { prompts } = (await own["prompts/list"]!(params, context)) as { prompts: unknown[] };
      const fixtures = Object.entries(PROMPTS).map(([name, one]) => ({
        name,
        description: "A prompt of the test.",
        arguments: one.arguments.map(argument),
      }));
      return { prompts: [...prompts, ...fixtures] };
    },
    "prompts/get": (params, context) => {
      const name = String(params.name);
      const prompt = Object.hasOwn(PROMPTS, name) ? PROMPTS[name] : undefined;
      if (prompt === undefined) return own["prompts/get"]?.(params, context);
      const hasContext = context.mcpReq.inputResponses?.user_context !== undefined;
      if (name === "test_input_required_result_prompt" && !hasContext)
        return { resultType: "input_required", inputRequests: { user_context: question } };
      return { messages: prompt.get((params.arguments ?? {}) as Record<string, string>) };
    },
    "completion/complete": (params, context) => {
      const { name = "" } = params.ref as { name?: string };
      return Object.hasOwn(PROMPTS, name)
        ? { completion: { values: ["paris", "park", "party"], total: 3, hasMore: false } }
        : own["completion/complete"]?.(params, context);
    },
  }),
};
