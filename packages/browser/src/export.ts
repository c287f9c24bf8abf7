/** The complete public surface of `@expodex/browser/export`: writes an index as the static files that pages search. For builds; a page never loads it. */
export type { BrowserFile, BrowserFilesOptions, Deflate } from "./export/browser-file.ts";
export { browserFiles } from "./export/browser-files.ts";
