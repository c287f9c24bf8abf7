/** Where the files that components show stand in a checkout of the documentation. */
import type { Sdk } from "../../sdk.ts";
import { sdkSegment } from "../../sdk.ts";

/** The file behind an address of the site: `/static/diffs/a.diff` is `public/static/diffs/a.diff`. */
export function docsFilePath(address: string): string {
  return `public/${address.replace(/^\/+/u, "")}`;
}

/** The TypeDoc data of a package, most wanted place first. */
export function apiDataPaths(packageName: string, sdk: Sdk | undefined): string[] {
  const versions = sdk === undefined ? ["latest", "unversioned"] : [sdkSegment(sdk)];
  return versions.map((version) => `public/static/data/${version}/${packageName}.json`);
}

/** The fragment that describes a function of EAS: `install_node_modules` is `scenes/eas-functions/_installNodeModules.mdx`. */
export function easFunctionPath(name: string): string {
  const camel = name
    .replace(/^eas\//u, "")
    .replace(/[_-](\w)/gu, (_, letter: string) => letter.toUpperCase());
  return `scenes/eas-functions/_${camel}.mdx`;
}
