/** Where a built index goes: into a file of its own, or into the store that commands share, as its next generation. */
import { readFile, stat } from "node:fs/promises";
import type { NodeStore, PublishResult } from "@expodex/node-store";
import { earlierIndexPath, readEarlierIndex, storeFolder } from "../default-store.ts";
import { prepareFile, writeIndexFile } from "../index-file.ts";
import { openStore } from "../open-store.ts";
import type { Terminal } from "../terminal.ts";

/** A place for an index. */
export interface IndexPlace {
  /** The file, or the folder of the store. */
  path: string;
  /** Fails early where nothing could be written in the end. @throws ExpodexError FILE_FAILED, STORE_FAILED */
  prepare(): Promise<void>;
  /** What stands there, to take over from; undefined where there is nothing. */
  previous(): Promise<PreviousIndex | undefined>;
  /** Puts an index there, whole or not at all. @returns what was published, where it went into the store */
  write(snapshot: Uint8Array): Promise<PublishResult | undefined>;
  close(): Promise<void>;
}

/** What stands at a place. */
export interface PreviousIndex {
  bytes: Uint8Array;
  /** Milliseconds since 1970. */
  writtenAt: number;
}

/** The file at a path. */
export function filePlace(path: string): IndexPlace {
  return {
    path,
    prepare: () => prepareFile(path),
    previous: () => readPrevious(path),
    async write(snapshot) {
      await writeIndexFile(path, snapshot);
      return undefined;
    },
    close: async () => {},
  };
}

/** The shared store. A file that stood in its place before becomes its first generation. */
export async function storePlace(terminal: Terminal): Promise<IndexPlace> {
  const path = await storeFolder(terminal);
  let opened: NodeStore | undefined;
  const store = async () => {
    opened ??= await openStore(terminal);
    return opened;
  };
  return {
    path,
    async prepare() {
      await takeEarlierIn(await store(), terminal);
    },
    async previous() {
      const { readSnapshot, current } = await store();
      // What is damaged is not taken over from; the build that follows takes its place.
      const found = await current().catch(() => undefined);
      if (found === undefined) return undefined;
      const { bytes, generation } = await readSnapshot().catch(() => ({
        bytes: undefined,
        generation: found,
      }));
      return bytes === undefined
        ? undefined
        : { bytes, writtenAt: Date.parse(generation.createdAt) };
    },
    async write(snapshot) {
      return (await store()).publish(snapshot, { signal: terminal.signal });
    },
    async close() {
      await opened?.close();
    },
  };
}

/** Publishes the file that older releases shared, once: the store goes first from then on. */
async function takeEarlierIn(store: NodeStore, terminal: Terminal): Promise<void> {
  if ((await store.generations()).length > 0) return;
  const earlier = await readEarlierIndex(terminal);
  if (earlier === undefined) return;
  const path = await earlierIndexPath(terminal);
  try {
    const { generation } = await store.publish(earlier.bytes, { signal: terminal.signal });
    terminal.say(
      `expodex: ${path} is now generation ${generation.id} of the store; the file is not read any more, and may be deleted`,
    );
  } catch {
    terminal.say(
      `expodex: ${path} cannot be read, and is left as it is; the store takes its place`,
    );
  }
}

async function readPrevious(path: string): Promise<PreviousIndex | undefined> {
  try {
    const found = await stat(path);
    // A pipe would be waited for without end.
    if (!found.isFile()) return undefined;
    return { bytes: await readFile(path), writtenAt: found.mtimeMs };
  } catch {
    return undefined;
  }
}
