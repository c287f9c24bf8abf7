/** `metro.config.js`: a file for a project, and a look at a given one, which is never run. */
import { Script } from "node:vm";
import type { Fault } from "./faults.ts";

/** What a file is made for. */
export interface MetroProject {
  packages: readonly string[];
  /** Extensions of files that are bundled as they are, such as `db`. */
  assetExtensions: readonly string[];
}

/** Makes a file on Expo's defaults. */
export function metroConfig({ packages, assetExtensions }: MetroProject): string {
  const hasSvg = packages.includes("react-native-svg-transformer");
  const extensions = assetExtensions.map((extension) => extension.replace(/^\./u, ""));
  const lines = [
    "const { getDefaultConfig } = require('expo/metro-config');",
    "",
    "/** @type {import('expo/metro-config').MetroConfig} */",
    "const config = getDefaultConfig(__dirname);",
    "",
  ];
  if (hasSvg)
    lines.push(
      "// SVG files are components.",
      "config.transformer.babelTransformerPath = require.resolve('react-native-svg-transformer/expo');",
      "config.resolver.assetExts = config.resolver.assetExts.filter(extension => extension !== 'svg');",
      "config.resolver.sourceExts.push('svg');",
      "",
    );
  if (extensions.length > 0)
    lines.push(
      `config.resolver.assetExts.push(${extensions.map((extension) => `'${extension.replace(/[^\w-]/gu, "")}'`).join(", ")});`,
      "",
    );
  lines.push("module.exports = config;", "");
  return lines.join("\n");
}

/** Looks at a file: whether it can be read, stands on Expo's defaults, and gives its config away. */
export function checkMetroConfig(text: string): Fault[] {
  const faults: Fault[] = [];
  const isModule = /^\s*(?:import\s|export\s)/mu.test(text);
  const bare = text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gmu, "");
  if (!isModule) {
    try {
      // Compiled, to find errors of syntax; nothing runs it.
      new Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
        filename: "metro.config.js",
      });
    } catch (error) {
      const line = /metro\.config\.js:(\d+)/u.exec(
        error instanceof Error ? (error.stack ?? "") : "",
      )?.[1];
      const message = error instanceof Error ? error.message : String(error);
      faults.push({
        path: "",
        ...(line === undefined ? {} : { line: Number(line) }),
        severity: "error",
        message: `not JavaScript: ${message}`,
      });
      return faults;
    }
  }
  const warn = (message: string, found?: RegExpExecArray | null) => {
    const line =
      found == null ? undefined : text.slice(0, text.indexOf(found[0])).split("\n").length;
    faults.push({
      path: "",
      ...(line === undefined ? {} : { line }),
      severity: "warning",
      message,
    });
  };
  if (!/\bgetDefaultConfig\b|\bgetSentryExpoConfig\b/u.test(bare))
    warn("does not start from getDefaultConfig of expo/metro-config, so Expo's defaults are lost");
  const foreign = /@react-native\/metro-config|['"]metro-config['"]/u.exec(bare);
  if (foreign !== null && !/expo\/metro-config/u.test(bare))
    warn(
      `takes its defaults from ${foreign[0].replace(/['"]/gu, "")}; Expo's are in expo/metro-config`,
      foreign,
    );
  if (!/module\.exports|export\s+default|exports\.default/u.test(bare))
    warn("exports nothing: end with module.exports = config");
  return faults;
}
