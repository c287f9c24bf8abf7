/** `expodex restore`: puts the generation of a date back, out of a backup or out of the store itself. */

import { isExpodexError } from "@expodex/core/read";
import type { RestoreResult } from "@expodex/node-store";
import { storeFolder } from "../default-store.ts";
import { withHint } from "../failure.ts";
import { openBackupPlace, openStore } from "../open-store.ts";
import { bytes, count, duration, plural } from "../output/figures.ts";
import { formatRows } from "../output/rows.ts";
import { withProgress } from "../output/store-progress.ts";
import { readSettings } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { readMoment } from "./moment.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `expodex restore`. */
export interface RestoreFlags {
  at?: string;
  from?: string;
  dryRun?: boolean;
  force?: boolean;
  json?: boolean;
}

/** Restores, or says what would be restored. */
export async function runRestore(flags: RestoreFlags, terminal: Terminal): Promise<void> {
  const { dryRun = false, force = false } = flags;
  const at = flags.at === undefined ? undefined : readMoment("--at", flags.at);
  const configuration = await readSettings(terminal, { "backup.to": flags.from });
  const from = configuration.values.backup.to;
  const options = {
    dryRun,
    force,
    signal: terminal.signal,
    ...(at === undefined ? {} : { at }),
  };
  const result = await withProgress(terminal, async (onProgress) => {
    if (from === undefined) {
      const store = await openStore(terminal, configuration);
      const { rollBack } = await import("@expodex/node-store");
      return rollBack(store, { ...options, onProgress }).finally(() => store.close());
    }
    return restoreFrom(from, terminal, { ...options, onProgress });
  }).catch((error: unknown) => {
    throw withNextStep(error);
  });
  const place = from ?? "the store itself";
  terminal.write(
    flags.json === true
      ? toJson({ from: place, dryRun, ...result })
      : format(result, dryRun, place, terminal),
  );
}

async function restoreFrom(
  place: string,
  terminal: Terminal,
  options: NonNullable<Parameters<typeof import("@expodex/node-store")["restore"]>[2]>,
): Promise<RestoreResult> {
  const { diskStore, restore, withLock } = await import("@expodex/node-store");
  const folder = await storeFolder(terminal);
  const from = await openBackupPlace(place, terminal);
  const to = diskStore(folder);
  try {
    if (options.dryRun === true) return await restore(from, to, options);
    return await withLock(folder, (held) => restore(from, to, { ...options, check: held.check }), {
      signal: terminal.signal,
    });
  } finally {
    await from.close();
    await to.close();
  }
}

function withNextStep(error: unknown): unknown {
  if (isExpodexError(error, "INVALID_OPTION") && error.data.option === "force")
    return withHint(error, "run it again with --force; what is replaced stays in the store");
  if (isExpodexError(error, "GENERATION_NOT_FOUND"))
    return withHint(error, "see what there is: expodex snapshots --from <place>");
  return error;
}

function format(
  result: RestoreResult,
  dryRun: boolean,
  place: string,
  { style }: Terminal,
): string {
  const { generation, replaced, isSwitched, needsForce, files, lostFiles } = result;
  const verb = dryRun ? "would be restored" : isSwitched ? "restored" : "was current already";
  return formatRows(
    [
      ["generation", `${generation.id} ${verb}`],
      ["published", generation.createdAt],
      ...(replaced === undefined ? [] : [["replaces", `${replaced}, which stays`] as const]),
      ...(dryRun && needsForce
        ? [["needs", "--force, because what is there is whole"] as const]
        : []),
      ["copied", `${plural(result.copiedObjects, "object")} (${bytes(result.copiedBytes)})`],
      ["there already", plural(result.keptObjects, "object")],
      ...(files.length === 0 ? [] : [["other files", count(files.length)] as const]),
      ...(lostFiles.length === 0
        ? []
        : [["lost", `${lostFiles.join(", ")}: the backup holds them damaged`] as const]),
      ["time", duration(result.tookMs)],
      ["from", place],
    ],
    style,
  );
}
