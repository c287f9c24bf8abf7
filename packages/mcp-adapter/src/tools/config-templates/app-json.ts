/** `app.json`: its schema as the index keeps it, and a file for a project. */
import type { DocsIndex, Sdk } from "@expodex/core/read";
import { checkPlugin, type DocumentedPlugin, parsedDefault, pluginEntry } from "./plugins.ts";
import {
  createValidator,
  type Fields,
  isFields,
  type RawFault,
  type Validator,
} from "./schema-validator.ts";

/** The schema of one SDK. */
export interface AppSchema {
  /** Of the attachment: `app-config-schema/57`. */
  name: string;
  properties: Fields;
  validate: Validator;
}

/** Schemas by index: making a validator takes some tenths of a second. */
const made = new WeakMap<DocsIndex, Map<string, AppSchema>>();

/** Gives the schema of an SDK; `undefined` where the index keeps none. */
export async function appSchema(
  docs: DocsIndex,
  sdk: Sdk | undefined,
): Promise<AppSchema | undefined> {
  const name = `app-config-schema/${sdk ?? "unversioned"}`;
  const key = `${docs.info.fingerprint} ${name}`;
  let known = made.get(docs);
  if (known === undefined) {
    known = new Map();
    made.set(docs, known);
  }
  const before = known.get(key);
  if (before !== undefined) return before;
  const fields = await docs.attachment(name);
  if (!isFields(fields)) return undefined;
  const { definitions, ...properties } = fields;
  const schema = {
    type: "object",
    properties,
    ...(isFields(definitions) ? { definitions } : {}),
  };
  const found = { name, properties, validate: await createValidator(schema) };
  known.set(key, found);
  return found;
}

/** Where the app's config stands in a file: below `expo`, or the file itself. */
export function appConfigOf(value: unknown): { config: unknown; base: string[] } {
  return isFields(value) && "expo" in value
    ? { config: value.expo, base: ["expo"] }
    : { config: value, base: [] };
}

/** Finds what is wrong in an app's config, its plugins included. */
export function checkAppConfig(
  config: unknown,
  base: readonly string[],
  schema: AppSchema | undefined,
  plugins: readonly DocumentedPlugin[],
): RawFault[] {
  const faults = schema?.validate(config, base) ?? [];
  const entries = isFields(config) && Array.isArray(config.plugins) ? config.plugins : [];
  for (const [at, entry] of entries.entries()) {
    const named = pluginEntry(entry);
    const plugin = plugins.find(({ name }) => name === named?.name);
    if (named === undefined || plugin === undefined) continue;
    faults.push(...checkPlugin(plugin, named.options, [...base, "plugins", at, 1]));
  }
  return faults;
}

/** Names of the plugins of a config, each once. */
export function pluginNames(config: unknown): string[] {
  const entries = isFields(config) && Array.isArray(config.plugins) ? config.plugins : [];
  return [...new Set(entries.flatMap((entry) => pluginEntry(entry)?.name ?? []))];
}

/** What a file is made for. */
export interface AppProject {
  name: string;
  slug?: string | undefined;
  scheme?: string | undefined;
  bundleIdentifier?: string | undefined;
  platforms: readonly string[];
  plugins: readonly DocumentedPlugin[];
}

/** A file, and what in it is to be replaced. */
export interface AppJson {
  config: Fields;
  fillIn: string[];
}

/** Makes a file; what the SDK's schema does not have is left out. */
export function appJson(project: AppProject, schema: AppSchema | undefined): AppJson {
  const { name, platforms, plugins } = project;
  const slug = project.slug ?? slugOf(name);
  const id = project.bundleIdentifier ?? `com.example.${slug.replace(/[^a-z0-9]/gu, "") || "app"}`;
  const has = (platform: string) => platforms.length === 0 || platforms.includes(platform);
  const config: Fields = {
    name,
    slug,
    version: "1.0.0",
    orientation: "portrait",
    ...(project.scheme === undefined ? {} : { scheme: project.scheme }),
    userInterfaceStyle: "automatic",
    ...(platforms.length === 0 ? {} : { platforms: [...platforms] }),
    ...(has("ios") ? { ios: { supportsTablet: true, bundleIdentifier: id } } : {}),
    ...(has("android") ? { android: { package: id } } : {}),
    ...(has("web") ? { web: { bundler: "metro", output: "static" } } : {}),
    ...(plugins.length === 0 ? {} : { plugins: plugins.map((plugin) => entryOf(plugin)) }),
  };
  const fillIn =
    project.bundleIdentifier === undefined
      ? [
          ...(has("ios") ? ["expo.ios.bundleIdentifier"] : []),
          ...(has("android") ? ["expo.android.package"] : []),
        ]
      : [];
  const known = schema === undefined ? config : onlyKnown(config, schema.properties);
  return { config: { expo: known }, fillIn };
}

/** A plugin with the messages that people are shown when it asks for a permission; its other properties have defaults. */
function entryOf({ name, properties }: DocumentedPlugin): unknown {
  const messages = properties.flatMap(({ name, default: preset }) => {
    const value = parsedDefault(preset);
    return /permission|usagedescription/iu.test(name) &&
      typeof value === "string" &&
      !name.includes(".")
      ? [[name, value] as const]
      : [];
  });
  return messages.length === 0 ? name : [name, Object.fromEntries(messages)];
}

function onlyKnown(config: Fields, properties: Fields): Fields {
  return Object.fromEntries(
    Object.entries(config).flatMap(([key, value]) => {
      const schema = properties[key];
      if (!Object.hasOwn(properties, key)) return [];
      const inner = isFields(schema) && isFields(schema.properties) ? schema.properties : undefined;
      return [[key, isFields(value) && inner !== undefined ? onlyKnown(value, inner) : value]];
    }),
  );
}

/** A name as Expo takes it in addresses. */
function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
  return slug === "" ? "my-app" : slug;
}
