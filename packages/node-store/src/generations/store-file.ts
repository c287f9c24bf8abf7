/** The two files that a store is found by: what it is, and which generation is current. */
import { ExpodexError } from "@expodex/core/read";
import { isGenerationId } from "./generation-id.ts";
import { CURRENT_KEY, STORE_FORMAT, STORE_KEY } from "./layout.ts";
import { damagedFile, type FilePlace, openFile, type Sha256, sealFile } from "./sealed-file.ts";

/** Writes what says that this is a store. @param createdAt ISO 8601 */
export function writeStoreFile(createdAt: string, sha256: Sha256): Uint8Array {
  return sealFile("store", { format: STORE_FORMAT, createdAt }, sha256);
}

/** Checks what says so. @throws ExpodexError STORE_DAMAGED, STORE_FAILED where a newer release wrote it */
export function checkStoreFile(bytes: Uint8Array, store: string, sha256?: Sha256): void {
  const at = { store, key: STORE_KEY };
  const { format } = openFile(bytes, "store", at, sha256);
  if (format !== STORE_FORMAT) throw newerFormat(at, format);
}

/** Writes which generation is current. */
export function writeCurrentFile(id: string, sha256: Sha256): Uint8Array {
  return sealFile("current", { format: STORE_FORMAT, id }, sha256);
}

/** Reads which generation is current. @throws ExpodexError STORE_DAMAGED, STORE_FAILED where a newer release wrote it */
export function readCurrentFile(bytes: Uint8Array, store: string, sha256?: Sha256): string {
  const at = { store, key: CURRENT_KEY };
  const { format, id } = openFile(bytes, "current", at, sha256);
  if (format !== STORE_FORMAT) throw newerFormat(at, format);
  if (typeof id !== "string" || !isGenerationId(id)) throw damagedFile(at, "no id of a generation");
  return id;
}

/** The error for what a newer release wrote. */
export function newerFormat(
  { store, key }: FilePlace,
  format: unknown,
): ExpodexError<"STORE_FAILED"> {
  return new ExpodexError("STORE_FAILED", {
    subject: key,
    expected: `a store of format ${STORE_FORMAT}`,
    got: `format ${String(format).slice(0, 40)}, which a newer release wrote`,
    next: "update Expodex",
    data: { store, key, reason: "format" },
  });
}
