import type { DocsIndex, SymbolEntry } from "@expodex/core/read";
import { describe, expect, it } from "vitest";
import { checkPlugin, documentedPlugin } from "../../src/tools/config-templates/plugins.ts";

/** An index of one package whose plugin is documented by the type of its options alone. */
function docsWith(pluginType: string): DocsIndex {
  const entries = [
    { qualifiedName: "withTorch", kind: "constant", type: pluginType, parameters: [] },
    {
      qualifiedName: "TorchOptions",
      kind: "interface",
      parameters: [
        { name: "keepLit", type: "boolean", text: "Whether it stays on." },
        { name: "android", type: "TorchOptionsAndroid", text: "" },
      ],
    },
  ] as unknown as SymbolEntry[];
  return {
    info: { packages: ["expo-torch"] },
    symbol: async () => ({ entries }),
  } as unknown as DocsIndex;
}

describe("documentedPlugin", () => {
  it.each(["ConfigPlugin<TorchOptions>", "ConfigPlugin<TorchOptions | void>"])(
    "reads the properties of a plugin of the type %s, to check options by them",
    async (type) => {
      const plugin = await documentedPlugin(docsWith(type), "expo-torch", undefined);
      expect(plugin?.properties.map(({ name }) => name)).toEqual(["keepLit", "android"]);
      const options = { keepLit: "yes", andriod: {}, android: { any: 1 } };
      const faults = plugin === undefined ? [] : checkPlugin(plugin, options, ["plugins", 0, 1]);
      expect(faults.map(({ path }) => path.at(-1))).toEqual(["keepLit", "andriod"]);
    },
  );

  it("demands nothing of a plugin whose options are not documented", async () => {
    const plugin = await documentedPlugin(
      docsWith("ConfigPlugin<Unknown>"),
      "expo-torch",
      undefined,
    );
    expect(plugin?.properties).toEqual([]);
  });
});
