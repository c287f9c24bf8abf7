/** SDK releases: how they are written in paths, options and output. */
import { ExpodexError } from "./errors.ts";

/** An SDK release number, or the documentation of the coming release. */
export type Sdk = number | "unversioned";

/** Which SDKs to take: one, several, or every one. */
export type SdkSelection = Sdk | readonly Sdk[] | "all";

/** Reads an SDK from a path segment or a user's words: `57`, `"v57.0.0"`, `"57.0.1"`, `"SDK 57"`, `"unversioned"`, `"next"`. */
export function parseSdk(text: string | number): Sdk | undefined {
  if (typeof text === "number") return Number.isInteger(text) && text > 0 ? text : undefined;
  const word = text.trim().toLowerCase();
  if (word === "unversioned" || word === "next" || word === "canary") return "unversioned";
  const match = /^(?:sdk[\s-]?)?[v^~]?(\d{1,3})(?:\.(?:\d{1,4}|x)){0,2}$/.exec(word);
  return match === null ? undefined : Number(match[1]);
}

/** Writes an SDK as a path segment of the site: `v57.0.0`, `unversioned`. */
export function sdkSegment(sdk: Sdk): string {
  return sdk === "unversioned" ? sdk : `v${sdk}.0.0`;
}

/** Writes an SDK for people: `SDK 57`, `unversioned`. */
export function sdkLabel(sdk: Sdk): string {
  return sdk === "unversioned" ? sdk : `SDK ${sdk}`;
}

/** Orders SDKs newest released first, `unversioned` last. */
export function compareSdk(a: Sdk, b: Sdk): number {
  if (a === b) return 0;
  if (a === "unversioned") return 1;
  if (b === "unversioned") return -1;
  return b - a;
}

/** The newest released SDK of a list; `unversioned` only where nothing else is there. */
export function latestSdk(sdks: Iterable<Sdk>): Sdk | undefined {
  return [...sdks].sort(compareSdk)[0];
}

/** Raises `SDK_NOT_INDEXED`, naming the SDKs that are there. */
export function sdkNotIndexed(requested: Sdk | string, available: readonly Sdk[]): ExpodexError {
  const names = [...available].sort(compareSdk).map(sdkLabel);
  return new ExpodexError("SDK_NOT_INDEXED", {
    subject: `sdk ${requested}`,
    expected:
      names.length === 0 ? "no SDK, because the index holds none" : `one of ${names.join(", ")}`,
    got: String(requested),
    next:
      names.length === 0
        ? "leave sdk out: every page of this index belongs to no release"
        : 'ask for one of those, or pass fallback: "nearest" to search the closest',
    data: { requested: String(requested), available: names },
  });
}
