/** The built command as an MCP server on a small index, for scripts that talk to it as a client does. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkout } from "../packages/cli/test/support/docs-checkout.ts";

/** The repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));
/** The command; `npm run build` makes it. */
export const COMMAND = join(root, "packages/cli/bin/expodex.js");

/** A temporary folder with an index of a small checkout of two releases in it, or the index that `EXPODEX_INDEX` names. */
export function smallIndex(): { index: string; remove(): void } {
  const given = process.env.EXPODEX_INDEX;
  if (given !== undefined) return { index: given, remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), "expodex-mcp-"));
  const index = join(folder, "docs.expodex");
  for (const [name, text] of Object.entries(checkout)) {
    const path = join(folder, "docs", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const args = [COMMAND, "index", "--docs", join(folder, "docs"), "--out", index];
  execFileSync(process.execPath, [...args, "--warnings", "none"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  return { index, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A server that listens. */
export interface Served {
  url: string;
  process: ChildProcess;
  /** What it said on standard error so far. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts `expodex serve` on a free port. */
export async function serve(
  index: string,
  flags: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const child = spawn(
    process.execPath,
    [COMMAND, "serve", "--index", index, "--port", "0", ...flags],
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, ...env } },
  );
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-100_000);
      const found = /listening on (\S+)/u.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    url,
    process: child,
    said: () => said,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/**
 * Installs programs into a folder of their own, once: they are large, and no part of what is built.
 *
 * @param name of the folder
 * @param packages exact versions, `alias@npm:name@version` or `name@version`
 * @returns the folder's `node_modules`
 */
export function installed(name: string, packages: readonly string[]): string {
  const folder = join(root, "node_modules/.cache/expodex", name);
  const mark = join(folder, "installed.json");
  const wanted = JSON.stringify(packages);
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const args = ["install", "--no-audit", "--no-fund", "--loglevel=error", ...packages];
    execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
    writeFileSync(mark, wanted);
  }
  return join(folder, "node_modules");
}
