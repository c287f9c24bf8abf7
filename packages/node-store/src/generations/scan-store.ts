/**
 * Compares what is stored with what was written: every file with its own hash, every object with its name.
 *
 * Responsible for: what is damaged and which generations need it; no key is needed for that.
 * Not responsible for: what a snapshot says (`verify.ts`), mending (`repair.ts`).
 */
import type { Store } from "@expodex/core/read";
import { isExpodexError } from "@expodex/core/read";
import { objectName } from "../objects/seal-object.ts";
import type { ManifestEnvelope } from "./generation.ts";
import {
  CURRENT_KEY,
  generationKey,
  OBJECTS,
  objectKey,
  objectOfKey,
  STORE_KEY,
} from "./layout.ts";
import type { Damage, OnStoreProgress } from "./node-store.ts";
import { isDamage, listGenerationIds, signalOf } from "./read-generation.ts";
import { readEnvelope } from "./read-manifest.ts";
import { checkStoreFile, readCurrentFile } from "./store-file.ts";

/** How to scan. */
export interface ScanOptions {
  /** Keeps a generation from being collected meanwhile; returns what lets it go. */
  hold?(id: string): () => void;
  onProgress?: OnStoreProgress;
  signal?: AbortSignal;
}

/** What a scan found. */
export interface Scan {
  /** The generation that is current; absent where there is none, or where that cannot be read. */
  currentId?: string;
  /** Generations whose manifest is whole, newest first. */
  envelopes: ManifestEnvelope[];
  /** Ids of all that have a manifest, newest first. */
  ids: string[];
  damage: Damage[];
  objects: number;
  bytes: number;
  /** Objects that no manifest needs. Not known, and 0, where a manifest is damaged. */
  unused: number;
}

/** Scans a store; the generations it looks at are held until it is done. @throws ExpodexError STORE_FAILED, ABORTED */
export async function scanStore(store: Store, options: ScanOptions = {}): Promise<Scan> {
  const releases: (() => void)[] = [];
  try {
    return await scan(store, options, releases);
  } finally {
    for (const release of releases) release();
  }
}

async function scan(
  store: Store,
  { hold, onProgress, signal }: ScanOptions,
  releases: (() => void)[],
): Promise<Scan> {
  const damage: Damage[] = [];
  const add = (key: string, kind: Damage["kind"], generations: string[], reason: string) =>
    damage.push({ key, kind, generations, parts: [], pages: [], reason });
  /** What `read` makes of the bytes under a key; what is damaged is added to the list. */
  const look = async <T>(
    key: string,
    generations: string[],
    cost: string,
    read: (bytes: Uint8Array) => T,
  ): Promise<T | "missing" | undefined> => {
    try {
      const bytes = await store.read(key, signalOf(signal));
      return bytes === undefined ? "missing" : read(bytes);
    } catch (error) {
      if (!isDamage(error)) throw error;
      const what = isExpodexError(error, "STORE_FAILED") ? error.data.reason : "is not as written";
      add(key, "changed", generations, `${key} ${what}: ${cost}`);
      return undefined;
    }
  };

  const readId = () =>
    look(CURRENT_KEY, [], "the newest whole generation is served", (bytes) =>
      readCurrentFile(bytes, store.id, objectName),
    );
  const before = await listGenerationIds(store, signalOf(signal));
  let current = await readId();
  const ids: string[] = [];
  const envelopes: ManifestEnvelope[] = [];
  const readOne = async (id: string) => {
    releases.push(hold?.(id) ?? (() => {}));
    const key = generationKey(id);
    const found = await look(key, [id], "the generation cannot be used", (bytes) =>
      readEnvelope(bytes, { store: store.id, key }, objectName),
    );
    if (found === "missing") return false;
    ids.push(id);
    if (found === undefined) return true;
    if (found.id === id) envelopes.push(found);
    else add(key, "changed", [id], `${key} describes another generation`);
    return true;
  };
  // One that is gone was collected since the list was made: no damage.
  for (const id of before) await readOne(id);
  for (let tries = 0; isNamed(current) && !ids.includes(current) && tries < MAX_SWITCHES; tries++) {
    if (await readOne(current)) break;
    current = await readId();
  }
  const currentId = isNamed(current) ? current : undefined;
  if (currentId !== undefined && !ids.includes(currentId)) {
    const key = generationKey(currentId);
    ids.push(currentId);
    add(key, "missing", [currentId], `${key} is missing: the generation cannot be used`);
  }
  if (current === "missing" && ids.length > 0)
    add(CURRENT_KEY, "missing", [], "current is missing: the newest whole generation is served");
  const described = await look(STORE_KEY, [], "nothing that is served depends on it", (bytes) =>
    checkStoreFile(bytes, store.id, objectName),
  );
  if (described === "missing" && ids.length > 0)
    add(STORE_KEY, "missing", [], `${STORE_KEY} is missing: nothing that is served depends on it`);

  ids.sort().reverse();
  envelopes.sort((a, b) => (a.id < b.id ? 1 : -1));
  const needed = neededBy(envelopes);
  let objects = 0;
  let bytes = 0;
  for (const [object, { generations }] of needed) {
    onProgress?.({ step: "compare", done: objects, total: needed.size, item: object });
    const key = objectKey(object);
    const cost = `${generations.length} generations cannot be used`;
    const found = await look(key, generations, cost, (stored) => ({
      size: stored.length,
      whole: objectName(stored) === object,
    }));
    if (found === "missing") add(key, "missing", generations, `${key} is missing: ${cost}`);
    else if (found !== undefined) {
      bytes += found.size;
      if (!found.whole) add(key, "changed", generations, `${key} is not as written: ${cost}`);
    }
    objects++;
  }
  onProgress?.({ step: "compare", done: objects, total: needed.size });
  const unused =
    envelopes.length < ids.length ? 0 : await countUnused(store, new Set(needed.keys()), signal);
  return {
    ...(currentId === undefined ? {} : { currentId }),
    envelopes,
    ids,
    damage,
    objects,
    bytes,
    unused,
  };
}

/** How often the current generation may be replaced and collected between two looks. */
const MAX_SWITCHES = 20;

const isNamed = (current: string | undefined): current is string =>
  current !== undefined && current !== "missing";

/** Objects, and the generations that need each. */
function neededBy(envelopes: readonly ManifestEnvelope[]) {
  const needed = new Map<string, { generations: string[] }>();
  for (const { id, objects } of envelopes) {
    for (const { object } of objects) {
      const entry = needed.get(object) ?? { generations: [] };
      entry.generations.push(id);
      needed.set(object, entry);
    }
  }
  return needed;
}

async function countUnused(
  store: Store,
  needed: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): Promise<number> {
  let unused = 0;
  for await (const { key } of store.list(OBJECTS, signalOf(signal))) {
    const object = objectOfKey(key);
    if (object !== undefined && !needed.has(object)) unused++;
  }
  return unused;
}
