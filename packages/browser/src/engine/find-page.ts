/** Finds a page by its path: whether something that was said of a page is about one of the index. */
import { parseSdk } from "@expodex/core/parts";
import type { FoundPage } from "../client/result.ts";
import type { Manifest } from "../format/manifest.ts";
import type { Pages } from "./pages.ts";
import { pathIn, RELEASE } from "./release-path.ts";

/** Finds the page that stands under a path, in the release that the path names; `latest` is the newest of the index. */
export function findPage(
  manifest: Manifest,
  { entries }: Pages,
  path: string,
): FoundPage | undefined {
  const { site, sdks } = manifest;
  const wanted = plain(path);
  const named = RELEASE.exec(path)?.[1];
  const place = named === "latest" ? 0 : sdks.indexOf(String(parseSdk(named ?? "")));
  for (const { path: own, title, sdks: held } of entries) {
    if (plain(own) !== wanted) continue;
    const isHeld = held === 0 ? named === undefined : place >= 0 && (held & (1 << place)) !== 0;
    if (!isHeld) continue;
    const shown = pathIn(manifest, own, held === 0 ? -1 : place);
    return { path: shown, url: `${site}${shown}`, title };
  }
  return undefined;
}

/** A path without its release and its last slash. */
const plain = (path: string) => path.replace(RELEASE, "/versions/").replace(/\/+$/u, "");
