/**
 * Reads a store until its standard input ends: `many-reader.ts <folder>`.
 *
 * Keeps an index open that it renews whenever `watch` tells it to, and now and then opens one for a single search, as the command
 * does. Says at last, as JSON, what it read; a line `fault …` for what should not be.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { DocsIndex } from "@expodex/core/read";
import { openNodeStore } from "../../src/generations/generations.ts";
import type { OpenedGeneration } from "../../src/generations/node-store.ts";
import { openStoredIndex } from "../../src/generations/open-stored-index.ts";

const [folder = ""] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const counts = { reads: 0, opens: 0, switches: 0, behind: [0, 0, 0, 0], failed: 0 };
let isOver = false;
process.stdin.on("end", () => {
  isOver = true;
});
process.stdin.resume();

const store = await openNodeStore(folder, { log: (line) => say(`fault ${line}`) });
let open: OpenedGeneration = await store.openIndex();
/** The newest generation that `watch` told of and that is open, and every id that was seen to be current. */
let renewing = Promise.resolve();
const seen = new Set<string>([open.generation.id]);
const watch = store.watch(
  ({ id }) => {
    counts.switches++;
    renewing = renewing.then(async () => {
      const next = await store.openIndex();
      if (next.generation.id < id) say(`fault told of ${id}, and opened ${next.generation.id}`);
      const before = open;
      open = next;
      await before.index.close();
    });
  },
  { since: open.generation.id },
);

async function read({ index, generation }: { index: DocsIndex } & OpenedGeneration): Promise<void> {
  const { hits } = await index.search("marker", { cache: false });
  say(`${generation.id} ${hits[0]?.title.slice(5)}`);
  counts.reads++;
}

say("ready");
for (let round = 0; !isOver; round++) {
  try {
    const current = (await store.current())?.id;
    if (current !== undefined) seen.add(current);
    const held = open;
    const behind = [...seen].filter((id) => id > held.generation.id).length;
    counts.behind[Math.min(3, behind)]!++;
    await read(held);
    if (round % 4 === 0) {
      const one = await openStoredIndex(folder);
      counts.opens++;
      if (current !== undefined && one.generation.id < current)
        say(`fault opened ${one.generation.id} after ${current} was current`);
      await read(one);
      await one.index.close();
    }
  } catch (error) {
    counts.failed++;
    say(`fault ${(error as Error).stack?.replaceAll("\n", " ")}`);
  }
  await sleep(10);
}
watch.close();
await renewing;
await open.index.close();
await store.close();
say(JSON.stringify(counts));
