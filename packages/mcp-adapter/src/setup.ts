/** The entry `@expodex/mcp-adapter/setup`: getting the server into clients, and the documentation into a project. */

export { type AgentsMdOptions, type AgentsMdResult, agentsMd } from "./agents-md/agents-md.ts";
export type { SetupPlace, SetupScope, SetupServer } from "./setup/client.ts";
export { SETUP_CLIENTS, type SetupOptions, type SetupResult, setup } from "./setup/setup.ts";
export { type StartOptions, startServer } from "./setup/start-server.ts";
