/**
 * Publishes a generation every so many milliseconds, for so many milliseconds: `many-writer.ts <folder> <every> <for>`.
 *
 * The page `/page/` of the n-th is called `Page n`.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { openNodeStore } from "../../src/generations/generations.ts";
import { docsSnapshot } from "./docs-snapshot.ts";

const [folder = "", every = "200", length = "5000"] = process.argv.slice(2);
const store = await openNodeStore(folder, { pieceBytes: 4_096 });
/** On a busy machine the time may be over before there was anything to see. */
const LEAST = 6;
const until = performance.now() + Number(length);
let published = 0;
while (performance.now() < until || published < LEAST) {
  const next = performance.now() + Number(every);
  const snapshot = await docsSnapshot({ "page.md": `# Page ${published}\n\nThe marker is set.` });
  const { generation } = await store.publish(snapshot);
  process.stdout.write(`${generation.id} ${published}\n`);
  if (published === 0) process.stdout.write("ready\n");
  published++;
  await sleep(Math.max(0, next - performance.now()));
}
await store.close();
