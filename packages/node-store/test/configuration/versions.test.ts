import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryStore } from "@expodex/core";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SettingValue } from "../../src/configuration/settings.ts";
import {
  compareConfigurations,
  configurationVersions,
  damagedVersions,
  findVersion,
  recordConfiguration,
  restoreConfiguration,
} from "../../src/configuration/versions.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "expodex-versions-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = (text: string) => ({ path: join(folder, "expodex.config.json"), text });
const port = (value: number): Map<string, SettingValue> => new Map([["server.port", value]]);
/** A clock that counts days. */
const days = () => {
  let day = 0;
  return { now: () => Date.UTC(2026, 0, ++day) };
};

describe("recordConfiguration", () => {
  it("keeps each change with its date, and nothing where nothing changed", async () => {
    const store = memoryStore();
    const clock = days();
    await recordConfiguration(store, file("a"), port(1), clock);
    expect(await recordConfiguration(store, file("a"), port(1), clock)).toBeUndefined();
    await recordConfiguration(store, file("b"), port(2), clock);
    await recordConfiguration(store, file("a"), port(1), clock);
    const versions = await configurationVersions(store);
    expect(versions.map(({ number, savedAt, text }) => [number, savedAt, text])).toEqual([
      [3, "2026-01-03T00:00:00.000Z", "a"],
      [2, "2026-01-02T00:00:00.000Z", "b"],
      [1, "2026-01-01T00:00:00.000Z", "a"],
    ]);
    // Equal content has an equal id.
    expect(versions[0]?.id).toBe(versions[2]?.id);
    expect(versions[0]?.id).not.toBe(versions[1]?.id);
  });

  it("loses none where several processes record at once", async () => {
    const store = memoryStore();
    const texts = Array.from({ length: 12 }, (_, index) => `text ${index}`);
    await Promise.all(texts.map((text) => recordConfiguration(store, file(text), port(1))));
    const versions = await configurationVersions(store);
    expect(versions.map(({ text }) => text).sort()).toEqual([...texts].sort());
    expect(new Set(versions.map(({ number }) => number)).size).toBe(texts.length);
  });
});

describe("findVersion", () => {
  it("finds by number and by the beginning of an id, and says what there is where nothing fits", async () => {
    const store = memoryStore();
    await recordConfiguration(store, file("a"), port(1));
    await recordConfiguration(store, file("b"), port(2));
    const versions = await configurationVersions(store);
    const [newest, oldest] = versions;
    expect(findVersion(versions, "1")).toBe(oldest);
    expect(findVersion(versions, "#2")).toBe(newest);
    expect(findVersion(versions, (oldest?.id ?? "").slice(0, 6))).toBe(oldest);
    for (const wanted of ["3", "zz", "", "abc"])
      expect(() => findVersion(versions, wanted)).toThrow(/expected a number from 1 to 2/u);
    expect(() => findVersion([], "1")).toThrow(/expected a version that was kept/u);
  });
});

describe("compareConfigurations", () => {
  it("names what was changed, added and taken out, and no more", async () => {
    const store = memoryStore();
    const before = await recordConfiguration(
      store,
      file("a"),
      new Map<string, SettingValue>([
        ["server.port", 1],
        ["logLevel", "info"],
        ["build.npm", ["a"]],
      ]),
    );
    const after = await recordConfiguration(
      store,
      file("b"),
      new Map<string, SettingValue>([
        ["server.port", 2],
        ["index", "x"],
        ["build.npm", ["a"]],
      ]),
    );
    if (before === undefined || after === undefined) throw new Error("not kept");
    expect(compareConfigurations(before, after)).toEqual({
      from: before.id,
      to: after.id,
      isTextEqual: false,
      changes: [
        { path: "index", after: "x" },
        { path: "logLevel", before: "info" },
        { path: "server.port", before: 1, after: 2 },
      ],
    });
    expect(compareConfigurations(after, after)).toMatchObject({ changes: [], isTextEqual: true });
  });
});

describe("restoreConfiguration", () => {
  it("writes the text back, keeping what was there as a version of its own", async () => {
    const store = memoryStore();
    const { path } = file("");
    const first = await recordConfiguration(store, file("first"), port(1));
    if (first === undefined) throw new Error("not kept");
    await writeFile(path, "unseen");
    const done = await restoreConfiguration(store, first);
    expect(await readFile(path, "utf8")).toBe("first");
    expect(done).toMatchObject({ file: path, version: { number: 3, id: first.id } });
    expect((await configurationVersions(store)).map(({ text }) => text)).toEqual([
      "first",
      "unseen",
      "first",
    ]);
  });

  it("changes nothing where it cannot be written", async () => {
    const store = memoryStore();
    const first = await recordConfiguration(store, file("first"), port(1));
    if (first === undefined) throw new Error("not kept");
    await writeFile(join(folder, "taken"), "");
    const to = join(folder, "taken", "expodex.config.json");
    await expect(restoreConfiguration(store, first, { to })).rejects.toMatchObject({
      code: "CONFIG_INVALID",
    });
    expect(await configurationVersions(store)).toHaveLength(1);
  });
});

describe("a version that is not what was written", () => {
  it("is found, whichever bit of it differs", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 7 }), async (place, bit) => {
        const store = memoryStore();
        await recordConfiguration(store, file("{ }"), port(1));
        const key = "configuration/000001.json";
        const bytes = (await store.read(key))?.slice() as Uint8Array;
        const at = place % bytes.length;
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        await store.write(key, bytes);
        expect(await damagedVersions(store)).toEqual([key]);
        await expect(configurationVersions(store)).rejects.toMatchObject({
          code: "STORE_DAMAGED",
          data: { damaged: [key] },
        });
      }),
      { numRuns: 200 },
    );
  });

  it("is not reported where every one is whole", async () => {
    const store = memoryStore();
    await recordConfiguration(store, file("{ }"), port(1));
    expect(await damagedVersions(store)).toEqual([]);
  });
});
