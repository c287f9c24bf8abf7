/** `expo_setup_helper`: how to begin a project. */
import type { Platform } from "@expodex/core/read";
import type { Prompt } from "../prompt.ts";
import { completeNames } from "../resources/complete-names.ts";
import { completeList, listOf, textOf } from "./arguments.ts";
import { gather } from "./gather.ts";

const PROJECT_TYPES = ["blank", "tabs", "bare-workflow"];
const PLATFORMS: readonly Platform[] = ["android", "ios", "web"];
const FEATURES = [
  "authentication",
  "camera",
  "deep linking",
  "fonts",
  "location",
  "maps",
  "monorepo",
  "notifications",
  "over-the-air updates",
  "routing",
  "splash screen",
  "sqlite",
  "tailwind",
  "typescript",
  "video",
];

/** What a template of the earlier server is called in the documentation. */
const TYPE_QUERIES: Readonly<Record<string, string>> = {
  blank: "create a project with the blank template create-expo-app",
  tabs: "create a project with the default template, tabs and Expo Router",
  "bare-workflow": "existing React Native project install Expo modules, bare minimum template",
};

/** Begins a project. */
export const setupHelper: Prompt = {
  name: "expo_setup_helper",
  title: "Set an Expo project up",
  description: "Plans a new Expo project: template, packages, configuration and first commands.",
  arguments: [
    { name: "project_type", description: "blank, tabs or bare-workflow", required: true },
    { name: "platforms", description: "android, ios, web; with commas", required: false },
    {
      name: "features",
      description: "what the app needs, such as camera, notifications; with commas",
      required: false,
    },
  ],
  async get(args, context) {
    const type = textOf(args, "project_type") ?? "blank";
    const platforms = listOf(args, "platforms");
    const features = listOf(args, "features");
    const { text } = await gather(context, [
      { query: TYPE_QUERIES[type] ?? `create a project ${type}` },
      ...features.map((feature) => ({ query: `${feature} setup and installation`, limit: 3 })),
      ...(platforms.includes("web")
        ? [{ query: "develop for web, install web dependencies", limit: 2 }]
        : []),
      { query: "create a development build", limit: 2 },
    ]);
    const request = [
      `Help me set up an Expo project of type ${JSON.stringify(type)}${platforms.length === 0 ? "" : ` for ${platforms.join(", ")}`}${features.length === 0 ? "" : ` with ${features.join(", ")}`}.`,
      "Give the commands in order, the packages to install with npx expo install, and what goes into the app config. Say for each feature whether it needs a development build. Rest every step on the documentation quoted below and give its URL; where it says nothing, say that.",
    ].join("\n");
    return [{ role: "user", text: `${request}\n\n${text}` }];
  },
  complete: async (argument, value) => {
    if (argument === "project_type") return completeNames(PROJECT_TYPES, value);
    if (argument === "platforms") return completeList(PLATFORMS, value);
    return argument === "features" ? completeList(FEATURES, value) : [];
  },
};
