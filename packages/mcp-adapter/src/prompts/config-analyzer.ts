/** `expo_config_analyzer`: what is wrong with a configuration file, and what could be better. */
import type { Prompt } from "../prompt.ts";
import { completeNames } from "../resources/complete-names.ts";
import { completeList, fenced, listOf, textOf } from "./arguments.ts";
import { gather } from "./gather.ts";

const TYPES = ["app.json", "eas.json", "metro.config.js"];

/** What is looked for a goal. */
const GOALS: Readonly<Record<string, string>> = {
  performance: "app performance: Hermes, New Architecture, asset and bundle loading",
  security: "secrets, environment variables and permissions in app config",
  "build-size": "reduce app size: minify, tree shaking, shrink resources, asset bundles",
  compatibility: "SDK and platform compatibility, deployment target, minimum SDK version",
};
const TYPE_QUERIES: Readonly<Record<string, string>> = {
  "app.json": "app config properties app.json",
  "eas.json": "eas.json build profile properties",
  "metro.config.js": "customizing Metro metro.config.js",
};
/** Package names in a configuration: its plugins. */
const PACKAGE_NAME = /["'`]((?:@[a-z\d-]+\/)?(?:expo|react-native)[a-z\d./-]*)["'`]/giu;
const MAX_PLUGINS = 4;

/** Looks a configuration through. */
export const configAnalyzer: Prompt = {
  name: "expo_config_analyzer",
  title: "Look an Expo configuration through",
  description: "Checks app.json, eas.json or metro.config.js against the documentation.",
  arguments: [
    { name: "config_content", description: "the file's text", required: true },
    { name: "config_type", description: "app.json, eas.json or metro.config.js", required: false },
    {
      name: "optimization_goals",
      description: "performance, security, build-size, compatibility; with commas",
      required: false,
    },
  ],
  async get(args, context) {
    const content = textOf(args, "config_content") ?? "";
    const type = textOf(args, "config_type") ?? guessType(content);
    const goals = listOf(args, "optimization_goals");
    const plugins = [...new Set([...content.matchAll(PACKAGE_NAME)].map(([, name]) => name ?? ""))];
    const { packages } = context.docs.info;
    const known = plugins
      .filter((name) => name !== "expo" && packages.includes(name))
      .slice(0, MAX_PLUGINS);
    const { text } = await gather(context, [
      { query: TYPE_QUERIES[type] ?? type, limit: 3 },
      ...goals.map((goal) => ({ query: GOALS[goal] ?? goal, limit: 3 })),
      ...known.map((name) => ({
        query: `${name} configuration in app config`,
        packages: [name],
        limit: 2,
      })),
    ]);
    const request = [
      `Look through this ${type} of an Expo project:`,
      fenced(content, type.endsWith(".js") ? "js" : "json"),
      `${goals.length === 0 ? "" : `My goals: ${goals.join(", ")}. `}First check it with expo_config_templates where that tool is offered, and repeat each fault with its path. Then say what is missing, deprecated or better done otherwise, each with the lines to change and the URL of the documentation quoted below that says so. What no documentation says, leave out or mark as your own opinion.`,
    ].join("\n");
    return [{ role: "user", text: `${request}\n\n${text}` }];
  },
  complete: async (argument, value) => {
    if (argument === "config_type") return completeNames(TYPES, value);
    return argument === "optimization_goals" ? completeList(Object.keys(GOALS), value) : [];
  },
};

function guessType(content: string): string {
  if (/\b(?:getDefaultConfig|module\.exports|export default)\b/u.test(content))
    return "metro.config.js";
  return /"(?:build|submit)"\s*:\s*\{/u.test(content) ? "eas.json" : "app.json";
}
