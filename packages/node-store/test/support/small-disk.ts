/** A file system that is soon full. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { open, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system in memory with a bound. */
export interface SmallDisk {
  path: string;
  /** Fills it up to a number of free bytes, in whole pages. */
  leave(bytes: number): Promise<void>;
  /** Takes away what fills it. */
  makeRoom(): Promise<void>;
  remove(): void;
}

/** A page of memory, in which space is counted. */
export const PAGE = 4096;

/** @returns `undefined` where this user may mount none, which is said */
export function smallDisk(bytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), "expodex-small-"));
  try {
    const size = `size=${bytes},mode=0700`;
    execFileSync("mount", ["-t", "tmpfs", "-o", size, "tmpfs", path], { stdio: "ignore" });
  } catch {
    rmSync(path, { recursive: true });
    process.stderr.write("full disk: skipped, since this user may mount no file system\n");
    return undefined;
  }
  const filler = join(path, "filler");
  const makeRoom = () => rm(filler, { force: true });
  return {
    path,
    leave: async (free) => {
      await makeRoom();
      const { bavail, bsize } = await statfs(path);
      const file = await open(filler, "w");
      await file.write(new Uint8Array(Math.max(0, bavail - Math.floor(free / bsize)) * bsize));
      await file.close();
    },
    makeRoom,
    remove: () => {
      execFileSync("umount", [path]);
      rmSync(path, { recursive: true });
    },
  };
}
