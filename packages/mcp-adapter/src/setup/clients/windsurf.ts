/** Windsurf, where an address stands under `serverUrl`. It has one file for all projects. */
import { entryOf, type SetupClient } from "../client.ts";
import { joinPath } from "../places.ts";

/** Windsurf, as data. */
export const windsurf: SetupClient = {
  name: "windsurf",
  title: "Windsurf",
  format: "json",
  container: "mcpServers",
  files: {
    user: (place) => joinPath(place, place.home, ".codeium", "windsurf", "mcp_config.json"),
  },
  entry: (server) => entryOf(server, { url: "serverUrl" }),
  afterwards: "press Refresh in Cascade's list of MCP servers",
};
