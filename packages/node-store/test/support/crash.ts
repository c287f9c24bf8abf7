/**
 * Kills a writer at random moments and looks at what it leaves.
 *
 * Used by a small sample in the tests, and by `npm run crash:store` for as many as one likes.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { listBackups } from "../../src/backup/backup-record.ts";
import { openCacheStore } from "../../src/caches/cache-store.ts";
import { diskStore } from "../../src/disk/disk-store.ts";
import { openNodeStore } from "../../src/generations/generations.ts";
import { docsSnapshot } from "./docs-snapshot.ts";
import { bundleScript, startScript } from "./run-script.ts";

/** What was found after kills. */
export interface CrashCounts {
  kills: number;
  /** Kills while a generation was being published, by which one was served afterwards. */
  servedOld: number;
  servedNew: number;
  /** Kills while a backup was under way. */
  duringBackup: number;
  /** What should not be: one sentence each. */
  faults: string[];
}

/** Snapshots that are published in turn. */
const VARIANTS = 6;
/** A writer lives up to that long after it is ready; a round takes some 30 ms on an idle disk. */
const LIFE_MS = 250;

/**
 * Kills writers of one store and looks at the store after each.
 *
 * @param onKill called after each
 */
export async function crashStore(
  kills: number,
  random: () => number,
  onKill: (counts: CrashCounts) => void = () => {},
): Promise<CrashCounts> {
  const counts: CrashCounts = { kills: 0, servedOld: 0, servedNew: 0, duringBackup: 0, faults: [] };
  const home = mkdtempSync(join(tmpdir(), "expodex-crash-"));
  try {
    const script = join(home, "writer.mjs");
    await bundleScript("crash-writer.ts", script);
    const snapshots: Uint8Array[] = [];
    const files: string[] = [];
    for (let number = 0; number < VARIANTS; number++) {
      const text = `# Page ${number}\n\n${`Text of variant ${number}. `.repeat(5 + number)}`;
      const snapshot = await docsSnapshot({ "page.md": text });
      snapshots.push(snapshot);
      files.push(join(home, `${number}.expodex`));
      writeFileSync(files[number] ?? "", snapshot);
    }
    const folder = join(home, "store");
    const backups = join(home, "backups");
    let settled: number | undefined;
    const backedUp = new Set<string>();
    while (counts.kills < kills) {
      const writer = startScript(script, [folder, backups, ...files]);
      await writer.line("ready");
      await sleep(random() * LIFE_MS);
      writer.child.kill("SIGKILL");
      const { output, errors } = await writer.ended;
      if (errors !== "") counts.faults.push(`the writer said: ${errors.slice(0, 500)}`);
      let begun: number | undefined;
      let isBackingUp = false;
      for (const line of output.split("\n").slice(0, -1)) {
        const [what, which = ""] = line.split(" ");
        if (what === "publishing") begun = Number(which);
        if (what === "published") {
          settled = Number(which);
          begun = undefined;
        }
        if (what === "backed-up") backedUp.add(which);
        isBackingUp = what === "backing-up";
      }
      counts.kills++;
      if (isBackingUp) counts.duringBackup++;
      const served = await look(folder, snapshots, counts.faults);
      await lookAtBackups(backups, backedUp, counts.faults);
      // What was never acknowledged may be there or not; what was must be.
      const allowed = [settled, begun];
      if (!allowed.includes(served))
        counts.faults.push(
          `kill ${counts.kills}: variant ${settled} had settled and ${begun} was begun, but ${served} is served`,
        );
      if (begun !== undefined && served === begun && begun !== settled) counts.servedNew++;
      else if (begun !== undefined) counts.servedOld++;
      settled = served;
      onKill(counts);
    }
    return counts;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Verifies a store and gives the number of the snapshot that it serves; `undefined` for an empty one. */
async function look(
  folder: string,
  snapshots: readonly Uint8Array[],
  faults: string[],
): Promise<number | undefined> {
  const store = await openNodeStore(folder, { log: (line) => faults.push(line) });
  const disk = diskStore(folder);
  try {
    const { ok, damage } = await store.verify({ deep: true });
    if (!ok) faults.push(...damage.map(({ reason }) => reason));
    const cache = await openCacheStore(disk, {
      name: "pages",
      log: (line) => faults.push(line),
    });
    for await (const { key } of cache.list("")) {
      const entry = await cache.read(key);
      if (entry === undefined || new Set(entry).size !== 1) faults.push(`cache entry ${key}`);
    }
    if ((await store.current()) === undefined) return undefined;
    const { bytes, passedOver } = await store.readSnapshot();
    faults.push(...passedOver.map(({ reason }) => reason));
    const number = snapshots.findIndex((one) => Buffer.compare(one, bytes) === 0);
    if (number < 0) faults.push("what is served was never published");
    return number;
  } finally {
    await store.close();
    await disk.close();
  }
}

/** Every backup that had settled is there, and every generation that the target names is whole. */
async function lookAtBackups(
  folder: string,
  backedUp: ReadonlySet<string>,
  faults: string[],
): Promise<void> {
  const target = diskStore(folder);
  const store = await openNodeStore(target);
  const { generations } = await store.verify();
  for (const { id, ok } of generations) if (!ok) faults.push(`generation ${id} of the backups`);
  const { backups, damaged } = await listBackups(target);
  faults.push(...damaged);
  for (const id of backedUp)
    if (!backups.some((backup) => backup.id === id)) faults.push(`backup ${id} is gone`);
  await store.close();
  await target.close();
}
