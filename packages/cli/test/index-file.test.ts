import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { homeFolder, writeIndexFile } from "../src/index-file.ts";
import { temporaryFolder } from "./support/docs-checkout.ts";

/** A file system of 1 MB, where this user may mount one. */
function smallDisk(): { path: string; remove(): void } | undefined {
  const path = mkdtempSync(join(tmpdir(), "expodex-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", path], { stdio: "ignore" });
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    remove() {
      execFileSync("umount", [path]);
      rmSync(path, { recursive: true });
    },
  };
}

describe("writeIndexFile", () => {
  it("replaces a file whole, for its owner alone, and leaves nothing beside it", async () => {
    const folder = await temporaryFolder({ "a.expodex": "old" });
    const file = join(folder.path, "a.expodex");
    await writeIndexFile(file, Buffer.from("new"));
    expect(await readFile(file, "utf8")).toBe("new");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder.path)).toEqual(["a.expodex"]);
    await folder.remove();
  });

  it("does not show a reader half a file", async () => {
    const folder = await temporaryFolder();
    const file = join(folder.path, "a.expodex");
    const versions = [1, 2].map((fill) => Buffer.alloc(3_000_000, fill));
    await writeIndexFile(file, versions[0]!);
    let writing = true;
    const reader = (async () => {
      while (writing) {
        const bytes = await readFile(file);
        expect(bytes.length).toBe(3_000_000);
        expect(bytes[0]).toBe(bytes.at(-1));
      }
    })();
    for (let round = 0; round < 6; round++) await writeIndexFile(file, versions[round % 2]!);
    writing = false;
    await reader;
    await folder.remove();
  });

  it("keeps the old file where the disk is full, and says so", async (context) => {
    const disk = smallDisk();
    if (disk === undefined) {
      context.skip("mounting a small disk is not permitted here");
      return;
    }
    try {
      const file = join(disk.path, "a.expodex");
      await writeFile(file, "old");
      const error = await writeIndexFile(file, Buffer.alloc(2_000_000)).catch((cause) => cause);
      expect(error).toMatchObject({ code: "FILE_FAILED", data: { path: file, reason: "ENOSPC" } });
      expect(error.message).toContain("the disk is full");
      expect(await readFile(file, "utf8")).toBe("old");
      expect(await readdir(disk.path)).toEqual(["a.expodex"]);
    } finally {
      disk.remove();
    }
  });

  it("does not replace a device", async () => {
    const before = await stat("/dev/full");
    const error = await writeIndexFile("/dev/full", Buffer.from("new")).catch((cause) => cause);
    expect(error).toMatchObject({ code: "FILE_FAILED", data: { reason: "ENOSPC" } });
    expect((await stat("/dev/full")).rdev).toBe(before.rdev);
  });

  it("fails where a part of the path is a file", async () => {
    const folder = await temporaryFolder({ file: "text" });
    const error = await writeIndexFile(join(folder.path, "file", "a"), Buffer.from("x")).catch(
      (cause) => cause,
    );
    expect(error).toMatchObject({ code: "FILE_FAILED" });
    await folder.remove();
  });
});

describe("homeFolder", () => {
  it("is $EXPODEX_HOME, else the platform's folder for data", async () => {
    expect(await homeFolder({ env: { EXPODEX_HOME: "/x" }, cwd: "/y" })).toBe("/x");
    expect(await homeFolder({ env: { EXPODEX_HOME: "z" }, cwd: "/y" })).toBe("/y/z");
    expect(await homeFolder({ env: { EXPODEX_HOME: "" }, cwd: "/y" })).toMatch(/expodex/u);
  });
});
