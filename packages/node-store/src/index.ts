/** The complete public surface of `@expodex/node-store`: indexes, caches and configuration on disk. */
export type { Store } from "@expodex/core";
// access log
export {
  type AccessLog,
  type AccessLogOptions,
  type AccessLogStatistics,
  openAccessLog,
} from "./access-log/access-log.ts";
export type { AccessLogEntry } from "./access-log/log-line.ts";
export {
  type LogAnchor,
  type LogProblem,
  type VerifyAccessLogOptions,
  type VerifyAccessLogResult,
  verifyAccessLog,
} from "./access-log/verify-access-log.ts";
// backup
export {
  type BackupOptions,
  type BackupResult,
  backUp,
} from "./backup/back-up.ts";
export {
  type Backup,
  type BackupList,
  type BackupMode,
  type CarriedFile,
  listBackups,
} from "./backup/backup-record.ts";
export type { BackupProgress } from "./backup/copy-objects.ts";
export { type PruneOptions, type PruneResult, pruneBackups } from "./backup/prune-backups.ts";
export { repairFiles } from "./backup/repair-files.ts";
export { type RestoreOptions, type RestoreResult, restore } from "./backup/restore.ts";
export { type Dated, type RetentionPolicy, retainedBackups } from "./backup/retention.ts";
export { type RollBackOptions, rollBack } from "./backup/roll-back.ts";
export {
  type BackupSchedule,
  type ScheduledJob,
  type ScheduledRun,
  type ScheduleOptions,
  scheduleBackups,
} from "./backup/schedule-backups.ts";
export { type VerifyBackupOptions, verifyBackup } from "./backup/verify-backup.ts";
// caches
export {
  type CacheSnapshot,
  type CacheSnapshotOptions,
  snapshotCaches,
} from "./caches/cache-snapshots.ts";
export { type CacheStoreOptions, openCacheStore } from "./caches/cache-store.ts";
export {
  openVectorCache,
  type StoredVectorCache,
  type StoredVectorCacheOptions,
} from "./caches/vector-cache.ts";
// configuration
export { runConfigFile } from "./configuration/run-config-file.ts";
// disk
export { type DiskStoreOptions, diskStore } from "./disk/disk-store.ts";
export type { FileEntry, FileLayer, NewFile } from "./disk/file-layer.ts";
export { type HeldLock, type WriterLockOptions, withLock } from "./disk/writer-lock.ts";
// generations
export type {
  DamagedGeneration,
  Generation,
} from "./generations/generation.ts";
export { openNodeStore } from "./generations/generations.ts";
export type {
  CollectResult,
  Damage,
  NodeStore,
  NodeStoreOptions,
  OnStoreProgress,
  OpenedGeneration,
  OpenGenerationOptions,
  PublishOptions,
  PublishResult,
  RepairResult,
  SnapshotResult,
  StoreProgress,
  StoreWatch,
  VerifyOptions,
  VerifyResult,
  WatchOptions,
} from "./generations/node-store.ts";
// keys
export { keyFromEnvironment } from "./keys/key-environment.ts";
export { keyFromFile, readSecretFile } from "./keys/key-file.ts";
export type { KeyProvider, StoreKey } from "./keys/key-provider.ts";
export { type RekeyOptions, type RekeyResult, rekey } from "./keys/rekey.ts";
export { generateStoreKey, joinKeys, keyRing, parseStoreKeys } from "./keys/store-key.ts";
// s3
export type { S3StoreOptions } from "./s3/s3-settings.ts";
export { s3Store } from "./s3/s3-store.ts";
// share
export type { Fetch } from "./share/download.ts";
export {
  type PublishedSnapshot,
  type PublishSnapshotOptions,
  publishSnapshot,
} from "./share/publish-snapshot.ts";
export {
  type PulledSnapshot,
  type PullSnapshotOptions,
  pullSnapshot,
} from "./share/pull-snapshot.ts";
export type { SharedSnapshotFacts } from "./share/shared-file.ts";
export { generateSigningKey, type SigningKeyPair } from "./share/signing-key.ts";
