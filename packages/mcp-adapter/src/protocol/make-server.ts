/**
 * Makes a server of the MCP SDK for one client: the same tools, resources and prompts for every protocol revision.
 *
 * Responsible for: which requests are answered and by what. Not responsible for: what tools do, or how messages travel.
 */
import {
  McpServer,
  type RequestMethod,
  type RequestTypeMap,
  type ServerCapabilities,
  type ServerContext,
} from "@modelcontextprotocol/server";
import type { Session } from "../session.ts";
import { TOLD_METHODS, tellingHandler } from "./answered-request.ts";
import { callTool } from "./call-tool.ts";
import type { Environment, Offer } from "./environment.ts";
import { unknownName } from "./names.ts";
import { createPromptHandlers } from "./prompt-handlers.ts";
import { createResourceHandlers } from "./resource-handlers.ts";
import { clientModel } from "./sampling.ts";
import { type PreparedTool, prepareTool } from "./tool-definition.ts";

/** Makes servers; what is equal for all of them is made once. */
export type ServerMaker = (session: Session) => McpServer;

/** Answers one kind of request; what it gives is checked by the SDK before it goes out. */
export type RawHandler = (params: Record<string, unknown>, context: ServerContext) => unknown;

/** Puts handlers in front of ours: the fixtures of the conformance suite. */
export interface ServerExtension {
  capabilities: ServerCapabilities;
  /** @param own ours, by method */
  handlers(own: Readonly<Record<string, RawHandler>>): Readonly<Record<string, RawHandler>>;
}

/** Lists change with releases of this package alone, documentation with its index. */
const LIST_HINT = { ttlMs: 3_600_000, cacheScope: "public" as const };
const READ_HINT = { ttlMs: 300_000, cacheScope: "public" as const };

/** Prepares an offer for serving. */
export function createServerMaker(
  offer: Offer,
  environment: Environment,
  extension?: ServerExtension,
): ServerMaker {
  // By the first request for them: writing schemas takes a tenth of the time from the start to `initialize`.
  let prepared: Map<string, PreparedTool> | undefined;
  const tools = () => {
    prepared ??= new Map(offer.tools.map((tool) => [tool.name, prepareTool(tool)]));
    return prepared;
  };
  const info = { name: offer.name, title: offer.title, version: offer.version };
  const options = {
    instructions: offer.instructions,
    // Said outright, because the SDK promises notices of changes where nothing is said.
    capabilities: {
      tools: { listChanged: false },
      resources: { listChanged: false },
      prompts: { listChanged: false },
      completions: {},
      ...extension?.capabilities,
    },
    cacheHints: {
      "tools/list": LIST_HINT,
      "prompts/list": LIST_HINT,
      "resources/list": LIST_HINT,
      "resources/templates/list": LIST_HINT,
      "resources/read": READ_HINT,
      "server/discover": LIST_HINT,
    },
  };

  return (session) => {
    const mcp = new McpServer(info, options);
    const resources = createResourceHandlers(offer.resources, environment, session);
    const prompts = createPromptHandlers(offer.prompts, environment, session);
    const own = handlers({
      "tools/list": () => ({ tools: [...tools().values()].map((one) => one.definition) }),
      "tools/call": ({ name, arguments: args }, context) => {
        const tool = tools().get(name);
        if (tool === undefined) throw unknownName("tool", name, [...tools().keys()]);
        const { signal } = context.mcpReq;
        const model = clientModel(mcp.server, context);
        return callTool(tool, args, environment, session, signal, model);
      },
      "resources/list": (params, { mcpReq }) => resources.list(params?.cursor, mcpReq.signal),
      "resources/templates/list": () => resources.templates(),
      "resources/read": ({ uri }, { mcpReq }) => resources.read(uri, mcpReq.signal),
      "prompts/list": () => prompts.list(),
      "prompts/get": ({ name, arguments: args = {} }, { mcpReq }) =>
        prompts.get(name, args, mcpReq.signal),
      "completion/complete": ({ ref, argument, context }, { mcpReq }) => {
        const known = context?.arguments ?? {};
        return ref.type === "ref/prompt"
          ? prompts.complete(ref.name, argument, known, mcpReq.signal)
          : resources.complete(ref.uri, argument, known, mcpReq.signal);
      },
    });
    const all = extension?.handlers(own) ?? own;
    const { onRequest, clock, log } = environment;
    for (const [method, plain] of Object.entries(all)) {
      const isTold = onRequest !== undefined && TOLD_METHODS.includes(method);
      const handler = isTold
        ? tellingHandler(method, plain, session.id, { onRequest, clock, log })
        : plain;
      // The SDK types results one by one and JSON by recursion; what goes out is checked by its schemas all the same.
      const answer = ({ params }: { params?: object }, context: ServerContext) =>
        handler((params ?? {}) as Record<string, unknown>, context);
      mcp.server.setRequestHandler(method as "ping", answer as () => Promise<object>);
    }
    return mcp;
  };
}

/** Types the parameters of handlers by their method. */
function handlers(
  typed: {
    [Method in RequestMethod]?: (
      params: RequestTypeMap[Method]["params"],
      context: ServerContext,
    ) => unknown;
  },
): Record<string, RawHandler> {
  return typed as Record<string, RawHandler>;
}
