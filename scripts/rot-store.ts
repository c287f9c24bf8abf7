/**
 * Turns single bits of a store's files over: `npm run bitrot:store -- --flips 10000 --seed 1`.
 *
 * Each time verification must name the file, and whoever opens an index gets right answers or a typed error. Fails on the first that
 * does not.
 */
import { parseArgs } from "node:util";
import { createRandom } from "../packages/core/src/text/prng.ts";
import { rotStore } from "../packages/node-store/test/support/bit-rot.ts";

const { values } = parseArgs({
  options: {
    flips: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const counts = await rotStore(
  Number(values.flips),
  createRandom(Number(values.seed)),
  ({ flips, faults }) => {
    if (flips % 1_000 === 0) process.stdout.write(`${flips} bits\n`);
    if (faults.length > 0) fail(faults);
  },
);
const { flips, detected, passedOver, raised } = counts;
process.stdout.write(
  `${flips} bits turned over, seed ${values.seed}: detected ${detected} times; an earlier generation was served ${passedOver} times, ${raised} calls raised an error, 0 wrong answers\n`,
);

function fail(faults: readonly string[]): never {
  process.stdout.write(`seed ${values.seed}: ${faults.join("\n")}\n`);
  process.exit(1);
}
