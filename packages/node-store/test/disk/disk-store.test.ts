import { execFileSync } from "node:child_process";
import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { isStoreKey } from "@expodex/core";
import { storeContract } from "@expodex/core/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diskStore } from "../../src/disk/disk-store.ts";
import { nodeFiles } from "../../src/disk/node-files.ts";
import { temporaryName } from "../../src/disk/temporary-files.ts";
import { failureOf } from "../support/failure-of.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";

const freshFolder = temporaryFolders();
const BYTES = Uint8Array.of(1, 2, 3);
const REFUSED = { code: "STORE_FAILED", data: { reason: "ELOOP" } };

/** All paths below a folder, links as what they are. */
async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.sort();
}

describe("diskStore", () => {
  describe("holds the contract of a store", () => {
    for (const { name, run } of storeContract)
      it(name, () => run(async () => diskStore(join(await freshFolder(), "store"))));
  });

  describe("holds the contract of a store on a file system without hard links", () => {
    const none = Object.assign(new Error("ENOTSUP"), { code: "ENOTSUP" });
    const files = { ...nodeFiles, link: () => Promise.reject(none) };
    // Which of several writers gets a free key is decided in two steps there, so that the lock of writers has to part them.
    for (const { name, run } of storeContract.filter((rule) => !/several writers/u.test(rule.name)))
      it(name, () => run(async () => diskStore(join(await freshFolder(), "store"), { files })));
  });

  it("creates nothing before the first write", async () => {
    const folder = join(await freshFolder(), "store");
    const store = diskStore(folder);
    expect(await store.read("a")).toBeUndefined();
    expect(await store.stat("a/b")).toBeUndefined();
    await store.delete("a/b");
    await expect(stat(folder)).rejects.toThrow("ENOENT");
  });

  it("gives its folders and files to their owner alone", async () => {
    const folder = join(await freshFolder(), "above", "store");
    await diskStore(folder).write("objects/ab/c", BYTES);
    const mode = async (path: string) =>
      ((await stat(join(folder, path))).mode & 0o777).toString(8);
    expect(await mode("objects/ab/c")).toBe("600");
    for (const path of ["..", ".", "objects", "objects/ab", ".tmp"])
      expect(await mode(path), path).toBe("700");
  });

  it("leaves nothing but what was written", async () => {
    const folder = await freshFolder();
    const store = diskStore(folder);
    await store.write("a/b", BYTES);
    await store.write("a/b", BYTES, { ifAbsent: true });
    await store.write("c", BYTES, { ifAbsent: true });
    expect(await below(folder)).toEqual([".tmp", "a", "a/b", "c"]);
  });

  it("works on when somebody removed its folder", async () => {
    const folder = join(await freshFolder(), "store");
    const store = diskStore(folder);
    await store.write("a/b", BYTES);
    await rm(folder, { recursive: true });
    expect(await store.read("a/b")).toBeUndefined();
    await store.write("a/b", BYTES);
    expect(await store.read("a/b")).toEqual(BYTES);
  });

  it("says in its own words what the system refuses", async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, "a"), "a file where a folder is needed");
    const error = await failureOf(() => diskStore(folder).write("a/b", BYTES));
    expect(error).toMatchObject({
      code: "STORE_FAILED",
      data: { store: folder, key: "a/b", reason: "ENOTDIR" },
    });
    expect(error.message).toContain("remove the file that stands in the place of a folder");
  });

  it.skipIf(process.getuid?.() === 0)("says whose permission lacks", async () => {
    const folder = await freshFolder();
    await chmod(folder, 0o500);
    expect(await failureOf(() => diskStore(folder).write("a", BYTES))).toMatchObject({
      data: { reason: "EACCES" },
    });
  });

  it("stops between parts of a large write, and takes what it had written away", async () => {
    const folder = await freshFolder();
    const stop = new AbortController();
    let parts = 0;
    const files = {
      ...nodeFiles,
      create: async (path: string) => {
        const file = await nodeFiles.create(path);
        return {
          ...file,
          write: async (bytes: Uint8Array) => {
            await file.write(bytes);
            if (++parts === 2) stop.abort();
          },
        };
      },
    };
    const store = diskStore(folder, { files });
    const work = store.write("a", new Uint8Array(5_000_000), { signal: stop.signal });
    expect((await failureOf(() => work)).code).toBe("ABORTED");
    expect(parts).toBe(2);
    expect(await below(folder)).toEqual([".tmp"]);
  });

  describe("contains its keys", () => {
    const part = fc.oneof(
      fc.constantFrom("..", ".", "", "a", "secret", "%2e%2e", "\\", "..\\", "~", "\u0000", "．．"),
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.stringMatching(/^[a-z0-9._-]{1,6}$/u),
    );
    const key = fc
      .tuple(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.constantFrom("/", "//", "\\", "/../"),
      )
      .map(([parts, joint]) => parts.join(joint));

    it("whatever is passed as one: it is a key and stays inside, or is refused", async () => {
      const around = await freshFolder();
      const secret = join(around, "secret");
      await writeFile(secret, "not to be read");
      const folder = join(around, "store");
      const store = diskStore(folder);
      await fc.assert(
        fc.asyncProperty(key, async (candidate) => {
          const call = () => store.write(candidate, BYTES);
          if (isStoreKey(candidate)) {
            // A file may stand where this key has a folder, or the other way round.
            await call().catch((error) => expect(error.code).toBe("STORE_FAILED"));
            await store.delete(candidate);
          } else {
            for (const refused of [
              call,
              () => store.read(candidate),
              () => store.delete(candidate),
            ])
              expect((await failureOf(refused)).code).toBe("INVALID_OPTION");
          }
          for await (const entry of store.list(candidate)) expect(isStoreKey(entry.key)).toBe(true);
        }),
        { numRuns: 150 },
      );
      expect(await readdir(around)).toEqual(["secret", "store"]);
      expect(await readFile(secret, "utf8")).toBe("not to be read");
    });
  });

  describe("follows no symbolic link", () => {
    it("that stands in the place of a key", async () => {
      const folder = await freshFolder();
      const outside = join(await freshFolder(), "secret");
      await writeFile(outside, "secret");
      await symlink(outside, join(folder, "current"));
      const store = diskStore(folder);
      for (const call of [
        () => store.read("current"),
        () => store.stat("current"),
        () => store.write("current", BYTES),
        () => store.write("current", BYTES, { ifAbsent: true }),
      ])
        await expect(call()).rejects.toMatchObject(REFUSED);
      for await (const { key } of store.list("")) expect(key).not.toBe("current");
      expect(await readFile(outside, "utf8")).toBe("secret");
    });

    it("that leads nowhere", async () => {
      const folder = await freshFolder();
      await symlink(join(folder, "nothing"), join(folder, "current"));
      const store = diskStore(folder);
      await expect(store.read("current")).rejects.toMatchObject(REFUSED);
      await expect(store.write("current", BYTES)).rejects.toMatchObject(REFUSED);
      expect(await below(folder)).toEqual(["current"]);
    });

    it.each(["objects", "objects/ab", ".tmp"])(
      "that stands in the place of %s",
      async (planted) => {
        const folder = await freshFolder();
        const outside = await freshFolder();
        await mkdir(join(outside, "ab"));
        await writeFile(join(outside, "c"), "secret");
        await writeFile(join(outside, "ab", "c"), "secret");
        if (planted.includes("/")) await mkdir(join(folder, "objects"));
        await symlink(outside, join(folder, planted));
        const store = diskStore(folder);
        const before = await below(outside);
        await expect(store.write("objects/ab/c", BYTES)).rejects.toMatchObject(REFUSED);
        await expect(store.write("objects/ab/d", BYTES)).rejects.toMatchObject(REFUSED);
        await expect(store.write("objects/ab/d/e", BYTES)).rejects.toMatchObject(REFUSED);
        if (planted !== ".tmp")
          for (const call of [store.read, store.stat, store.delete])
            await expect(call("objects/ab/c")).rejects.toMatchObject(REFUSED);
        for await (const { key } of store.list("")) expect(key).toBe("none");
        expect(await below(outside)).toEqual(before);
        expect(await readFile(join(outside, "ab", "c"), "utf8")).toBe("secret");
      },
    );

    it("that is planted while the store is open", async () => {
      const folder = await freshFolder();
      const outside = await freshFolder();
      const store = diskStore(folder);
      await store.write("objects/ab/c", BYTES);
      await rm(join(folder, "objects"), { recursive: true });
      await symlink(outside, join(folder, "objects"));
      await expect(store.write("objects/ab/c", BYTES)).rejects.toMatchObject(REFUSED);
      expect(await below(outside)).toEqual([]);
    });

    it("but takes one away that was planted, and not what it points at", async () => {
      const folder = await freshFolder();
      const outside = join(await freshFolder(), "secret");
      await writeFile(outside, "secret");
      await symlink(outside, join(folder, "current"));
      const store = diskStore(folder);
      await store.delete("current");
      await store.write("current", BYTES);
      expect((await lstat(join(folder, "current"))).isFile()).toBe(true);
      expect(await readFile(outside, "utf8")).toBe("secret");
    });

    it("below its own folder, which may itself be reached through one", async () => {
      const around = await freshFolder();
      await mkdir(join(around, "real"));
      await symlink(join(around, "real"), join(around, "link"));
      const store = diskStore(join(around, "link"));
      await store.write("objects/ab/c", BYTES);
      expect(await store.read("objects/ab/c")).toEqual(BYTES);
      expect(await below(join(around, "real"))).toContain("objects/ab/c");
    });
  });

  it("does not wait for a pipe in the place of a key", async () => {
    const folder = await freshFolder();
    try {
      execFileSync("mkfifo", [join(folder, "current")], { stdio: "ignore" });
    } catch {
      return;
    }
    await expect(diskStore(folder).read("current")).rejects.toMatchObject({
      code: "STORE_FAILED",
      data: { reason: "EINVAL" },
    });
  });

  describe("takes away what killed processes left unfinished", () => {
    const host =
      hostname()
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/gu, "") || "host";
    const DAY = 86_400_000;

    async function afterLeftover(name: string, ageMs = 0): Promise<string[]> {
      const folder = await freshFolder();
      const path = join(folder, ".tmp", name);
      await mkdir(join(folder, ".tmp"));
      await writeFile(path, "half");
      const then = (Date.now() - ageMs) / 1000;
      await utimes(path, then, then);
      await diskStore(folder).write("a", BYTES);
      return readdir(join(folder, ".tmp"));
    }

    it("on this machine at once", async () => {
      expect(await afterLeftover(`${host}-4194304-abc-1`)).toEqual([]);
      expect(await afterLeftover(`${host}-${process.pid}-1-1`)).toEqual([]);
    });

    it("elsewhere after a day", async () => {
      expect(await afterLeftover("elsewhere-1-abc-1", DAY + 60_000)).toEqual([]);
      expect(await afterLeftover("anything", DAY + 60_000)).toEqual([]);
    });

    it("and not what one may still be writing", async () => {
      const own = temporaryName();
      const living = `${host}-${process.ppid}-abc-1`;
      for (const name of [own, living, "elsewhere-1-abc-1", "anything"])
        expect(await afterLeftover(name, DAY / 2)).toEqual([name]);
    });
  });
});
