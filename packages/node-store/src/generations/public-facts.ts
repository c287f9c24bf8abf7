/** What of a manifest is told to people. */
import type { Generation, Manifest } from "./generation.ts";

/** Returns a generation without its pieces. */
export function publicFacts({ pieces: _, ...generation }: Manifest): Generation {
  return generation;
}
