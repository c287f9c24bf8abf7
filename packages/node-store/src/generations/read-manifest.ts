/**
 * Reads what a generation is made of.
 *
 * Responsible for: the shape of a manifest, and distrusting it: what does not fit is damage. Loads no cryptography by itself.
 * Not responsible for: writing one (`write-manifest.ts`).
 */
import type { KeyProvider } from "../keys/key-provider.ts";
import { openObject } from "../objects/open-object.ts";
import type { Manifest, ManifestEnvelope, Piece, StoredObject } from "./generation.ts";
import { isGenerationId } from "./generation-id.ts";
import { isObjectName, STORE_FORMAT } from "./layout.ts";
import { damagedFile, type FilePlace, openFile, type Sha256 } from "./sealed-file.ts";
import { newerFormat } from "./store-file.ts";

/** The name of the value in the file. */
export const MANIFEST = "generation";

/** How to read a manifest. */
export interface ReadManifestOptions {
  /** Gives the key where the details are encrypted. @default none: such a manifest raises STORE_KEY */
  keys?: KeyProvider;
  /** Compares the hash of the file too. @default only its CRC-32 */
  sha256?: Sha256;
}

/** What an encrypted manifest's details are sealed for: they cannot be put in the place of another's. */
export function manifestContext(id: string): string {
  return `generation ${id}`;
}

/**
 * Reads what needs no key.
 *
 * @throws ExpodexError STORE_DAMAGED, STORE_FAILED where a newer release wrote it
 */
export function readEnvelope(
  bytes: Uint8Array,
  at: FilePlace,
  sha256?: Sha256,
): ManifestEnvelope & { details: unknown } {
  const file = openFile(bytes, MANIFEST, at, sha256);
  const { format, id, parent, createdAt, objects, details } = file;
  if (format !== STORE_FORMAT) throw newerFormat(at, format);
  const wrong = () => damagedFile(at, "a manifest of another shape");
  if (typeof id !== "string" || !isGenerationId(id) || typeof createdAt !== "string") throw wrong();
  if (parent !== undefined && typeof parent !== "string") throw wrong();
  if (!Array.isArray(objects)) throw wrong();
  return {
    id,
    ...(parent === undefined ? {} : { parent }),
    createdAt,
    objects: objects.map((row: unknown): StoredObject => {
      const [object, storedBytes] = Array.isArray(row) ? (row as unknown[]) : [];
      if (!isObjectName(object) || !isCount(storedBytes)) throw wrong();
      return { object, storedBytes };
    }),
    details,
  };
}

/**
 * Reads a manifest whole.
 *
 * @throws ExpodexError STORE_DAMAGED, STORE_KEY, STORE_FAILED where a newer release wrote it
 */
export async function readManifest(
  bytes: Uint8Array,
  at: FilePlace,
  { keys, sha256 }: ReadManifestOptions = {},
): Promise<Manifest> {
  const { details, objects, ...envelope } = readEnvelope(bytes, at, sha256);
  const wrong = () => damagedFile(at, "a manifest of another shape");
  const opened =
    typeof details === "string" ? await decrypted(details, envelope.id, at, keys) : details;
  const { sdks, documents, chunks, fingerprint, snapshotVersion, size, pieces } = (opened ??
    {}) as Record<string, unknown>;
  if (
    !isTexts(sdks) ||
    !isCount(documents) ||
    !isCount(chunks) ||
    typeof fingerprint !== "string" ||
    !isCount(snapshotVersion) ||
    !isCount(size) ||
    !Array.isArray(pieces)
  )
    throw wrong();
  let offset = 0;
  const read = pieces.map((row: unknown): Piece => {
    const [number, pieceSize, hash] = Array.isArray(row) ? (row as unknown[]) : [];
    const object = isCount(number) ? objects[number]?.object : undefined;
    if (object === undefined || !isCount(pieceSize) || !isObjectName(hash)) throw wrong();
    const piece = { object, offset, size: pieceSize, hash };
    offset += pieceSize;
    return piece;
  });
  if (offset !== size) throw wrong();
  return {
    ...envelope,
    sdks,
    documents,
    chunks,
    fingerprint,
    snapshotVersion,
    sizeBytes: size,
    storedBytes: objects.reduce((sum, { storedBytes }) => sum + storedBytes, 0),
    objects,
    pieces: read,
  };
}

async function decrypted(
  details: string,
  id: string,
  at: FilePlace,
  keys: KeyProvider | undefined,
): Promise<unknown> {
  const bytes = await openObject(Buffer.from(details, "base64"), {
    ...(keys === undefined ? {} : { keys }),
    context: manifestContext(id),
    at,
  });
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw damagedFile(at, "details that are no JSON");
  }
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");
