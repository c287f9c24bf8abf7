/**
 * Starts a script of this folder in a process of its own that a test can kill. It is bundled from source once in a test file, so
 * that each start costs little more than Node's own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll } from "vitest";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A process, what it has printed, and how it ends. */
export interface StartedScript {
  child: ChildProcess;
  /** Settles once a line is printed. Rejects where the process ends before. */
  line(text: string): Promise<void>;
  /** What was printed, once the process has ended. */
  ended: Promise<{ code: number | null; signal: string | null; output: string; errors: string }>;
}

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
    built ??= build({
      entryPoints: [at(name)],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      logLevel: "error",
      alias: {
        "@expodex/core/read": at("../../../core/src/read.ts"),
        "@expodex/core/testing": at("../../../core/src/testing.ts"),
        "@expodex/core": at("../../../core/src/index.ts"),
      },
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
    });
    await built;
    return start(outfile, args);
  };
}

function start(file: string, args: readonly string[]): StartedScript {
  const child = spawn(process.execPath, [file, ...args]);
  let output = "";
  let errors = "";
  const waiting = new Set<() => void>();
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
    for (const look of [...waiting]) look();
  });
  child.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  const ended = new Promise<Awaited<StartedScript["ended"]>>((settle) => {
    child.once("close", (code, signal) => settle({ code, signal, output, errors }));
  });
  return {
    child,
    ended,
    line: (text) =>
      new Promise((settle, fail) => {
        const look = () => {
          if (!output.split("\n").includes(text)) return;
          waiting.delete(look);
          settle();
        };
        waiting.add(look);
        ended.then(() => fail(new Error(`ended without ${text}: ${errors}`)));
        look();
      }),
  };
}
