/**
 * `eas.json`: its schema, made of what the documentation's page of it lists, and a file for a project.
 *
 *     ## EAS Build  ### Android-specific options  #### `track`
 *     Type: `enum` • One of: `a`, `b` • Path: `cache.key`
 */
import { type DocsIndex, isExpodexError } from "@expodex/core/read";
import type { Fields } from "./schema-validator.ts";

const PAGE = "/eas/json/";
const PAGE_TOKENS = 200_000;

/** The schema, and where it is from. */
export interface EasJsonSchema {
  schema: Fields;
  url: string;
}

/** Makes the schema; `undefined` where the index lacks the page. */
export async function easJsonSchema(docs: DocsIndex): Promise<EasJsonSchema | undefined> {
  try {
    const { text, url } = await docs.read(PAGE, { maxTokens: PAGE_TOKENS });
    const schema = schemaOf(text);
    return schema === undefined ? undefined : { schema, url };
  } catch (error) {
    if (isExpodexError(error, "DOCUMENT_NOT_FOUND")) return undefined;
    throw error;
  }
}

/** Settings of the EAS CLI itself. The page shows them in its examples and lists none. */
const CLI: Fields = {
  version: { type: "string" },
  requireCommit: { type: "boolean" },
  appVersionSource: { enum: ["local", "remote"] },
  promptToConfigurePushNotifications: { type: "boolean" },
};

type Group = "build" | "build.android" | "build.ios" | "submit.android" | "submit.ios";

/** Reads the page's lists of properties. */
export function schemaOf(text: string): Fields | undefined {
  const groups = new Map<Group, Fields>();
  let part: "build" | "submit" | undefined;
  let group: Group | undefined;
  let name: string | undefined;
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const marker = /^[ \t]*(`{3,}|~{3,})/u.exec(line)?.[1];
    if (marker !== undefined)
      fence = fence === undefined ? marker : marker.startsWith(fence) ? undefined : fence;
    if (fence !== undefined) continue;
    const [, signs = "", title = ""] = /^(#{2,6}) (.*)$/u.exec(line) ?? [];
    if (signs.length === 2) {
      part = /submit/iu.test(title) ? "submit" : /build/iu.test(title) ? "build" : undefined;
      group = undefined;
    } else if (signs.length === 3) {
      const platform = /android/iu.test(title)
        ? "android"
        : /ios/iu.test(title)
          ? "ios"
          : undefined;
      group =
        part === undefined || (part === "submit" && platform === undefined)
          ? undefined
          : platform === undefined
            ? "build"
            : `${part}.${platform}`;
    } else if (signs.length > 3) name = /^`([^`]+)`$/u.exec(title)?.[1];
    else if (group !== undefined && name !== undefined && /^(?:Type|One of): /u.test(line)) {
      const path = / • Path: `([^`]+)`/u.exec(line)?.[1] ?? name;
      put(groups, group, path.split("."), propertyOf(line));
      name = undefined;
    }
  }
  if (!groups.has("build")) return undefined;
  const of = (group: Group) => groups.get(group) ?? {};
  const common = of("build");
  const object = (properties: Fields) => ({ type: "object", properties });
  return object({
    cli: object(CLI),
    build: {
      type: "object",
      additionalProperties: object({
        ...common,
        // What holds for both may be said for one.
        android: object({ ...common, ...of("build.android") }),
        ios: object({ ...common, ...of("build.ios") }),
      }),
    },
    submit: {
      type: "object",
      additionalProperties: object({
        extends: { type: "string" },
        android: object(of("submit.android")),
        ios: object(of("submit.ios")),
      }),
    },
  });
}

function put(
  groups: Map<Group, Fields>,
  group: Group,
  path: readonly string[],
  property: Fields,
): void {
  let fields = groups.get(group);
  if (fields === undefined) {
    fields = {};
    groups.set(group, fields);
  }
  for (const key of path.slice(0, -1)) {
    const parent = (Object.hasOwn(fields, key) ? fields[key] : undefined) as Fields | undefined;
    const properties: Fields = (parent?.properties as Fields | undefined) ?? {};
    fields[key] = { ...parent, properties };
    fields = properties;
  }
  const last = path.at(-1);
  if (last !== undefined) fields[last] = property;
}

/** A property by its line of facts; what is not told is not demanded. */
function propertyOf(line: string): Fields {
  const type = /Type: `([^`]+)`/u.exec(line)?.[1];
  const values = /One of: ((?:`[^`]*`(?:, )?)+)/u.exec(line)?.[1];
  if (values !== undefined) {
    const named = [...values.matchAll(/`([^`]*)`/gu)].map(([, value = ""]) =>
      value.replace(/^"(.*)"$/u, "$1"),
    );
    const flags: Readonly<Record<string, boolean>> = { true: true, false: false };
    return { enum: named.map((value) => flags[value] ?? value) };
  }
  if (type === "string" || type === "boolean" || type === "number" || type === "object")
    return { type };
  return type === "array" || type?.endsWith("[]") === true ? { type: "array" } : {};
}

/** What a file is made for. */
export interface EasProject {
  packages: readonly string[];
  platforms: readonly string[];
  /** Of `eas-cli`. */
  easCliVersion?: string | undefined;
}

/** Makes a file with a profile for development, one for sharing and one for the stores. */
export function easJson({ packages, platforms, easCliVersion }: EasProject): Fields {
  const hasUpdates = packages.includes("expo-updates");
  const channel = (name: string) => (hasUpdates ? { channel: name } : {});
  const major = /^\d+/u.exec(easCliVersion ?? "")?.[0];
  const submit = Object.fromEntries(
    platforms.filter((name) => name === "android" || name === "ios").map((name) => [name, {}]),
  );
  return {
    cli: {
      ...(major === undefined ? {} : { version: `>= ${major}.0.0` }),
      appVersionSource: "remote",
    },
    build: {
      development: {
        developmentClient: true,
        distribution: "internal",
        ...channel("development"),
      },
      preview: { distribution: "internal", ...channel("preview") },
      production: { autoIncrement: true, ...channel("production") },
    },
    submit: { production: submit },
  };
}
