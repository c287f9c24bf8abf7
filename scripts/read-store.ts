/**
 * Lets one process publish generations and others read them: `npm run readers:store -- --readers 8 --seconds 60 --every 200`.
 *
 * Fails where a read fails or gives what its generation does not hold, and where something is left over at the end.
 */
import { parseArgs } from "node:util";
import { readWhileWriting } from "../packages/node-store/test/support/many-readers.ts";

const { values } = parseArgs({
  options: {
    readers: { type: "string", default: "8" },
    seconds: { type: "string", default: "60" },
    every: { type: "string", default: "200" },
  },
});
const counts = await readWhileWriting({
  readers: Number(values.readers),
  everyMs: Number(values.every),
  forMs: Number(values.seconds) * 1_000,
});
const { generations, reads, opens, switches, behind, objects, faults } = counts;
process.stdout.write(
  `${generations} generations, ${values.readers} readers told of ${switches} switches, ${reads} reads (${opens} of indexes opened for one search); ` +
    `reads out of the current generation ${behind[0]}, of the one before ${behind[1]}, of earlier ones ${behind[2] + behind[3]}; ${objects} objects left\n`,
);
if (faults.length > 0) {
  process.stdout.write(`${faults.slice(0, 20).join("\n")}\n`);
  process.exit(1);
}
