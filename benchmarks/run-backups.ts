/** Runs `measure-backup.ts` in a process of its own, and lays out what it printed. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { BackupFigures, StoreFigures } from "./measure-backup.ts";
import { table } from "./results.ts";

/**
 * Measures backups of two snapshots, the later of which has one page changed.
 *
 * @param snapshot a file @param later a file
 */
export function runBackups(
  snapshot: string,
  later: string,
  rounds: number,
): { figures: BackupFigures; summary: string } {
  const script = fileURLToPath(new URL("measure-backup.ts", import.meta.url));
  const told = ["--import", "tsx", script, snapshot, later, `${rounds}`];
  const printed = execFileSync(process.execPath, told, { encoding: "utf8" });
  const figures = JSON.parse(printed) as BackupFigures;
  return { figures, summary: summaryOf(figures) };
}

function summaryOf({ one, ten, changed, rounds }: BackupFigures): string {
  const both = (what: string, show: (figures: StoreFigures) => string) => [
    what,
    show(one),
    show(ten),
  ];
  const rate = (value: number) => `${value.toFixed(0)} MB/s`;
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const backups = table(
    ["from a folder to another of the same disk", "one generation", "ten that share nothing"],
    [
      both("bytes", ({ bytes }) => `${(bytes / 1e6).toFixed(1)} MB`),
      both("objects", ({ objects }) => `${objects}`),
      both("what the disk gives: plain files, synced", (of) => rate(of.diskMegabytesPerSecond)),
      both("full backup", (of) => rate(of.fullMegabytesPerSecond)),
      both("full backup, processor time", (of) => ms(of.fullCpuMs)),
      both("full backup, all there", (of) => rate(of.comparedMegabytesPerSecond)),
      both("incremental backup, all there", (of) => ms(of.nothingMs)),
      both("restore", (of) => ms(of.restoreMs)),
    ],
  );
  const kb = (value: number) => `${(value / 1e3).toFixed(0)} KB`;
  const share = (changed.writtenBytes / changed.changedBytes).toFixed(3);
  return `${backups}\n\nMedians of ${rounds} rounds. After one page changed, the generation adds ${kb(changed.changedBytes)} of objects; the incremental backup writes ${kb(changed.writtenBytes)}, ${share} times that, in ${ms(changed.incrementalMs)}.`;
}
