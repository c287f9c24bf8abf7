/** Stores of generations without documentation: a few objects each, for tests that need many. */
import type { Store } from "@expodex/core";
import { createGenerationId } from "../../src/generations/generation-id.ts";
import { CURRENT_KEY, generationKey, objectKey } from "../../src/generations/layout.ts";
import { writeCurrentFile } from "../../src/generations/store-file.ts";
import { writeManifest } from "../../src/generations/write-manifest.ts";
import { objectName } from "../../src/objects/seal-object.ts";

/** Writes a generation whose objects hold the texts, and makes it current. @returns its id */
export async function smallGeneration(
  store: Store,
  texts: readonly string[],
  time: number,
): Promise<string> {
  const objects = [...new Set(texts)].map((text) => {
    const bytes = new TextEncoder().encode(text);
    return { bytes, object: objectName(bytes), storedBytes: bytes.length };
  });
  for (const { bytes, object } of objects) await store.write(objectKey(object), bytes);
  const id = createGenerationId(time);
  const manifest = await writeManifest({
    id,
    createdAt: new Date(time).toISOString(),
    sdks: [],
    documents: 0,
    chunks: 0,
    fingerprint: "",
    snapshotVersion: 1,
    sizeBytes: 0,
    storedBytes: 0,
    objects: objects.map(({ object, storedBytes }) => ({ object, storedBytes })),
    pieces: [],
  });
  await store.write(generationKey(id), manifest);
  await store.write(CURRENT_KEY, writeCurrentFile(id, objectName));
  return id;
}
