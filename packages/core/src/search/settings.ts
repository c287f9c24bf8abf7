/** Resolves what a caller may write into what a search works with, once, at the door. */
import { ExpodexError } from "../errors.ts";
import type { DocumentKind, Platform } from "../parse/document.ts";
import { compareSdk, latestSdk, parseSdk, type Sdk, sdkNotIndexed } from "../sdk.ts";
import type { SearchMode, SearchOptions } from "./result.ts";

/** How to search, complete. */
export interface SearchSettings {
  readonly limit: number;
  readonly offset: number;
  readonly mode: SearchMode;
  /** As asked; undefined where nothing was. */
  readonly requestedSdk: string | undefined;
  /** What is searched; undefined where the index holds no SDK. */
  readonly sdk: Sdk | undefined;
  /** Sorted, each once; empty: all. */
  readonly platforms: readonly Platform[];
  readonly kinds: readonly DocumentKind[];
  readonly packages: readonly string[];
  readonly perPage: number;
  readonly correct: boolean;
  readonly excerptLength: number;
  readonly cache: boolean;
}

const MODES: readonly SearchMode[] = ["keyword", "vector", "hybrid"];
const KINDS: readonly DocumentKind[] = ["guide", "tutorial", "api", "reference", "example"];
const PLATFORMS: readonly Platform[] = [
  "android",
  "ios",
  "macos",
  "tvos",
  "web",
  "windows",
  "expo-go",
];
/** Packages that one search may name. */
const MAX_PACKAGES = 100;

/** What the index and its owner decide. */
export interface SearchDefaults {
  available: readonly Sdk[];
  defaultSdk: Sdk | undefined;
  hasVectors: boolean;
}

/**
 * Fills in defaults and checks ranges.
 *
 * @throws ExpodexError INVALID_OPTION, SDK_NOT_INDEXED
 */
export function resolveSettings(options: SearchOptions, defaults: SearchDefaults): SearchSettings {
  const mode = oneOf("mode", options.mode ?? "hybrid", MODES);
  if (mode === "vector" && !defaults.hasVectors) {
    throw invalid("mode", '"keyword", because the index holds no vectors', "vector");
  }
  const fallback = oneOf("fallback", options.fallback ?? "error", ["error", "nearest"] as const);
  return {
    limit: wholeNumber("limit", options.limit ?? 10, 1, 100),
    offset: wholeNumber("offset", options.offset ?? 0, 0, 1000),
    mode: defaults.hasVectors ? mode : "keyword",
    requestedSdk: options.sdk === undefined ? undefined : String(options.sdk),
    sdk: searchedSdk(options.sdk, fallback, defaults),
    platforms: listOf("platforms", options.platforms, PLATFORMS),
    kinds: listOf("kinds", options.kinds, KINDS),
    packages: packageList(options.packages),
    perPage: wholeNumber("perPage", options.perPage ?? 3, 1, 100),
    correct: options.correct ?? true,
    excerptLength: wholeNumber("excerptLength", options.excerptLength ?? 280, 40, 2000),
    cache: options.cache ?? true,
  };
}

/** The SDK to search. None is ever taken for another unless the caller allows it. */
function searchedSdk(
  requested: Sdk | string | undefined,
  fallback: "error" | "nearest",
  { available, defaultSdk }: SearchDefaults,
): Sdk | undefined {
  const newest = latestSdk(available);
  if (requested === undefined) {
    return defaultSdk !== undefined && available.includes(defaultSdk) ? defaultSdk : newest;
  }
  if (
    typeof requested === "string" &&
    requested.trim().toLowerCase() === "latest" &&
    newest !== undefined
  ) {
    return newest;
  }
  const sdk = parseSdk(requested);
  if (sdk !== undefined && available.includes(sdk)) return sdk;
  const nearest =
    sdk !== undefined && fallback === "nearest" ? nearestSdk(sdk, available) : undefined;
  if (nearest === undefined) throw sdkNotIndexed(requested, available);
  return nearest;
}

/** The closest release, the newer of two that are equally close; `unversioned` is closest to the newest. */
function nearestSdk(sdk: Sdk, available: readonly Sdk[]): Sdk | undefined {
  if (sdk === "unversioned") return latestSdk(available);
  const distance = (other: Sdk) =>
    other === "unversioned" ? Number.POSITIVE_INFINITY : Math.abs(other - sdk);
  return [...available].sort((a, b) => distance(a) - distance(b) || compareSdk(a, b))[0];
}

function wholeNumber(option: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw invalid(option, `a whole number from ${min} to ${max}`, String(value));
}

function oneOf<T extends string>(option: string, value: T, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value;
  throw invalid(option, `one of ${allowed.join(", ")}`, String(value));
}

function listOf<T extends string>(
  option: string,
  values: readonly T[] | undefined,
  allowed: readonly T[],
): readonly T[] {
  if (values === undefined) return [];
  if (!Array.isArray(values)) throw invalid(option, "a list", typeof values);
  return [...new Set(values.map((value) => oneOf(option, value, allowed)))].sort();
}

function packageList(values: readonly string[] | undefined): readonly string[] {
  if (values === undefined) return [];
  if (!Array.isArray(values) || values.some((value) => typeof value !== "string")) {
    throw invalid("packages", "a list of package names", typeof values);
  }
  if (values.length > MAX_PACKAGES) {
    throw invalid("packages", `at most ${MAX_PACKAGES} names`, `${values.length} names`);
  }
  return [...new Set(values.map((value) => value.toLowerCase()))].sort();
}

function invalid(option: string, expected: string, got: string): ExpodexError<"INVALID_OPTION"> {
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got,
    next: "change the option, or leave it out for its default",
    data: { option, expected, got },
  });
}
