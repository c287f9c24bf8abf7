/**
 * Says whether a store is whole, and what damage costs.
 *
 * Responsible for: generations, their snapshots and searches in them. Not responsible for: comparing bytes (`scan-store.ts`).
 */
import type { Store } from "@expodex/core/read";
import { type DocsIndex, openExpoDocsIndex } from "@expodex/core/read";
import type { KeyProvider } from "../keys/key-provider.ts";
import { objectName } from "../objects/seal-object.ts";
import { costOfDamage } from "./damage-cost.ts";
import { generationKey } from "./layout.ts";
import type { VerifyOptions, VerifyResult } from "./node-store.ts";
import { snapshotSpeed } from "./open-snapshot.ts";
import { findManifest, isDamage, readPieces, signalOf } from "./read-generation.ts";
import { type Scan, scanStore } from "./scan-store.ts";

/** How to verify, from the inside. */
export interface VerifySettings extends VerifyOptions {
  keys?: KeyProvider;
  hold?(id: string): () => void;
}

/** Pages that are searched for and read in each generation. */
const SAMPLES = 8;

/** Verifies. @throws ExpodexError STORE_FAILED, STORE_KEY where a generation is encrypted and `deep`, ABORTED */
export async function verify(store: Store, settings: VerifySettings): Promise<VerifyResult> {
  const scan = await scanStore(store, settings);
  const { damage, currentId } = scan;
  const searched = new Map<string, number>();
  if (settings.deep === true) {
    const total = scan.envelopes.length;
    for (const [done, { id }] of scan.envelopes.entries()) {
      settings.onProgress?.({ step: "open", done, total, item: id });
      if (damage.some(({ generations }) => generations.includes(id))) continue;
      searched.set(id, await searchGeneration(store, id, settings, scan));
    }
    await costOfDamage(store, scan, settings);
  }
  const isOk = (id: string) => !damage.some(({ generations }) => generations.includes(id));
  return {
    ok: damage.length === 0,
    currentOk: currentId === undefined ? scan.ids.length === 0 : isOk(currentId),
    generations: scan.ids.map((id) => ({
      id,
      ok: isOk(id),
      isCurrent: id === currentId,
      searched: searched.get(id) ?? 0,
    })),
    damage,
    objects: scan.objects,
    bytes: scan.bytes,
    unused: scan.unused,
  };
}

/** Opens a generation with every byte decoded, and searches it; the number of searches. What is wrong is added to the damage. */
async function searchGeneration(
  store: Store,
  id: string,
  { keys, hold, signal }: VerifySettings,
  { damage }: Scan,
): Promise<number> {
  const key = generationKey(id);
  const release = hold?.(id);
  const wrong = (reason: string) =>
    damage.push({ key, kind: "changed", generations: [id], parts: [], pages: [], reason });
  try {
    const options = {
      ...(keys === undefined ? {} : { keys }),
      sha256: objectName,
      ...signalOf(signal),
    };
    const manifest = await findManifest(store, id, options);
    // Collected since the scan.
    if (manifest === undefined) return 0;
    const bytes = await readPieces(store, manifest, options);
    const index = await openExpoDocsIndex(bytes, { verify: true, ...snapshotSpeed });
    try {
      if (index.info.fingerprint !== manifest.fingerprint)
        wrong(`${key} describes another index than it holds`);
      return await sampleSearches(index, manifest.documents, wrong);
    } finally {
      await index.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    wrong(`generation ${id} does not open: ${error instanceof Error ? error.message : error}`);
    return 0;
  } finally {
    release?.();
  }
}

/** Searches for the titles of pages spread over the index, and reads them. */
async function sampleSearches(
  index: DocsIndex,
  documents: number,
  wrong: (reason: string) => void,
): Promise<number> {
  const pages = await index.documents();
  const step = Math.max(1, Math.floor(Math.min(pages.length, documents) / SAMPLES));
  let searched = 0;
  for (let at = 0; at < pages.length && searched < SAMPLES; at += step) {
    const page = pages[at];
    if (page === undefined) break;
    const { hits } = await index.search(page.title, {
      ...(page.sdk === undefined ? {} : { sdk: page.sdk }),
      limit: 10,
    });
    if (hits.length === 0) wrong(`a search for ${JSON.stringify(page.title)} finds nothing`);
    await index.read(page.path);
    searched++;
  }
  return searched;
}
