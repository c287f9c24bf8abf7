/**
 * Makes a server of the MCP SDK for one client: the same tools, resources and prompts for every protocol revision.
 *
 * Responsible for: which requests are answered and by what. Not responsible for: what tools do, or how messages travel.
 */
import { McpServer } from "@modelcontextprotocol/server";
import type { Session } from "../session.ts";
import { callTool } from "./call-tool.ts";
import type { Environment, Offer } from "./environment.ts";
import { unknownName } from "./names.ts";
import { createPromptHandlers } from "./prompt-handlers.ts";
import { createResourceHandlers } from "./resource-handlers.ts";
import { type PreparedTool, prepareTool } from "./tool-definition.ts";

/** Makes servers; what is equal for all of them is made once. */
export type ServerMaker = (session: Session) => McpServer;

/** Adds what a program of its own needs to each server after ours: the fixtures of the conformance suite. */
export type ServerExtension = (server: McpServer, offer: Offer) => void;

/** Lists change with releases of this package alone, documentation with its index. */
const LIST_HINT = { ttlMs: 3_600_000, cacheScope: "public" as const };
const READ_HINT = { ttlMs: 300_000, cacheScope: "public" as const };

/** Prepares an offer for serving. */
export function createServerMaker(
  offer: Offer,
  environment: Environment,
  extend?: ServerExtension,
): ServerMaker {
  const prepared = offer.tools.map(prepareTool);
  const byName = new Map<string, PreparedTool>(prepared.map((one) => [one.tool.name, one]));
  const definitions = prepared.map((one) => one.definition);
  const info = { name: offer.name, title: offer.title, version: offer.version };
  const options = {
    instructions: offer.instructions,
    // Said outright, because the SDK promises notices of changes where nothing is said.
    capabilities: {
      tools: { listChanged: false },
      resources: { listChanged: false },
      prompts: { listChanged: false },
      completions: {},
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
    const { server } = mcp;
    // Made by `JSON.stringify`'s own rules, which the SDK's recursive type of JSON cannot be shown.
    server.setRequestHandler("tools/list", () => ({ tools: definitions }) as never);
    server.setRequestHandler("tools/call", ({ params }, { mcpReq }) => {
      const tool = byName.get(params.name);
      if (tool === undefined) throw unknownName("tool", params.name, [...byName.keys()]);
      return callTool(tool, params.arguments, environment, session, mcpReq.signal);
    });
    const resources = createResourceHandlers(offer.resources, environment, session);
    server.setRequestHandler("resources/list", ({ params }, { mcpReq }) =>
      resources.list(params?.cursor, mcpReq.signal),
    );
    server.setRequestHandler("resources/templates/list", () => resources.templates());
    server.setRequestHandler("resources/read", ({ params }, { mcpReq }) =>
      resources.read(params.uri, mcpReq.signal),
    );
    const prompts = createPromptHandlers(offer.prompts, environment, session);
    server.setRequestHandler("prompts/list", () => prompts.list());
    server.setRequestHandler("prompts/get", ({ params }, { mcpReq }) =>
      prompts.get(params.name, params.arguments ?? {}, mcpReq.signal),
    );
    server.setRequestHandler("completion/complete", ({ params }, { mcpReq }) => {
      const { ref, argument, context } = params;
      const known = context?.arguments ?? {};
      return ref.type === "ref/prompt"
        ? prompts.complete(ref.name, argument, known, mcpReq.signal)
        : resources.complete(ref.uri, argument, known, mcpReq.signal);
    });
    extend?.(mcp, offer);
    return mcp;
  };
}
