/** Visual Studio Code, which calls the table `servers` and lets comments stand in it. */
import { entryOf, inWorkspace, SERVER_NAME, type SetupClient } from "../client.ts";
import { applicationData, joinPath } from "../places.ts";

/** Visual Studio Code, as data. */
export const vscode: SetupClient = {
  name: "vscode",
  title: "VS Code",
  format: "json",
  container: "servers",
  files: {
    user: (place) => joinPath(place, applicationData(place), "Code", "User", "mcp.json"),
    project: (place) => joinPath(place, place.project, ".vscode", "mcp.json"),
  },
  entry: (server, scope) =>
    entryOf(inWorkspace(server, scope), { stdio: { type: "stdio" }, http: { type: "http" } }),
  link: (entry) =>
    `vscode:mcp/install?${encodeURIComponent(JSON.stringify({ name: SERVER_NAME, ...entry }))}`,
  command: (server) => [
    "code",
    "--add-mcp",
    JSON.stringify({
      name: SERVER_NAME,
      ...entryOf(server, { stdio: { type: "stdio" }, http: { type: "http" } }),
    }),
  ],
  afterwards: "start it from the file, or with the command MCP: List Servers",
};
