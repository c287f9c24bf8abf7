/**
 * Turns single bits of a store over and looks at what readers make of it.
 *
 * Used by a small sample in the tests, and by `npm run bitrot:store` for as many as one likes.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DocsIndex, isExpodexError } from "@expodex/core/read";
import { openNodeStore } from "../../src/generations/generations.ts";
import { openStoredIndex } from "../../src/generations/open-stored-index.ts";
import { docsSnapshot } from "./docs-snapshot.ts";
import { filesIn, flipBit } from "./flip-bit.ts";

/** What was found after bits were turned over. */
export interface BitRotCounts {
  flips: number;
  /** Verification named the file. */
  detected: number;
  /** Another generation was served, and the result said so. */
  passedOver: number;
  /** The light reader raised a typed error before it answered. */
  raised: number;
  /** What should not be: one sentence each. */
  faults: string[];
}

const QUERIES = ["camera permission", "play a sound", "map with markers", "film"];

/**
 * Turns bits over, one at a time.
 *
 * @param random gives fractions
 * @param onFlip called after each
 */
export async function rotStore(
  flips: number,
  random: () => number,
  onFlip: (counts: BitRotCounts) => void = () => {},
): Promise<BitRotCounts> {
  const counts: BitRotCounts = { flips: 0, detected: 0, passedOver: 0, raised: 0, faults: [] };
  const home = mkdtempSync(join(tmpdir(), "expodex-rot-"));
  try {
    const folder = join(home, "store");
    const good = await makeStore(folder);
    // Pins and locks are of processes that are gone; nothing is served out of them.
    const files = filesIn(folder).filter((path) => !/^(?:locks|readers|\.tmp)\//u.test(path));
    const sizes = files.map((path) => statSync(join(folder, path)).size);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    while (counts.flips < flips) {
      let bit = Math.floor(random() * total * 8);
      let number = 0;
      for (; bit >= (sizes[number] ?? 0) * 8; number++) bit -= (sizes[number] ?? 0) * 8;
      const path = files[number] ?? "";
      const before = readFileSync(join(folder, path));
      const back = flipBit(join(folder, path), bit);
      try {
        await look(folder, path, good, counts);
      } catch (error) {
        counts.faults.push(`${path}, bit ${bit}: ${(error as Error).stack ?? error}`);
      }
      back();
      if (!before.equals(readFileSync(join(folder, path))))
        throw new Error("the bit did not turn back");
      counts.flips++;
      onFlip(counts);
    }
    return counts;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Answers of an index by the fingerprint of what was published. */
type Good = ReadonlyMap<string, string>;

async function makeStore(folder: string): Promise<Good> {
  const store = await openNodeStore(folder, { pieceBytes: 1_024 });
  const good = new Map<string, string>();
  const later: Record<string, string> = { "video.md": "# Video\n\nPlay a film in a view." };
  for (const more of [{}, later]) {
    await store.publish(await docsSnapshot(more, { embedder: "learned" }));
    const { index, generation } = await store.openIndex();
    good.set(generation.fingerprint, await answers(index));
    await index.close();
  }
  await store.close();
  return good;
}

async function answers(index: DocsIndex): Promise<string> {
  const all: unknown[] = [];
  for (const query of QUERIES) {
    const { hits, total } = await index.search(query, { cache: false });
    all.push(hits, total);
  }
  all.push(await index.read("/camera/"), await index.documents());
  return JSON.stringify(all);
}

async function look(folder: string, path: string, good: Good, counts: BitRotCounts) {
  const fault = (what: string) => counts.faults.push(`${path}: ${what}`);
  const check = (fingerprint: string, answered: string, how: string) => {
    if (good.get(fingerprint) !== answered) fault(`${how} answers something else`);
  };
  const store = await openNodeStore(folder);
  try {
    const { ok, damage } = await store.verify();
    if (ok) fault("verification finds nothing");
    else if (damage.some(({ key }) => key === path)) counts.detected++;
    else fault(`verification names ${damage.map(({ key }) => key).join()}`);
    const { index, generation, passedOver } = await store.openIndex();
    check(generation.fingerprint, await answers(index), "a checked index");
    if (passedOver.length > 0) counts.passedOver++;
    await index.close();
  } catch (error) {
    if (!isExpodexError(error, "STORE_DAMAGED")) throw error;
    // Both generations need the object.
    counts.raised++;
  } finally {
    await store.close();
  }
  try {
    const { index, generation } = await openStoredIndex(folder);
    try {
      check(generation.fingerprint, await answers(index), "a light index");
    } finally {
      await index.close();
    }
  } catch (error) {
    if (!isExpodexError(error, "SNAPSHOT_CORRUPT") && !isExpodexError(error, "STORE_DAMAGED"))
      throw error;
    counts.raised++;
  }
}
