/**
 * Reads the settings that are in force, and where each comes from: flags before the environment, before the file, before defaults.
 *
 * Responsible for: that order, paths meant from where they were said, and never running a file that nobody let run.
 * Not responsible for: what a setting does.
 */
import { dirname, resolve } from "node:path";
import type { Store } from "@expodex/core";
import { ExpodexError, type Log } from "@expodex/core/read";
import type { SettingValues } from "./check-values.ts";
import type {
  AccessLogConfig,
  BackupConfig,
  BuildConfig,
  CacheConfig,
  EncryptionConfig,
  LogLevel,
  ServerConfig,
  StoreConfig,
} from "./config.ts";
import {
  type ConfigFile,
  findConfigFile,
  loadConfigFile,
  nameOf,
  type RunConfigFile,
} from "./config-file.ts";
import { environmentValues, type Variables } from "./environment.ts";
import { SETTINGS, type Setting, type SettingValue } from "./settings.ts";

/** Where settings are looked for. */
export interface ReadConfigurationOptions {
  /** The folder that the file is looked for in first, and that paths of flags and variables are meant from. */
  cwd: string;
  /** The folder that it is looked for in next. @default none */
  home?: string;
  /** Environment variables; EXPODEX_CONFIG names a file. @default none */
  env?: Variables;
  /** What flags say, by setting's path, such as `server.port`; taken as it is. @default none */
  flags?: Readonly<Record<string, SettingValue | undefined>>;
  /** The file. @default the one that EXPODEX_CONFIG names, else the one that is found */
  file?: string;
  /**
   * Gives the store in which versions of the file are kept; asked only where there is a file. Where the newest version of the file has
   * the same text, what it said then holds, and nothing is checked or run. @default none
   */
  store?: () => Promise<Pick<Store, "id" | "read" | "list"> | undefined>;
  /**
   * Whether a TypeScript file that is found in the current folder, rather than named, is run where the store holds no equal version of
   * it. Where it is not, it is left out with a line in the log. @default true
   */
  runsCode?: boolean;
  /** Runs a TypeScript file and gives what it exports by default. @default jiti */
  runFile?: RunConfigFile;
  /** @default drops it */
  log?: Log;
}

/** A setting that is in force. */
export interface EffectiveSetting {
  path: string;
  /** Absent where nobody sets it, and where it is secret. */
  value?: SettingValue;
  from: "flag" | "environment" | "file" | "default" | "unset";
  /** The flag, the variable or the file. */
  name?: string;
  /** Present where the value is not to be shown. */
  isSecret?: true;
}

/** Settings in force, every default filled in. */
export interface ConfigurationValues {
  index?: string;
  sdk?: string;
  logLevel: LogLevel;
  build: Omit<BuildConfig, "sdk"> & { sdk: string; easCli: string };
  cache: Required<CacheConfig>;
  server: Required<Omit<ServerConfig, "burst">> & Pick<ServerConfig, "burst">;
  store: Required<StoreConfig>;
  backup: Required<Omit<BackupConfig, "to">> & Pick<BackupConfig, "to">;
  encryption: EncryptionConfig;
  sharing: { signingKey?: string; trust: string[] };
  accessLog: Required<AccessLogConfig>;
}

/** What is in force, and why. */
export interface Configuration {
  /** The file that was read; absent where there is none. */
  file?: ConfigFile;
  /** What the file says, by setting's path. */
  fileValues: SettingValues;
  values: ConfigurationValues;
  /** Every setting, in a fixed order. */
  settings: EffectiveSetting[];
}

/**
 * Reads what is in force.
 *
 * @throws ExpodexError CONFIG_INVALID for the file, INVALID_OPTION for a variable
 */
export async function readConfiguration(options: ReadConfigurationOptions): Promise<Configuration> {
  const { cwd, home, env = {}, flags = {}, log } = options;
  const named = options.file ?? nonEmpty(env.EXPODEX_CONFIG);
  const found = findConfigFile(named, home === undefined ? [cwd] : [cwd, home], cwd);
  // What stands in one's own folder was put there by oneself; the current folder may be anybody's.
  const isOwn = (path: string) => named !== undefined || dirname(path) === home;
  const mayRun = (options.runsCode ?? true) || (found !== undefined && isOwn(found.path));
  const fileValues = found === undefined ? undefined : await valuesOf(found, mayRun, options);
  if (found !== undefined && fileValues === undefined)
    log?.(
      `${found.path} is a program that is new here, and is left out; expodex config reads it once, and lets it count from then on`,
    );
  const file = fileValues === undefined ? undefined : found;
  const said = await saidOutside(env, flags);
  const settings = SETTINGS.map((setting): EffectiveSetting => {
    const { path, preset, isSecret } = setting;
    const outside = said.get(path);
    if (outside !== undefined) {
      const { from, name } = outside;
      if (isSecret === true) return { path, from, name, isSecret };
      return { path, from, name, value: resolved(setting, outside.value, cwd) };
    }
    const inFile = fileValues?.get(path);
    if (inFile !== undefined && file !== undefined)
      return {
        path,
        from: "file",
        name: nameOf(file.path, cwd),
        value: resolved(setting, inFile, dirname(file.path)),
      };
    return preset === undefined
      ? { path, from: "unset" }
      : { path, from: "default", value: preset };
  });
  return {
    ...(file === undefined ? {} : { file }),
    fileValues: fileValues ?? new Map(),
    values: nested(settings),
    settings,
  };
}

/** What a file says; undefined where it may not be run and was never kept as it is. */
async function valuesOf(
  file: ConfigFile,
  mayRun: boolean,
  { store, cwd, runFile = runWithJiti }: ReadConfigurationOptions,
): Promise<SettingValues | undefined> {
  const { text, path, isCode } = file;
  if (store !== undefined) {
    // What was kept was checked then: whoever only reads needs neither the schema nor the program.
    const { newestOf } = await import("./versions.ts");
    const kept = await store();
    const version = kept === undefined ? undefined : await newestOf(kept, path);
    if (version?.text === text) return new Map(Object.entries(version.values));
  }
  if (isCode && !mayRun) return undefined;
  const value = await loadConfigFile(file, runFile);
  const { checkFileValues } = await import("./check-values.ts");
  return checkFileValues(value, nameOf(path, cwd));
}

async function runWithJiti(path: string): Promise<unknown> {
  const { runConfigFile } = await import("./run-config-file.ts");
  return runConfigFile(path);
}

interface Said {
  from: "flag" | "environment";
  name: string;
  value: SettingValue;
}

async function saidOutside(
  env: Variables,
  flags: Readonly<Record<string, SettingValue | undefined>>,
): Promise<Map<string, Said>> {
  const said = new Map<string, Said & { setting: Setting }>();
  for (const { setting, variable, value } of environmentValues(env))
    said.set(setting.path, { setting, from: "environment", name: variable, value });
  for (const [path, value] of Object.entries(flags)) {
    if (value === undefined) continue;
    const setting = SETTINGS.find((one) => one.path === path);
    if (setting === undefined) throw unknownSetting(path);
    said.set(path, { setting, from: "flag", name: setting.flag ?? path, value });
  }
  // Flags are checked by whoever takes them, in its own words. Paths and secrets are checked where they are used: a search that is
  // told its index by a variable loads no schema library.
  const checked = [...said.values()].filter(
    ({ from, setting }) =>
      from === "environment" && setting.kind.type !== "path" && setting.isSecret !== true,
  );
  if (checked.length === 0) return said;
  const { checkValue } = await import("./check-values.ts");
  for (const one of checked) one.value = checkValue(one.setting, one.value, one.name);
  return said;
}

function unknownSetting(path: string): ExpodexError<"INVALID_OPTION"> {
  const expected = "the path of a setting";
  return new ExpodexError("INVALID_OPTION", {
    subject: "flags",
    expected,
    got: JSON.stringify(path),
    next: "look at ExpodexConfig",
    data: { option: "flags", expected, got: path },
  });
}

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//iu;

function resolved({ kind }: Setting, value: SettingValue, folder: string): SettingValue {
  if (typeof value !== "string") return value;
  if (kind.type === "path") return resolve(folder, value);
  return kind.type === "place" && !SCHEME.test(value) ? resolve(folder, value) : value;
}

function nested(settings: readonly EffectiveSetting[]): ConfigurationValues {
  const values: Record<string, unknown> = {};
  for (const { path, value } of settings) {
    const [first = "", second] = path.split(".");
    if (second !== undefined) values[first] ??= {};
    if (value === undefined) continue;
    if (second === undefined) values[first] = value;
    else (values[first] as Record<string, unknown>)[second] = value;
  }
  // Every word of the type is a setting with a default, or optional; a test holds the two together.
  return values as unknown as ConfigurationValues;
}

const nonEmpty = (text: string | undefined) =>
  text === undefined || text.trim() === "" ? undefined : text;
