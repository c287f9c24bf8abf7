/** Claude Desktop, whose file names only servers that it starts. */
import { entryOf, type SetupClient } from "../client.ts";
import { applicationData, joinPath } from "../places.ts";

/** Claude Desktop, as data. */
export const claudeDesktop: SetupClient = {
  name: "claude-desktop",
  title: "Claude Desktop",
  format: "json",
  container: "mcpServers",
  files: {
    user: (place) =>
      joinPath(place, applicationData(place), "Claude", "claude_desktop_config.json"),
  },
  entry: (server) => (server.kind === "stdio" ? entryOf(server) : undefined),
  instead: "add the address in Claude under Settings › Connectors",
  afterwards: "quit Claude and start it anew",
};
