import { createExpoDocsIndex, type DocsIndex } from "@expodex/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { configTemplates } from "../../src/tools/config-templates/config-templates.ts";
import { schemaOf } from "../../src/tools/config-templates/eas-json.ts";
import { parseConfig } from "../../src/tools/config-templates/faults.ts";
import { memorySource } from "../support/memory-source.ts";
import { toolContext } from "../support/tool-context.ts";

const PAGES = {
  "pages/versions/v57.0.0/sdk/torch.mdx": `---
title: Torch
packageName: 'expo-torch'
---

Switches the light on.

## Configuration in app config

<ConfigPluginProperties properties={[
  { name: 'torchPermission', description: 'What people are told.', default: '"Allow $(PRODUCT_NAME) to use the torch"' },
  { name: 'keepLit', description: 'Whether it stays on.', default: 'false' },
]} />
`,
  "pages/versions/v57.0.0/sdk/lantern.mdx": `---
title: Lantern
packageName: 'expo-lantern'
---

Hangs lanterns up. It needs no plugin.
`,
  "pages/eas/json.mdx": `---
title: eas.json
---

## EAS Build

### Common properties

#### \`distribution\`

Type: \`enum\` • One of: \`store\`, \`internal\`

#### \`developmentClient\`

Type: \`boolean\`

#### \`autoIncrement\`

Type: \`boolean\`

#### \`cache\`

Type: \`object\`

##### \`key\`

Type: \`string\` • Path: \`cache.key\`

### Android-specific options

#### \`image\`

Type: \`string\`

### iOS-specific options

#### \`simulator\`

Type: \`boolean\`

## EAS Submit

### Android-specific options

#### \`track\`

Type: \`enum\` • One of: \`beta\`, \`production\`
`,
};
const SCHEMA = {
  name: { type: "string" },
  slug: { type: "string", pattern: "^[a-z\\-]+$", meta: { regexHuman: "Letters and dashes." } },
  version: { type: "string" },
  orientation: { enum: ["portrait", "landscape"] },
  platforms: { type: "array", items: { type: "string", enum: ["android", "ios", "web"] } },
  plugins: { type: "array", items: { anyOf: [{ type: "string" }, { type: "array" }] } },
  ios: { type: "object", properties: { bundleIdentifier: { type: "string" } } },
  android: { type: "object", properties: { package: { type: "string" } } },
  extra: { type: "object", properties: {}, additionalProperties: true },
};

let docs: DocsIndex;
beforeAll(async () => {
  docs = await createExpoDocsIndex({
    source: memorySource(PAGES, [{ name: "app-config-schema/57", value: SCHEMA }]),
    embedder: "none",
  });
});
afterAll(() => docs.close());

const run = async (args: Record<string, unknown>) => {
  const answer = await configTemplates.run(configTemplates.input.parse(args), toolContext(docs));
  expect(configTemplates.output.parse(answer.structured)).toEqual(answer.structured);
  for (const { path, message } of answer.structured.faults) {
    expect(answer.text).toContain(path);
    expect(answer.text).toContain(message);
  }
  return answer;
};
const check = async (config: unknown, template_type = "app.json") =>
  (await run({ template_type, config_content: JSON.stringify(config, null, 2) })).structured;

describe("configTemplates, app.json", () => {
  it("writes a file that the SDK's own schema finds valid, with the plugins of the packages in use", async () => {
    const { structured, text } = await run({
      template_type: "app.json",
      name: "Café Map",
      platforms: ["ios"],
      packages: ["expo-torch", "expo-lantern", "left-pad"],
    });
    expect(structured).toMatchObject({ valid: true, faults: [] });
    expect(structured.checked_against).toContain("app-config-schema/57");
    expect(JSON.parse(structured.content ?? "")).toEqual({
      expo: {
        name: "Café Map",
        slug: "cafe-map",
        version: "1.0.0",
        orientation: "portrait",
        platforms: ["ios"],
        ios: { bundleIdentifier: "com.example.cafemap" },
        plugins: [["expo-torch", { torchPermission: "Allow $(PRODUCT_NAME) to use the torch" }]],
      },
    });
    expect(structured.fill_in).toEqual(["expo.ios.bundleIdentifier"]);
    expect(structured.notes?.join()).toMatch(/expo-lantern.*left-pad/u);
    expect(text).toContain("keepLit");
  });

  it("names the path and line of each fault of a given file, and the nearest known names", async () => {
    const { structured } = await run({
      template_type: "app.json",
      config_content: `{
  // people write comments
  "expo": {
    "nmae": "x",
    "slug": "Bad Slug",
    "orientation": "sideways",
    "ios": { "bundleIdentifier": 3 },
    "plugins": [["expo-torch", { "torchPermision": "a", "keepLit": "yes" }]],
  }
}`,
    });
    expect(structured.valid).toBe(false);
    expect(structured.faults.map(({ path, line, severity }) => [path, line, severity])).toEqual(
      expect.arrayContaining([
        ["expo.nmae", 4, "warning"],
        ["expo.slug", 5, "error"],
        ["expo.orientation", 6, "error"],
        ["expo.ios.bundleIdentifier", 7, "error"],
        ["expo.plugins[0][1].torchPermision", 8, "warning"],
        ["expo.plugins[0][1].keepLit", 8, "warning"],
      ]),
    );
    const messages = structured.faults.map(({ message }) => message).join("\n");
    expect(messages).toContain("nearest: name");
    expect(messages).toContain("nearest: torchPermission");
    expect(messages).toContain("Letters and dashes.");
  });

  it("finds nothing wrong in a file that is right", async () => {
    const expo = {
      name: "x",
      slug: "a-b",
      extra: { anything: [1, { __proto__: null, b: 2 }] },
      plugins: [
        "expo-torch",
        ["expo-torch", { keepLit: true, torchPermission: false }],
        "./own.js",
      ],
    };
    expect(await check({ expo })).toMatchObject({ valid: true, faults: [] });
  });

  it("says that a file is no JSON, and that code cannot be checked", async () => {
    const broken = await run({
      template_type: "app.json",
      config_content: '{ "expo": { "name": }',
    });
    expect(broken.structured.faults[0]).toMatchObject({ line: 1, severity: "error" });
    const code = await run({ template_type: "app.json", config_content: "module.exports = {};" });
    expect(code.structured.notes?.join()).toContain("npx expo config");
  });

  it("survives foreign shapes", async () => {
    for (const config of [null, 1, [], { expo: null }, { expo: { plugins: [1, [], [2]] } }])
      expect(await check(config)).toBeDefined();
    for (const depth of [300, 50_000]) {
      const config_content = `${"[".repeat(depth)}${"]".repeat(depth)}`;
      const { structured } = await run({ template_type: "app.json", config_content });
      expect(structured.valid).toBe(false);
    }
  });
});

describe("configTemplates, eas.json", () => {
  it("checks the settings of the EAS CLI itself", async () => {
    const cli = { appVersionSource: "remot", requireCommit: "yes", version: ">= 24.0.0" };
    const { faults } = await check({ cli, build: {} }, "eas.json");
    expect(faults.map(({ path }) => path).sort()).toEqual([
      "cli.appVersionSource",
      "cli.requireCommit",
    ]);
  });

  it("writes a file with profiles, that the documented properties find valid", async () => {
    const { structured } = await run({ template_type: "eas.json", platforms: ["android"] });
    expect(structured).toMatchObject({ valid: true, faults: [] });
    expect(Object.keys(JSON.parse(structured.content ?? "").build)).toEqual([
      "development",
      "preview",
      "production",
    ]);
  });

  it("checks profiles and what is said for one platform", async () => {
    const { faults } = await check(
      {
        build: {
          a: {
            distribution: "stor",
            cache: { key: 1 },
            ios: { simulator: true, distribution: "store", image: "x" },
            andriod: {},
          },
        },
        submit: { a: { android: { track: "beta" } } },
      },
      "eas.json",
    );
    expect(faults.map(({ path, severity }) => [path, severity])).toEqual(
      expect.arrayContaining([
        ["build.a.distribution", "error"],
        ["build.a.cache.key", "error"],
        ["build.a.ios.image", "warning"],
        ["build.a.andriod", "warning"],
      ]),
    );
    expect(faults).toHaveLength(4);
  });

  it("has no schema where the page lists nothing", () => {
    expect(schemaOf("# eas.json\n\nNothing here.\n")).toBeUndefined();
  });
});

describe("configTemplates, metro.config.js", () => {
  it("writes a file on Expo's defaults", async () => {
    const { structured } = await run({
      template_type: "metro.config.js",
      asset_extensions: [".db", "'); evil("],
    });
    expect(structured.faults).toEqual([]);
    expect(structured.content).toContain("expo/metro-config");
    expect(structured.content).toContain("assetExts.push('db', 'evil')");
  });

  it("reads a given file without running it", async () => {
    const messages = async (config_content: string) =>
      (await run({ template_type: "metro.config.js", config_content })).structured.faults.map(
        ({ message }) => message,
      );
    expect(await messages("const a = {;")).toEqual([expect.stringContaining("not JavaScript")]);
    expect(await messages("throw new Error('ran'); module.exports = {};")).toEqual([
      expect.stringContaining("getDefaultConfig"),
    ]);
    expect(await messages("// getDefaultConfig\n")).toHaveLength(2);
  });
});

describe("parseConfig", () => {
  it("takes a key of a prototype for a key", () => {
    const { value } = parseConfig('{"__proto__": {"a": 1}}');
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
});
