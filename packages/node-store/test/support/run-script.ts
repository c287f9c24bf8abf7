/** Bundles a script of this folder from source, and starts it in a process of its own that can be killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A process, what it has printed, and how it ends. */
export interface StartedScript {
  child: ChildProcess;
  /** Settles once a line is printed. Rejects where the process ends before. */
  line(text: string): Promise<void>;
  /** What was printed, once the process has ended. */
  ended: Promise<{ code: number | null; signal: string | null; output: string; errors: string }>;
}

/** Bundles a script into one file, so that each start costs little more than Node's own. @param name of a file in this folder */
export async function bundleScript(name: string, outfile: string): Promise<void> {
  await build({
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
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
  });
}

/** Starts a bundled script. */
export function startScript(file: string, args: readonly string[]): StartedScript {
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
