/**
 * Every setting: where it stands in a file, which variable and flag say the same, what it may be, and what it is where nobody says.
 *
 * Responsible for: this list, which validation, the environment and `expodex config` read. Not responsible for: what a setting does,
 * which is said beside its word in `config.ts`. Plain data, so that what only looks a setting up loads no schema library.
 */

/** What a setting may be. */
export type SettingKind =
  | { type: "text"; maxLength: number; orNumber?: boolean }
  /** A file or folder, meant from where it was said. */
  | { type: "path" }
  /** A folder or an address of a service, such as `s3://bucket/prefix`. */
  | { type: "place" }
  | { type: "number"; min: number; max: number; isWhole: boolean }
  | { type: "choice"; choices: readonly string[]; synonyms?: Readonly<Record<string, string>> }
  | { type: "boolean" }
  | { type: "list"; maxItems: number };

/** A value that a setting can have. */
export type SettingValue = string | number | boolean | readonly string[];

/** One setting. */
export interface Setting {
  /** Where it stands in a file: `server.port`. Absent from files where it is secret. */
  path: string;
  kind: SettingKind;
  /** Environment variables, the one that counts most first. */
  variables: readonly string[];
  /** Flags that say the same, for messages. */
  flag?: string;
  /** What it is where nobody says. */
  preset?: SettingValue;
  /** Whether its value is never shown and never read from a file. */
  isSecret?: boolean;
}

const MAX_TEXT = 1000;
const MAX_ITEMS = 1000;
const text = { type: "text", maxLength: MAX_TEXT } as const;
/** `57` and `"57"` are the same release. */
const release = { ...text, orNumber: true } as const;
const path = { type: "path" } as const;
const list = { type: "list", maxItems: MAX_ITEMS } as const;
const whole = (min: number, max: number) => ({ type: "number", min, max, isWhole: true }) as const;

/** Words that other programs write for the same levels: LOG_LEVEL is often there for all of them. */
const LEVEL_SYNONYMS: Readonly<Record<string, string>> = {
  off: "silent",
  none: "silent",
  quiet: "silent",
  fatal: "error",
  critical: "error",
  warning: "warn",
  notice: "info",
  verbose: "debug",
  trace: "debug",
};

/** Every setting, in the order in which `expodex config` prints them. */
export const SETTINGS: readonly Setting[] = [
  { path: "index", kind: path, variables: ["EXPODEX_INDEX"], flag: "--index" },
  { path: "sdk", kind: release, variables: ["EXPODEX_SDK"], flag: "--sdk" },
  {
    path: "logLevel",
    kind: {
      type: "choice",
      choices: ["silent", "error", "warn", "info", "debug"],
      synonyms: LEVEL_SYNONYMS,
    },
    variables: ["EXPODEX_LOG_LEVEL", "LOG_LEVEL"],
    preset: "info",
  },
  { path: "build.docs", kind: path, variables: ["EXPODEX_DOCS"], flag: "--docs" },
  { path: "build.npm", kind: list, variables: ["EXPODEX_NPM"], flag: "--npm" },
  {
    path: "build.nodeModules",
    kind: path,
    variables: ["EXPODEX_NODE_MODULES"],
    flag: "--node-modules",
  },
  { path: "build.site", kind: text, variables: ["EXPODEX_SITE"], flag: "--site" },
  { path: "build.markdown", kind: path, variables: ["EXPODEX_MARKDOWN"], flag: "--markdown" },
  { path: "build.baseUrl", kind: text, variables: ["EXPODEX_BASE_URL"], flag: "--base-url" },
  {
    path: "build.sdk",
    kind: release,
    variables: ["EXPODEX_BUILD_SDK"],
    flag: "--sdk",
    preset: "all",
  },
  {
    path: "build.easCli",
    kind: text,
    variables: ["EXPODEX_EAS_CLI"],
    flag: "--eas-cli",
    preset: "latest",
  },
  {
    path: "build.threads",
    kind: whole(0, 64),
    variables: ["EXPODEX_THREADS"],
    flag: "--threads",
  },
  {
    path: "cache.ttlSeconds",
    kind: { type: "number", min: 0, max: 31_536_000, isWhole: false },
    variables: ["EXPODEX_CACHE_TTL", "CACHE_TTL"],
    preset: 7200,
  },
  {
    path: "cache.maxEntries",
    kind: whole(0, 100_000),
    variables: ["EXPODEX_CACHE_ENTRIES"],
    preset: 500,
  },
  {
    path: "cache.maxBytes",
    kind: whole(0, 1_000_000_000),
    variables: ["EXPODEX_CACHE_BYTES"],
    preset: 32_000_000,
  },
  {
    path: "server.host",
    kind: text,
    variables: ["EXPODEX_HOST"],
    flag: "--host",
    preset: "127.0.0.1",
  },
  {
    path: "server.port",
    kind: whole(0, 65_535),
    variables: ["EXPODEX_PORT"],
    flag: "--port",
    preset: 3737,
  },
  {
    path: "server.allowHosts",
    kind: list,
    variables: ["EXPODEX_ALLOW_HOSTS"],
    flag: "--allow-host",
    preset: [],
  },
  {
    path: "server.allowOrigins",
    kind: list,
    variables: ["EXPODEX_ALLOW_ORIGINS"],
    flag: "--allow-origin",
    preset: [],
  },
  {
    path: "server.maxConnections",
    kind: whole(1, 100_000),
    variables: ["EXPODEX_MAX_CONNECTIONS", "MAX_CONNECTIONS"],
    flag: "--max-connections",
    preset: 2000,
  },
  {
    path: "server.tools",
    kind: text,
    variables: ["EXPODEX_TOOLS"],
    flag: "--tools",
    preset: "all",
  },
  {
    path: "server.answer",
    kind: { type: "boolean" },
    variables: ["EXPODEX_ANSWER"],
    flag: "--answer",
    preset: false,
  },
  {
    path: "server.rateLimitPerMinute",
    kind: whole(0, 100_000),
    variables: ["EXPODEX_RATE_LIMIT"],
    flag: "--rate-limit",
    preset: 60,
  },
  {
    path: "server.burst",
    kind: whole(1, 100_000),
    variables: ["EXPODEX_BURST"],
    flag: "--burst",
  },
  {
    path: "server.timeoutSeconds",
    kind: { type: "number", min: 0.01, max: 600, isWhole: false },
    variables: ["EXPODEX_TIMEOUT"],
    flag: "--timeout",
    preset: 30,
  },
  { path: "store.keep", kind: whole(1, 1000), variables: ["EXPODEX_KEEP"], preset: 3 },
  { path: "backup.to", kind: { type: "place" }, variables: ["EXPODEX_BACKUP_TO"], flag: "--to" },
  {
    path: "backup.full",
    kind: text,
    variables: ["EXPODEX_BACKUP_FULL"],
    preset: "0 3 * * *",
  },
  {
    path: "backup.incremental",
    kind: text,
    variables: ["EXPODEX_BACKUP_INCREMENTAL"],
    preset: "0 */6 * * *",
  },
  {
    path: "backup.caches",
    kind: text,
    variables: ["EXPODEX_BACKUP_CACHES"],
    preset: "0 */12 * * *",
  },
  {
    path: "backup.keepLast",
    kind: whole(1, 1000),
    variables: ["EXPODEX_BACKUP_KEEP_LAST"],
    preset: 4,
  },
  {
    path: "backup.keepDaily",
    kind: whole(0, 1000),
    variables: ["EXPODEX_BACKUP_KEEP_DAILY"],
    preset: 7,
  },
  {
    path: "backup.keepWeekly",
    kind: whole(0, 1000),
    variables: ["EXPODEX_BACKUP_KEEP_WEEKLY"],
    preset: 4,
  },
  {
    path: "backup.keepMonthly",
    kind: whole(0, 1000),
    variables: ["EXPODEX_BACKUP_KEEP_MONTHLY"],
    preset: 12,
  },
  {
    path: "encryption.key",
    kind: text,
    variables: ["EXPODEX_KEY"],
    isSecret: true,
  },
  {
    path: "encryption.keyFile",
    kind: path,
    variables: ["EXPODEX_KEY_FILE"],
    flag: "--key-file",
  },
  {
    path: "sharing.signingKey",
    kind: path,
    variables: ["EXPODEX_SIGNING_KEY"],
    flag: "--sign",
  },
  {
    path: "sharing.trust",
    kind: list,
    variables: ["EXPODEX_TRUST"],
    flag: "--trust",
    preset: [],
  },
  {
    path: "accessLog.enabled",
    kind: { type: "boolean" },
    variables: ["EXPODEX_ACCESS_LOG"],
    flag: "--access-log",
    preset: false,
  },
  {
    path: "accessLog.queries",
    kind: { type: "choice", choices: ["keep", "hash", "omit"] },
    variables: ["EXPODEX_ACCESS_LOG_QUERIES"],
    preset: "hash",
  },
  {
    path: "accessLog.maxBytes",
    kind: whole(1000, 1_000_000_000),
    variables: ["EXPODEX_ACCESS_LOG_BYTES"],
    preset: 10_000_000,
  },
  {
    path: "accessLog.maxHours",
    kind: whole(1, 8760),
    variables: ["EXPODEX_ACCESS_LOG_HOURS"],
    preset: 24,
  },
  {
    path: "accessLog.keepDays",
    kind: whole(1, 3650),
    variables: ["EXPODEX_ACCESS_LOG_DAYS"],
    preset: 90,
  },
];
