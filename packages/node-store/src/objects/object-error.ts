/** Failures of stored objects. Their messages hold neither keys nor anything of what is stored. */
import { ExpodexError } from "@expodex/core/read";

/** Where an object lies, for messages and `data`. */
export interface ObjectPlace {
  /** The `id` of the store. */
  store: string;
  /** Its key in the store. */
  key: string;
}

/** What messages say where the caller does not. */
export const UNKNOWN_PLACE: ObjectPlace = { store: "store", key: "object" };

/** Builds the error for bytes that are not what was written. */
export function damagedObject(
  { store, key }: ObjectPlace,
  expected: string,
  got: string,
): ExpodexError<"STORE_DAMAGED"> {
  return new ExpodexError("STORE_DAMAGED", {
    subject: key,
    expected,
    got,
    next: "repair the store from a backup, or index again",
    data: { store, damaged: [key] },
  });
}

/** Builds the error for an object that cannot be decrypted: no key was given, or none of those given is its own. */
export function keyNeeded(
  { store, key }: ObjectPlace,
  keyId: string,
  reason: "missing" | "wrong",
): ExpodexError<"STORE_KEY"> {
  return new ExpodexError("STORE_KEY", {
    subject: key,
    expected: `the key ${JSON.stringify(keyId)}, which encrypted it`,
    got: reason === "missing" ? "no key" : "another key",
    next: "give the key that the store was written with, in a key file or the environment",
    data: { store, keyId, reason },
  });
}
