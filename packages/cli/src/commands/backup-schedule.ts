/** Makes backups beside a server when they are due. */
import type { ScheduledRun } from "@expodex/node-store";
import type { ConfigurationValues } from "@expodex/node-store/config";
import { storeFolder } from "../default-store.ts";
import { openBackupPlace } from "../open-store.ts";
import { bytes, duration, plural } from "../output/figures.ts";
import type { Terminal } from "../terminal.ts";
import type { LeveledLog } from "./leveled-log.ts";

/** Starts it. @returns what stops it, once nothing runs any more */
export async function startSchedule(
  backup: ConfigurationValues["backup"],
  log: LeveledLog,
  terminal: Terminal,
): Promise<() => Promise<void>> {
  const { diskStore, scheduleBackups, snapshotCaches } = await import("@expodex/node-store");
  const from = diskStore(await storeFolder(terminal));
  const to = await openBackupPlace(backup.to as string, terminal);
  const schedule = scheduleBackups(from, to, {
    full: backup.full,
    incremental: backup.incremental,
    caches: backup.caches,
    snapshotCaches: ({ signal }) => snapshotCaches(from, { signal }),
    retention: {
      last: backup.keepLast,
      daily: backup.keepDaily,
      weekly: backup.keepWeekly,
      monthly: backup.keepMonthly,
    },
    log: log.warn,
    onRun: (run) => tell(run, log),
  });
  for (const { job, at } of schedule.next()) log.info(`next ${nameOf(job)}: ${at.toISOString()}`);
  return async () => {
    await schedule.stop();
    await from.close();
    await to.close();
  };
}

function nameOf(job: ScheduledRun["job"]): string {
  return job === "caches" ? "snapshot of the caches" : `${job} backup`;
}

function tell({ job, result, error, tookMs }: ScheduledRun, log: LeveledLog): void {
  if (error !== undefined) return;
  const what =
    result === undefined
      ? ""
      : `: ${plural(result.backup.copiedObjects, "object")} copied (${bytes(result.backup.copiedBytes)})`;
  log.info(`${nameOf(job)} made in ${duration(tookMs)}${what}`);
}
