/** Cursor. */
import { entryOf, inWorkspace, SERVER_NAME, type SetupClient } from "../client.ts";
import { joinPath } from "../places.ts";

/** Cursor, as data. */
export const cursor: SetupClient = {
  name: "cursor",
  title: "Cursor",
  format: "json",
  container: "mcpServers",
  files: {
    user: (place) => joinPath(place, place.home, ".cursor", "mcp.json"),
    project: (place) => joinPath(place, place.project, ".cursor", "mcp.json"),
  },
  entry: (server, scope) => entryOf(inWorkspace(server, scope)),
  link(entry) {
    const config = Buffer.from(JSON.stringify(entry)).toString("base64");
    return `cursor://anysphere.cursor-deeplink/mcp/install?name=${SERVER_NAME}&config=${encodeURIComponent(config)}`;
  },
  afterwards: "Cursor asks whether to turn it on; Settings › MCP shows it",
};
