/**
 * Where bytes stand until they are whole: names that tell who writes, so that what a killed process left can be told from
 * what a live one still needs.
 *
 *     .tmp/mybox-4711-m3k2p1-12
 *          host  pid  start  count
 */
import { hostname } from "node:os";
import type { FileLayer } from "./file-layer.ts";
import { isAlive } from "./process-identity.ts";

/** The folder of unfinished files, in the store's. Begins with a dot, so that no key reaches it. */
export const TEMPORARY_FOLDER = ".tmp";

/** What no process can still be writing, whoever it was. */
const DAY_MS = 86_400_000;

let count = 0;

/** A name that no other file of this process has, nor of any other that runs. */
export function temporaryName(): string {
  count += 1;
  return `${host()}-${process.pid}-${started()}-${count}`;
}

/** Takes away what killed processes left. What cannot be taken away stays; it does no harm. */
export async function removeLeftovers(
  files: FileLayer,
  folder: string,
  now: number,
): Promise<void> {
  const names = await files.names(folder).catch(() => []);
  for (const name of names) {
    const path = `${folder}/${name}`;
    const old = async () => now - (await files.entry(path)).writtenAt > DAY_MS;
    try {
      if (isAbandoned(name) || (await old())) await files.unlink(path);
    } catch {
      // Another process was quicker.
    }
  }
}

function isAbandoned(name: string): boolean {
  const [owner = "", pid = "", start = ""] = name.split("-");
  if (owner !== host()) return false;
  if (Number(pid) === process.pid) return start !== started();
  return !isAlive(Number(pid));
}

/** The machine's name in letters and digits, so that `-` parts the fields. */
function host(): string {
  return (
    hostname()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/gu, "")
      .slice(0, 40) || "host"
  );
}

/** Two processes of one number, as containers have, differ in when they began. */
function started(): string {
  return Math.floor(performance.timeOrigin).toString(36);
}
