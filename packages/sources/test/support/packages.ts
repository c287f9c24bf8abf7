/** Packages in the conventions of Expo's own, small enough to read. */

/** Files of one version of a package, by path. */
export type PackageFiles = Record<string, string>;

/** A package with a component, functions, an object of functions, an enum, a class and types. */
export const lantern = (version: string): PackageFiles => ({
  "package.json": JSON.stringify({
    name: "expo-lantern",
    version,
    description: "Switches the light of a device.",
    homepage: "https://docs.expo.dev/versions/latest/sdk/lantern/",
    types: "build/index.d.ts",
    exports: {
      ".": { types: "./build/index.d.ts", default: "./build/index.js" },
      "./legacy": { types: "./build/legacy.d.ts", default: "./build/legacy.js" },
      "./app.plugin.js": "./app.plugin.js",
      "./package.json": "./package.json",
    },
  }),
  "expo-module.config.json": JSON.stringify({ platforms: ["apple", "android"] }),
  "README.md": "# expo-lantern\n\nRead about {braces} and <Angles> as they are.\n",
  "build/index.d.ts": [
    "import { type PermissionResponse } from 'expo';",
    "import { LanternOptions } from './Lantern.types';",
    "export { PermissionStatus } from 'expo';",
    "export * from './Lantern.types';",
    "export { default as LanternView } from './LanternView';",
    "/**",
    " * Switches the light on.",
    " * @param options How bright.",
    " * @return A promise of the brightness, see {@link LanternOptions}.",
    " * @platform android",
    " */",
    "export declare function shineAsync(options?: LanternOptions): Promise<number>;",
    "export declare function shineAsync(level: number): Promise<number>;",
    "/** Whether there is a light. */",
    "export declare const isAvailable: () => boolean;",
    "declare function dimAsync(): Promise<void>;",
    "/** Everything at once. */",
    "export declare const Lantern: { dimAsync: typeof dimAsync };",
    "/** @hidden */",
    "export declare function secret(): void;",
    "export declare function ask(): Promise<PermissionResponse>;",
    "",
  ].join("\n"),
  "build/Lantern.types.d.ts": [
    "/** What the light is like. */",
    "export interface LanternOptions {",
    "  /**",
    "   * How bright.",
    "   * @default 1",
    "   */",
    "  level?: number;",
    "}",
    "export declare enum Colour {",
    "  /** As the sun. */",
    '  Warm = "warm",',
    '  Cold = "cold"',
    "}",
    "export type Beam = { readonly width: number } & LanternOptions;",
    "export declare class Base {",
    "  /** Stops it. */",
    "  stop(): void;",
    "}",
    "export declare class Switch extends Base {",
    "  constructor(colour: Colour);",
    "  private wires;",
    "  static readonly count: number;",
    "  get on(): boolean;",
    "  set on(value: boolean);",
    "  flip(times?: number): this;",
    "}",
    "",
  ].join("\n"),
  "build/LanternView.d.ts": [
    "import * as React from 'react';",
    "import { ViewProps } from 'react-native';",
    "import { LanternOptions } from './Lantern.types';",
    "export type LanternViewProps = ViewProps & { options?: LanternOptions };",
    "export default class LanternView extends React.Component<LanternViewProps> {}",
    "",
  ].join("\n"),
  "build/legacy.d.ts": [
    "export { Colour } from './Lantern.types';",
    "/** @deprecated Use `shineAsync`. */",
    "export declare function glow(): void;",
    "",
  ].join("\n"),
  "android/build.gradle": "// not read",
});

/** What other packages re-export of. */
export const expo = (version: string, pins: Record<string, string>): PackageFiles => ({
  "package.json": JSON.stringify({
    name: "expo",
    version,
    types: "build/Expo.d.ts",
    dependencies: { "expo-modules-core": `~${version}` },
  }),
  "bundledNativeModules.json": JSON.stringify(pins),
  "build/Expo.d.ts": "export * from 'expo-modules-core';\n",
});

/** Declares what `expo` re-exports. */
export const modulesCore = (version: string): PackageFiles => ({
  "package.json": JSON.stringify({ name: "expo-modules-core", version, types: "build/index.d.ts" }),
  "build/index.d.ts": [
    '/** Whether the user agreed. */\nexport declare enum PermissionStatus { GRANTED = "granted" }',
    "export interface PermissionResponse { status: PermissionStatus; }",
    "",
  ].join("\n"),
});

/** A package of functions alone, without a README. */
export const whistle = (version: string): PackageFiles => ({
  "package.json": JSON.stringify({ name: "expo-whistle", version, types: "index.d.ts" }),
  "index.d.ts": "/** Whistles. */\nexport declare function whistle(): void;\n",
});

/** A package that exports what it imports. */
export const permit = (version: string): PackageFiles => ({
  "package.json": JSON.stringify({ name: "expo-permit", version, types: "index.d.ts" }),
  "index.d.ts":
    "import { type PermissionResponse, PermissionStatus } from 'expo';\nexport { PermissionStatus };\n",
});
