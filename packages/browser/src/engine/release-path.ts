/** Paths of pages in the releases of an index. */
import { parseSdk, sdkSegment } from "@expodex/core/parts";
import type { Manifest } from "../format/manifest.ts";

/** The release in a path of the site. */
export const RELEASE = /^\/versions\/([^/]*)\//u;

/** The release at a place of the manifest's list; undefined for −1, which is none. */
export const sdkAt = ({ sdks }: Manifest, place: number) => parseSdk(sdks[place] ?? "");

/** The path of a page in another release, by its place in the manifest's list; −1 leaves it as it is. */
export function pathIn(manifest: Manifest, path: string, place: number): string {
  const sdk = sdkAt(manifest, place);
  return sdk === undefined ? path : path.replace(RELEASE, `/versions/${sdkSegment(sdk)}/`);
}
