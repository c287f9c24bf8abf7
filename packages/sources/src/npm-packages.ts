/**
 * Packages of the npm registry as a source: READMEs, and references made of their type declarations.
 *
 * Responsible for: which packages and versions, the order, what is fetched at once.
 * Not responsible for: the registry's protocol (npm/registry), or what a page says (package/package-pages).
 */
import {
  type DocsFile,
  ExpodexError,
  isExpodexError,
  type Milliseconds,
  type Sdk,
  type Source,
  type SourceOptions,
  throwIfAborted,
} from "@expodex/core";
import type { Bytes } from "./disk/read-text.ts";
import { loadNpmSettings, type NpmSettings, withRetries } from "./npm/npm-config.ts";
import {
  fetchPackage,
  hasVersion,
  type PackageSpec,
  parsePackageSpec,
  type RegistrySettings,
} from "./npm/registry.ts";
import { numberOption } from "./number-option.ts";
import { orderedMap } from "./ordered-map.ts";
import { isExpoPackage, sdkOfVersion, stringsOf } from "./package/manifest.ts";
import type { PackageContent } from "./package/package-content.ts";
import { packagePages, specifierOfData } from "./package/package-pages.ts";

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

/** Packages whose declarations Expo's others re-export. */
const MODULES_CORE = "expo-modules-core";

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
  let data = new Map<string, string>();

  async function* files(pass: SourceOptions = {}): AsyncGenerator<DocsFile, void, undefined> {
    throwIfAborted(pass.signal, id);
    const settings = { ...limits, npm: await readNpmSettings(options) };
    const stop = new AbortController();
    const signal =
      pass.signal === undefined ? stop.signal : AbortSignal.any([pass.signal, stop.signal]);
    const fetch = (spec: PackageSpec) => fetchPackage(spec, settings, signal);
    const shared = sharedPackages(fetch);
    const found = new Map<string, string>();
    data = found;
    let done = 0;
    try {
      const resolves = (spec: PackageSpec) => hasVersion(spec, settings, signal);
      const wanted = await pinned(specs, options.sdk, shared, resolves);
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
        for (const [specifier, json] of api) found.set(specifier, json);
        yield* pages;
      }
    } finally {
      stop.abort();
    }
  }

  return {
    id,
    flavor: "expo",
    baseUrl: "https://docs.expo.dev/",
    files,
    async read(path) {
      const specifier = specifierOfData(path);
      const text = specifier === undefined ? undefined : data.get(specifier);
      return text === undefined ? undefined : { path, mediaType: "application/json", text };
    },
    async close() {
      data.clear();
    },
  };
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

/** Gives `expo` of an SDK, its latest release without one, alone or with what it brings along; each is fetched once. */
interface SharedPackages {
  expo(sdk: Sdk | undefined): Promise<PackageContent>;
  all(sdk: Sdk | undefined): Promise<PackageContent[]>;
}

function sharedPackages(fetch: (spec: PackageSpec) => Promise<PackageContent>): SharedPackages {
  const fetched = new Map<string, Promise<PackageContent>>();
  const once = (name: string, range: string) => {
    const key = `${name}@${range}`;
    const before = fetched.get(key) ?? fetch({ name, range });
    fetched.set(key, before);
    return before;
  };
  const expo = (sdk: Sdk | undefined) =>
    once("expo", typeof sdk === "number" ? `^${sdk}.0.0` : "latest");
  return {
    expo,
    async all(sdk) {
      const found: PackageContent[] = [];
      try {
        found.push(await expo(sdk));
        const range = found[0]?.manifest.dependencies[MODULES_CORE];
        if (range !== undefined) found.push(await once(MODULES_CORE, range));
      } catch (error) {
        // Names that stay unresolved are reported with the package that re-exports them.
        if (!isExpodexError(error, "SOURCE_NOT_FOUND")) throw error;
      }
      return found;
    },
  };
}

/** Gives packages without a version the version that `expo` of one SDK pins, so that all are of the same SDK. */
async function pinned(
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

/** Whether a package re-exports declarations of `expo` or `expo-modules-core`. */
function reexportsShared(content: PackageContent): boolean {
  if (content.manifest.name === MODULES_CORE) return false;
  for (const [path, text] of content.files) if (path.endsWith("ts") && reexports(text)) return true;
  return false;
}

/** Characters before `from "expo"` in which its statement stands. */
const MAX_STATEMENT = 1_000;

/** Whether a file says `export … from "expo"`, or imports names from there and exports them further down. */
function reexports(text: string): boolean {
  const exported = new Set<string>();
  for (const [list] of text.matchAll(/\bexport (?:type )?\{[^{}]{0,5000}\};/gu))
    for (const [name] of list.matchAll(/\w+/gu)) exported.add(name);
  for (const { index } of text.matchAll(/from ['"](?:expo|expo-modules-core)['"]/gu)) {
    const before = text.slice(Math.max(0, index - MAX_STATEMENT), index);
    const statement = before.slice(before.lastIndexOf(";") + 1);
    if (/\bexport\b/u.test(statement)) return true;
    const names = statement.slice(statement.indexOf("{") + 1).match(/\w+/gu) ?? [];
    if (names.some((name) => name !== "type" && name !== "as" && exported.has(name))) return true;
  }
  return false;
}
