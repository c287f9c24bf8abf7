/** The complete public surface of `@expodex/mcp-adapter`: an open index as an MCP server. */

export {
  createMcpAdapter,
  type McpAdapter,
  type McpAdapterOptions,
} from "./create-mcp-adapter.ts";
export type { Listening, ListenOptions } from "./http/listen.ts";
export type { ProjectFacts } from "./project/project-facts.ts";
export type { AnsweredRequest } from "./protocol/answered-request.ts";
export type { StreamConnection } from "./protocol/serve-streams.ts";
export type { RateLimit } from "./rate-limit.ts";
export { TOOL_SETS, type ToolSet } from "./tools/tool-set.ts";
