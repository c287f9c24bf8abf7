/** The complete public surface of `@expodex/sources`. */

// Several at once
export { combineSources } from "./combine-sources.ts";
// Folders
export { type DocsFolderOptions, docsFolder } from "./docs-folder.ts";
// The command line of EAS
export {
  type EasCliManifest,
  type EasCliManifestOptions,
  type EasCommand,
  type EasFlag,
  easCliManifest,
} from "./eas-cli-manifest.ts";
export {
  type ExpoDocsFolderOptions,
  expoDocsFolder,
  type OptionalPages,
} from "./expo-docs-folder.ts";
// The web site
export { type ExpoDocsSiteOptions, expoDocsSite } from "./expo-docs-site.ts";
// Packages
export { type NodeModulesOptions, nodeModules } from "./node-modules.ts";
export { type NpmPackagesOptions, npmPackages } from "./npm-packages.ts";
// Threads
export { type ParserThreadsOptions, parserThreads } from "./parser-threads.ts";
// The web
export { type PublicFetch, publicFetch } from "./site/client.ts";
