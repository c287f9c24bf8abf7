/** `expo://config/{type}`: configuration files for a described project. */
import { completeNames } from "./complete-names.ts";
import { MAX_RESOURCE_TOKENS } from "./docs-resource.ts";
import { writeResourceUri } from "./resource-uri.ts";
import type { ToolResource } from "./tool-resource.ts";

const TYPES = ["app.json", "eas.json", "metro.config.js"];

/** Templates of the files that a project is configured by. */
export const configResource: ToolResource = {
  tool: "expo_config_templates",
  family: "config",
  variable: "type",
  query: ["context"],
  title: "Configuration file",
  description:
    'app.json, eas.json or metro.config.js for a described project: expo://config/app.json?context={"name":"shop","platforms":["ios"]} (percent-encoded).',
  args: ({ type, context }) => ({
    template_type: type,
    ...(context === undefined ? {} : { project_context: readContext(context) }),
    max_tokens: MAX_RESOURCE_TOKENS / 2,
  }),
  list: async () =>
    TYPES.map((type) => ({ uri: writeResourceUri("config", type), name: type, title: type })),
  complete: async (variable, value) => (variable === "type" ? completeNames(TYPES, value) : []),
};

/** JSON where it is some, else the project's name. */
function readContext(text: string): unknown {
  if (!text.trim().startsWith("{")) return { name: text.trim() };
  try {
    return JSON.parse(text);
  } catch {
    // The tool says what it expects.
    return text;
  }
}
