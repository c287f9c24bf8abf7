/** Keys of encryption in a variable of the environment. */
import { ExpodexError } from "@expodex/core/read";
import type { KeyProvider } from "./key-provider.ts";

/**
 * Reads the keys that a variable holds, separated by line ends, commas or blanks. The first is written with, all are read with.
 *
 * @param environment where to look [the process's]
 * @throws ExpodexError KEY_MISSING where the variable is not set or empty, INVALID_OPTION where it holds no keys
 */
export async function keyFromEnvironment(
  variable: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<KeyProvider> {
  const text = environment[variable]?.trim();
  if (text === undefined || text === "") throw notSet(variable);
  // Loads cryptography, which a process that only reads needs for an encrypted store alone.
  const { keyRing, parseStoreKeys } = await import("./store-key.ts");
  return keyRing(parseStoreKeys(text.replace(/[,\s]+/gu, "\n"), `$${variable}`));
}

function notSet(variable: string): ExpodexError<"KEY_MISSING"> {
  return new ExpodexError("KEY_MISSING", {
    subject: variable,
    expected: "a variable that holds the key of the store",
    got: "nothing",
    next: `set ${variable}, or name a key file`,
    data: { service: "encryption at rest", variable },
  });
}
