/**
 * Kills a writer of generations, caches and backups at random moments: `npm run crash:store -- --kills 500 --seed 1`.
 *
 * After each kill the store is opened, verified deep, and must serve the old generation or the new. Fails on the first that does not.
 */
import { parseArgs } from "node:util";
import { createRandom } from "../packages/core/src/text/prng.ts";
import { crashStore } from "../packages/node-store/test/support/crash.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
  },
});
const counts = await crashStore(
  Number(values.kills),
  createRandom(Number(values.seed)),
  ({ kills, faults }) => {
    if (kills % 50 === 0) process.stdout.write(`${kills} kills\n`);
    if (faults.length > 0) fail(faults);
  },
);
if (counts.faults.length > 0) fail(counts.faults);
const { kills, servedOld, servedNew, duringBackup } = counts;
process.stdout.write(
  `${kills} kills, ${servedOld + servedNew} of them while publishing (the old generation served ${servedOld} times, the new ${servedNew}), ${duringBackup} during a backup: 0 lost, 0 corrupt\n`,
);

function fail(faults: readonly string[]): never {
  process.stdout.write(`${faults.join("\n")}\n`);
  process.exit(1);
}
