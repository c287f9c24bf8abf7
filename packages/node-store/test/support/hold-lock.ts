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
import { livenessOf, ownIdentity, type ProcessIdentity } from "../../src/disk/process-identity.ts";
import { withLock } from "../../src/disk/writer-lock.ts";

const [folder = "", rounds = "1", ms = "0"] = process.argv.slice(2);
const mark = join(folder, "held");
const own = await ownIdentity();

/** Who left its mark; nobody where it was killed before it had written it. */
async function marked(): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(mark, "utf8"));
  } catch {
    return undefined;
  }
}

for (let round = 0; round < Number(rounds); round++)
  await withLock(
    folder,
    async (held) => {
      // A killed process leaves its mark, and its number until its parent has asked how it ended; only one that runs counts.
      const other = await marked();
      if (other !== undefined && (await livenessOf(other, own)) !== "dead")
        process.stdout.write("both\n");
      await writeFile(mark, JSON.stringify(own));
      process.stdout.write("held\n");
      await sleep(Number(ms));
      await held.check();
      await rm(mark, { force: true });
    },
    { waitMs: 60_000 },
  );
