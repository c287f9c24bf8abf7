/**
 * Publishes one generation after the other, keeps a cache and backs both up, until somebody kills it.
 *
 *     crash-writer.ts <folder> <folder of backups> <snapshot>…
 *
 * Says what it begins and what has settled, so that whoever kills it knows what must be there.
 */
import { readFileSync } from "node:fs";
import { backUp } from "../../src/backup/back-up.ts";
import { openCacheStore } from "../../src/caches/cache-store.ts";
import { diskStore } from "../../src/disk/disk-store.ts";
import { openNodeStore } from "../../src/generations/generations.ts";

const [folder = "", backups = "", ...files] = process.argv.slice(2);
const snapshots = files.map((file) => readFileSync(file));
const say = (line: string) => process.stdout.write(`${line}\n`);

const store = await openNodeStore(folder, { pieceBytes: 1_024 });
const disk = diskStore(folder);
const target = diskStore(backups);
const cache = await openCacheStore(disk, { name: "pages", maxBytes: 20_000 });
const first = Math.floor(Math.random() * snapshots.length);
say("ready");
for (let round = 0; ; round++) {
  const number = (first + round) % snapshots.length;
  say(`publishing ${number}`);
  await store.publish(snapshots[number] ?? new Uint8Array());
  say(`published ${number}`);
  const entry = new Uint8Array(2_000).fill(round);
  await cache.write(`entry-${round % 20}`, entry);
  if (round % 3 !== 2) continue;
  say(`backing-up ${number}`);
  const { backup } = await backUp(disk, target);
  say(`backed-up ${backup.id}`);
}
