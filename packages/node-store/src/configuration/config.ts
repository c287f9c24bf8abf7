/**
 * What an `expodex.config.json` or `expodex.config.ts` may hold.
 *
 * Responsible for: the words, and what each does. Not responsible for: ranges, defaults and environment variables (`settings.ts`).
 * Nothing secret stands in it: keys are named by the file that holds them, or come from the environment.
 */

/** A file of settings. Everything is optional; paths are meant from the folder that the file stands in. */
export interface ExpodexConfig {
  /** For editors; ignored. */
  $schema?: string;
  /** The index file that commands use. @default the current generation of the store */
  index?: string;
  /** The release that servers are asked about where a question names none, such as `57`. @default the project's, else the newest in the index */
  sdk?: string | number;
  /** How much is said about what goes on: `silent`, `error`, `warn`, `info` or `debug`. @default "info" */
  logLevel?: LogLevel;
  /** What `expodex index` takes in where no flag names a source. */
  build?: BuildConfig;
  /** Answers that servers remember. */
  cache?: CacheConfig;
  /** What `expodex serve` and `expodex mcp` offer, and to whom. */
  server?: ServerConfig;
  /** The store of generations. */
  store?: StoreConfig;
  /** Where backups go, how often, and how long they stay. */
  backup?: BackupConfig;
  /** Encryption at rest. */
  encryption?: EncryptionConfig;
  /** Signatures of snapshots that are shared. */
  sharing?: SharingConfig;
  /** The log of who asked what. */
  accessLog?: AccessLogConfig;
}

/** How much is said about what goes on. */
export type LogLevel = "silent" | "error" | "warn" | "info" | "debug";

/** What an index is built from. */
export interface BuildConfig {
  /** A checkout of Expo's docs folder. */
  docs?: string;
  /** Packages from the npm registry. */
  npm?: string[];
  /** A project's folder: exactly what it has installed. */
  nodeModules?: string;
  /** The documentation's web site. */
  site?: string;
  /** A folder of markdown or MDX that is not Expo's. */
  markdown?: string;
  /** Where the pages of `markdown` stand on the web. */
  baseUrl?: string;
  /** Releases to take in: `57`, `56,57` or `all`. @default "all" */
  sdk?: string | number;
  /** A version of eas-cli whose commands are kept, or `off`. @default "latest" */
  easCli?: string;
  /** Threads that parse, 0 to 64. @default one for each core, 8 at the most */
  threads?: number;
}

/** Answers that servers remember. */
export interface CacheConfig {
  /** Seconds that a result is kept, 0 to 31,536,000; 0 keeps none. @default 7,200 */
  ttlSeconds?: number;
  /** Results kept at the most, 0 to 100,000. @default 500 */
  maxEntries?: number;
  /** Bytes that they take at the most, 0 to 1,000,000,000. @default 32,000,000 */
  maxBytes?: number;
}

/** What servers offer. */
export interface ServerConfig {
  /** Address to listen on. @default "127.0.0.1", this machine alone */
  host?: string;
  /** Port to listen on, 0 to 65,535; 0 takes a free one. @default 3737 */
  port?: number;
  /** Host names that requests may name besides this machine's. */
  allowHosts?: string[];
  /** Web pages that may ask, by origin. */
  allowOrigins?: string[];
  /** Connections at once, 1 to 100,000. @default 2,000 */
  maxConnections?: number;
  /** Tools to offer: `all`, `minimal` or `search,fetch`. @default "all" */
  tools?: string;
  /** Whether `expo_answer` is offered too. @default false */
  answer?: boolean;
  /** Calls of a session a minute, 0 to 100,000; 0 is no limit. @default 60 */
  rateLimitPerMinute?: number;
  /** Calls of a session at once, 1 to 100,000. @default a sixth of `rateLimitPerMinute` */
  burst?: number;
  /** Seconds that a call may take, 1 to 600. @default 30 */
  timeoutSeconds?: number;
}

/** The store of generations. */
export interface StoreConfig {
  /** Generations that stay when a new one is published, the current one among them, 1 to 1,000. @default 3 */
  keep?: number;
}

/** Where backups go, how often, and how long they stay. */
export interface BackupConfig {
  /** A folder, or `s3://bucket/prefix`. */
  to?: string;
  /** When `expodex serve --schedule` makes a full one: a cron pattern of five fields, in UTC. @default "0 3 * * *", every night at three */
  full?: string;
  /** When it makes an incremental one. @default "0 *\/6 * * *", every six hours */
  incremental?: string;
  /** When it makes snapshots of the caches, for backups to carry. @default "0 *\/12 * * *", every twelve hours */
  caches?: string;
  /** The newest backups that stay, of whatever day, 1 to 1,000. @default 4 */
  keepLast?: number;
  /** Days of which the newest backup stays, 0 to 1,000. @default 7 */
  keepDaily?: number;
  /** Weeks of which the newest backup stays, 0 to 1,000. @default 4 */
  keepWeekly?: number;
  /** Months of which the newest backup stays, 0 to 1,000. @default 12 */
  keepMonthly?: number;
}

/** Encryption at rest. */
export interface EncryptionConfig {
  /** The file that holds the key, or several of them. @default none: nothing is encrypted unless EXPODEX_KEY holds one */
  keyFile?: string;
}

/** Signatures of snapshots that are shared. */
export interface SharingConfig {
  /** The file of the key that `expodex publish` signs with. */
  signingKey?: string;
  /** Public keys whose snapshots `expodex pull` takes, as text or as files. */
  trust?: string[];
}

/** The log of who asked what. */
export interface AccessLogConfig {
  /** Whether servers keep one. @default false */
  enabled?: boolean;
  /** What is written of queries: `keep` their text, `hash` a name that equal ones share, `omit` nothing. @default "hash" */
  queries?: "keep" | "hash" | "omit";
  /** Bytes at which a file of it is closed and the next begun, 1,000 to 1,000,000,000. @default 10,000,000 */
  maxBytes?: number;
  /** Hours after which a file is closed and the next begun, 1 to 8,760. @default 24 */
  maxHours?: number;
  /** Days that a closed file stays, 1 to 3,650. @default 90 */
  keepDays?: number;
}

/**
 * Gives a configuration back as it is, so that an editor knows its words:
 *
 * ```ts
 * import { defineConfig } from "@expodex/node-store/config";
 *
 * export default defineConfig({ server: { port: 3737 }, backup: { to: "backups" } });
 * ```
 */
export function defineConfig(config: ExpodexConfig): ExpodexConfig {
  return config;
}
