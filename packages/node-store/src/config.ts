/** The complete public surface of `@expodex/node-store/config`: settings out of flags, the environment and one file, and its versions. */

// words
export {
  type AccessLogConfig,
  type BackupConfig,
  type BuildConfig,
  type CacheConfig,
  defineConfig,
  type EncryptionConfig,
  type ExpodexConfig,
  type LogLevel,
  type ServerConfig,
  type SharingConfig,
  type StoreConfig,
} from "./configuration/config.ts";
export type { ConfigFile, RunConfigFile } from "./configuration/config-file.ts";
// reading
export {
  type Configuration,
  type ConfigurationValues,
  type EffectiveSetting,
  type ReadConfigurationOptions,
  readConfiguration,
} from "./configuration/configuration.ts";
export {
  SETTINGS,
  type Setting,
  type SettingKind,
  type SettingValue,
} from "./configuration/settings.ts";
// versions
export {
  type ConfigurationDiff,
  type ConfigurationVersion,
  compareConfigurations,
  configurationVersions,
  damagedVersions,
  findVersion,
  recordConfiguration,
  restoreConfiguration,
  type SettingChange,
} from "./configuration/versions.ts";
