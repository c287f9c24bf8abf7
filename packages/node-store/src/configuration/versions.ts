/**
 * Every file of settings that was in force, kept in the store: when, what it said, what it meant.
 *
 * Responsible for: keeping, listing, comparing and putting back. Not responsible for: reading settings. A version is one line of
 * checksum and one of JSON under `configuration/<number>.json`, so that any flipped bit of it shows; its id is made from its content.
 */
import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Store } from "@expodex/core";
import { ExpodexError } from "@expodex/core/read";
import type { SettingValues } from "./check-values.ts";
import { type ConfigFile, MAX_CHARS } from "./config-file.ts";
import type { SettingValue } from "./settings.ts";

/** A file of settings as it was in force. */
export interface ConfigurationVersion {
  /** Counts up from 1. */
  number: number;
  /** Twelve hexadecimal digits of the SHA-256 of name and text: equal for equal files. */
  id: string;
  /** When it came into force, ISO 8601 in UTC. */
  savedAt: string;
  /** Where the file stood. */
  file: string;
  text: string;
  /** What it set, by setting's path, such as `server.port`. */
  values: Readonly<Record<string, SettingValue>>;
}

/** One setting that differs between two versions. */
export interface SettingChange {
  path: string;
  /** Absent where only the later one sets it. */
  before?: SettingValue;
  /** Absent where only the earlier one sets it. */
  after?: SettingValue;
}

/** What comparing two versions found. */
export interface ConfigurationDiff {
  /** Id of each, earlier first as they were named. */
  from: string;
  to: string;
  /** Settings that differ, by path in ascending order. Empty where only the wording of the file differs. */
  changes: SettingChange[];
  /** Whether the texts differ, in comments or order too. */
  isTextEqual: boolean;
}

const PREFIX = "configuration/";
const FORMAT = 1;
/** A version is some kilobytes; whoever changes settings hourly reaches this in six weeks, and then the oldest go. */
const MAX_VERSIONS = 1000;
/** How often a number that another process took meanwhile is counted on. */
const MAX_TRIES = 20;
const ID_LENGTH = 12;

/**
 * Lists versions, newest first.
 *
 * @throws ExpodexError STORE_DAMAGED where one is not what was written, STORE_FAILED
 */
export async function configurationVersions(store: Store): Promise<ConfigurationVersion[]> {
  const versions: ConfigurationVersion[] = [];
  for (const key of await versionKeys(store)) {
    const version = await readVersion(store, key);
    if (version !== undefined) versions.push(version);
  }
  return versions;
}

/**
 * Keeps a file of settings as a version, unless the newest one of that file is equal.
 *
 * @returns the new version; undefined where nothing has changed
 * @throws ExpodexError STORE_FAILED
 */
export async function recordConfiguration(
  store: Store,
  { path, text }: Pick<ConfigFile, "path" | "text">,
  values: SettingValues,
  options: { now?: () => number } = {},
): Promise<ConfigurationVersion | undefined> {
  const { now = Date.now } = options;
  const newest = await newestOf(store, path);
  if (newest?.text === text) return undefined;
  const [last] = await versionKeys(store);
  let number = last === undefined ? 1 : numberOf(last) + 1;
  for (let tries = 0; tries < MAX_TRIES; tries++, number++) {
    const version: ConfigurationVersion = {
      number,
      id: contentId(path, text),
      savedAt: new Date(now()).toISOString(),
      file: path,
      text,
      values: Object.fromEntries(values),
    };
    if (await store.write(keyOf(number), seal(version), { ifAbsent: true })) {
      await dropOldest(store);
      return version;
    }
  }
  throw new ExpodexError("STORE_FAILED", {
    subject: store.id,
    expected: "a free number for the version",
    got: "others that were quicker, each time",
    next: "run it again",
    data: { store: store.id, key: keyOf(number), reason: "BUSY", transient: true },
  });
}

/** The newest whole version of a file; undefined where it was never kept. @throws ExpodexError STORE_FAILED */
export async function newestOf(
  store: Pick<Store, "id" | "read" | "list">,
  path: string,
): Promise<ConfigurationVersion | undefined> {
  for (const key of await versionKeys(store)) {
    // A damaged one says nothing of what was in force; `damagedVersions` finds it.
    const bytes = await store.read(key);
    const version = bytes === undefined ? undefined : unseal(bytes, key);
    if (version?.file === path) return version;
  }
  return undefined;
}

/**
 * Finds a version by number, or by four or more digits of its id: the newest of several equal ones.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function findVersion(
  versions: readonly ConfigurationVersion[],
  wanted: string,
): ConfigurationVersion {
  const text = wanted.trim().toLowerCase();
  const byNumber = /^#?\d{1,9}$/u.test(text) ? Number(text.replace("#", "")) : undefined;
  const found =
    versions.find(({ number }) => number === byNumber) ??
    (/^[0-9a-f]{4,64}$/u.test(text) ? versions.find(({ id }) => id.startsWith(text)) : undefined);
  if (found !== undefined) return found;
  const last = versions[0]?.number;
  const first = versions.at(-1)?.number;
  const expected =
    last === undefined
      ? "a version that was kept"
      : `a number from ${first} to ${last}, or the beginning of an id`;
  throw new ExpodexError("INVALID_OPTION", {
    subject: "version",
    expected,
    got: JSON.stringify(wanted.slice(0, 100)),
    next: "expodex config history lists them",
    data: { option: "version", expected, got: wanted.slice(0, 100) },
  });
}

/** Says what changed between two versions. */
export function compareConfigurations(
  before: ConfigurationVersion,
  after: ConfigurationVersion,
): ConfigurationDiff {
  const paths = new Set([...Object.keys(before.values), ...Object.keys(after.values)]);
  const changes = [...paths].sort().flatMap((path): SettingChange[] => {
    const [was, is] = [before.values[path], after.values[path]];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [
      {
        path,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      },
    ];
  });
  return { from: before.id, to: after.id, changes, isTextEqual: before.text === after.text };
}

/**
 * Writes a version's text back, to where it stood or elsewhere. What stands there is kept first, also where it means nothing, and
 * what was written back is a version of its own, so that nothing is lost.
 *
 * @throws ExpodexError CONFIG_INVALID where the file cannot be written, STORE_FAILED
 */
export async function restoreConfiguration(
  store: Store,
  version: ConfigurationVersion,
  options: { to?: string; now?: () => number } = {},
): Promise<{ file: string; version: ConfigurationVersion | undefined }> {
  const { to = version.file, ...clock } = options;
  const standing = await readFile(to, "utf8").catch(() => undefined);
  if (standing !== undefined && standing.length <= MAX_CHARS)
    await recordConfiguration(store, { path: to, text: standing }, new Map(), clock);
  await writeWhole(to, version.text);
  const values: SettingValues = new Map(Object.entries(version.values));
  const kept = await recordConfiguration(store, { path: to, text: version.text }, values, clock);
  return { file: to, version: kept };
}

/** Lists keys of versions that are missing nothing and yet are not what was written. @throws ExpodexError STORE_FAILED */
export async function damagedVersions(store: Store): Promise<string[]> {
  const damaged: string[] = [];
  for (const key of await versionKeys(store)) {
    const bytes = await store.read(key);
    if (bytes !== undefined && unseal(bytes, key) === undefined) damaged.push(key);
  }
  return damaged;
}

/** Newest first. */
async function versionKeys(store: Pick<Store, "list">): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(PREFIX)) if (KEY.test(key)) keys.push(key);
  return keys.sort((a, b) => numberOf(b) - numberOf(a));
}

const KEY = /^configuration\/\d{6,9}\.json$/u;
const keyOf = (number: number) => `${PREFIX}${String(number).padStart(6, "0")}.json`;
const numberOf = (key: string) => Number(key.slice(PREFIX.length, -".json".length));

async function dropOldest(store: Store): Promise<void> {
  for (const key of (await versionKeys(store)).slice(MAX_VERSIONS)) await store.delete(key);
}

async function readVersion(store: Store, key: string): Promise<ConfigurationVersion | undefined> {
  const bytes = await store.read(key);
  // Taken away between listing and reading.
  if (bytes === undefined) return undefined;
  const version = unseal(bytes, key);
  if (version !== undefined) return version;
  throw new ExpodexError("STORE_DAMAGED", {
    subject: `${store.id}: ${key}`,
    expected: "a version as it was written",
    got: "other bytes",
    next: "put it back from a backup: expodex verify --repair --from <folder>",
    data: { store: store.id, damaged: [key] },
  });
}

function seal(version: ConfigurationVersion): Uint8Array {
  const body = JSON.stringify({ format: FORMAT, ...version });
  return new TextEncoder().encode(`${sha256(body)}\n${body}\n`);
}

/** The version; undefined where a single bit differs from what was written. */
function unseal(bytes: Uint8Array, key: string): ConfigurationVersion | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const body = text.slice(CHECKSUM_LENGTH + 1, -1);
    if (text !== `${sha256(body)}\n${body}\n`) return undefined;
    const { format, ...version } = JSON.parse(body) as ConfigurationVersion & { format: number };
    return format === FORMAT && version.number === numberOf(key) ? version : undefined;
  } catch {
    return undefined;
  }
}

const CHECKSUM_LENGTH = 64;
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const contentId = (path: string, text: string) =>
  sha256(`${basename(path)}\0${text}`).slice(0, ID_LENGTH);

/** Beside it, synced, then moved over it: the file is the earlier one or this one, whatever happens. */
async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    const reason = (cause as NodeJS.ErrnoException).code ?? "a failure";
    throw new ExpodexError("CONFIG_INVALID", {
      subject: path,
      expected: "a file that can be written",
      got: reason,
      next: "name another with --out; what stood there is as it was",
      data: { path, reason },
      cause,
    });
  }
}
