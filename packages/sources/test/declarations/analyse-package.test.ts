import { type Reflection, ReflectionKind } from "@expodex/core";
import { describe, expect, it } from "vitest";
import { analysePackage } from "../../src/declarations/analyse-package.ts";
import { parseManifest } from "../../src/package/manifest.ts";
import type { PackageContent } from "../../src/package/package-content.ts";
import { expo, lantern, modulesCore, type PackageFiles } from "../support/packages.ts";

const contentOf = (files: PackageFiles): PackageContent => ({
  manifest: parseManifest(files["package.json"]!)!,
  files: new Map(Object.entries(files)),
  problems: [],
});

/** Reads declarations that stand in one file. */
async function declared(text: string, more: PackageFiles = {}): Promise<Reflection[]> {
  const manifest = JSON.stringify({ name: "expo-x", version: "57.0.0", types: "index.d.ts" });
  const content = contentOf({ "package.json": manifest, "index.d.ts": text, ...more });
  const { entries } = await analysePackage(content);
  return entries[0]?.project.children ?? [];
}

const names = (reflections: readonly Reflection[] = []) => reflections.map(({ name }) => name);
const named = (reflections: readonly Reflection[] = [], name: string) =>
  reflections.find((it) => it.name === name);

describe("analysePackage", () => {
  const support = [expo("57.0.0", {}), modulesCore("57.0.0")].map(contentOf);

  it("finds every public entry, and not plug-ins or package.json", async () => {
    const { entries, problems } = await analysePackage(contentOf(lantern("57.0.1")), support);
    expect(entries.map(({ specifier, file }) => [specifier, file])).toEqual([
      ["expo-lantern", "build/index.d.ts"],
      ["expo-lantern/legacy", "build/legacy.d.ts"],
    ]);
    expect(problems).toEqual([]);
  });

  it("sorts by kind and name, follows re-exports and leaves out what is hidden", async () => {
    const { entries } = await analysePackage(contentOf(lantern("57.0.1")), support);
    expect(names(entries[0]?.project.children)).toEqual([
      "Colour",
      "PermissionStatus",
      "Base",
      "LanternView",
      "Switch",
      "LanternOptions",
      "Beam",
      "Lantern",
      "ask",
      "isAvailable",
      "shineAsync",
    ]);
  });

  it("says which names cannot be found where their package is not given", async () => {
    const { problems } = await analysePackage(contentOf(lantern("57.0.1")));
    expect(problems).toEqual([
      "expo-lantern re-exports from packages that were not read: PermissionStatus",
    ]);
  });

  it("tells once what two entries export", async () => {
    const { entries } = await analysePackage(contentOf(lantern("57.0.1")), support);
    expect(names(entries[1]?.project.children)).toEqual(["glow"]);
    expect(entries[1]?.repeats).toEqual([{ specifier: "expo-lantern", names: ["Colour"] }]);
  });

  it("reads overloads, with the text of each parameter at the parameter", async () => {
    const { entries } = await analysePackage(contentOf(lantern("57.0.1")), support);
    const shine = named(entries[0]?.project.children, "shineAsync");
    expect(shine?.kind).toBe(ReflectionKind.Function);
    expect(shine?.signatures).toHaveLength(2);
    const [first] = shine?.signatures ?? [];
    expect(first?.parameters).toEqual([
      {
        name: "options",
        kind: ReflectionKind.Parameter,
        flags: { isOptional: true },
        comment: { summary: [{ kind: "text", text: "How bright." }] },
        type: { type: "reference", name: "LanternOptions", package: "expo-lantern" },
      },
    ]);
    expect(first?.comment?.blockTags?.map(({ tag }) => tag)).toEqual(["@returns", "@platform"]);
    expect(first?.type).toEqual({
      type: "reference",
      name: "Promise",
      package: "typescript",
      typeArguments: [{ type: "intrinsic", name: "number" }],
    });
  });

  it("reads functions that are exported as members of an object", async () => {
    const { entries } = await analysePackage(contentOf(lantern("57.0.1")), support);
    const object = named(entries[0]?.project.children, "Lantern");
    expect(object?.comment?.summary?.[0]?.text).toBe("Everything at once.");
    expect(object?.type?.declaration?.children).toMatchObject([
      { name: "dimAsync", kind: ReflectionKind.Method, signatures: [{ name: "dimAsync" }] },
    ]);
  });

  it("reads a class with its constructor, accessors and inherited members, and no private ones", async () => {
    const { entries } = await analysePackage(contentOf(lantern("57.0.1")), support);
    const { children = [], extendedTypes } = named(entries[0]?.project.children, "Switch") ?? {};
    expect(names(children)).toEqual(["constructor", "count", "on", "flip", "stop"]);
    expect(named(children, "count")?.flags).toEqual({ isStatic: true, isReadonly: true });
    expect(named(children, "on")).toMatchObject({
      kind: ReflectionKind.Accessor,
      getSignature: { type: { name: "boolean" } },
      setSignature: { parameters: [{ name: "value" }] },
    });
    expect(named(children, "stop")).toMatchObject({
      flags: { isInherited: true },
      inheritedFrom: { name: "Base.stop" },
      signatures: [{ comment: { summary: [{ text: "Stops it." }] } }],
    });
    expect(extendedTypes).toMatchObject([{ name: "Base", package: "expo-lantern" }]);
  });

  it("names a default export by its declaration", async () => {
    const { entries } = await analysePackage(contentOf(lantern("57.0.1")), support);
    expect(named(entries[0]?.project.children, "LanternView")?.extendedTypes).toMatchObject([
      { name: "React.Component", package: "react", typeArguments: [{ name: "LanternViewProps" }] },
    ]);
    expect(names(await declared("export default function go(): void;"))).toEqual(["go"]);
  });

  it("reads enums with their values", async () => {
    const [level] = await declared(
      "export declare enum Level {\n  Low = 1,\n  /** Top. */\n  High = 5\n}",
    );
    expect(level?.children).toEqual([
      { name: "Low", kind: ReflectionKind.EnumMember, type: { type: "literal", value: 1 } },
      {
        name: "High",
        kind: ReflectionKind.EnumMember,
        comment: { summary: [{ kind: "text", text: "Top." }] },
        type: { type: "literal", value: 5 },
      },
    ]);
  });

  const types: [written: string, expected: unknown][] = [
    ["string[]", { type: "array", elementType: { type: "intrinsic", name: "string" } }],
    ["'a' | null", { type: "union", types: [lit("a"), lit(null)] }],
    ["-1 | true", { type: "union", types: [lit(-1), lit(true)] }],
    ["keyof X", { type: "typeOperator", operator: "keyof", target: { name: "X" } }],
    ["readonly X[]", { type: "typeOperator", operator: "readonly" }],
    ["typeof import('react')", { type: "query", queryType: { package: "react" } }],
    ["import('react').ReactNode", { type: "reference", name: "ReactNode", package: "react" }],
    ["X['a']", { type: "indexedAccess", objectType: { name: "X" }, indexType: lit("a") }],
    ["[a: X, b?: X, ...X[]]", { type: "tuple", elements: [{}, { isOptional: true }, {}] }],
    ["X extends string ? 1 : 2", { type: "conditional", trueType: lit(1), falseType: lit(2) }],
    ["{ [K in 'a']: X }", { type: "mapped", parameter: "K", templateType: { name: "X" } }],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a type that is written as such
    ["`a${string}b`", { type: "templateLiteral", head: "a", tail: [[{ name: "string" }, "b"]] }],
    ["(a: X) => a is X", { type: "reflection", declaration: { signatures: [{}] } }],
    ["{ (a: X): X; b: X }", { type: "reflection", declaration: { children: [{ name: "b" }] } }],
    ["{ [key: string]: X }", { type: "reflection", declaration: { indexSignatures: [{}] } }],
    ["unique symbol", { type: "typeOperator", operator: "unique" }],
  ];
  for (const [written, expected] of types)
    it(`reads the type ${written}`, async () => {
      const found = await declared(`export interface X { a: 1 }\nexport type T = ${written};`);
      expect(named(found, "T")?.type).toMatchObject(expected as object);
    });

  it("tells a type parameter from a declaration", async () => {
    const [box] = await declared("export type Box<T extends object = {}> = T;");
    expect(box?.type).toEqual({ type: "reference", name: "T", refersToTypeParameter: true });
    expect(box?.typeParameters).toMatchObject([{ name: "T", type: { name: "object" } }]);
  });

  it("reads a namespace export, and ends where a module exports itself", async () => {
    const found = await declared("export * as Self from './index';\nexport declare const a: 1;");
    expect(names(found)).toContain("a");
    const [inner] = await declared("export * as Inner from './inner';", {
      "inner.d.ts": "export declare function f(): void;",
    });
    expect(inner).toMatchObject({ name: "Inner", kind: ReflectionKind.Namespace });
    expect(names(inner?.children)).toEqual(["f"]);
  });

  it("has no entries for a package without declarations, nor for a script", async () => {
    const manifest = JSON.stringify({ name: "expo-x", version: "57.0.0", main: "index.js" });
    expect((await analysePackage(contentOf({ "package.json": manifest }))).entries).toEqual([]);
    expect(await declared("declare const global: 1;")).toEqual([]);
  });

  it("survives types that nest without end, and names the package's fault", async () => {
    for (const nested of ["[".repeat(20_000), "Array<".repeat(20_000), "(".repeat(20_000)]) {
      const content = contentOf({
        "package.json": JSON.stringify({ name: "expo-x", version: "1.0.0", types: "index.d.ts" }),
        "index.d.ts": `export type T = ${nested};`,
      });
      const { entries, problems } = await analysePackage(content);
      expect(entries.length + problems.length).toBeGreaterThan(0);
    }
  });

  it("cuts off types that nest deeper than any real one", async () => {
    const found = await declared(`export type T = ${"Array<".repeat(100)}X${">".repeat(100)};`);
    expect(JSON.stringify(found)).toContain('"type":"unknown"');
  });
});

function lit(value: string | number | boolean | null) {
  return { type: "literal", value };
}
