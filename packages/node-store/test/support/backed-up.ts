/** A store with generations of different days, made once a file of tests. */
import { memoryStore, type Store } from "@expodex/core";
import { openNodeStore } from "../../src/generations/generations.ts";
import { docsSnapshot } from "./docs-snapshot.ts";

/** Hours from here on, as milliseconds since 1970. */
export const hours = (count: number): number => Date.UTC(2026, 10, 2) + count * 3_600_000;

let snapshots: Promise<Uint8Array[]> | undefined;

/** Three snapshots, each with a page more. */
export function threeSnapshots(): Promise<Uint8Array[]> {
  const pages = ["one", "two", "three"].map((name): [string, string] => [
    `${name}.md`,
    `# Page ${name}\n\nThe word of page ${name} is ${name.repeat(3)}.`,
  ]);
  snapshots ??= Promise.all(
    pages.map((_, n) => docsSnapshot(Object.fromEntries(pages.slice(0, n + 1)))),
  );
  return snapshots;
}

/** Publishes a snapshot at a time, in pieces small enough that generations share some. */
export async function publishAt(store: Store, snapshot: Uint8Array, time: number): Promise<string> {
  const options = { now: () => time, keep: 100, pieceBytes: 1024 };
  const open = await openNodeStore(store, options);
  const { generation } = await open.publish(snapshot);
  return generation.id;
}

/** A store with a generation a day for so many days. */
export async function storeOfDays(days = 3, store = memoryStore()) {
  const made = await threeSnapshots();
  const ids: string[] = [];
  for (let day = 0; day < days; day++)
    ids.push(await publishAt(store, made[day] as Uint8Array, hours(day * 24)));
  return { store, ids };
}
