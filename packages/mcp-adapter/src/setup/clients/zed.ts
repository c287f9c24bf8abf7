/** Zed, whose servers stand among all its other settings, with comments and trailing commas. */
import { entryOf, type SetupClient } from "../client.ts";
import { applicationData, configHome, joinPath } from "../places.ts";

/** Zed, as data. */
export const zed: SetupClient = {
  name: "zed",
  title: "Zed",
  format: "json",
  container: "context_servers",
  files: {
    user: (place) =>
      place.platform === "win32"
        ? joinPath(place, applicationData(place), "Zed", "settings.json")
        : joinPath(place, configHome(place), "zed", "settings.json"),
    project: (place) => joinPath(place, place.project, ".zed", "settings.json"),
  },
  entry: (server) => entryOf(server),
  afterwards: "Zed notices by itself; the Agent Panel's settings show it",
};
