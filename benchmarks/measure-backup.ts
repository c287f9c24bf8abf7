/**
 * Backs stores up and restores them, in folders of one disk, and prints what that took as JSON. A process of its own, so that nothing
 * else is in its memory or its pool of threads.
 *
 *     node --import tsx measure-backup.ts <snapshot> <snapshot after one page changed> <rounds>
 *
 * Two stores: one generation of the index, and ten under ten keys, which share nothing and so are ten times the bytes. Beside each
 * backup the same bytes are written to plain files, synced one by one, as many at a time: what the disk gives.
 */
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  backUp,
  diskStore,
  generateStoreKey,
  keyRing,
  openNodeStore,
  parseStoreKeys,
  restore,
} from "@expodex/node-store";
import { percentile } from "./percentile.ts";

/** What backups took; medians of the rounds. */
export interface BackupFigures {
  rounds: number;
  /** The store of one generation. */
  one: StoreFigures;
  /** The store of ten that share nothing. */
  ten: StoreFigures;
  /** What one changed page adds to the store of one generation. */
  changed: {
    /** Bytes of objects that the later generation added. */
    changedBytes: number;
    /** Everything that the incremental backup wrote. */
    writtenBytes: number;
    incrementalMs: number;
  };
}

/** What a store's backups took. */
export interface StoreFigures {
  objects: number;
  bytes: number;
  /** Plain files of the same lengths, each synced, and the folder at the end. */
  diskMegabytesPerSecond: number;
  /** A full backup to an empty target. */
  fullMegabytesPerSecond: number;
  /** A full backup to a target that has everything, which compares it with its names. */
  comparedMegabytesPerSecond: number;
  /** Processor time of the full backup, in milliseconds. */
  fullCpuMs: number;
  /** An incremental backup with nothing to copy. */
  nothingMs: number;
  restoreMs: number;
}

const GENERATIONS = 10;
/** As many at a time as `backUp` moves. */
const CONCURRENCY = 8;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [before = "", after = "", rounds = "5"] = process.argv.slice(2);
  const snapshots = [before, after].map((file) => new Uint8Array(readFileSync(file)));
  console.log(JSON.stringify(await measureBackup(snapshots, Number(rounds))));
}

async function measureBackup(snapshots: Uint8Array[], rounds: number): Promise<BackupFigures> {
  const [before, after] = snapshots;
  if (before === undefined || after === undefined) throw new Error("two snapshots are needed");
  const root = await mkdtemp(join(tmpdir(), "expodex-backup-"));
  try {
    const one = await storeOf(join(root, "one"), before, 1);
    const ten = await storeOf(join(root, "ten"), before, GENERATIONS);
    const samples = { one: [] as StoreFigures[], ten: [] as StoreFigures[] };
    const changes: BackupFigures["changed"][] = [];
    for (let round = 0; round < rounds; round++) {
      const work = join(root, `round-${round}`);
      samples.one.push(await measureStore(one, join(work, "one")));
      samples.ten.push(await measureStore(ten, join(work, "ten")));
      changes.push(await measureChange(join(work, "changed"), before, after));
      await rm(work, { recursive: true });
    }
    return {
      rounds,
      one: medians(samples.one),
      ten: medians(samples.ten),
      changed: medians(changes),
    };
  } finally {
    await rm(root, { recursive: true });
  }
}

/** A folder with so many generations of a snapshot, each under a key of its own where there are several. */
async function storeOf(folder: string, snapshot: Uint8Array, generations: number) {
  for (let n = 0; n < generations; n++) {
    const keys = keyRing(parseStoreKeys(generateStoreKey().text, "benchmark"));
    const options = generations === 1 ? {} : { keys };
    const store = await openNodeStore(folder, { keep: generations, ...options });
    await store.publish(snapshot);
    await store.close();
  }
  return folder;
}

async function measureStore(folder: string, work: string): Promise<StoreFigures> {
  const from = diskStore(folder);
  const sizes: number[] = [];
  for await (const { size } of from.list("objects/")) sizes.push(size);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const rate = (ms: number) => bytes / 1e3 / ms;

  const diskMs = await timed(() => writePlain(join(work, "plain"), sizes));
  const to = diskStore(join(work, "backup"));
  const cpu = process.cpuUsage();
  const fullMs = await timed(() => backUp(from, to, { mode: "full" }));
  const { user, system } = process.cpuUsage(cpu);
  const comparedMs = await timed(() => backUp(from, to, { mode: "full" }));
  const nothingMs = await timed(() => backUp(from, to));
  const restoreMs = await timed(() => restore(to, diskStore(join(work, "restored"))));
  return {
    objects: sizes.length,
    bytes,
    diskMegabytesPerSecond: rate(diskMs),
    fullMegabytesPerSecond: rate(fullMs),
    comparedMegabytesPerSecond: rate(comparedMs),
    fullCpuMs: (user + system) / 1000,
    nothingMs,
    restoreMs,
  };
}

async function measureChange(work: string, before: Uint8Array, after: Uint8Array) {
  const folder = join(work, "store");
  const store = await openNodeStore(folder);
  await store.publish(before);
  const target = diskStore(join(work, "backup"));
  await backUp(store.store, target, { mode: "full" });
  const { writtenBytes: changedBytes } = await store.publish(after);
  let writtenBytes = 0;
  const counting: typeof target = {
    ...target,
    write: (key, bytes, options) => {
      writtenBytes += bytes.length;
      return target.write(key, bytes, options);
    },
  };
  const incrementalMs = await timed(() => backUp(store.store, counting));
  await store.close();
  return { changedBytes, writtenBytes, incrementalMs };
}

async function writePlain(folder: string, sizes: readonly number[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const bytes = new Uint8Array(Math.max(...sizes)).map((_, n) => n * 31);
  let next = 0;
  const worker = async () => {
    while (next < sizes.length) {
      const n = next++;
      const file = await open(join(folder, `${n}`), "wx");
      await file.write(bytes, 0, sizes[n] ?? 0);
      await file.sync();
      await file.close();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const parent = await open(folder);
  await parent.sync();
  await parent.close();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of each figure. */
function medians<T extends object>(samples: readonly T[]): T {
  const names = Object.keys(samples[0] ?? {}) as (keyof T)[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      percentile(
        samples.map((one) => Number(one[name])),
        0.5,
      ),
    ]),
  ) as T; // every figure is a number
}
