/** `expo://eas/{command}`: commands of the EAS CLI. */
import type { ToolContext } from "../tool-context.ts";
import { easManifest } from "../tools/eas-command-builder/eas-cli-manifest.ts";
import { completeNames } from "./complete-names.ts";
import { MAX_RESOURCE_TOKENS } from "./docs-resource.ts";
import { writeResourceUri } from "./resource-uri.ts";
import type { ToolResource } from "./tool-resource.ts";

const PLATFORMS = ["android", "ios", "all"];

/** Commands, every flag of them checked against what `eas-cli` publishes. */
export const easResource: ToolResource = {
  tool: "expo_eas_command_builder",
  family: "eas",
  variable: "command",
  query: ["operation", "platform"],
  title: "EAS command",
  description:
    "A command of the EAS CLI with its flags: expo://eas/build?platform=ios, expo://eas/build?operation=list, expo://eas/update:rollback.",
  args: ({ command = "", operation, platform }) => ({
    operation:
      operation === undefined || operation === command ? command : `${command}:${operation}`,
    ...(platform === undefined ? {} : { platform }),
    max_tokens: MAX_RESOURCE_TOKENS / 2,
  }),
  async list(context) {
    const names = await commandsOf(context);
    return names.map((name) => ({
      uri: writeResourceUri("eas", name).replaceAll("%3A", ":"),
      name,
      title: `eas ${name}`,
    }));
  },
  async complete(variable, value, known, context) {
    if (variable === "platform") return completeNames(PLATFORMS, value);
    const names = await commandsOf(context);
    if (variable === "command") return completeNames(names, value);
    if (variable !== "operation" || known.command === undefined) return [];
    const start = `${known.command}:`;
    const below = names.filter((name) => name.startsWith(start));
    return completeNames(
      below.map((name) => name.slice(start.length)),
      value,
    );
  },
};

/** Names such as `build:list`; none where the index was built without the commands. */
async function commandsOf({ docs }: ToolContext): Promise<string[]> {
  if (!docs.info.attachments.includes("eas-cli/manifest")) return [];
  const { commands } = await easManifest(docs);
  return commands.map(({ name }) => name);
}
