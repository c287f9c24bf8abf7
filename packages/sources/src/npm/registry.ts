/**
 * Fetches packages from the npm registry.
 *
 * Responsible for: finding a version, streaming its tarball, time limits, telling failures apart.
 * Not responsible for: what is in a package.
 */
import { ExpodexError, type Milliseconds, throwIfAborted } from "@expodex/core";
import { isRecord, parseManifest } from "../package/manifest.ts";
import type { PackageContent } from "../package/package-content.ts";
import type { NpmSettings } from "./npm-config.ts";
import { readTarball, type TarballLimits } from "./tarball.ts";

/** How the registry is asked. */
export interface RegistrySettings extends TarballLimits {
  npm: NpmSettings;
  /** Longest time for one package, from its first request to its last byte. */
  timeoutMs: Milliseconds;
}

/** A package and the version of it that is asked for: a range, a tag, or an exact version. */
export interface PackageSpec {
  name: string;
  /** `latest`, `^57.0.0`, `sdk-54`. */
  range: string;
}

/** Splits `expo-camera@~57.0.0`; undefined where it names anything but a package of a registry. */
export function parsePackageSpec(text: string): PackageSpec | undefined {
  const match =
    /^((?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*)(?:@([\w.^~<>=|*+ -]{1,200}))?$/iu.exec(
      text.trim(),
    );
  return match === null ? undefined : { name: match[1]!, range: match[2] ?? "latest" };
}

/**
 * Whether the registry has a version that matches.
 *
 * @throws ExpodexError SOURCE_NOT_FOUND where it has no such package at all, SOURCE_UNREACHABLE, ABORTED
 */
export async function hasVersion(
  spec: PackageSpec,
  settings: RegistrySettings,
  signal?: AbortSignal,
): Promise<boolean> {
  const wanted = `${spec.name}@${spec.range}`;
  return bounded(wanted, settings, signal, async (pacote, options) => {
    try {
      await pacote.manifest(wanted, options);
      return true;
    } catch (error) {
      if (isRecord(error) && (error.code === "ETARGET" || error.code === "ENOVERSIONS"))
        return false;
      throw error;
    }
  });
}

/**
 * Fetches one package: its manifest, README and type declarations.
 *
 * @param wants which files are kept instead; `package.json` must be among them
 * @throws ExpodexError SOURCE_NOT_FOUND, SOURCE_UNREACHABLE, SOURCE_INVALID, LIMIT_EXCEEDED, ABORTED
 */
export async function fetchPackage(
  spec: PackageSpec,
  settings: RegistrySettings,
  signal?: AbortSignal,
  wants?: (path: string) => boolean,
): Promise<PackageContent> {
  const wanted = `${spec.name}@${spec.range}`;
  return bounded(wanted, settings, signal, async (pacote, options) => {
    const tar = await import("tar");
    // With its checksum known beforehand, a tarball is verified, and taken from npm's cache where it is there.
    const { _resolved: resolved, _integrity: integrity } = await pacote.manifest(wanted, options);
    const texts = await pacote.tarball.stream(
      wanted,
      (stream) =>
        readTarball(tar, wanted, stream as unknown as AsyncIterable<Uint8Array>, settings, wants),
      { ...options, resolved, ...(integrity === "" ? {} : { integrity }) },
    );
    const manifest = parseManifest(texts.files.get("package.json") ?? "");
    if (manifest === undefined) throw noManifest(wanted);
    return { manifest, files: texts.files, problems: texts.problems };
  });
}

/** Does one thing with the registry within the time that it may take, and tells failures apart. */
async function bounded<T>(
  wanted: string,
  settings: RegistrySettings,
  signal: AbortSignal | undefined,
  work: (pacote: Pacote, options: Record<string, unknown>) => Promise<T>,
): Promise<T> {
  throwIfAborted(signal, wanted);
  const { default: pacote } = await import("pacote");
  const deadline = AbortSignal.timeout(settings.timeoutMs);
  const stop = new AbortController();
  const given = signal === undefined ? [] : [signal];
  const either = AbortSignal.any([deadline, stop.signal, ...given]);
  try {
    return await within(either, work(pacote, { ...settings.npm, signal: either }));
  } catch (error) {
    throwIfAborted(signal, wanted);
    throw registryError(wanted, error, deadline.aborted ? settings.timeoutMs : undefined);
  } finally {
    // What is still under way after a failure, such as a tarball that is too large, ends here.
    stop.abort();
  }
}

type Pacote = typeof import("pacote");

/** Rejects as soon as the signal is raised: a stream that trickles does not notice by itself. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

function noManifest(wanted: string): ExpodexError {
  return new ExpodexError("SOURCE_INVALID", {
    subject: wanted,
    expected: "a package with a package.json that has a name and a version",
    got: "none",
    next: "check the package's name",
    data: { source: `npm:${wanted}`, expected: "a package.json" },
  });
}

/** Tells what a failure of pacote means to the caller. */
function registryError(wanted: string, cause: unknown, timedOutMs?: Milliseconds): ExpodexError {
  if (cause instanceof ExpodexError) return cause;
  const code = isRecord(cause) && typeof cause.code === "string" ? cause.code : "";
  const status = isRecord(cause) && typeof cause.statusCode === "number" ? cause.statusCode : 0;
  const source = `npm:${wanted}`;
  if (status === 404 || code === "E404") {
    return new ExpodexError("SOURCE_NOT_FOUND", {
      subject: wanted,
      expected: "a package of the registry",
      got: "status 404",
      next: "check the spelling, and `npm config get registry` if the package is private",
      data: { source, wanted },
      cause,
    });
  }
  if (code === "ETARGET" || code === "ENOVERSIONS" || code === "EINVALIDTAGNAME") {
    return new ExpodexError("SOURCE_NOT_FOUND", {
      subject: wanted,
      expected: "a version that the registry has",
      got: "none that matches",
      next: "list its versions with `npm view <package> versions`",
      data: { source, wanted },
      cause,
    });
  }
  if (code === "EINTEGRITY") {
    return new ExpodexError("SOURCE_INVALID", {
      subject: wanted,
      expected: "a tarball that matches its checksum",
      got: "other bytes",
      next: "clear npm's cache with `npm cache clean --force`, and try again",
      data: { source, expected: "a matching checksum" },
      cause,
    });
  }
  const got =
    timedOutMs !== undefined
      ? `no complete answer within ${timedOutMs} ms`
      : status > 0
        ? `status ${status}`
        : code === ""
          ? "a failure"
          : code;
  return new ExpodexError("SOURCE_UNREACHABLE", {
    subject: wanted,
    expected: "an answer from the npm registry",
    got,
    next: "check your network and `npm config get registry`, then try again",
    data: status > 0 ? { source, status } : { source },
    cause,
  });
}
