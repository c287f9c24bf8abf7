/**
 * Uses many damaged snapshots: `npm run fuzz:snapshot -- [runs] [seed]`, 100,000 and 1 unless said otherwise.
 *
 * Prints how many raised what, and fails on the first error that is not Expodex's own, on a use that takes longer than two seconds,
 * and where memory has grown by more than 512 MB.
 */
import { makeSnapshot } from "../packages/core/test/snapshot/make-snapshot.ts";
import { createMutator } from "../packages/core/test/snapshot/mutate.ts";
import { useSnapshot } from "../packages/core/test/snapshot/use-snapshot.ts";

const MAX_MS = 2_000;
const MAX_GROWTH_BYTES = 512 * 2 ** 20;

const [runs = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const good = await makeSnapshot();
const mutate = createMutator(good, seed);
const before = process.memoryUsage().rss;
let slowestMs = 0;

for (let run = 0; run < runs; run++) {
  const bytes = mutate();
  const started = performance.now();
  const faults = await useSnapshot(bytes, run % 8 === 0);
  const tookMs = performance.now() - started;
  slowestMs = Math.max(slowestMs, tookMs);
  const grown = process.memoryUsage.rss() - before;
  if (faults.length > 0) fail(run, faults.join("\n"));
  if (tookMs > MAX_MS) fail(run, `took ${Math.round(tookMs)} ms`);
  if (grown > MAX_GROWTH_BYTES) fail(run, `memory has grown by ${Math.round(grown / 1e6)} MB`);
  if ((run + 1) % 10_000 === 0) process.stdout.write(`${run + 1} damaged snapshots\n`);
}
process.stdout.write(
  `${runs} damaged copies of ${good.length} bytes, seed ${seed}: typed errors alone, the slowest use ${slowestMs.toFixed(0)} ms\n`,
);

function fail(run: number, reason: string): never {
  process.stdout.write(`run ${run} of seed ${seed}: ${reason}\n`);
  process.exit(1);
}
