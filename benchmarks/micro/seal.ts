/**
 * What encryption at rest costs: processor time, threads included, of sealing and opening the pieces of a snapshot, ways in turns.
 *
 *     npx tsx benchmarks/micro/seal.ts <snapshot>
 */
import { readFileSync } from "node:fs";
import { cutPieces, pieceSizes } from "../../packages/node-store/src/generations/cut-pieces.ts";
import {
  generateStoreKey,
  keyRing,
  parseStoreKeys,
} from "../../packages/node-store/src/keys/store-key.ts";
import { openObject } from "../../packages/node-store/src/objects/open-object.ts";
import { objectName, sealObject } from "../../packages/node-store/src/objects/seal-object.ts";
import { table } from "../results.ts";

const ROUNDS = 15;
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("usage: seal.ts <snapshot>");
  process.exit(2);
}
const snapshot = new Uint8Array(readFileSync(file));
const pieces: Uint8Array[] = [];
let offset = 0;
for (const size of cutPieces(snapshot, pieceSizes(256 * 1024))) {
  pieces.push(snapshot.subarray(offset, offset + size));
  offset += size;
}
const keys = keyRing(parseStoreKeys(generateStoreKey().text, "benchmark"));
const seal = (options: Parameters<typeof sealObject>[1]) =>
  Promise.all(pieces.map((piece) => sealObject(piece, options)));
const open = (objects: readonly Uint8Array[]) =>
  Promise.all(objects.map((one) => openObject(one, { keys })));
const plain = await seal({ compress: false });
const sealed = await seal({ keys });
const bare = await seal({ keys, compress: false });
const ways: [name: string, bytes: number, run: () => Promise<unknown>][] = [
  ["seal, plain", snapshot.length, () => seal({ compress: false })],
  ["seal, encrypted", snapshot.length, () => seal({ keys, compress: false })],
  ["seal, compressed and encrypted", snapshot.length, () => seal({ keys })],
  ["open, plain", snapshot.length, () => open(plain)],
  ["open, encrypted", snapshot.length, () => open(bare)],
  ["open, compressed and encrypted", snapshot.length, () => open(sealed)],
  ["compare with names (SHA-256)", snapshot.length, async () => sealed.map(objectName)],
];
const samples = ways.map((): number[] => []);
for (let round = -3; round < ROUNDS; round++)
  for (const [at, [, , run]] of ways.entries()) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) samples[at]?.push((user + system) / 1000);
  }
const bytesOf = (objects: readonly Uint8Array[]) =>
  objects.reduce((sum, { length }) => sum + length, 0);
console.log(
  `${snapshot.length} bytes in ${pieces.length} pieces; stored ${bytesOf(plain)} plain, ${bytesOf(sealed)} encrypted\n`,
);
console.log(
  table(
    ["way", "middle ms", "MB/s"],
    ways.map(([name, bytes], at) => {
      const sorted = (samples[at] ?? []).sort((a, b) => a - b);
      const middle = sorted[sorted.length >> 1] ?? Number.NaN;
      return [name, middle.toFixed(2), (bytes / 1000 / middle).toFixed(0)];
    }),
  ),
);
