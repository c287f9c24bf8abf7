/** Where the script lies that helps with unknown words. */

/**
 * The address of the script, for a worker, which knows of no other file of this package. Written so that bundlers find the file and
 * copy it: it is complete by itself. Undefined where a bundle does not know its own address.
 */
export function wordsAddress(): string | undefined {
  try {
    return new URL("./translations.js", import.meta.url).href;
  } catch {
    return undefined;
  }
}
