import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../src/disk/node-files.ts";
import { ownIdentity } from "../../src/disk/process-identity.ts";
import { withLock } from "../../src/disk/writer-lock.ts";
import { bundledScript } from "../support/start-script.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";

const freshFolder = temporaryFolders();
const holdLock = bundledScript("hold-lock.ts");

/** What a lock's file says of a holder. */
const SINCE = "2026-11-21T10:00:00.000Z";

async function leaveLock(folder: string, content: string, ageMs = 0): Promise<void> {
  await mkdir(join(folder, "locks"), { recursive: true });
  const path = join(folder, "locks", "writer-7");
  await writeFile(path, content);
  const then = (Date.now() - ageMs) / 1000;
  await utimes(path, then, then);
}

describe("withLock", () => {
  it("gives back what the work gives, and raises what it raises", async () => {
    const folder = await freshFolder();
    expect(await withLock(folder, async () => 42)).toBe(42);
    await expect(
      withLock(folder, async () => {
        throw new RangeError("of the work");
      }),
    ).rejects.toThrow(RangeError);
    expect(await withLock(folder, async () => 43)).toBe(43);
  });

  it("creates the folder of a store that is not there yet", async () => {
    const folder = join(await freshFolder(), "a", "store");
    expect(await withLock(folder, async () => readdir(join(folder, "locks")))).toHaveLength(1);
  });

  it("runs works of one process one after the other", async () => {
    const folder = await freshFolder();
    let running = 0;
    const works = Array.from({ length: 12 }, () =>
      withLock(
        folder,
        async () => {
          running += 1;
          await sleep(2);
          expect(running).toBe(1);
          running -= 1;
        },
        { waitMs: 30_000 },
      ),
    );
    await Promise.all(works);
  });

  it("names the holder of a lock that stays held", async () => {
    const folder = await freshFolder();
    await withLock(folder, async () => {
      await expect(withLock(folder, async () => 1, { waitMs: 60 })).rejects.toMatchObject({
        code: "STORE_LOCKED",
        data: { store: folder, holder: expect.stringContaining(`process ${process.pid} on `) },
      });
    });
  });

  it("waits no longer than its signal allows", async () => {
    const folder = await freshFolder();
    await withLock(folder, async () => {
      const signal = AbortSignal.timeout(20);
      await expect(
        withLock(folder, async () => 1, { waitMs: 600_000, signal }),
      ).rejects.toMatchObject({ code: "ABORTED" });
    });
  });

  it("keeps processes apart, and takes over at once from those that are killed", async () => {
    const folder = await freshFolder();
    const workers = await Promise.all([1, 2].map(() => holdLock(folder, "60", "1")));
    for (let n = 0; n < 6; n++) {
      const victim = await holdLock(folder, "1000000", "5");
      await victim.line("held");
      victim.child.kill("SIGKILL");
      await victim.ended;
      await withLock(folder, async () => {}, { waitMs: 60_000 });
    }
    for (const worker of workers) {
      const { code, output, errors } = await worker.ended;
      expect(errors).toBe("");
      expect(code).toBe(0);
      expect(output).toBe("held\n".repeat(60));
    }
  });

  it("does not take the lock of a process of this machine that sleeps", async () => {
    const folder = await freshFolder();
    const sleeper = await holdLock(folder, "1", "60000");
    await sleeper.line("held");
    sleeper.child.kill("SIGSTOP");
    const [name] = await readdir(join(folder, "locks"));
    await utimes(join(folder, "locks", name!), 1000, 1000);
    await expect(withLock(folder, async () => 1, { waitMs: 60 })).rejects.toMatchObject({
      code: "STORE_LOCKED",
      data: { holder: expect.stringContaining(`process ${sleeper.child.pid} on `) },
    });
    sleeper.child.kill("SIGKILL");
    await sleeper.ended;
    expect(await withLock(folder, async () => 1)).toBe(1);
  });

  it.skipIf(process.platform !== "linux")(
    "takes the lock of a process that has ended though its parent never asks how",
    async () => {
      const folder = await freshFolder();
      // The shell is replaced by a program that knows of no children; the one that it had ends and stays in the table.
      const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"]);
      const [line] = (await once(parent.stdout, "data")) as [Buffer];
      const pid = Number(String(line));
      const state = async () => (await readFile(`/proc/${pid}/stat`, "utf8")).split(" ")[2];
      for (let tries = 0; tries < 200 && (await state()) !== "Z"; tries++) await sleep(10);
      expect(await state()).toBe("Z");
      const { began: _, ...own } = await ownIdentity();
      await leaveLock(folder, JSON.stringify({ ...own, pid, since: SINCE }));
      expect(await withLock(folder, async () => 1, { waitMs: 0 })).toBe(1);
      parent.kill("SIGKILL");
    },
  );

  it("takes the lock of a process whose number was given to another", async () => {
    const folder = await freshFolder();
    const own = await ownIdentity();
    if (own.began === undefined) return;
    await leaveLock(folder, JSON.stringify({ ...own, began: "1", since: SINCE }));
    expect(await withLock(folder, async () => 1, { waitMs: 0 })).toBe(1);
  });

  it("leaves another machine its lock while it gives signs of life, and takes it over when none come", async () => {
    const folder = await freshFolder();
    const holder = JSON.stringify({ pid: 1, host: "elsewhere", space: "elsewhere", since: SINCE });
    await leaveLock(folder, holder, 60_000);
    await expect(withLock(folder, async () => 1, { waitMs: 0 })).rejects.toMatchObject({
      data: { holder: "process 1 on elsewhere" },
    });
    await leaveLock(folder, holder, 121_000);
    expect(await withLock(folder, async () => 1, { waitMs: 0 })).toBe(1);
  });

  it.each(["", "{", "[]", "null", '{"pid":"1"}', "\u0000\u0001"])(
    "neither trusts nor fails on a lock that says %j",
    async (content) => {
      const folder = await freshFolder();
      await leaveLock(folder, content);
      await expect(withLock(folder, async () => 1, { waitMs: 0 })).rejects.toMatchObject({
        code: "STORE_LOCKED",
      });
      await leaveLock(folder, content, 121_000);
      expect(await withLock(folder, async () => 1, { waitMs: 0 })).toBe(1);
    },
  );

  it("tells work that its lock was taken over, before a step that cannot be taken back", async () => {
    const folder = await freshFolder();
    await withLock(folder, async (held) => {
      await held.check();
      await writeFile(join(folder, "locks", "writer-2"), "");
      await expect(held.check()).rejects.toMatchObject({ code: "STORE_LOCKED" });
    });
  });

  it("follows no link to a folder of locks", async () => {
    const folder = await freshFolder();
    const elsewhere = await freshFolder();
    await symlink(elsewhere, join(folder, "locks"));
    await expect(withLock(folder, async () => 1)).rejects.toMatchObject({
      code: "STORE_FAILED",
      data: { reason: "ELOOP" },
    });
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it("locks on a full disk, since space may be freed under the lock", async () => {
    const folder = await freshFolder();
    const full = Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
    const files = {
      ...nodeFiles,
      create: async (path: string) => ({
        ...(await nodeFiles.create(path)),
        write: () => Promise.reject(full),
      }),
    };
    expect(await withLock(folder, async () => 1, { files })).toBe(1);
    expect(await withLock(folder, async () => 2, { files })).toBe(2);
  });

  it("works where the file system knows no hard links", async () => {
    const folder = await freshFolder();
    const none = Object.assign(new Error("EPERM"), { code: "EPERM" });
    const files = { ...nodeFiles, link: () => Promise.reject(none) };
    await withLock(
      folder,
      async () => {
        await expect(withLock(folder, async () => 1, { files, waitMs: 0 })).rejects.toMatchObject({
          code: "STORE_LOCKED",
        });
      },
      { files },
    );
  });

  it("leaves few files behind, and nothing of its own that is unfinished", async () => {
    const folder = await freshFolder();
    for (let n = 0; n < 40; n++) await withLock(folder, async () => n);
    expect((await readdir(join(folder, "locks"))).length).toBeLessThanOrEqual(17);
    expect(await readdir(join(folder, ".tmp"))).toEqual([]);
    expect(await readFile(join(folder, "locks", "writer-40.released"), "utf8")).toContain("pid");
  });
});
