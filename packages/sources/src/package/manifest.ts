/**
 * The fields of a package.json that matter here, read from foreign JSON.
 *
 * Responsible for: types and bounds of the fields. Not responsible for: what they lead to.
 */
import { parseSdk, type Sdk } from "@expodex/core";

/** A package as its manifest describes it. */
export interface PackageManifest {
  name: string;
  version: string;
  description?: string;
  homepage?: string;
  /** Keys of `exports` that name one entry each: `.`, `./legacy`. Only `.` where there is no `exports`. */
  subpaths: string[];
  dependencies: Record<string, string>;
}

/** Sub-paths of one package that are looked at. expo-router exports 25 that qualify. */
const MAX_SUBPATHS = 64;

/** Sub-paths that are no API for an app's code: build output, plug-ins, entry scripts, mocks. */
const INTERNAL_SUBPATH =
  /(?:^|\/)(?:build|dist|src|internal|private|plugins?|mocks?|testing|assets|bin|entry[\w-]*|babel[\w-]*|metro-config|jest[\w-]*|app\.plugin|_[^/]*)(?:\/|$)|\*|\.(?:c?js|mjs|json|css|ts)$/u;

/** Reads a manifest; undefined where it has no name or version. */
function readManifest(value: unknown): PackageManifest | undefined {
  if (!isRecord(value)) return undefined;
  const { name, version, description, homepage } = value;
  if (typeof name !== "string" || typeof version !== "string") return undefined;
  return {
    name,
    version,
    ...(typeof description === "string" ? { description } : {}),
    ...(typeof homepage === "string" ? { homepage } : {}),
    subpaths: subpathsOf(value.exports),
    dependencies: stringsOf(value.dependencies),
  };
}

/** Reads a manifest's text; undefined where it is no JSON, or no manifest. */
export function parseManifest(text: string): PackageManifest | undefined {
  try {
    return readManifest(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * The SDK that a package's version belongs to, as far as its name and version tell.
 *
 * Since SDK 55 every `expo-*` and `@expo/*` package that is released with the SDK carries its number as major version.
 */
export function sdkOfVersion(name: string, version: string): Sdk | undefined {
  if (/-(?:canary|dev)\b/u.test(version)) return "unversioned";
  const major = Number(/^(\d{1,3})\./u.exec(version)?.[1]);
  const sdk = Number.isNaN(major) ? undefined : parseSdk(major);
  if (typeof sdk !== "number") return undefined;
  if (name === "expo") return sdk;
  return isExpoPackage(name) && sdk >= FIRST_ALIGNED_SDK ? sdk : undefined;
}

const FIRST_ALIGNED_SDK = 55;

/** Whether a package is one of Expo's own, by its name. */
export function isExpoPackage(name: string): boolean {
  return name === "expo" || name.startsWith("expo-") || name.startsWith("@expo/");
}

function subpathsOf(exported: unknown): string[] {
  if (!isRecord(exported)) return ["."];
  const keys = Object.keys(exported);
  if (!keys.some((key) => key.startsWith("."))) return ["."];
  const wanted = keys.filter(
    (key) => key === "." || (key.startsWith("./") && !INTERNAL_SUBPATH.test(key.slice(2))),
  );
  const rest = wanted.filter((key) => key !== ".").sort();
  return [".", ...rest].slice(0, MAX_SUBPATHS);
}

/** The fields of a JSON object that are strings; none of anything else. */
export function stringsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
