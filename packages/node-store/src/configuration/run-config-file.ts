/**
 * Runs a TypeScript file of settings.
 *
 * With jiti on every Node alike: Node 20 strips no types, later ones only those that can be erased, and a configuration must not mean
 * on one machine what it does not on another. A file of its own, because only who has such a file loads it.
 */
import { defineConfig } from "./config.ts";

/** Runs a file and gives what it exports by default. `@expodex/node-store/config` is at hand in it, whether the project has it or not. */
export async function runConfigFile(path: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(path, {
    fsCache: false,
    moduleCache: false,
    tryNative: false,
    virtualModules: { "@expodex/node-store/config": { defineConfig } },
  });
  return jiti.import(path, { default: true });
}
