/** Gemini CLI, where an address stands under `httpUrl`: `url` would be the older transport. */
import { entryOf, SERVER_NAME, type SetupClient } from "../client.ts";
import { joinPath } from "../places.ts";

/** Gemini CLI, as data. */
export const gemini: SetupClient = {
  name: "gemini",
  title: "Gemini CLI",
  format: "json",
  container: "mcpServers",
  files: {
    user: (place) => joinPath(place, place.home, ".gemini", "settings.json"),
    project: (place) => joinPath(place, place.project, ".gemini", "settings.json"),
  },
  entry: (server) => entryOf(server, { url: "httpUrl" }),
  command: (server, scope) =>
    server.kind === "stdio"
      ? [
          "gemini",
          "mcp",
          "add",
          "--scope",
          scope,
          SERVER_NAME,
          server.command,
          "--",
          ...server.args,
        ]
      : ["gemini", "mcp", "add", "--scope", scope, "--transport", "http", SERVER_NAME, server.url],
  afterwards: "start Gemini CLI anew; /mcp shows it",
};
