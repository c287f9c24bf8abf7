/**
 * Reads npm's own configuration, so that packages come from where `npm install` would take them.
 *
 * Responsible for: registry, scopes, credentials, certificates, proxies, npm's cache.
 * Not responsible for: talking to the registry.
 */
import { createRequire } from "node:module";
import { ExpodexError } from "@expodex/core";
import { isRecord } from "../package/manifest.ts";

/** npm's settings as its libraries take them; opaque here, since they may hold credentials. */
export type NpmSettings = Readonly<Record<string, unknown>>;

/** The part of `@npmcli/config` that is used; it has no types of its own. */
type ConfigClass = new (options: {
  definitions: unknown;
  shorthands: unknown;
  flatten: unknown;
  nerfDarts: readonly string[];
  npmPath: string;
  env: Record<string, string | undefined>;
  argv: readonly string[];
  cwd: string;
  warn: boolean;
}) => {
  readonly flat: NpmSettings;
  load(): Promise<void>;
  isDefault(key: string): boolean;
};

/** The settings that npm knows. */
interface ConfigDefinitions {
  definitions: unknown;
  shorthands: unknown;
  flatten: unknown;
  nerfDarts: readonly string[];
}

/** First wait before a request is repeated, in milliseconds. npm's own 10 s suit an install, not a progress bar. */
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 8_000;

/**
 * Loads npm's configuration: environment, project, user and global `.npmrc`, as npm itself does from `cwd`.
 *
 * @throws ExpodexError SOURCE_INVALID where a file of it cannot be read
 */
export async function loadNpmSettings(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<NpmSettings> {
  try {
    const require = createRequire(import.meta.url);
    const Config = require("@npmcli/config") as ConfigClass;
    const known = require("@npmcli/config/lib/definitions/index.js") as ConfigDefinitions;
    const config = new Config({
      ...known,
      cwd,
      argv: [process.execPath, "npm"],
      // A copy: loading writes variables for child processes into it.
      env: { ...env },
      npmPath: cwd,
      warn: false,
    });
    await config.load();
    if (!config.isDefault("fetch-retry-mintimeout")) return config.flat;
    const retry = {
      ...retryOf(config.flat),
      minTimeout: FIRST_RETRY_MS,
      maxTimeout: LAST_RETRY_MS,
    };
    return { ...config.flat, retry };
  } catch (cause) {
    throw new ExpodexError("SOURCE_INVALID", {
      subject: "npm configuration",
      expected: "a configuration that npm can load",
      got: "one that it cannot",
      next: "run `npm config list` to see what is wrong",
      data: { source: "npm", expected: "npm configuration" },
      cause,
    });
  }
}

/** The settings, with another number of attempts after a failure. */
export function withRetries(npm: NpmSettings, retries: number | undefined): NpmSettings {
  return retries === undefined ? npm : { ...npm, retry: { ...retryOf(npm), retries } };
}

function retryOf({ retry }: NpmSettings): Record<string, unknown> {
  return isRecord(retry) ? retry : {};
}
