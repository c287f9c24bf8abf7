/**
 * Decides which versions are taken of packages that are named without one.
 *
 * Responsible for: keeping all of them in one SDK. Not responsible for: fetching them.
 */

import { orderedMap } from "../ordered-map.ts";
import { isExpoPackage, sdkOfVersion, stringsOf } from "../package/manifest.ts";
import type { PackageContent } from "../package/package-content.ts";
import type { PackageSpec } from "./registry.ts";
import type { SharedPackages } from "./shared-packages.ts";

/** Packages asked for at once. */
const CONCURRENCY = 4;

/** Gives packages without a version the version that `expo` of one SDK pins, so that all are of the same SDK. */
export async function pinToSdk(
  specs: readonly PackageSpec[],
  sdk: number | undefined,
  shared: SharedPackages,
  resolves: (spec: PackageSpec) => Promise<boolean>,
): Promise<PackageSpec[]> {
  const open = specs.filter(({ name, range }) => range === "latest" && isExpoPackage(name));
  if (open.length === 0) return [...specs];
  if (sdk !== undefined) return pinTo(specs, sdk, await shared.expo(sdk));
  if (open.length === 1) return [...specs];
  const latest = await shared.expo(undefined);
  const newest = sdkOfVersion("expo", latest.manifest.version);
  if (typeof newest !== "number") return [...specs];
  for (let candidate = newest; candidate > newest - TRIED_SDKS; candidate -= 1) {
    const expo = candidate === newest ? latest : await shared.expo(candidate);
    const pins = pinTo(specs, candidate, expo);
    let complete = true;
    for await (const found of orderedMap(pins, CONCURRENCY, resolves)) complete &&= found;
    if (complete) return pins;
  }
  return [...specs];
}

/** SDKs that are tried: a registry's mirror may lack some packages of the one that has just come out. */
const TRIED_SDKS = 3;

function pinTo(specs: readonly PackageSpec[], sdk: number, expo: PackageContent): PackageSpec[] {
  const pins = pinsOf(expo);
  return specs.map((spec) => {
    if (spec.range !== "latest") return spec;
    const range = spec.name === "expo" ? `^${sdk}.0.0` : pins[spec.name];
    return range === undefined ? spec : { ...spec, range };
  });
}

/** The versions that a release of `expo` pins: those of its SDK's packages, and those that it brings along itself. */
function pinsOf(expo: PackageContent): Record<string, string> {
  const text = expo.files.get("bundledNativeModules.json");
  if (text === undefined) return { ...expo.manifest.dependencies };
  try {
    const value: unknown = JSON.parse(text);
    return { ...expo.manifest.dependencies, ...stringsOf(value) };
  } catch {
    return { ...expo.manifest.dependencies };
  }
}
