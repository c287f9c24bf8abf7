/** What an export gives. */

/** A file of the static index. */
export interface BrowserFile {
  /** Relative to the folder that is served, with slashes: `0f3a9c12b4d7/t12.bin`. */
  path: string;
  bytes: Uint8Array;
}

/** Deflates bytes without any wrapper. */
export type Deflate = (bytes: Uint8Array) => Promise<Uint8Array>;

/** How to export. */
export interface BrowserFilesOptions {
  /** Whether all files but the manifest are written as one, for hosts that limit how many there are. They must answer range requests. @default false */
  packed?: boolean;
  /** Deflates without any wrapper, better than the platform does. @default the platform's CompressionStream */
  deflate?: Deflate;
  /** Stops the export. */
  signal?: AbortSignal;
  /** Hears how far the export is. */
  onProgress?(event: { done: number; total: number; item: string }): void;
}
