/** Decides which SDK a request is about, by the rule that none is ever substituted in silence. */
import { invalidOption } from "./options.ts";
import { compareSdk, latestSdk, parseSdk, type Sdk, sdkNotIndexed } from "./sdk.ts";

/** What to do where the index lacks an SDK: fail, take the closest release, or take the newest. */
export type SdkFallback = "error" | "nearest" | "latest";

/** The SDK that a request is about. */
export interface WantedSdk {
  /** Absent where the index holds none. */
  sdk?: Sdk;
  /** Set where another SDK was asked for and a fallback was allowed. */
  substitutedFor?: Sdk;
}

/**
 * Picks the SDK: the one asked for, else the default, else the newest in the index.
 *
 * @param requested as a user writes it; `"latest"` is the newest in the index
 * @throws ExpodexError SDK_NOT_INDEXED; INVALID_OPTION where what is asked for is neither text nor number
 */
export function wantedSdk(
  requested: Sdk | string | undefined,
  available: readonly Sdk[],
  fallback: SdkFallback = "error",
  defaultSdk?: Sdk,
): WantedSdk {
  const latest = latestSdk(available);
  const choose = (sdk: Sdk | undefined): WantedSdk => (sdk === undefined ? {} : { sdk });
  if (requested === undefined) {
    const preset = defaultSdk !== undefined && available.includes(defaultSdk);
    return choose(preset ? defaultSdk : latest);
  }
  if (typeof requested !== "string" && typeof requested !== "number")
    throw invalidOption("sdk", 'a release such as 57, "v57.0.0" or "latest"', requested);
  if (typeof requested === "string" && requested.trim().toLowerCase() === "latest")
    return choose(latest);
  const sdk = parseSdk(requested);
  if (sdk !== undefined && available.includes(sdk)) return { sdk };
  const other = fallback === "latest" ? latest : nearestSdk(sdk, available);
  if (fallback === "error" || sdk === undefined || other === undefined)
    throw sdkNotIndexed(sdk ?? String(requested), available);
  return { sdk: other, substitutedFor: sdk };
}

/** The closest release; the newer of two equally close, `unversioned` only where nothing else is there. */
export function nearestSdk(sdk: Sdk | undefined, available: readonly Sdk[]): Sdk | undefined {
  const releases = available.filter((candidate) => typeof candidate === "number");
  if (typeof sdk !== "number" || releases.length === 0) return latestSdk(available);
  return releases.sort((a, b) => Math.abs(a - sdk) - Math.abs(b - sdk) || compareSdk(a, b))[0];
}
