/**
 * The commands of `eas-cli`, as the package's own `oclif.manifest.json` lists them, as an attachment.
 *
 * Responsible for: fetching it, what of it is kept. Not responsible for: what a command is good for.
 */
import type { Attachment, Milliseconds, Source, SourceOptions } from "@expodex/core";
import { throwIfAborted } from "@expodex/core";
import { reduceManifest } from "./eas-cli/reduce-manifest.ts";
import { loadNpmSettings, withRetries } from "./npm/npm-config.ts";
import { fetchPackage, parsePackageSpec } from "./npm/registry.ts";
import { numberOption } from "./number-option.ts";
import { isRecord } from "./package/manifest.ts";

export type { EasCliManifest, EasCommand, EasFlag } from "./eas-cli/reduce-manifest.ts";

/** How the manifest is fetched. */
export interface EasCliManifestOptions {
  /** A version, range or tag. @default "latest" */
  version?: string;
  /** The attachment of an earlier build, which is given where fetching fails. It is fetched nonetheless, unless `refresh` is false. */
  kept?: unknown;
  /** Whether it is fetched although `kept` is given. @default true */
  refresh?: boolean;
  /** The registry's address. @default as npm is configured */
  registry?: string;
  /** A folder where npm's cache is kept. @default npm's own */
  cacheDir?: string;
  /** Where `.npmrc` is looked for, and its parents. @default the current folder */
  cwd?: string;
  /** Longest time, in milliseconds: a build waits for it at the most so long. @default 15,000 */
  timeoutMs?: Milliseconds;
  /** How often a failed request is repeated, 0 to 10: a build without network must not wait. @default 0 */
  retries?: number;
}

/** The attachment's name. */
const NAME = "eas-cli/manifest";
const FILE = "oclif.manifest.json";
const TIMEOUT_MS = { default: 15_000, min: 1 };
const RETRIES = { default: 0, min: 0, max: 10 };
/** The package has 1 MB packed and 5 MB unpacked. */
const LIMITS = { maxPackedBytes: 32 * 1024 * 1024, maxUnpackedBytes: 256 * 1024 * 1024 };

/**
 * A source without pages that brings the commands and flags of `eas-cli` along, as the attachment `eas-cli/manifest`; combine it with
 * the one that has the pages. Where it cannot be fetched, it is reported, and the build goes on.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function easCliManifest(options: EasCliManifestOptions = {}): Source {
  const { version = "latest", kept, refresh = true } = options;
  const timeoutMs = numberOption("timeoutMs", options.timeoutMs, TIMEOUT_MS);
  const retries = numberOption("retries", options.retries, RETRIES);
  const id = version === "latest" ? "npm:eas-cli" : `npm:eas-cli@${version}`;

  async function fetchManifest(signal: AbortSignal | undefined): Promise<Attachment> {
    const spec = parsePackageSpec(`eas-cli@${version}`);
    if (spec === undefined) throw new Error(`${JSON.stringify(version)} is no version of eas-cli`);
    const npm = withRetries(
      await loadNpmSettings(options.cwd ?? process.cwd(), process.env),
      retries,
    );
    const settings = {
      ...LIMITS,
      timeoutMs,
      npm: {
        ...npm,
        ...(options.registry === undefined ? {} : { registry: options.registry }),
        ...(options.cacheDir === undefined ? {} : { cache: options.cacheDir }),
      },
    };
    const { files } = await fetchPackage(
      spec,
      settings,
      signal,
      (path) => path === "package.json" || path === FILE,
    );
    const manifest = reduceManifest(JSON.parse(files.get(FILE) ?? "null") as unknown);
    if (manifest === undefined) throw new Error(`${id} has no list of commands in ${FILE}`);
    return { name: NAME, value: manifest };
  }

  return {
    id,
    flavor: "plain",
    async *files() {},
    async attachments({ signal, onProblem }: SourceOptions = {}) {
      const before = isRecord(kept) ? [{ name: NAME, value: kept }] : [];
      if (before.length > 0 && !refresh) return before;
      try {
        return [await fetchManifest(signal)];
      } catch (error) {
        throwIfAborted(signal, id);
        const said = error instanceof Error ? error.message : String(error);
        const instead = before.length > 0 ? "; that of the index before is kept" : "";
        onProblem?.({ path: id, code: "MISSING_ATTACHMENT", reason: `${said}${instead}` });
        return before;
      }
    },
  };
}
