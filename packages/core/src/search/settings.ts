/** Resolves what a caller may write into what a search works with, once, at the door. */

import { invalidOption, wholeNumber } from "../options.ts";
import type { DocumentKind, Platform } from "../parse/document.ts";
import type { Sdk } from "../sdk.ts";
import { wantedSdk } from "../wanted-sdk.ts";
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
  /** At least one: by hit, the last for those that follow. */
  readonly excerptLengths: readonly number[];
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
/** Hits of one search at the most. */
const MAX_LIMIT = 100;
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
    throw invalidOption("mode", '"keyword", because the index holds no vectors', "vector");
  }
  const fallback = oneOf("fallback", options.fallback ?? "error", ["error", "nearest"] as const);
  return {
    limit: wholeNumber("limit", options.limit ?? 10, 1, MAX_LIMIT),
    offset: wholeNumber("offset", options.offset ?? 0, 0, 1000),
    mode: defaults.hasVectors ? mode : "keyword",
    requestedSdk: options.sdk === undefined ? undefined : String(options.sdk),
    sdk: wantedSdk(options.sdk, defaults.available, fallback, defaults.defaultSdk).sdk,
    platforms: listOf("platforms", options.platforms, PLATFORMS),
    kinds: listOf("kinds", options.kinds, KINDS),
    packages: packageList(options.packages),
    perPage: wholeNumber("perPage", options.perPage ?? 3, 1, 100),
    correct: options.correct ?? true,
    excerptLengths: lengthsOf(options.excerptLength ?? 280),
    cache: options.cache ?? true,
  };
}

function lengthsOf(lengths: number | readonly number[]): readonly number[] {
  const list = typeof lengths === "object" ? lengths : [lengths];
  if (!Array.isArray(list) || list.length < 1 || list.length > MAX_LIMIT) {
    throw invalidOption("excerptLength", `a number, or a list of 1 to ${MAX_LIMIT}`, lengths);
  }
  return list.map((length) => wholeNumber("excerptLength", length, 40, 2000));
}

function oneOf<T extends string>(option: string, value: T, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value;
  throw invalidOption(option, `one of ${allowed.join(", ")}`, String(value));
}

function listOf<T extends string>(
  option: string,
  values: readonly T[] | undefined,
  allowed: readonly T[],
): readonly T[] {
  if (values === undefined) return [];
  if (!Array.isArray(values)) throw invalidOption(option, "a list", typeof values);
  return [...new Set(values.map((value) => oneOf(option, value, allowed)))].sort();
}

function packageList(values: readonly string[] | undefined): readonly string[] {
  if (values === undefined) return [];
  if (!Array.isArray(values) || values.some((value) => typeof value !== "string")) {
    throw invalidOption("packages", "a list of package names", typeof values);
  }
  if (values.length > MAX_PACKAGES) {
    throw invalidOption("packages", `at most ${MAX_PACKAGES} names`, `${values.length} names`);
  }
  return [...new Set(values.map((value) => value.toLowerCase()))].sort();
}
