/** Where kept pages lie: a folder of their own, or a store that may forget. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ExpodexError, type Milliseconds, type Store } from "@expodex/core";
import { reasonOf } from "../disk/read-text.ts";

/** Texts under plain names. */
export interface PageStorage {
  /** A text; `undefined` where there is none or it cannot be read. */
  read(name: string): Promise<string | undefined>;
  /** Puts a text, whole or not at all. @throws ExpodexError FILE_FAILED, STORE_FAILED */
  write(name: string, text: string): Promise<void>;
  names(): Promise<string[]>;
  remove(name: string): Promise<void>;
  /** Takes away what killed processes left. */
  tidy(now: Milliseconds): Promise<void>;
}

/** A half-written file is a killed process's after that time; another process may be writing a younger one right now. */
const ABANDONED_MS: Milliseconds = 60 * 60 * 1_000;

let written = 0;

/** A folder, which is created. @throws ExpodexError FILE_FAILED */
export async function folderStorage(folder: string): Promise<PageStorage> {
  await failing(folder, () => mkdir(folder, { recursive: true }));
  return {
    read: (name) => readFile(join(folder, name), "utf8").catch(() => undefined),
    // Beside its place and then renamed, so that no reader ever sees half of one.
    write: async (name, text) => {
      written += 1;
      const path = join(folder, name);
      const beside = `${path}.${process.pid}-${written}.writing`;
      await failing(path, async () => {
        try {
          await writeFile(beside, text);
          await rename(beside, path);
        } catch (error) {
          await rm(beside, { force: true });
          throw error;
        }
      });
    },
    names: async () => (await readdir(folder)).filter((name) => !name.endsWith(".writing")),
    remove: (name) => rm(join(folder, name), { force: true }),
    tidy: async (now) => {
      for (const name of await readdir(folder)) {
        if (!name.endsWith(".writing")) continue;
        const path = join(folder, name);
        const age = await stat(path).then(
          ({ mtimeMs }) => now - mtimeMs,
          () => 0,
        );
        if (age > ABANDONED_MS) await rm(path, { force: true });
      }
    },
  };
}

/** A store, such as a cache that is bounded. What it has forgotten is fetched again. */
export function storeStorage(store: Store): PageStorage {
  return {
    read: async (name) => {
      const bytes = await store.read(name);
      return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    },
    write: async (name, text) => {
      await store.write(name, new TextEncoder().encode(text));
    },
    names: async () => {
      const names: string[] = [];
      for await (const { key } of store.list("")) names.push(key);
      return names;
    },
    remove: (name) => store.delete(name),
    tidy: async () => {},
  };
}

async function failing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new ExpodexError("FILE_FAILED", {
      subject: path,
      expected: "a folder that can be written to",
      got: reason,
      next: "free some space, or name another cache folder",
      data: { path, reason },
      cause,
    });
  }
}
