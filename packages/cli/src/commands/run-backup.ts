/** `expodex backup`: copies the store to a folder or a bucket. */

import { isExpodexError } from "@expodex/core/read";
import type { BackupResult, PruneResult } from "@expodex/node-store";
import { storeFolder } from "../default-store.ts";
import { withHint } from "../failure.ts";
import { openBackupPlace } from "../open-store.ts";
import { bytes, count, duration, plural } from "../output/figures.ts";
import { formatRows } from "../output/rows.ts";
import { withProgress } from "../output/store-progress.ts";
import { readSettings } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `expodex backup`. */
export interface BackupFlags {
  to?: string;
  full?: boolean;
  incremental?: boolean;
  prune?: boolean;
  json?: boolean;
}

/** Backs up, and gives up old backups where that is asked for. */
export async function runBackup(flags: BackupFlags, terminal: Terminal): Promise<void> {
  const { full = false, incremental = false, prune = false } = flags;
  if (full && incremental)
    throw new UsageError("--full and --incremental exclude each other", "leave one of them out");
  const { values } = await readSettings(terminal, { "backup.to": flags.to });
  const { to } = values.backup;
  if (to === undefined)
    throw new UsageError(
      "backup needs a place to copy to",
      "expodex backup --to <folder | s3://bucket/prefix>, or backup.to in expodex.config.json",
    );
  const { backUp, diskStore, pruneBackups } = await import("@expodex/node-store");
  const from = diskStore(await storeFolder(terminal));
  const target = await openBackupPlace(to, terminal);
  const { signal } = terminal;
  try {
    const result = await withProgress(terminal, (onProgress) =>
      backUp(from, target, { mode: full ? "full" : "incremental", onProgress, signal }),
    ).catch((error: unknown) => {
      throw isExpodexError(error, "GENERATION_NOT_FOUND")
        ? withHint(error, "index something first: expodex index --docs <folder>")
        : error;
    });
    const { keepLast, keepDaily, keepWeekly, keepMonthly } = values.backup;
    const retention = {
      last: keepLast,
      daily: keepDaily,
      weekly: keepWeekly,
      monthly: keepMonthly,
    };
    const pruned = prune ? await pruneBackups(target, { retention, signal }) : undefined;
    terminal.write(
      flags.json === true
        ? toJson({ to: target.id, ...result, ...(pruned === undefined ? {} : { pruned }) })
        : format(result, pruned, target.id, terminal),
    );
  } finally {
    await from.close();
    await target.close();
  }
}

function format(
  { backup, keptObjects, keptBytes, mended, tookMs }: BackupResult,
  pruned: PruneResult | undefined,
  to: string,
  { style }: Terminal,
): string {
  const { id, mode, generations, files, copiedObjects, copiedBytes } = backup;
  return formatRows(
    [
      ["backup", `${id} (${mode})`],
      ["generations", `${count(generations.length)}, the newest ${generations[0] ?? "none"}`],
      ["copied", `${plural(copiedObjects, "object")} (${bytes(copiedBytes)})`],
      ["there already", `${plural(keptObjects, "object")} (${bytes(keptBytes)})`],
      ...(files.length === 0
        ? []
        : [["other files", `${count(files.length)}, such as versions of the settings`] as const]),
      ...(mended.length === 0
        ? []
        : [["mended", `${plural(mended.length, "object")} that the backup held damaged`] as const]),
      ...(pruned === undefined
        ? []
        : [
            [
              "given up",
              `${plural(pruned.removed.length, "old backup")} (${bytes(pruned.freedBytes)}), ${count(pruned.kept.length)} stay`,
            ] as const,
          ]),
      ["time", duration(tookMs)],
      ["to", to],
    ],
    style,
  );
}
