/** Writes an index as the static files that pages search. For builds; a page never loads it. */
export type { BrowserFile } from "./export/browser-file.ts";
