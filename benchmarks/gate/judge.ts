/** Holds figures against promises. Responsible for: what is met, by how much, and how that reads. Not responsible for: measuring. */
import { table } from "../results.ts";
import type { GatePromise } from "./promises.ts";

/** Figures by the id of their promise, in its unit. */
export type Figures = Readonly<Record<string, number | undefined>>;

/** How a promise was kept. */
export interface Verdict {
  readonly promise: GatePromise;
  /** Not a number where nothing was measured. */
  readonly measured: number;
  readonly met: boolean;
  /** By how many times the bound is beaten; below 1 where it is missed. */
  readonly times: number;
}

/** Judges every promise. One that nobody measured is missed: a gate that measures nothing must not pass. */
export function judge(promises: readonly GatePromise[], figures: Figures): Verdict[] {
  return promises.map((promise) => {
    const measured = figures[promise.id] ?? Number.NaN;
    const { bound, side } = promise;
    const times = side === "below" ? bound / measured : measured / bound;
    return { promise, measured, met: times > 1, times };
  });
}

/** Writes verdicts as a table, and below it a line for each promise that is missed. */
export function report(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ promise, measured, met, times }) => [
    promise.promise,
    `${promise.side} ${figure(promise.bound)} ${promise.unit}`,
    Number.isNaN(measured) ? "not measured" : `${figure(measured)} ${promise.unit}`,
    Number.isFinite(times) ? `${figure(times)} ×` : "–",
    met ? "kept" : "MISSED",
  ]);
  const missed = verdicts
    .filter(({ met }) => !met)
    .map(
      ({ promise, measured }) =>
        `MISSED: ${promise.promise}: expected ${promise.side} ${figure(promise.bound)} ${promise.unit}, got ${
          Number.isNaN(measured)
            ? "nothing, it was not measured"
            : `${figure(measured)} ${promise.unit}`
        } (${promise.how})`,
    );
  return [table(["promise", "bound", "measured", "beaten by", ""], rows), ...missed].join("\n");
}

function figure(value: number): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 1 ? 1 : 3;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}
