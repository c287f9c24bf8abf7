/** The complete public surface of `@expodex/sources`. */

// Folders
export { type DocsFolderOptions, docsFolder } from "./docs-folder.ts";
export {
  type ExpoDocsFolderOptions,
  expoDocsFolder,
  type OptionalPages,
} from "./expo-docs-folder.ts";
