/** What of a manifest is told to people. */
import type { Generation, Manifest } from "./generation.ts";

/** Returns a generation without what its snapshot lies in. */
export function publicFacts({ pieces: _, objects: __, ...generation }: Manifest): Generation {
  return generation;
}
