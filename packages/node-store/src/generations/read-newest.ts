/**
 * Reads the generation that is to be served: the current one, or the newest whole one where that is damaged.
 *
 * Responsible for: what takes the place of a damaged generation, and saying so. Not responsible for: mending it (`repair.ts`).
 */
import { isExpodexError, type Log } from "@expodex/core/read";
import type { DamagedGeneration, Manifest } from "./generation.ts";
import { CURRENT_KEY, generationKey } from "./layout.ts";
import {
  damagedGeneration,
  findManifest,
  generationNotFound,
  isDamage,
  listGenerationIds,
  type ReadableStore,
  type ReadGenerationOptions,
  readCurrentId,
} from "./read-generation.ts";

/** What was read. */
export interface NewestGeneration<T> {
  manifest: Manifest;
  /** What `open` made of it. */
  opened: T;
  passedOver: DamagedGeneration[];
}

/** How to read it. */
export interface ReadNewestOptions<T> extends ReadGenerationOptions {
  /** Reads what a manifest describes and makes something of it; where it raises STORE_DAMAGED or SNAPSHOT_CORRUPT the generation is damaged. */
  open(manifest: Manifest): T | Promise<T>;
  /** Keeps a generation from being collected while it is read; returns what lets it go. @default it may vanish, and is read anew */
  hold?(id: string): () => void;
  /** Whether damage is raised instead of being passed over. @default false */
  isStrict?: boolean;
  log?: Log;
}

/**
 * How often the current generation may vanish under a reader before that is called damage. It vanishes where it was replaced and
 * collected between two reads, so each time means at least one new generation.
 */
const MAX_VANISHED = 20;

/**
 * Reads the generation to be served.
 *
 * @throws ExpodexError GENERATION_NOT_FOUND in an empty store, STORE_DAMAGED where no generation is whole, STORE_KEY, STORE_FAILED, ABORTED
 */
export async function readNewest<T>(
  store: ReadableStore,
  options: ReadNewestOptions<T>,
): Promise<NewestGeneration<T>> {
  const passedOver: DamagedGeneration[] = [];
  const passOver = (one: DamagedGeneration) => {
    passedOver.push(one);
    options.log?.(`${one.reason}; an earlier generation takes its place where one is whole`);
  };
  let current = await currentOf(store, options, passOver);
  for (let vanished = 0; current !== undefined; ) {
    try {
      return { ...(await readOne(store, current, options)), passedOver };
    } catch (error) {
      if (!isDamage(error)) throw error;
      const now = await currentOf(store, options, () => {});
      if (now !== undefined && now !== current && vanished++ < MAX_VANISHED) {
        current = now;
        continue;
      }
      if (options.isStrict === true) throw error;
      passOver(describe(current, error));
      break;
    }
  }
  for (const id of await candidates(store, current, options)) {
    try {
      return { ...(await readOne(store, id, options)), passedOver };
    } catch (error) {
      if (!isDamage(error)) throw error;
      passOver(describe(id, error));
    }
  }
  if (passedOver.length === 0) throw generationNotFound(store.id, "a generation", []);
  const [first] = passedOver;
  throw damagedGeneration(
    store.id,
    first?.id ?? "that is current",
    passedOver.flatMap(({ damaged }) => damaged),
  );
}

/** Reads one generation. @throws ExpodexError STORE_DAMAGED where it is missing, too */
export async function readOne<T>(
  store: ReadableStore,
  id: string,
  options: ReadNewestOptions<T>,
): Promise<{ manifest: Manifest; opened: T }> {
  const release = options.hold?.(id);
  try {
    const manifest = await findManifest(store, id, options);
    if (manifest === undefined) throw damagedGeneration(store.id, id, [generationKey(id)]);
    return { manifest, opened: await options.open(manifest) };
  } finally {
    release?.();
  }
}

async function currentOf(
  store: ReadableStore,
  options: ReadGenerationOptions & { isStrict?: boolean },
  passOver: (one: DamagedGeneration) => void,
): Promise<string | undefined> {
  try {
    return await readCurrentId(store, options);
  } catch (error) {
    if (!isDamage(error) || options.isStrict === true) throw error;
    passOver({
      damaged: [CURRENT_KEY],
      reason: "the file that names the current generation is damaged",
    });
    return undefined;
  }
}

/** What may stand in for a generation: the ones before it, newest first, then the ones behind it, which it may have replaced by a restore. */
async function candidates(
  store: ReadableStore,
  current: string | undefined,
  options: ReadGenerationOptions,
): Promise<string[]> {
  const ids = await listGenerationIds(store, options);
  if (current === undefined) return ids;
  return [...ids.filter((id) => id < current), ...ids.filter((id) => id > current)];
}

function describe(id: string, error: unknown): DamagedGeneration {
  const damaged = isExpodexError(error, "STORE_DAMAGED") ? error.data.damaged : [];
  const what = error instanceof Error ? error.message : String(error);
  return { id, damaged, reason: `generation ${id} is damaged: ${what}` };
}
