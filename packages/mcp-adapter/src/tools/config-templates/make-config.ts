/** Makes or checks one file of configuration. */
import type { DocsIndex, Sdk } from "@expodex/core/read";
import { appConfigOf, appJson, appSchema, checkAppConfig, pluginNames } from "./app-json.ts";
import { easJson, easJsonSchema } from "./eas-json.ts";
import { type Fault, parseConfig } from "./faults.ts";
import { checkMetroConfig, metroConfig } from "./metro-config.ts";
import { type DocumentedPlugin, documentedPlugin } from "./plugins.ts";
import { createValidator, isFields, writeFaults } from "./schema-validator.ts";

/** What is asked for. */
export interface ConfigRequest {
  template_type: "app.json" | "eas.json" | "metro.config.js";
  /** A file to check; absent: one is made. */
  config_content?: string | undefined;
  name: string;
  slug?: string | undefined;
  scheme?: string | undefined;
  bundle_identifier?: string | undefined;
  platforms: readonly string[];
  packages: readonly string[];
  asset_extensions: readonly string[];
  sdk?: Sdk | undefined;
}

/** What was made or found. */
export interface ConfigAnswer {
  content?: string;
  /** Schemas and pages; empty where nothing could be checked. */
  checkedAgainst: string[];
  faults: Fault[];
  plugins: DocumentedPlugin[];
  fillIn: string[];
  notes: string[];
}

/** Plugins of one file that are looked up. */
const MAX_PLUGINS = 60;

/** Makes or checks a file. */
export async function makeConfig(
  request: ConfigRequest,
  docs: DocsIndex,
  signal: AbortSignal,
): Promise<ConfigAnswer> {
  if (request.template_type === "app.json") return makeAppJson(request, docs, signal);
  if (request.template_type === "eas.json") return makeEasJson(request, docs);
  const { config_content: given } = request;
  const content =
    given === undefined
      ? metroConfig({ packages: request.packages, assetExtensions: request.asset_extensions })
      : undefined;
  return {
    ...(content === undefined ? {} : { content }),
    checkedAgainst: ["JavaScript syntax", "use of expo/metro-config"],
    faults: checkMetroConfig(given ?? content ?? ""),
    plugins: [],
    fillIn: [],
    notes: [],
  };
}

async function makeAppJson(
  request: ConfigRequest,
  docs: DocsIndex,
  signal: AbortSignal,
): Promise<ConfigAnswer> {
  const { config_content: given, sdk } = request;
  const schema = await appSchema(docs, sdk);
  const parsed = given === undefined ? undefined : parseConfig(given);
  const { config: givenConfig, base } = appConfigOf(parsed?.value);
  const wanted = given === undefined ? request.packages : pluginNames(givenConfig);
  const plugins: DocumentedPlugin[] = [];
  const notes: string[] = [];
  for (const name of [...new Set(wanted)].slice(0, MAX_PLUGINS)) {
    signal.throwIfAborted();
    const plugin = await documentedPlugin(docs, name, sdk);
    if (plugin === undefined)
      notes.push(
        `${shown(name)} is not in this documentation: ${given === undefined ? "left out of plugins; see its own README" : "its properties were not checked"}`,
      );
    else if (given === undefined && !plugin.isPlugin)
      notes.push(`${shown(name)} documents no config plugin: left out of plugins`);
    else plugins.push(plugin);
  }
  if (schema === undefined)
    notes.push("this index keeps no app-config schema of that SDK: only plugins were checked");
  const made =
    given === undefined
      ? appJson(
          {
            name: request.name,
            slug: request.slug,
            scheme: request.scheme,
            bundleIdentifier: request.bundle_identifier,
            platforms: request.platforms,
            plugins,
          },
          schema,
        )
      : undefined;
  const answer = {
    checkedAgainst: [
      ...(schema === undefined ? [] : [schema.name]),
      ...plugins
        .filter(({ properties }) => properties.length > 0)
        .map(({ name }) => `plugin ${name}`),
    ],
    plugins,
    notes,
    fillIn: made?.fillIn ?? [],
  };
  if (made !== undefined) {
    const faults = writeFaults(checkAppConfig(made.config.expo, ["expo"], schema, plugins));
    return { ...answer, content: `${JSON.stringify(made.config, null, 2)}\n`, faults };
  }
  if (parsed === undefined || parsed.faults.length > 0) {
    if (/\b(?:module\.exports|export default)\b/u.test(given ?? ""))
      notes.push("only JSON can be checked: pass what `npx expo config --json` prints");
    return { ...answer, checkedAgainst: ["JSON"], faults: parsed?.faults ?? [] };
  }
  if (!isFields(givenConfig))
    return {
      ...answer,
      faults: [{ path: base.join("."), line: 1, severity: "error", message: "must be an object" }],
    };
  if (base.length === 0) notes.push("Expo reads the config below a key expo; this file has none");
  return {
    ...answer,
    faults: writeFaults(checkAppConfig(givenConfig, base, schema, plugins), parsed.lineOf),
  };
}

async function makeEasJson(request: ConfigRequest, docs: DocsIndex): Promise<ConfigAnswer> {
  const found = await easJsonSchema(docs);
  const { config_content: given, packages, platforms } = request;
  const manifest = await docs.attachment("eas-cli/manifest");
  const easCliVersion =
    isFields(manifest) && typeof manifest.version === "string" ? manifest.version : undefined;
  const parsed = given === undefined ? undefined : parseConfig(given);
  const value =
    parsed === undefined ? easJson({ packages, platforms, easCliVersion }) : parsed.value;
  const raw =
    found === undefined || value === undefined
      ? []
      : (await createValidator(found.schema))(value, []);
  return {
    ...(given === undefined ? { content: `${JSON.stringify(value, null, 2)}\n` } : {}),
    checkedAgainst: found === undefined ? [] : [found.url],
    faults: [...(parsed?.faults ?? []), ...writeFaults(raw, parsed?.lineOf)],
    plugins: [],
    fillIn: [],
    notes:
      found === undefined ? ["this index lacks the page of eas.json: nothing was checked"] : [],
  };
}

/** A name as it was given, fit to stand in a sentence. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}
