/** Recommendations and suggestions through an open index: snapshots, updates, both in one piece. */
import { describe, expect, it } from "vitest";
import { createDocsIndex } from "../../src/create-docs-index.ts";
import { openExpoDocsIndex } from "../../src/open-expo-docs-index.ts";
import { updateDocsIndex } from "../../src/update-docs-index.ts";
import { memorySource } from "../support/memory-source.ts";

const page = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`;
const lamp = page("Torch", "Turns the lamp of the camera on. See [the compass](/compass/).");
const compass = page("Compass", "Shows where north is.");
const plain = { flavor: "plain" } as const;
const source = (files: Record<string, string>) => memorySource(files, plain);

describe("an open index", () => {
  it("recommends and suggests from a snapshot as it did when it was built", async () => {
    const files = { "pages/torch.md": lamp, "pages/compass.md": compass };
    const built = await createDocsIndex({ source: source(files) });
    const opened = await openExpoDocsIndex(await built.snapshot());
    const first = await built.recommend("the lamp of the camera");
    const second = await opened.recommend("the lamp of the camera");
    expect(first.documents.map(({ title }) => title)).toEqual(["Torch"]);
    expect({ ...second, tookMs: 0 }).toEqual({ ...first, tookMs: 0 });
    const names = await opened.suggest("comp");
    expect({ ...names, tookMs: 0 }).toEqual({ ...(await built.suggest("comp")), tookMs: 0 });
    expect(names.suggestions.map(({ text }) => text)).toEqual(["Compass"]);
  });

  it("recommends and suggests what an update took in, and no more what it took out", async () => {
    const files = { "pages/torch.md": lamp, "pages/compass.md": compass };
    const docs = await createDocsIndex({ source: source(files) });
    expect((await docs.suggest("torc")).suggestions).toHaveLength(1);
    expect((await docs.recommend("gyroscope")).documents).toEqual([]);
    const newer = { "pages/compass.md": compass, "pages/g.md": page("Gyroscope", "Turns round.") };
    await updateDocsIndex(docs, { source: source(newer) });
    expect((await docs.suggest("gyro")).suggestions.map(({ text }) => text)).toEqual(["Gyroscope"]);
    expect((await docs.suggest("torc")).suggestions).toEqual([]);
    const { documents } = await docs.recommend("gyroscope");
    expect(documents.map(({ title }) => title)).toEqual(["Gyroscope"]);
  });
});
