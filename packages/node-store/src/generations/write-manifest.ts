/** Writes down what a generation is made of. */
import type { KeyProvider } from "../keys/key-provider.ts";
import { objectName, sealObject } from "../objects/seal-object.ts";
import type { Manifest } from "./generation.ts";
import { STORE_FORMAT } from "./layout.ts";
import { MANIFEST, manifestContext } from "./read-manifest.ts";
import { sealFile } from "./sealed-file.ts";

/**
 * Writes a manifest. With keys, what it says of the documentation is encrypted; id, date and objects stay readable, so that backup,
 * retention and garbage need no key.
 *
 * @throws ExpodexError what the provider of keys raises
 */
export async function writeManifest(manifest: Manifest, keys?: KeyProvider): Promise<Uint8Array> {
  const { id, parent, createdAt, sdks, documents, chunks, fingerprint, snapshotVersion, objects } =
    manifest;
  const numbers = new Map(objects.map(({ object }, number) => [object, number]));
  const details = {
    sdks,
    documents,
    chunks,
    fingerprint,
    snapshotVersion,
    size: manifest.sizeBytes,
    pieces: manifest.pieces.map(({ object, size, hash }) => [numbers.get(object), size, hash]),
  };
  return sealFile(
    MANIFEST,
    {
      format: STORE_FORMAT,
      id,
      ...(parent === undefined ? {} : { parent }),
      createdAt,
      objects: objects.map(({ object, storedBytes }) => [object, storedBytes]),
      details: keys === undefined ? details : await encrypted(details, id, keys),
    },
    objectName,
  );
}

async function encrypted(details: unknown, id: string, keys: KeyProvider): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(details));
  const sealed = await sealObject(bytes, { keys, context: manifestContext(id) });
  return Buffer.from(sealed).toString("base64");
}
