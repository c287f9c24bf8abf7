/** Loads the TypeScript compiler when it is first needed: it takes 24 MB of disk and a quarter of a second. */
import type ts from "typescript";

/** The compiler's API. */
export type TypeScript = typeof ts;

/** Loads the compiler, once. */
export async function loadTypeScript(): Promise<TypeScript> {
  const loaded = await import("typescript");
  return loaded.default;
}
