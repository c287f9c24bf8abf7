/** A store that counts, fails or stops at will: what is between a test and the store that it tests with. */
import type { Store } from "@expodex/core";

/** What happens at a call. */
export interface StoreHooks {
  /** Called before each read that gives bytes. */
  onRead?(key: string): void | Promise<void>;
  /** Called before each write; where it raises, nothing is written. */
  onWrite?(key: string, bytes: Uint8Array): void | Promise<void>;
  /** Called before each deletion. */
  onDelete?(key: string): void | Promise<void>;
}

/** Wraps a store. */
export function watchedStore(store: Store, hooks: StoreHooks): Store {
  return {
    ...store,
    read: async (key, options) => {
      await hooks.onRead?.(key);
      return store.read(key, options);
    },
    write: async (key, bytes, options) => {
      await hooks.onWrite?.(key, bytes);
      return store.write(key, bytes, options);
    },
    delete: async (key, options) => {
      await hooks.onDelete?.(key);
      return store.delete(key, options);
    },
  };
}

/** Everything in a store, by key. */
export async function contentOf(store: Store, prefix = ""): Promise<Map<string, Uint8Array>> {
  const content = new Map<string, Uint8Array>();
  for await (const { key } of store.list(prefix))
    content.set(key, (await store.read(key)) as Uint8Array);
  return content;
}

/** Flips a bit of what lies under a key. */
export async function damage(store: Store, key: string): Promise<void> {
  const bytes = (await store.read(key)) as Uint8Array;
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] as number) ^ 1;
  await store.write(key, bytes);
}
