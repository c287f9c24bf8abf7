/** A file of the static index. */
export interface BrowserFile {
  /** Relative to the folder that is served, with slashes: `t/3f9c….bin`. */
  path: string;
  bytes: Uint8Array;
}
