import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storeContract } from "@expodex/core/testing";
import { afterEach, describe, it } from "vitest";
import { diskStore } from "../../src/disk/disk-store.ts";

const folders: string[] = [];
async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "expodex-disk-"));
  folders.push(folder);
  return folder;
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe("diskStore", () => {
  describe("holds the contract of a store", () => {
    for (const { name, run } of storeContract)
      it(name, () => run(async () => diskStore(join(await freshFolder(), "store"))));
  });
});
