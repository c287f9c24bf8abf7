/**
 * Lets one process write to a store and others read from it, and looks at what they read.
 *
 * Used for a few seconds in the tests, and by `npm run readers:store` for as long as one likes.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openNodeStore } from "../../src/generations/generations.ts";
import { filesIn } from "./flip-bit.ts";
import { bundleScript, startScript } from "./run-script.ts";

/** How many processes do what for how long. */
export interface ManyReadersOptions {
  readers: number;
  everyMs: number;
  forMs: number;
}

/** What was read. */
export interface ManyReadersCounts {
  generations: number;
  reads: number;
  /** Indexes that were opened for a single search. */
  opens: number;
  /** Switches that readers were told of. */
  switches: number;
  /** Reads out of a generation that no switch, one, two and more had followed when they began. */
  behind: [number, number, number, number];
  objects: number;
  /** What should not be: one sentence each. */
  faults: string[];
}

/** Runs them. One more reader is killed half-way. */
export async function readWhileWriting({
  readers,
  everyMs,
  forMs,
}: ManyReadersOptions): Promise<ManyReadersCounts> {
  const home = mkdtempSync(join(tmpdir(), "expodex-readers-"));
  try {
    const writerFile = join(home, "writer.mjs");
    const readerFile = join(home, "reader.mjs");
    await bundleScript("many-writer.ts", writerFile);
    await bundleScript("many-reader.ts", readerFile);
    const folder = join(home, "store");
    const writer = startScript(writerFile, [folder, String(everyMs), String(forMs)]);
    await writer.line("ready");
    const all = Array.from({ length: readers + 1 }, () => startScript(readerFile, [folder]));
    await Promise.all(all.map((reader) => reader.line("ready")));
    await sleep(forMs / 2);
    all.pop()?.child.kill("SIGKILL");
    const written = await writer.ended;
    for (const { child } of all) child.stdin?.end();
    const ended = await Promise.all(all.map((reader) => reader.ended));

    const faults: string[] = [];
    const published = new Map<string, string>();
    for (const line of written.output.split("\n")) {
      const [id = "", number = ""] = line.split(" ");
      if (number !== "") published.set(id, number);
    }
    if (written.errors !== "") faults.push(`the writer said: ${written.errors}`);
    const counts: ManyReadersCounts = {
      generations: published.size,
      reads: 0,
      opens: 0,
      switches: 0,
      behind: [0, 0, 0, 0],
      objects: 0,
      faults,
    };
    for (const { output, errors } of ended) addReader(counts, output, errors, published);
    await lookAtRest(folder, counts);
    return counts;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function addReader(
  counts: ManyReadersCounts,
  output: string,
  errors: string,
  published: ReadonlyMap<string, string>,
): void {
  const { faults } = counts;
  if (errors !== "") faults.push(`a reader said: ${errors}`);
  const lines = output.trimEnd().split("\n");
  const last = JSON.parse(lines.pop() ?? "{}") as ManyReadersCounts;
  for (const line of lines) {
    const [id = "", number] = line.split(" ");
    if (id === "ready") continue;
    if (id === "fault") faults.push(line);
    else if (published.get(id) !== number) faults.push(`read ${number} out of ${id}`);
  }
  counts.reads += last.reads;
  counts.opens += last.opens;
  counts.switches += last.switches;
  for (const index of counts.behind.keys()) counts.behind[index]! += last.behind[index] ?? 0;
}

/** Nothing is left but what the kept generations need. */
async function lookAtRest(folder: string, counts: ManyReadersCounts): Promise<void> {
  const store = await openNodeStore(folder);
  await store.collectGarbage();
  const { ok, unused, objects, generations } = await store.verify({ deep: true });
  await store.close();
  counts.objects = filesIn(join(folder, "objects")).length;
  if (!ok) counts.faults.push("the store is damaged");
  if (unused > 0 || counts.objects !== objects)
    counts.faults.push(`${counts.objects - objects} objects have leaked`);
  if (generations.length > 3) counts.faults.push(`${generations.length} generations are left`);
  const pins = readdirSync(join(folder, "readers"));
  if (pins.length > 0) counts.faults.push(`${pins.length} pins are left`);
  const temporary = filesIn(folder).filter((path) => path.startsWith(".tmp"));
  if (temporary.length > 0) counts.faults.push(`${temporary.length} unfinished files are left`);
}
