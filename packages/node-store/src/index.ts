/** The complete public surface of `@expodex/node-store`: indexes, caches and configuration on disk. */
export type { Store } from "@expodex/core";
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
// s3
export type { S3StoreOptions } from "./s3/s3-settings.ts";
export { s3Store } from "./s3/s3-store.ts";
