/**
 * Says whether the backups of a place are whole: their records, the generations and the other files that they hold.
 *
 * Responsible for: what makes a backup other than a store that is served, which names a current generation. Not responsible for:
 * comparing generations (`generations/verify.ts`).
 */
import type { Store } from "@expodex/core/read";
import { CURRENT_KEY, generationKey, objectKey } from "../generations/layout.ts";
import type { Damage, VerifyOptions, VerifyResult } from "../generations/node-store.ts";
import { listGenerationIds, signalOf } from "../generations/read-generation.ts";
import { verify } from "../generations/verify.ts";
import type { KeyProvider } from "../keys/key-provider.ts";
import { listBackups } from "./backup-record.ts";
import { readObject } from "./copy-objects.ts";

/** How to verify a backup. */
export interface VerifyBackupOptions extends VerifyOptions {
  /** Opens what is encrypted; needed for a deep look alone. */
  keys?: KeyProvider;
}

/** Verifies the backups of a place. @throws ExpodexError STORE_FAILED, STORE_KEY where a generation is encrypted and `deep`, ABORTED */
export async function verifyBackup(
  target: Store,
  options: VerifyBackupOptions = {},
): Promise<VerifyResult> {
  const { signal } = options;
  const found = await verify(target, options);
  const damage = found.damage.filter(({ key, kind }) => key !== CURRENT_KEY || kind !== "missing");
  const { backups, damaged } = await listBackups(target, signalOf(signal));
  const add = (key: string, kind: Damage["kind"], reason: string) =>
    damage.push({ key, kind, generations: [], parts: [], pages: [], reason });
  for (const key of damaged)
    add(
      key,
      "changed",
      "the record is not as written; the generations that it names can be restored",
    );
  const held = new Set(await listGenerationIds(target, signalOf(signal)));
  for (const { id, generations } of backups)
    for (const lost of generations)
      if (!held.has(lost) && !damage.some(({ key }) => key === generationKey(lost)))
        add(generationKey(lost), "missing", `the backup ${id} names it`);
  const files = new Map(
    backups.flatMap((backup) => backup.files.map((file) => [file.object, file.key] as const)),
  );
  let wholeFiles = 0;
  for (const [object, key] of files) {
    if ((await readObject(target, object, signal)) !== undefined) wholeFiles += 1;
    else add(objectKey(object), "changed", `${key} cannot be put back`);
  }
  return {
    ...found,
    ok: damage.length === 0,
    damage,
    objects: found.objects + files.size,
    // What holds files is no object of a generation, and yet is needed.
    unused: Math.max(0, found.unused - wholeFiles),
  };
}
