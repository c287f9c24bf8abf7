/** `expo_api_helper`: how to use a package. */
import { isExpodexError } from "@expodex/core/read";
import type { Prompt } from "../prompt.ts";
import { completeNames } from "../resources/complete-names.ts";
import { packagesOfSdk, sdkOf } from "../resources/index-names.ts";
import type { ToolContext } from "../tool-context.ts";
import { textOf } from "./arguments.ts";
import { gather } from "./gather.ts";

/** Failures that mean that there is no package or symbol of the name. */
const NO_SUCH_NAME: ReadonlySet<string> = new Set([
  "SYMBOL_NOT_FOUND",
  "PACKAGE_NOT_FOUND",
  "INVALID_OPTION",
]);
const LEVELS = ["beginner", "intermediate", "advanced"];
const WAYS: Readonly<Record<string, string>> = {
  beginner: "Explain every step and every option that you use.",
  intermediate: "Explain what is particular to this package.",
  advanced: "Be brief; name edge cases, performance and platform differences.",
};

/** Explains a package. */
export const apiHelper: Prompt = {
  name: "expo_api_helper",
  title: "Use an Expo package",
  description: "Shows how to use an Expo package for a purpose, with its API as documented.",
  arguments: [
    { name: "module_name", description: "package, such as expo-camera", required: true },
    { name: "use_case", description: "what you want to do with it", required: false },
    {
      name: "experience_level",
      description: "beginner, intermediate or advanced",
      required: false,
    },
  ],
  async get(args, context) {
    const given = (textOf(args, "module_name") ?? "").slice(0, 214);
    const useCase = textOf(args, "use_case");
    const level = textOf(args, "experience_level") ?? "intermediate";
    const module = await packageNamed(given, context);
    const filter = module === undefined ? {} : { packages: [module] };
    const name = module ?? given;
    const { text } = await gather(context, [
      { query: `${name} installation and usage`, limit: 4, ...filter },
      ...(useCase === undefined ? [] : [{ query: useCase, limit: 6, ...filter }]),
      { query: `${name} permissions and config plugin`, limit: 2, ...filter },
      ...(useCase === undefined ? [] : [{ query: `${name} ${useCase}`, limit: 2 }]),
    ]);
    const request = [
      `Show me how to use ${name}${useCase === undefined ? "" : ` for this: ${useCase}`}.`,
      `${WAYS[level] ?? `I am ${level}.`} Give working TypeScript with the imports, the install command, and the permissions and app config that it needs. Use no name that the documentation quoted below does not have, and give its URLs; expo_get_sdk_module has the rest of the API.`,
      ...(module === undefined
        ? [`The index has no package called ${JSON.stringify(given.slice(0, 100))}; say so.`]
        : []),
    ].join("\n");
    return [{ role: "user", text: `${request}\n\n${text}` }];
  },
  async complete(argument, value, _known, context) {
    if (argument === "module_name")
      return completeNames(await packagesOfSdk(context, sdkOf(context)), value);
    return argument === "experience_level" ? completeNames(LEVELS, value) : [];
  },
};

/** The package's whole name, `expo-camera` for `camera`; `undefined` where there is none. */
async function packageNamed(name: string, context: ToolContext): Promise<string | undefined> {
  const packages = await packagesOfSdk(context, sdkOf(context));
  const wanted = name.toLowerCase();
  const known = packages.find((one) =>
    [wanted, `expo-${wanted}`, `@expo/${wanted}`].includes(one.toLowerCase()),
  );
  if (known !== undefined) return known;
  try {
    const sdk = sdkOf(context);
    const found = await context.docs.symbol(name, {
      limit: 1,
      ...(sdk === undefined ? {} : { sdk }),
    });
    return found.entries[0]?.packageName;
  } catch (error) {
    if (isExpodexError(error) && NO_SUCH_NAME.has(error.code)) return undefined;
    throw error;
  }
}
