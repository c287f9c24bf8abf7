/** Where things lie in a store: the keys, the same in a folder, a bucket and a backup. Byte map: `docs/store-format.md`. */

/** Says that this is a store, and of which format. */
export const STORE_KEY = "store.json";
/** Names the current generation. */
export const CURRENT_KEY = "current";
/** Manifests, one a generation. */
export const GENERATIONS = "generations/";
/** Objects, in folders by the first two digits of their names. */
export const OBJECTS = "objects/";
/** The format that this release writes, and the newest that it reads. */
export const STORE_FORMAT = 1;

/** The key of a generation's manifest. */
export function generationKey(id: string): string {
  return `${GENERATIONS}${id}.json`;
}

/** The id in the key of a manifest; `undefined` where it is the key of something else. */
export function idOfKey(key: string): string | undefined {
  return /^generations\/([0-9a-z-]+)\.json$/u.exec(key)?.[1];
}

/** The key of an object. */
export function objectKey(object: string): string {
  return `${OBJECTS}${object.slice(0, 2)}/${object}`;
}

/** The name in the key of an object; `undefined` where it is the key of something else. */
export function objectOfKey(key: string): string | undefined {
  const [, folder, object] = /^objects\/([0-9a-f]{2})\/([0-9a-f]{64})$/u.exec(key) ?? [];
  return object?.slice(0, 2) === folder ? object : undefined;
}

/** Whether a text is the name of an object. */
export function isObjectName(text: unknown): text is string {
  return typeof text === "string" && /^[0-9a-f]{64}$/u.test(text);
}
