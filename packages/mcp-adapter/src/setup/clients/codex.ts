/** Codex, whose file is TOML; it reads a project's only where the project is trusted. */
import { entryOf, SERVER_NAME, type SetupClient } from "../client.ts";
import { joinPath, variable } from "../places.ts";

/** Codex, as data. */
export const codex: SetupClient = {
  name: "codex",
  title: "Codex",
  format: "toml",
  container: "mcp_servers",
  files: {
    user: (place) =>
      joinPath(
        place,
        variable(place, "CODEX_HOME") ?? joinPath(place, place.home, ".codex"),
        "config.toml",
      ),
    project: (place) => joinPath(place, place.project, ".codex", "config.toml"),
  },
  entry: (server) => entryOf(server),
  command: (server) =>
    server.kind === "stdio"
      ? ["codex", "mcp", "add", SERVER_NAME, "--", server.command, ...server.args]
      : ["codex", "mcp", "add", SERVER_NAME, "--url", server.url],
  afterwards: "start Codex anew; /mcp shows it",
};
