/** Running out of space at every stage of a publication, on a file system that is small. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openNodeStore } from "../../src/generations/generations.ts";
import { docsSnapshot } from "../support/docs-snapshot.ts";
import { PAGE, smallDisk } from "../support/small-disk.ts";

const MB = 2 ** 20;
const disk = smallDisk(MB);
afterAll(() => disk?.remove());

const first = await docsSnapshot();
// Text that does not compress, so that there are several objects of several pages each.
const noise = Array.from({ length: 3000 }, (_, n) => Math.imul(n + 1, 2_654_435_761).toString(36));
const second = await docsSnapshot({ "video.md": `# Video\n\n${noise.join(" ")}` });

describe.skipIf(disk === undefined)("publish on a full disk", () => {
  const { path, leave, makeRoom } = disk!;
  const folder = join(path, "store");
  const open = () => openNodeStore(folder, { keep: 2, pieceBytes: 4096 });

  it("serves the old generation whatever it had come to, says what is full, and leaves nothing half", async () => {
    const store = await open();
    await store.publish(first);
    const keys = async () => {
      const found: string[] = [];
      for await (const { key } of store.store.list("")) if (isLasting(key)) found.push(key);
      return found;
    };
    const before = await keys();
    let failures = 0;
    for (let free = 0; ; free += PAGE) {
      await leave(free);
      const error = await store.publish(second).then(
        () => undefined,
        (failure: unknown) => failure,
      );
      if (error === undefined) break;
      failures += 1;
      expect(error, `with ${free} free bytes`).toMatchObject({
        code: "STORE_FAILED",
        data: { store: folder, reason: "ENOSPC" },
        next: expect.stringContaining("free space"),
      });
      // Still full, and by a process that begins anew.
      const reader = await open();
      const { bytes, passedOver } = await reader.readSnapshot();
      expect(Buffer.compare(bytes, first)).toBe(0);
      expect(passedOver).toEqual([]);
      const { index } = await reader.openIndex();
      expect((await index.search("camera permission")).hits[0]?.path).toBe("/camera/");
      expect(await reader.verify({ deep: true })).toMatchObject({ ok: true, currentOk: true });
      await index.close();
      await reader.close();
      expect(await readdir(join(folder, ".tmp"))).toEqual([]);
      expect(await keys()).toEqual(before);
    }
    // Enough that each stage ran out of space once: lock, objects, manifest, switch.
    expect(failures).toBeGreaterThan(second.length / PAGE);
    expect((await store.readSnapshot()).bytes.length).toBe(second.length);
    await makeRoom();
    await store.close();
  });

  it("frees space that is no longer needed when there is none left", async () => {
    const store = await openNodeStore(folder, { keep: 1 });
    await leave(0);
    const { generations, freedBytes } = await store.collectGarbage();
    expect(generations).toHaveLength(1);
    expect(freedBytes).toBeGreaterThan(0);
    expect(await store.verify()).toMatchObject({ ok: true });
    await makeRoom();
    await store.close();
  });
});

/** Whether a key is one of what generations are made of. */
function isLasting(key: string): boolean {
  return /^(?:generations|objects)\/|^current$/u.test(key);
}
