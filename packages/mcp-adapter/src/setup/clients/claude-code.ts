/** Claude Code. Names that it keeps for itself: workspace, claude-in-chrome, computer-use, Claude Preview, Claude Browser. */
import { entryOf, SERVER_NAME, type SetupClient } from "../client.ts";
import { joinPath, variable } from "../places.ts";

/** Claude Code, as data. */
export const claudeCode: SetupClient = {
  name: "claude-code",
  title: "Claude Code",
  format: "json",
  container: "mcpServers",
  files: {
    user: (place) =>
      joinPath(place, variable(place, "CLAUDE_CONFIG_DIR") ?? place.home, ".claude.json"),
    project: (place) => joinPath(place, place.project, ".mcp.json"),
  },
  entry: (server) => entryOf(server, { stdio: { type: "stdio" }, http: { type: "http" } }),
  command: (server, scope) =>
    server.kind === "stdio"
      ? [
          "claude",
          "mcp",
          "add",
          "--scope",
          scope,
          SERVER_NAME,
          "--",
          server.command,
          ...server.args,
        ]
      : ["claude", "mcp", "add", "--transport", "http", "--scope", scope, SERVER_NAME, server.url],
  afterwards: "start Claude Code anew; /mcp shows it",
};
