/**
 * Packages of the npm registry as a source: READMEs, and references made of their type declarations.
 *
 * Responsible for: which packages and versions, the order, what is fetched at once.
 * Not responsible for: the registry's protocol (npm/registry), or what a page says (package/package-pages).
 */
import {
  type DocsFile,
  ExpodexError,
  type Milliseconds,
  type Sdk,
  type Source,
  type SourceOptions,
  throwIfAborted,
} from "@expodex/core";
import type { Bytes } from "./disk/read-text.ts";
import { loadNpmSettings, type NpmSettings, withRetries } from "./npm/npm-config.ts";
import { pinToSdk } from "./npm/pin-to-sdk.ts";
import {
  fetchPackage,
  hasVersion,
  type PackageSpec,
  parsePackageSpec,
  type RegistrySettings,
} from "./npm/registry.ts";
import { reexportsShared, sharedPackages } from "./npm/shared-packages.ts";
import { numberOption } from "./number-option.ts";
import { orderedMap } from "./ordered-map.ts";
import { isExpoPackage, sdkOfVersion } from "./package/manifest.ts";
import type { PackageContent } from "./package/package-content.ts";
import { packagePages } from "./package/package-pages.ts";
import { packageSource } from "./package/package-source.ts";

/** How packages are fetched. */
export interface NpmPackagesOptions {
  /**
   * The SDK whose versions are taken, for packages that are named without a version: those that `expo` of that SDK
   * pins, as `npx expo install` does. A package that `expo` does not pin is taken in its `latest`.
   *
   * @default the newest SDK for which the registry has every package; each one's `latest` where there is only one
   */
  sdk?: number;
  /** The registry's address. @default as npm is configured */
  registry?: string;
  /** A folder where npm's cache is kept, so that a second run asks only whether anything changed. @default npm's own */
  cacheDir?: string;
  /** Where `.npmrc` is looked for, and its parents. @default the current folder */
  cwd?: string;
  /** Longest time for one package, in milliseconds. @default 120,000 */
  timeoutMs?: Milliseconds;
  /** How often a failed request is repeated, 0 to 10. @default as npm is configured, 2 */
  retries?: number;
  /** Largest tarball, in bytes. expo-sqlite's has 15 MB. @default 128 MiB */
  maxPackedBytes?: Bytes;
  /** Largest unpacked package, in bytes; only a fraction of it is kept. expo-sqlite has 78 MB. @default 1 GiB */
  maxUnpackedBytes?: Bytes;
}

/** Packages fetched at once. */
const CONCURRENCY = 4;

/** Packages of one source. */
const MAX_PACKAGES = 500;

const TIMEOUT_MS = { default: 120_000, min: 1 };
const PACKED_BYTES = { default: 128 * 1024 * 1024, min: 1 };
const UNPACKED_BYTES = { default: 1024 * 1024 * 1024, min: 1 };
const RETRIES = { default: 2, min: 0, max: 10 };

/**
 * Reads documentation of packages from the npm registry.
 *
 * @param names `expo-camera`, or with a version, range or tag: `expo-camera@~57.0.0`, `expo-camera@sdk-54`
 * @throws ExpodexError INVALID_OPTION; from `files()`: SOURCE_NOT_FOUND, SOURCE_UNREACHABLE, SOURCE_INVALID, LIMIT_EXCEEDED, ABORTED
 */
export function npmPackages(names: readonly string[], options: NpmPackagesOptions = {}): Source {
  const specs = readSpecs(names);
  const limits = readLimits(options);
  const id = `npm:${idOf(specs)}`;

  async function* files(
    pass: SourceOptions,
    data: Map<string, string>,
  ): AsyncGenerator<DocsFile, void, undefined> {
    throwIfAborted(pass.signal, id);
    const settings = { ...limits, npm: await readNpmSettings(options) };
    const stop = new AbortController();
    const signal =
      pass.signal === undefined ? stop.signal : AbortSignal.any([pass.signal, stop.signal]);
    const fetch = (spec: PackageSpec) => fetchPackage(spec, settings, signal);
    const shared = sharedPackages(fetch);
    let done = 0;
    try {
      const resolves = (spec: PackageSpec) => hasVersion(spec, settings, signal);
      const wanted = await pinToSdk(specs, options.sdk, shared, resolves);
      for await (const { spec, content } of orderedMap(wanted, CONCURRENCY, async (spec) => ({
        spec,
        content: await fetch(spec),
      }))) {
        throwIfAborted(pass.signal, id);
        done += 1;
        pass.onProgress?.({ stage: "fetch", done, total: wanted.length, item: spec.name });
        const sdk = sdkOf(content, spec, options.sdk);
        if (sdk !== undefined && pass.wantsSdk?.(sdk) === false) continue;
        const brought = reexportsShared(content) ? await shared.all(sdk) : [];
        const support = brought.filter((it) => it.manifest.name !== content.manifest.name);
        const { pages, data: api, problems } = await packagePages(content, sdk, support);
        for (const problem of problems) pass.onProblem?.(problem);
        for (const [specifier, json] of api) data.set(specifier, json);
        yield* pages;
      }
    } finally {
      stop.abort();
    }
  }

  return packageSource(id, files);
}

function readSpecs(names: readonly string[]): PackageSpec[] {
  const specs = new Map<string, PackageSpec>();
  for (const name of names) {
    const spec = parsePackageSpec(name);
    if (spec === undefined) {
      throw invalid("names", "names of packages, such as expo-camera or expo-camera@~57.0.0", name);
    }
    specs.set(`${spec.name}@${spec.range}`, spec);
  }
  if (specs.size === 0) throw invalid("names", "at least one package", "none");
  if (specs.size > MAX_PACKAGES)
    throw invalid("names", `at most ${MAX_PACKAGES} packages`, String(specs.size));
  return [...specs.values()];
}

function invalid(option: string, expected: string, got: string): ExpodexError {
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got: JSON.stringify(got),
    next: "name packages as `npm install` takes them from a registry",
    data: { option, expected, got },
  });
}

function idOf(specs: readonly PackageSpec[]): string {
  const named = specs
    .slice(0, 3)
    .map(({ name, range }) => (range === "latest" ? name : `${name}@${range}`));
  return specs.length > 3 ? `${named.join(",")} and ${specs.length - 3} more` : named.join(",");
}

function readLimits(options: NpmPackagesOptions): Omit<RegistrySettings, "npm"> {
  const { timeoutMs, maxPackedBytes, maxUnpackedBytes, retries } = options;
  numberOption("retries", retries, RETRIES);
  return {
    timeoutMs: numberOption("timeoutMs", timeoutMs, TIMEOUT_MS),
    maxPackedBytes: numberOption("maxPackedBytes", maxPackedBytes, PACKED_BYTES),
    maxUnpackedBytes: numberOption("maxUnpackedBytes", maxUnpackedBytes, UNPACKED_BYTES),
  };
}

async function readNpmSettings(options: NpmPackagesOptions): Promise<NpmSettings> {
  const npm = await loadNpmSettings(options.cwd ?? process.cwd(), process.env);
  return {
    ...withRetries(npm, options.retries),
    // A package's list of versions is asked for once in a run.
    packumentCache: new Map(),
    ...(options.registry === undefined ? {} : { registry: options.registry }),
    ...(options.cacheDir === undefined ? {} : { cache: options.cacheDir }),
  };
}

/** The SDK of a package: the one asked for, one named by a tag, else what its version tells. */
function sdkOf(
  content: PackageContent,
  spec: PackageSpec,
  asked: number | undefined,
): Sdk | undefined {
  const { name, version } = content.manifest;
  const tagged = /^sdk-(\d{1,3})$/u.exec(spec.range)?.[1];
  if (tagged !== undefined) return Number(tagged);
  return sdkOfVersion(name, version) ?? (isExpoPackage(name) ? asked : undefined);
}
