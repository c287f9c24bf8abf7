/**
 * Takes a folder's lock again and again, and fails where another process holds it too: a process that a test can kill.
 *
 *     hold-lock.ts <folder> <rounds> <milliseconds that each takes>
 *
 * Says `held` when it has the lock, `both` where it is not alone.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../../src/disk/process-identity.ts";
import { withLock } from "../../src/disk/writer-lock.ts";

const [folder = "", rounds = "1", ms = "0"] = process.argv.slice(2);
const mark = join(folder, "held");

for (let round = 0; round < Number(rounds); round++)
  await withLock(
    folder,
    async (held) => {
      // A killed process leaves its mark; only one that is alive counts.
      const other = await readFile(mark, "utf8").catch(() => undefined);
      if (other !== undefined && isAlive(Number(other))) process.stdout.write("both\n");
      await writeFile(mark, String(process.pid));
      process.stdout.write("held\n");
      await sleep(Number(ms));
      await held.check();
      await rm(mark, { force: true });
    },
    { waitMs: 60_000 },
  );
