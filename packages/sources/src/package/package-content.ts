/** What is taken of a package, wherever it came from: its manifest, its README, its type declarations. */
import type { SourceProblem } from "@expodex/core";
import type { PackageManifest } from "./manifest.ts";

/** The texts of one package. */
export interface PackageContent {
  manifest: PackageManifest;
  /** Texts by path inside the package: `README.md`, `build/index.d.ts`. */
  files: ReadonlyMap<string, string>;
  problems: SourceProblem[];
}

/** Largest single file that is taken of a package, in bytes. */
export const MAX_PACKAGE_FILE_BYTES = 4 * 1024 * 1024;

/** Text that is taken of one package, in bytes. expo-router, the largest of Expo's, has 1.5 MB. */
export const MAX_PACKAGE_TEXT_BYTES = 48 * 1024 * 1024;

/** Whether a file of a package is read at all. */
export function isWantedFile(path: string): boolean {
  return (
    path === "package.json" ||
    path === "bundledNativeModules.json" ||
    path === "expo-module.config.json" ||
    isReadme(path) ||
    /\.d\.[cm]?ts$/u.test(path)
  );
}

/** Whether a file is the package's README. */
export function isReadme(path: string): boolean {
  return /^readme(?:\.md|\.markdown|\.mdx)?$/iu.test(path);
}
