/**
 * What a page with the loader asks for once somebody means to search. In one file, for what both hold would be loaded twice; bundlers
 * have the client in the package's index, and take the dialog alone.
 */
export { openDocsSearch } from "./client/open-docs-search.ts";
export { createSearchDialog } from "./widget/dialog.ts";
