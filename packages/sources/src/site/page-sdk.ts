/** Which SDK the pages of a site belong to. */
import { parseSdk, type Sdk } from "@expodex/core";
import type { ListedPage } from "./page-list.ts";

/** Pages of `latest` that are looked at for the SDK's number. */
const MAX_LOOKED_AT = 5;

/**
 * Tells which SDK a site calls `latest`: the one whose branch its pages name as their source.
 *
 *     sourceCodeUrl: 'https://github.com/expo/expo/tree/sdk-57/packages/expo-camera'
 */
export async function sdkOfLatest(
  pages: readonly ListedPage[],
  read: (page: ListedPage) => Promise<{ text: string } | undefined>,
): Promise<Sdk | undefined> {
  const candidates = pages.filter(({ path }) => /^versions\/latest\/sdk\/./u.test(path));
  for (const page of candidates.slice(0, MAX_LOOKED_AT)) {
    const text = (await read(page))?.text ?? "";
    const named = /\/expo\/tree\/sdk-(\d{1,3})\//u.exec(text)?.[1];
    if (named !== undefined) return Number(named);
  }
  return undefined;
}

/** The SDK of a page by its path on the site; absent for pages that belong to none. */
export function sdkOfListed(path: string, latest: Sdk | undefined): Sdk | undefined {
  const segment = /^versions\/([^/]+)(?:\/|$)/u.exec(path)?.[1];
  if (segment === undefined) return undefined;
  return segment === "latest" ? latest : parseSdk(segment);
}

/** Leaves out pages of SDKs that are not wanted. */
export function wantedPages(
  pages: readonly ListedPage[],
  latest: Sdk | undefined,
  wantsSdk: ((sdk: Sdk) => boolean) | undefined,
): ListedPage[] {
  return pages.filter(({ path }) => {
    const sdk = sdkOfListed(path, latest);
    return sdk === undefined || wantsSdk?.(sdk) !== false;
  });
}
