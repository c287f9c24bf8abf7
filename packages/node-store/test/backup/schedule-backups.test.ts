import { memoryStore, type Store } from "@expodex/core";
import { describe, expect, it } from "vitest";
import { backUp } from "../../src/backup/back-up.ts";
import { listBackups } from "../../src/backup/backup-record.ts";
import {
  type ScheduledRun,
  type ScheduleOptions,
  scheduleBackups,
} from "../../src/backup/schedule-backups.ts";
import { withLease } from "../../src/backup/target-lease.ts";
import { openCacheStore } from "../../src/caches/cache-store.ts";
import { hours } from "../support/backed-up.ts";
import { smallGeneration } from "../support/small-generations.ts";
import { virtualTime } from "../support/virtual-time.ts";
import { watchedStore } from "../support/watched-store.ts";

const MINUTE = 60_000;

/** A schedule from a store with one generation, on a clock of its own that begins at an hour. */
async function scheduled(hour: number, options: ScheduleOptions = {}, to: Store = memoryStore()) {
  const from = memoryStore();
  await smallGeneration(from, ["a"], hours(0));
  const time = virtualTime(hours(hour));
  const runs: ScheduledRun[] = [];
  const lines: string[] = [];
  const schedule = scheduleBackups(from, to, {
    now: time.now,
    sleep: time.sleep,
    snapshotCaches: false,
    onRun: (run) => runs.push(run),
    log: (line) => lines.push(line),
    ...options,
  });
  /** What ran, and when it was begun, in hours. */
  const ran = () =>
    runs.map(({ job, startedAt }) => `${job} ${(startedAt.getTime() - hours(0)) / 3_600_000}`);
  return { schedule, time, runs, ran, lines, from, to };
}

describe("scheduleBackups", () => {
  it("makes a full backup at once where there is none, then each when it is due", async () => {
    const { schedule, time, ran, to } = await scheduled(1);
    await time.goTo(hours(30));
    await schedule.stop();
    expect(ran()).toEqual([
      "full 1",
      "full 3",
      "incremental 6",
      "incremental 12",
      "incremental 18",
      "incremental 24",
      "full 27",
      "incremental 30",
    ]);
    // Right after a full one, so that the ones before it were thinned out.
    expect((await listBackups(to)).backups.map(({ mode }) => mode)).toContain("full");
  });

  it("takes snapshots of caches before the backup that is due with them", async () => {
    const order: string[] = [];
    const snapshotCaches = async () => void order.push("caches");
    const onRun = ({ job }: ScheduledRun) => void order.push(`${job} ran`);
    const { schedule, time } = await scheduled(11, { snapshotCaches, onRun });
    await time.goTo(hours(12));
    await schedule.stop();
    expect(order).toEqual(["full ran", "caches", "caches ran", "incremental ran"]);
  });

  it("takes those of the store by itself, every twelve hours, and the backup carries them", async () => {
    const { schedule, time, from, to } = await scheduled(1, { snapshotCaches: undefined as never });
    const cache = await openCacheStore(from, { name: "vectors", fingerprint: "a" });
    await cache.write("key", new TextEncoder().encode("vector"));
    await time.goTo(hours(24));
    await schedule.stop();
    const files = (await listBackups(to)).backups[0]?.files.map(({ key }) => key) ?? [];
    expect(files.filter((key) => /snapshots\/\d/u.test(key))).toHaveLength(2);
    expect(files.some((key) => key.startsWith("caches/snapshots/entries/"))).toBe(true);
  });

  it("takes none where it is told so", async () => {
    const { schedule } = await scheduled(1, { snapshotCaches: false });
    expect(schedule.next().map(({ job }) => job)).not.toContain("caches");
    await schedule.stop();
  });

  it("tells what is due next, soonest first", async () => {
    const { schedule, time } = await scheduled(1, { snapshotCaches: async () => {} });
    await time.goTo(hours(4));
    expect(
      schedule.next().map(({ job, at }) => [job, (at.getTime() - hours(0)) / 3_600_000]),
    ).toEqual([
      ["incremental", 6],
      ["caches", 12],
      ["full", 27],
    ]);
    await schedule.stop();
  });

  it("reads patterns in UTC, in every time zone", async () => {
    const zone = process.env.TZ;
    process.env.TZ = "America/St_Johns";
    try {
      const { schedule } = await scheduled(1, { full: "30 4 * * *" });
      expect(schedule.next()[0]?.at.toISOString()).toBe(new Date(hours(4.5)).toISOString());
      await schedule.stop();
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it("makes up once for what was missed while the machine slept", async () => {
    const { schedule, time, ran, lines } = await scheduled(1);
    await time.goTo(hours(3.5));
    await time.jumpTo(hours(80));
    await time.goTo(hours(81));
    await schedule.stop();
    expect(ran()).toEqual(["full 1", "full 3", "full 80"]);
    expect(lines.filter((line) => line.includes("late"))).toHaveLength(1);
  });

  it("makes up for what was missed while no process ran, by the target's own records", async () => {
    const first = await scheduled(1);
    await first.time.goTo(hours(7));
    await first.schedule.stop();
    expect(first.ran()).toEqual(["full 1", "full 3", "incremental 6"]);

    const soon = await scheduled(8, {}, first.to);
    await soon.time.goTo(hours(11.5));
    await soon.schedule.stop();
    expect(soon.ran()).toEqual([]);

    const late = await scheduled(14, {}, first.to);
    await late.time.goTo(hours(15));
    await late.schedule.stop();
    expect(late.ran()).toEqual(["incremental 14"]);
  });

  it("runs one at a time, and what came due meanwhile once after it", async () => {
    let clock = hours(1);
    let isLong = true;
    const time = virtualTime(0);
    const to = watchedStore(memoryStore(), {
      onWrite: (key) => {
        // The first backup takes fourteen hours: incremental ones come due in it twice, and a full one once.
        if (isLong && key.startsWith("generations/")) clock += 14 * 60 * MINUTE;
        isLong &&= !key.startsWith("generations/");
      },
    });
    const from = memoryStore();
    await smallGeneration(from, ["a"], hours(0));
    const runs: string[] = [];
    const onRun = ({ job }: ScheduledRun) => void runs.push(job);
    const now = () => clock;
    const schedule = scheduleBackups(from, to, {
      now,
      sleep: time.sleep,
      snapshotCaches: false,
      onRun,
    });
    await time.goTo(0);
    expect(runs).toEqual(["full"]);
    expect(schedule.next().map(({ job, at }) => [job, at.getTime()])).toEqual([
      ["incremental", hours(18)],
      ["full", hours(27)],
    ]);
    await schedule.stop();
  });

  it("repeats what failed, later each time, and tells of it", async () => {
    const down = new Error("the bucket is away");
    let isDown = true;
    const to = watchedStore(memoryStore(), {
      onWrite: () => {
        if (isDown) throw down;
      },
    });
    const { schedule, time, runs, ran, lines } = await scheduled(4, {}, to);
    await time.goTo(hours(4) + 10 * MINUTE);
    expect(runs.filter(({ job }) => job === "full").map(({ error }) => error)).toEqual([
      down,
      down,
      down,
      down,
    ]);
    const begun = runs.filter(({ job }) => job === "full").map(({ startedAt }) => startedAt);
    const waits = begun.slice(1).map((at, n) => (at.getTime() - Number(begun[n])) / MINUTE);
    expect(waits).toEqual([1, 2, 4]);
    expect(lines.some((line) => line.includes("the bucket is away"))).toBe(true);

    isDown = false;
    await time.goTo(hours(4) + 16 * MINUTE);
    await schedule.stop();
    expect(ran().at(-1)).toBe(`full ${4 + 15 / 60}`);
    expect(runs.at(-1)?.error).toBeUndefined();
  });

  it("does not wait longer for a repetition than for the next time that it is due", async () => {
    const to = watchedStore(memoryStore(), {
      onWrite: () => {
        throw new Error("away");
      },
    });
    const { schedule, time, runs } = await scheduled(2.9, { retryMs: 3_600_000 }, to);
    await time.goTo(hours(3));
    await schedule.stop();
    const full = runs.filter(({ job }) => job === "full").map(({ dueAt }) => dueAt.getTime());
    expect(full).toEqual([hours(2.9), hours(3)]);
  });

  it("comes after a backup that somebody makes by hand", async () => {
    const to = memoryStore();
    const { schedule, time, runs } = await scheduled(5, {}, to);
    await time.goTo(hours(6) - 5 * MINUTE);
    await withLease(to, () => time.goTo(hours(6)), { now: time.now });
    expect(runs.at(-1)?.error).toMatchObject({ code: "STORE_LOCKED" });
    await time.goTo(hours(6) + 2 * MINUTE);
    await schedule.stop();
    expect(runs.at(-1)).toMatchObject({ job: "incremental", result: {} });
  });

  it("gives old backups up after each full one, and none where it is told so", async () => {
    for (const retention of [{ last: 1, daily: 1, weekly: 0, monthly: 0 }, false] as const) {
      const { schedule, time, to } = await scheduled(1, { retention });
      await time.goTo(hours(51.5));
      await schedule.stop();
      const { backups } = await listBackups(to);
      expect(backups).toHaveLength(retention === false ? 12 : 1);
    }
  });

  it("stops a run that is under way, and leaves nothing running", async () => {
    const from = memoryStore();
    await smallGeneration(from, ["a", "b", "c"], hours(0));
    const target = memoryStore();
    let begun: () => void = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const to = watchedStore(target, {
      onWrite: async (key) => {
        if (!key.startsWith("objects/")) return;
        begun();
        await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });
    const schedule = scheduleBackups(from, to);
    await isBegun;
    await schedule.stop();
    expect((await listBackups(target)).backups).toEqual([]);
    // The lease was given back.
    await backUp(from, target);
  });

  it("refuses patterns that are none, and options that are out of range", async () => {
    const from = memoryStore();
    const refused: ScheduleOptions[] = [
      { full: "every day" },
      { incremental: "* * *" },
      { snapshotCaches: async () => {}, caches: "61 * * * *" },
      { retryMs: 0 },
      { retention: { last: 0 } },
    ];
    for (const options of refused)
      expect(() => scheduleBackups(from, memoryStore(), options)).toThrow(
        expect.objectContaining({ code: "INVALID_OPTION" }),
      );
  });
});
