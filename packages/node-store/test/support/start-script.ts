/**
 * Starts a script of this folder in a process of its own that a test can kill. It is bundled from source once in a test file.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { bundleScript, type StartedScript, startScript } from "./run-script.ts";

/**
 * Gives a function that starts the script; to be called once in a test file.
 *
 * @param name of a file in `test/support`, such as `hold-lock.ts`
 */
export function bundledScript(name: string): (...args: string[]) => Promise<StartedScript> {
  const folder = mkdtempSync(join(tmpdir(), "expodex-script-"));
  const outfile = join(folder, "script.mjs");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let built: Promise<unknown> | undefined;
  return async (...args) => {
    built ??= bundleScript(name, outfile);
    await built;
    return startScript(outfile, args);
  };
}
