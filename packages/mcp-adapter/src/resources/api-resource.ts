/** `expo://api/{module}`: packages. */
import { completeNames } from "./complete-names.ts";
import { MAX_RESOURCE_TOKENS } from "./docs-resource.ts";
import { packagesOfSdk, sdkOf, sdksWith } from "./index-names.ts";
import { writeResourceUri } from "./resource-uri.ts";
import type { ToolResource } from "./tool-resource.ts";

/** Packages of the project's SDK, or of the one that the query names. */
export const apiResource: ToolResource = {
  tool: "expo_get_sdk_module",
  family: "api",
  variable: "module",
  query: ["version"],
  title: "API of an Expo package",
  description:
    "A package whole: install command, config plugin, permissions, API with signatures. expo://api/expo-camera, expo://api/expo-camera?version=56.",
  args: ({ module, version, fragment }) => ({
    module_name: module,
    ...(version === undefined ? {} : { sdk_version: version }),
    ...(fragment === undefined ? {} : { symbol: fragment }),
    max_tokens: MAX_RESOURCE_TOKENS,
    resend: true,
  }),
  async list(context) {
    const names = await packagesOfSdk(context, sdkOf(context));
    return names.map((name) => ({ uri: writeResourceUri("api", name), name, title: name }));
  },
  async complete(variable, value, known, context) {
    if (variable === "version") return completeNames(await sdksWith(context, known.module), value);
    if (variable !== "module") return [];
    const { version } = known;
    const sdk = context.docs.info.sdks.find((one) => String(one) === version);
    return completeNames(await packagesOfSdk(context, sdk ?? sdkOf(context)), value);
  },
};
