/** `expo://examples/{category}`: code of the documentation. */
import { label } from "../frame.ts";
import { completeNames } from "./complete-names.ts";
import { MAX_RESOURCE_TOKENS } from "./docs-resource.ts";
import { packagesOfSdk, sdkOf } from "./index-names.ts";
import type { ToolResource } from "./tool-resource.ts";

const PLATFORMS = ["android", "ios", "web", "tvos", "macos"];
const LANGUAGES = ["typescript", "javascript"];

/** Code blocks about a package or a task. */
export const examplesResource: ToolResource = {
  tool: "expo_code_examples",
  family: "examples",
  variable: "category",
  query: ["platform", "language"],
  title: "Code examples",
  description:
    "Code of the documentation about a package or a task, with the text around it: expo://examples/expo-camera, expo://examples/deep%20links?platform=ios&language=typescript.",
  args: ({ category, platform, language }) => ({
    pattern: category,
    ...(platform === undefined ? {} : { platform: platform.split(",") }),
    ...(language === undefined ? {} : { language }),
    max_tokens: MAX_RESOURCE_TOKENS / 2,
    resend: true,
  }),
  async complete(variable, value, _known, context) {
    if (variable === "platform") return completeNames(PLATFORMS, value);
    if (variable === "language") return completeNames(LANGUAGES, value);
    if (variable !== "category") return [];
    const names = completeNames(await packagesOfSdk(context, sdkOf(context)), value);
    if (value.trim() === "") return names;
    const { suggestions } = await context.docs.suggest(value, {
      kinds: ["page", "heading"],
      limit: 20,
    });
    // A completion is a name to ask by: one that would have to be withheld is none.
    const texts = suggestions.map(({ text }) => text).filter((text) => label(text) === text);
    return [...new Set([...names, ...texts])];
  },
};
