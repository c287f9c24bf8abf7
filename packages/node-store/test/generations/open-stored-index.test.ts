import { rmSync } from "node:fs";
import { join } from "node:path";
import { createDocsIndex, type Source } from "@expodex/core";
import { type DocsIndex, isExpodexError, openExpoDocsIndex } from "@expodex/core/read";
import { beforeAll, describe, expect, it } from "vitest";
import { openNodeStore } from "../../src/generations/generations.ts";
import { openStoredIndex } from "../../src/generations/open-stored-index.ts";
import { docsSnapshot } from "../support/docs-snapshot.ts";
import { failureOf } from "../support/failure-of.ts";
import { filesIn, flipBit } from "../support/flip-bit.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";

const folderOf = temporaryFolders();
const WORDS = ["camera", "audio", "map", "sensor", "file", "router", "image", "video"];

/** A snapshot with vectors, of many pages. */
async function vectorSnapshot(): Promise<Uint8Array> {
  const source: Source = {
    id: "memory",
    flavor: "plain",
    baseUrl: "https://docs.example.com/",
    async *files() {
      for (let page = 0; page < 60; page++) {
        const words = WORDS.map((word, at) => `${word} ${(page * 7 + at) % 13}`).join(" and the ");
        const text = `# Page ${page} of ${WORDS[page % 8]}\n\nThe ${words}.\n\n## Use\n\nCall it ${page} times.`;
        yield { path: `page-${page}.md`, mediaType: "text/markdown" as const, text };
      }
    },
  };
  const index = await createDocsIndex({ source });
  const bytes = await index.snapshot();
  await index.close();
  return bytes;
}

/** What an index answers, without times. */
async function answers(index: DocsIndex): Promise<unknown> {
  const all: unknown[] = [];
  for (const query of [...WORDS, "call it 7 times", "camra and audio"]) {
    const { hits, total } = await index.search(query, { cache: false });
    all.push({ hits, total });
  }
  all.push(await index.read("/page-3/"), await index.documents());
  return all;
}

describe("openStoredIndex", () => {
  let snapshot: Uint8Array;
  beforeAll(async () => {
    snapshot = await vectorSnapshot();
  });

  it.each(["when-read", "at-once"] as const)(
    "answers as the snapshot does, checked %s",
    async (check) => {
      const folder = await folderOf();
      const store = await openNodeStore(folder, { pieceBytes: 1_024 });
      await store.publish(snapshot);
      const { index, passedOver } = await openStoredIndex(folder, { check });
      const reference = await openExpoDocsIndex(snapshot);
      expect(await answers(index)).toEqual(await answers(reference));
      expect(index.info).toEqual(reference.info);
      expect(Buffer.compare(await index.snapshot(), snapshot)).toBe(0);
      expect(passedOver).toEqual([]);
      await index.close();
      await store.close();
    },
  );

  it("goes on answering where its generation is collected while it is open", async () => {
    const folder = await folderOf();
    const store = await openNodeStore(folder, { pieceBytes: 1_024, keep: 1 });
    await store.publish(snapshot);
    const { index } = await openStoredIndex(folder);
    await store.publish(await docsSnapshot());
    expect(await store.generations()).toHaveLength(1);
    expect(await answers(index)).toEqual(await answers(await openExpoDocsIndex(snapshot)));
    await index.close();
    await store.close();
  });

  it("never answers out of damaged bytes: the call that needs them raises SNAPSHOT_CORRUPT", async () => {
    const folder = await folderOf();
    const store = await openNodeStore(folder, { pieceBytes: 1_024 });
    await store.publish(snapshot);
    const good = await answers(await openExpoDocsIndex(snapshot));
    let raised = 0;
    const objects = filesIn(join(folder, "objects"));
    for (const [number, name] of objects.entries()) {
      const back = flipBit(join(folder, "objects", name), 8 * 17 + ((number * 37) % 800));
      try {
        const { index } = await openStoredIndex(folder);
        expect(await answers(index)).toEqual(good);
        await index.close();
      } catch (error) {
        if (!isExpodexError(error)) throw error;
        expect(["SNAPSHOT_CORRUPT", "STORE_DAMAGED"]).toContain(error.code);
        raised++;
      }
      back();
    }
    expect(raised).toBeGreaterThan(objects.length / 2);
    await store.close();
  });

  it("takes another generation where a file is missing, and none where it was told which", async () => {
    const folder = await folderOf();
    const store = await openNodeStore(folder);
    const first = await store.publish(await docsSnapshot());
    const before = new Set(filesIn(join(folder, "objects")));
    const second = await store.publish(snapshot);
    await store.close();
    const own = filesIn(join(folder, "objects")).filter((name) => !before.has(name));
    rmSync(join(folder, "objects", own[0] ?? ""));
    const { index, generation, passedOver } = await openStoredIndex(folder);
    expect(generation.id).toBe(first.generation.id);
    expect(passedOver).toMatchObject([{ id: second.generation.id }]);
    await index.close();
    const { id } = second.generation;
    expect((await failureOf(() => openStoredIndex(folder, { id }))).code).toBe("STORE_DAMAGED");
  });

  it("raises GENERATION_NOT_FOUND for an empty folder, and for an id that is not there", async () => {
    const folder = await folderOf();
    expect((await failureOf(() => openStoredIndex(folder))).code).toBe("GENERATION_NOT_FOUND");
    const store = await openNodeStore(folder);
    await store.publish(snapshot);
    const id = "20200101t000000000z-000000";
    expect((await failureOf(() => openStoredIndex(folder, { id }))).code).toBe(
      "GENERATION_NOT_FOUND",
    );
    await store.close();
  });
});
