/**
 * Makes backups when they are due: a full one a day, an incremental one every six hours, snapshots of caches every twelve.
 *
 * One run at a time: what comes due meanwhile runs next, once, however often it came due. A full backup counts as an incremental
 * one. What the machine slept or was off for is made up for as soon as it can be seen: the target's own records say when the last
 * backup was.
 *
 * Responsible for: when. Not responsible for: what a backup does (`back-up.ts`), which pattern is due when (`cron.ts`).
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Store } from "@expodex/core";
import type { Log, Milliseconds } from "@expodex/core/read";
import { snapshotCaches as takeSnapshot } from "../caches/cache-snapshots.ts";
import { type BackupResult, backUp } from "./back-up.ts";
import { listBackups } from "./backup-record.ts";
import { checkWhole } from "./copy-options.ts";
import { nextTime } from "./cron.ts";
import { pruneBackups } from "./prune-backups.ts";
import { type RetentionPolicy, retainedBackups } from "./retention.ts";

/** What can be due. */
export type ScheduledJob = "caches" | "full" | "incremental";

/** A run that ended. */
export interface ScheduledRun {
  job: ScheduledJob;
  /** When it was due. */
  dueAt: Date;
  startedAt: Date;
  tookMs: number;
  /** What a backup did; absent for caches and after a failure. */
  result?: BackupResult;
  /** Why it failed; absent where it did not. */
  error?: unknown;
}

/** When to back up, and what the outside world gives. */
export interface ScheduleOptions {
  /** When full backups are due: a cron pattern of five fields, in UTC. @default "0 3 * * *" */
  full?: string;
  /** When incremental backups are due. @default every six hours */
  incremental?: string;
  /** When snapshots of caches are due. @default every twelve hours */
  caches?: string;
  /** Takes snapshots of the caches; `false` takes none. @default of those in the store that is backed up */
  snapshotCaches?: ((options: { signal: AbortSignal }) => Promise<unknown>) | false;
  /** How many backups stay; the others are given up after each full one. `false` gives up none. @default 4 newest, 7 daily, 4 weekly, 12 monthly */
  retention?: RetentionPolicy | false;
  /** First wait before a run that failed is repeated, in milliseconds, 1 to 3,600,000; doubles with each failure, to an hour. @default 60,000 */
  retryMs?: Milliseconds;
  /** Receives each run that ended. It must not throw. */
  onRun?: (run: ScheduledRun) => void;
  /** Receives a line for each run that failed or was late. @default drops it */
  log?: Log;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Waits; resolves early, or rejects, once the signal is raised. @default a timer that keeps no process running */
  sleep?: (duration: Milliseconds, signal: AbortSignal) => Promise<void>;
}

/** A schedule that goes on until it is stopped. */
export interface BackupSchedule {
  /** What is due next, soonest first. */
  next(): { job: ScheduledJob; at: Date }[];
  /** Stops the run under way, if any, and makes no more; settles once nothing runs. */
  stop(): Promise<void>;
}

/** A timer stands still while a machine sleeps, and the clock may be set: the time is looked at that often. */
const LOOK_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;
/** A run that begins later than that after it was due is told of. */
const LATE_MS = 5 * 60_000;

/** What is known of a job. */
interface Job {
  name: ScheduledJob;
  pattern: string;
  /** Milliseconds since 1970; `Infinity` where the pattern is never due again. */
  dueAt: number;
  failures: number;
}

/**
 * Starts to make backups of a store when they are due.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function scheduleBackups(
  from: Store,
  to: Store,
  options: ScheduleOptions = {},
): BackupSchedule {
  const { full = "0 3 * * *", incremental = "0 */6 * * *", caches = "0 */12 * * *" } = options;
  const { retention = {}, retryMs = 60_000, onRun, log = () => {}, now = Date.now } = options;
  const { sleep = systemSleep } = options;
  const { snapshotCaches = ({ signal }) => takeSnapshot(from, { signal, now }) } = options;
  checkWhole("retryMs", retryMs, 1, LONGEST_RETRY_MS);
  if (retention !== false) retainedBackups([], retention);
  // In order of rank: caches first, so that the backup that is due with them carries them.
  const patterns: [ScheduledJob, string][] = [
    ...(snapshotCaches === false ? [] : [["caches", caches] as [ScheduledJob, string]]),
    ["full", full],
    ["incremental", incremental],
  ];
  const jobs = patterns.map(
    ([name, pattern]): Job => ({
      name,
      pattern,
      dueAt: dueAfter(name, pattern, now()),
      failures: 0,
    }),
  );
  const stopping = new AbortController();
  const { signal } = stopping;

  /** Old backups that stay a day too long are no reason to make the new one again. */
  const prune = async (policy: RetentionPolicy): Promise<void> => {
    try {
      await pruneBackups(to, { retention: policy, signal, now });
    } catch (error) {
      if (!signal.aborted) log(`old backups at ${to.id} stay (${messageOf(error)})`);
    }
  };

  const run = async (job: Job): Promise<BackupResult | undefined> => {
    if (job.name === "caches") {
      if (snapshotCaches !== false) await snapshotCaches({ signal });
      return undefined;
    }
    const result = await backUp(from, to, { mode: job.name, signal, now });
    if (job.name === "full" && retention !== false) await prune(retention);
    return result;
  };

  const runOnce = async (job: Job): Promise<void> => {
    const { name, pattern, dueAt } = job;
    const startedAt = now();
    if (startedAt - dueAt > LATE_MS)
      log(`the ${name} backup that was due at ${new Date(dueAt).toISOString()} runs late`);
    let outcome: Pick<ScheduledRun, "result" | "error">;
    try {
      const result = await run(job);
      outcome = result === undefined ? {} : { result };
      settle(jobs, job, now());
    } catch (error) {
      if (signal.aborted) return;
      outcome = { error };
      const pause = Math.min(LONGEST_RETRY_MS, retryMs * 2 ** Math.min(job.failures, 20));
      job.failures += 1;
      job.dueAt = Math.min(now() + pause, Math.max(now(), dueAfter(name, pattern, now())));
      const again = new Date(job.dueAt).toISOString();
      log(`the ${name} backup failed (${messageOf(error)}); it runs again at ${again}`);
    }
    const times = { dueAt: new Date(dueAt), startedAt: new Date(startedAt) };
    onRun?.({ job: name, ...times, tookMs: now() - startedAt, ...outcome });
  };

  const work = async (): Promise<void> => {
    await catchUp(to, jobs, { now, log, signal });
    while (!signal.aborted) {
      const due = jobs.find(({ dueAt }) => dueAt <= now());
      if (due !== undefined) {
        await runOnce(due);
        continue;
      }
      const soonest = Math.min(...jobs.map(({ dueAt }) => dueAt));
      // What stops the wait ends the loop.
      await sleep(Math.min(LOOK_MS, soonest - now()), signal).catch(() => {});
    }
  };
  const working = work();

  return {
    next: () =>
      jobs
        .filter(({ dueAt }) => Number.isFinite(dueAt))
        .map(({ name, dueAt }) => ({ job: name, at: new Date(dueAt) }))
        .sort((a, b) => a.at.getTime() - b.at.getTime()),
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

/** Makes due what should have run since the last backup that the target tells of. */
async function catchUp(
  to: Store,
  jobs: readonly Job[],
  { now, log, signal }: { now: () => number; log: Log; signal: AbortSignal },
): Promise<void> {
  try {
    const { backups } = await listBackups(to, { signal });
    const last = backups[0];
    const lastFull = backups.find(({ mode }) => mode === "full");
    for (const job of jobs) {
      if (job.name === "caches") continue;
      const before = job.name === "full" ? lastFull : last;
      // Where there is none, the first is due now: until then nothing is safe.
      job.dueAt =
        before === undefined
          ? now()
          : dueAfter(job.name, job.pattern, Math.min(now(), Date.parse(before.createdAt)));
    }
  } catch (error) {
    // The run that is due tells of the same failure, and is repeated.
    if (!signal.aborted) log(`the backups at ${to.id} cannot be listed (${messageOf(error)})`);
  }
}

/** Says when a job that ran is due again. A full backup holds all that an incremental one would. */
function settle(jobs: readonly Job[], ran: Job, now: number): void {
  for (const job of jobs) {
    if (job !== ran && !(ran.name === "full" && job.name === "incremental")) continue;
    job.failures = 0;
    job.dueAt = dueAfter(job.name, job.pattern, now);
  }
}

function dueAfter(name: ScheduledJob, pattern: string, after: number): number {
  return nextTime(name, pattern, after) ?? Number.POSITIVE_INFINITY;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function systemSleep(duration: Milliseconds, signal: AbortSignal): Promise<void> {
  await wait(duration, undefined, { signal, ref: false });
}
