import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dated, type RetentionPolicy, retainedBackups } from "../../src/backup/retention.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

const dated = (time: number): Dated => ({
  id: `b${String(time).padStart(15, "0")}`,
  createdAt: new Date(time).toISOString(),
});

const anyBackups = fc
  .uniqueArray(fc.integer({ min: START, max: START + 500 * DAY }), { maxLength: 60 })
  .map((times) => times.map(dated));
const anyPolicy = fc.record({
  last: fc.integer({ min: 1, max: 6 }),
  daily: fc.integer({ min: 0, max: 10 }),
  weekly: fc.integer({ min: 0, max: 6 }),
  monthly: fc.integer({ min: 0, max: 14 }),
});

/** The Monday of a date's week, by the calendar. */
function mondayOf(date: Date): string {
  const monday = new Date(date);
  while (monday.getUTCDay() !== 1) monday.setUTCDate(monday.getUTCDate() - 1);
  return monday.toISOString().slice(0, 10);
}

/** The rule as it is told: the newest few, and the newest of each of the latest days, weeks and months. */
function naive(backups: readonly Dated[], policy: Required<RetentionPolicy>): string[] {
  const sorted = [...backups].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const groups = (name: (date: Date) => string, count: number) => {
    const newest = new Map<string, string>();
    for (const { id, createdAt } of [...sorted].reverse())
      newest.set(name(new Date(createdAt)), id);
    const latest = [...newest.keys()].sort().reverse().slice(0, count);
    return latest.map((key) => newest.get(key) as string);
  };
  return [
    ...sorted.slice(0, policy.last).map(({ id }) => id),
    ...groups((date) => date.toISOString().slice(0, 10), policy.daily),
    ...groups(mondayOf, policy.weekly),
    ...groups((date) => date.toISOString().slice(0, 7), policy.monthly),
  ];
}

const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort();

describe("retainedBackups", () => {
  it("keeps what the rule says, told in another way", () => {
    fc.assert(
      fc.property(anyBackups, anyPolicy, (backups, policy) => {
        expect(sorted(retainedBackups(backups, policy))).toEqual(sorted(naive(backups, policy)));
      }),
    );
  });

  it("keeps the newest, whatever the policy", () => {
    fc.assert(
      fc.property(anyBackups, anyPolicy, (backups, policy) => {
        const newest = sorted(backups.map(({ id }) => id)).at(-1);
        if (newest !== undefined) expect(retainedBackups(backups, policy)).toContain(newest);
      }),
    );
  });

  it("keeps no more than the policy adds up to", () => {
    fc.assert(
      fc.property(anyBackups, anyPolicy, (backups, policy) => {
        const { last, daily, weekly, monthly } = policy;
        const { size } = retainedBackups(backups, policy);
        expect(size).toBeLessThanOrEqual(last + daily + weekly + monthly);
      }),
    );
  });

  it("does not care for the order", () => {
    fc.assert(
      fc.property(anyBackups, anyPolicy, (backups, policy) => {
        const turned = [...backups].reverse();
        expect(sorted(retainedBackups(turned, policy))).toEqual(
          sorted(retainedBackups(backups, policy)),
        );
      }),
    );
  });

  it("keeps nothing less where the policy allows more", () => {
    fc.assert(
      fc.property(anyBackups, anyPolicy, (backups, policy) => {
        const more = {
          last: policy.last + 1,
          daily: policy.daily + 1,
          weekly: policy.weekly,
          monthly: policy.monthly + 2,
        };
        const wide = retainedBackups(backups, more);
        for (const id of retainedBackups(backups, policy)) expect(wide).toContain(id);
      }),
    );
  });

  it("chooses the same again out of what it chose", () => {
    fc.assert(
      fc.property(anyBackups, anyPolicy, (backups, policy) => {
        const kept = retainedBackups(backups, policy);
        const again = retainedBackups(
          backups.filter(({ id }) => kept.has(id)),
          policy,
        );
        expect(sorted(again)).toEqual(sorted(kept));
      }),
    );
  });

  it("has 7 days, 4 weeks and 12 months after a year of giving up after every backup", () => {
    let held: Dated[] = [];
    for (let n = 0; n < 400 * 4; n++) {
      held.push(dated(START + n * (DAY / 4)));
      const kept = retainedBackups(held);
      held = held.filter(({ id }) => kept.has(id));
    }
    const dates = held.map(({ createdAt }) => new Date(createdAt));
    const since = START + 400 * DAY;
    const days = dates.filter((date) => date.getTime() >= since - 7 * DAY);
    expect(new Set(days.map((date) => date.toISOString().slice(0, 10))).size).toBe(7);
    expect(new Set(dates.map((date) => date.toISOString().slice(0, 7))).size).toBe(12);
    const month = dates.filter((date) => date.getTime() >= since - 28 * DAY);
    expect(new Set(month.map(mondayOf)).size).toBe(4);
    expect(held.length).toBeLessThanOrEqual(27);
  });

  it("counts days that have a backup, not days that passed", () => {
    const lonely = [0, 100, 200].map((day) => dated(START + day * DAY));
    const policy = { last: 1, daily: 3, weekly: 0, monthly: 0 };
    expect(retainedBackups(lonely, policy).size).toBe(3);
  });

  it("refuses numbers that are out of range", () => {
    for (const policy of [{ last: 0 }, { daily: -1 }, { weekly: 1.5 }, { monthly: 1001 }])
      expect(() => retainedBackups([], policy)).toThrow(/whole number/u);
  });
});
