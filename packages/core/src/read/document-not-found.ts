/**
 * What to say where a reference means no page, or one of an SDK that was not asked for.
 *
 * Responsible for: the nearest pages, the SDKs that hold the page, the wording.
 */
import { ExpodexError } from "../errors.ts";
import { compareSdk, type Sdk, sdkLabel, sdkSegment } from "../sdk.ts";
import { editDistance, nameWords, sharedWords } from "../text/nearest-names.ts";
import type { DocumentLookup } from "./document-lookup.ts";
import { splitVersion } from "./reference.ts";

const MAX_NEAREST = 5;

/** Other SDKs that hold the page, newest first. */
export function sdksWith(lookup: DocumentLookup, rest: string, sdk: Sdk | undefined): Sdk[] {
  return lookup.content.sdks
    .filter(
      (other) =>
        other !== sdk && lookup.byPath(`/versions/${sdkSegment(other)}${rest}`) !== undefined,
    )
    .sort(compareSdk);
}

/** Paths of pages that the reference may have meant, best first: of the wanted SDK, then of others that hold the page. */
export function nearestPaths(lookup: DocumentLookup, rest: string, sdk: Sdk | undefined): string[] {
  const elsewhere = sdksWith(lookup, rest, sdk).map(
    (other) => `/versions/${sdkSegment(other)}${rest}`,
  );
  const leaf = leafOf(rest).toLowerCase();
  const words = nameWords(rest).join(" ");
  const max = Math.max(1, Math.floor(leaf.length / 3));
  const scored: { path: string; score: number }[] = [];
  for (const document of lookup.content.documents) {
    if (document.sdk !== undefined && document.sdk !== sdk) continue;
    const own = splitVersion(document.path).rest;
    const distance = editDistance(leaf, leafOf(own).toLowerCase().slice(0, 80), max);
    const spelled = distance > max ? 0 : 1 - distance / (max + 1);
    const score = 2 * spelled + sharedWords(words, own) + 0.5 * sharedWords(leaf, document.title);
    if (score >= 0.4) scored.push({ path: document.path, score });
  }
  scored.sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1));
  return [...elsewhere, ...scored.map(({ path }) => path)].slice(0, MAX_NEAREST);
}

const leafOf = (path: string) =>
  (path.split("/").findLast((segment) => segment !== "") ?? "").slice(0, 80);

/** The error for a reference that means no page. */
export function notFound(
  reference: string,
  asked: string,
  nearest: string[],
  otherSdks: readonly Sdk[],
  sdk?: Sdk,
): ExpodexError {
  const shown = reference.length > 120 ? `${reference.slice(0, 119)}…` : reference;
  const got =
    asked === ""
      ? "an address of another site"
      : reference.trim() === ""
        ? "nothing"
        : otherSdks.length > 0
          ? `one that stands in ${otherSdks.map(sdkLabel).join(", ")} only`
          : "one that no page stands under";
  return new ExpodexError("DOCUMENT_NOT_FOUND", {
    subject: shown,
    expected:
      otherSdks.length > 0 && sdk !== undefined
        ? `a page of ${sdkLabel(sdk)}`
        : "the path or address of a page in this index",
    got,
    next:
      nearest.length === 0
        ? "search for the page's words instead"
        : `try ${nearest.slice(0, 3).join(", ")}, or search for its words`,
    data: { reference: shown, nearest: nearest.slice(0, MAX_NEAREST) },
  });
}

/** The error for a page that the SDK asked for lacks, where the site's redirects lead to another SDK's. */
export function onlyElsewhere(
  reference: string,
  asked: Sdk,
  sdk: Sdk,
  path: string,
): ExpodexError<"DOCUMENT_NOT_FOUND"> {
  const shown = reference.slice(0, 120);
  return new ExpodexError("DOCUMENT_NOT_FOUND", {
    subject: shown,
    expected: `a page of ${sdkLabel(asked)}`,
    got: `a redirect to the page of ${sdkLabel(sdk)}`,
    next: `read ${path}, or pass fallback: "latest" to take it for what was asked`,
    data: { reference: shown, nearest: [path] },
  });
}

/** The error for an SDK that the index lacks; it names the page that would be read instead. */
export function notIndexed(
  missing: Sdk,
  path: string | undefined,
  available: readonly Sdk[],
  lookup: DocumentLookup,
): ExpodexError {
  const names = [...available].sort(compareSdk).map(sdkLabel);
  const here = path !== undefined && lookup.byPath(path) !== undefined ? `read ${path}, or ` : "";
  return new ExpodexError("SDK_NOT_INDEXED", {
    subject: `sdk ${missing}`,
    expected:
      names.length === 0 ? "no SDK, because the index holds none" : `one of ${names.join(", ")}`,
    got: String(missing),
    next: `${here}pass fallback: "latest" to read the newest`,
    data: { requested: String(missing), available: names },
  });
}
