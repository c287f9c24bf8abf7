/** What the documentation says of a package's config plugin. */
import { type DocsIndex, isExpodexError, type Sdk, type SymbolEntry } from "@expodex/core/read";
import { pageExamples } from "../code-examples/page-examples.ts";
import { isFields, type RawFault, unknownName } from "./schema-validator.ts";

/** A documented property of a plugin. */
export interface PluginProperty {
  name: string;
  type?: string;
  /** As documented, mostly JSON. */
  default?: string;
  text?: string;
}

/** A plugin. */
export interface DocumentedPlugin {
  name: string;
  /** Of its properties, else of its page. */
  url: string;
  /** Whether the page shows it in `plugins`. */
  isPlugin: boolean;
  properties: PluginProperty[];
}

/** Symbols of a package that are looked at: expo-notifications, the largest with a plugin, has 150. */
const MAX_SYMBOLS = 200;
/** Whole pages. */
const PAGE_TOKENS = 200_000;

/** Looks a plugin up by the name of its package; `undefined` where the documentation has no such package. */
export async function documentedPlugin(
  docs: DocsIndex,
  name: string,
  sdk: Sdk | undefined,
): Promise<DocumentedPlugin | undefined> {
  if (!docs.info.packages.includes(name)) return undefined;
  const at = sdk === undefined ? {} : { sdk };
  try {
    const { entries, page } = await docs.symbol(name, { ...at, limit: MAX_SYMBOLS });
    const own = entries.filter(
      ({ kind, packageName }) => kind === "config" && packageName === name,
    );
    const read =
      page === undefined ? undefined : await docs.read(page.path, { maxTokens: PAGE_TOKENS });
    const isShown =
      read !== undefined &&
      pageExamples(read.text, read.contents).some(
        ({ code }) =>
          code.includes("plugins") && (code.includes(`"${name}"`) || code.includes(`'${name}'`)),
      );
    return {
      name,
      url: own[0]?.url ?? page?.url ?? "",
      isPlugin: own.length > 0 || isShown,
      properties:
        own.length === 0
          ? typedProperties(entries)
          : own.map(({ qualifiedName, type, default: preset, summary }) =>
              propertyOf(qualifiedName, type, preset, summary),
            ),
    };
  } catch (error) {
    if (isExpodexError(error, "SYMBOL_NOT_FOUND") || isExpodexError(error, "PACKAGE_NOT_FOUND"))
      return undefined;
    throw error;
  }
}

/** Properties of a plugin that is documented by the type of its options alone, as expo-build-properties is. */
function typedProperties(entries: readonly SymbolEntry[]): PluginProperty[] {
  const plugin = entries.find(({ type }) => type?.startsWith("ConfigPlugin<"));
  const name = /^ConfigPlugin<(\w+)(?:\s*\|\s*(?:void|undefined))?>$/u.exec(
    plugin?.type ?? "",
  )?.[1];
  const options = entries.find(({ qualifiedName }) => qualifiedName === name);
  return (options?.parameters ?? []).map((parameter) =>
    propertyOf(parameter.name, parameter.type, parameter.default, parameter.text),
  );
}

function propertyOf(
  name: string,
  type: string | undefined,
  preset: string | undefined,
  text: string | undefined,
): PluginProperty {
  return {
    name,
    ...(type === undefined ? {} : { type }),
    ...(preset === undefined ? {} : { default: preset }),
    ...(text === undefined ? {} : { text }),
  };
}

/** A plugin as `plugins` of app.json names it; `undefined` where it is something else, such as a function's path. */
export function pluginEntry(entry: unknown): { name: string; options?: unknown } | undefined {
  if (typeof entry === "string") return { name: entry };
  if (!Array.isArray(entry) || typeof entry[0] !== "string") return undefined;
  return entry.length > 1 ? { name: entry[0], options: entry[1] as unknown } : { name: entry[0] };
}

/** Finds properties that a plugin does not document, and values of another type than its default. */
export function checkPlugin(
  { properties }: DocumentedPlugin,
  options: unknown,
  path: readonly (string | number)[],
): RawFault[] {
  if (properties.length === 0 || options === undefined) return [];
  if (!isFields(options))
    return [
      {
        path: [...path],
        severity: "error",
        message: "must be an object of the plugin's properties",
      },
    ];
  const names = properties.map(({ name }) => name);
  return Object.entries(options).flatMap(([key, value]): RawFault[] => {
    const property = properties.find(({ name }) => name === key);
    if (property === undefined) {
      // A property of properties is documented under its whole name.
      if (names.some((name) => name.startsWith(`${key}.`))) return [];
      return [{ path: [...path, key], severity: "warning", message: unknownName(key, names) }];
    }
    const expected = typeOf(property);
    if (expected === undefined || expected === typeof value || value === false) return [];
    return [
      {
        path: [...path, key],
        severity: "warning",
        message: `is documented as a ${expected}, got ${JSON.stringify(value)?.slice(0, 80)}`,
      },
    ];
  });
}

/** The type of a property, by what is written of it. */
function typeOf({ type, default: preset }: PluginProperty): string | undefined {
  if (type === "string" || type === "boolean" || type === "number") return type;
  const value = parsedDefault(preset);
  return value === undefined || value === null || typeof value === "object"
    ? undefined
    : typeof value;
}

/** A default as a value, where it is written as JSON. */
export function parsedDefault(preset: string | undefined): unknown {
  if (preset === undefined) return undefined;
  try {
    return JSON.parse(preset) as unknown;
  } catch {
    return undefined;
  }
}
