/** Puts single files of a store back that are no objects, such as versions of the settings, out of the newest backup that holds them. */
import type { Store } from "@expodex/core/read";
import type { RepairResult } from "../generations/node-store.ts";
import { signalOf } from "../generations/read-generation.ts";
import { listBackups } from "./backup-record.ts";
import { readObject } from "./copy-objects.ts";

/**
 * Puts files back.
 *
 * @param keys where they belong in the store
 * @throws ExpodexError STORE_FAILED, ABORTED
 */
export async function repairFiles(
  store: Store,
  from: Store,
  keys: readonly string[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<RepairResult> {
  const result: RepairResult = { repaired: [], lost: [] };
  const { backups } = await listBackups(from, signalOf(signal));
  for (const key of keys) {
    let bytes: Uint8Array | undefined;
    for (const { files } of backups) {
      const held = files.find((file) => file.key === key);
      bytes ??= held === undefined ? undefined : await readObject(from, held.object, signal);
    }
    if (bytes !== undefined) await store.write(key, bytes, signalOf(signal));
    (bytes === undefined ? result.lost : result.repaired).push(key);
  }
  return result;
}
