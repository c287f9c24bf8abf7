/** What only a process shows: exit codes, signals, closed pipes, and what a search loads. */
import { spawn } from "node:child_process";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, type TemporaryFolder, temporaryFolder } from "../support/docs-checkout.ts";

const BIN = fileURLToPath(new URL("../../bin/expodex.js", import.meta.url));

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

let folder: TemporaryFolder;
let index: string;

function start(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: folder.path,
    env: {
      ...process.env,
      EXPODEX_HOME: join(folder.path, "home"),
      EXPODEX_EAS_CLI: "off",
      ...env,
    },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr })),
  );
  return { child, ended, said: () => stderr };
}
const run = (args: readonly string[], env?: Record<string, string>) => start(args, env).ended;

beforeAll(async () => {
  folder = await temporaryFolder(checkout);
  index = join(folder.path, "docs.expodex");
  expect(await run(["index", "--docs", ".", "--out", index])).toMatchObject({ code: 0 });
});
afterAll(() => folder.remove());

describe("the expodex process", () => {
  it("ends with 0, 1 or 2", async () => {
    expect((await run(["search", "camera", "--index", index])).code).toBe(0);
    expect((await run(["search", "camera", "--index", "none"])).code).toBe(1);
    expect((await run(["search"])).code).toBe(2);
  });

  it("builds anew over the index that it wrote before, and gives the same bytes", async () => {
    const before = await readFile(index);
    const again = await run(["index", "--docs", ".", "--out", index]);
    expect(again.code, again.stderr).toBe(0);
    expect(before.equals(await readFile(index))).toBe(true);
  });

  it("takes over what did not change, and not what did", async () => {
    const page = join(folder.path, "pages/guides/again.mdx");
    const out = join(folder.path, "changed.expodex");
    await writeFile(page, "---\ntitle: Once\n---\n\nWombats.\n");
    expect((await run(["index", "--docs", ".", "--out", out])).code).toBe(0);
    await writeFile(page, "---\ntitle: Once more\n---\n\nQuokkas.\n");
    const again = await run(["index", "--docs", ".", "--out", out]);
    expect(again.code, again.stderr).toBe(0);
    expect((await run(["search", "quokkas", "--index", out])).stdout).toContain("Once more");
    expect((await run(["search", "wombats", "--index", out])).stdout).not.toContain("Wombats.");
    await rm(page);
  });

  it.skipIf(process.platform !== "linux")("says that standard output takes nothing", async () => {
    const command = `"${process.execPath}" "${BIN}" search camera --index "${index}" > /dev/full`;
    const child = spawn("sh", ["-c", command], { stdio: ["ignore", "ignore", "pipe"] });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^expodex: "standard output": .*ENOSPC.*\n$/u);
  });

  it("writes the same bytes for the same input", async () => {
    const again = join(folder.path, "again.expodex");
    await run(["index", "--docs", ".", "--out", again]);
    expect((await readFile(again)).equals(await readFile(index))).toBe(true);
  });

  it("writes no escape sequence where nobody watches, and colours where they are forced", async () => {
    const plain = await run(["search", "camera", "--index", index]);
    expect(plain.stdout + plain.stderr).not.toContain("\u001b");
    const forced = await run(["search", "camera", "--index", index], { FORCE_COLOR: "1" });
    expect(forced.stdout).toContain("\u001b[1m");
    const both = await run(["search", "camera", "--index", index], {
      FORCE_COLOR: "1",
      NO_COLOR: "1",
    });
    expect(both.stdout).not.toContain("\u001b");
  });

  it("says nothing where the reader has closed the pipe", async () => {
    const { child, ended } = start(["read", "/guides/secrets/", "--index", index]);
    child.stdout.destroy();
    const { stderr, signal } = await ended;
    expect(stderr).toBe("");
    expect(signal).toBeNull();
  });

  it("stops where it is interrupted, by that signal, leaving no file", async () => {
    const many = await temporaryFolder(
      Object.fromEntries(
        Array.from({ length: 400 }, (_, page) => [
          `page-${page}.md`,
          `# Page ${page}\n\n${`Words about ${page} and more of them.\n\n`.repeat(60)}`,
        ]),
      ),
    );
    const out = join(folder.path, "stopped.expodex");
    const { child, ended, said } = start(["index", "--markdown", many.path, "--out", out]);
    while (said() === "" && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill("SIGINT");
    const { signal, stderr } = await ended;
    expect(signal).toBe("SIGINT");
    expect(stderr).toMatch(/^expodex: /mu);
    expect(stderr).not.toMatch(/^ +at /mu);
    expect((await readdir(folder.path)).filter((name) => name.includes("stopped"))).toEqual([]);
    await many.remove();
  });

  it("loads neither parser nor TypeScript nor pacote for a search, nor what writes to the store", async () => {
    expect((await run(["index", "--docs", "."])).code).toBe(0);
    const script = join(folder.path, "list-modules.mjs");
    await writeFile(
      script,
      `import { register } from "node:module";
register("data:text/javascript," + encodeURIComponent(\`
  import { writeSync } from "node:fs";
  export async function resolve(specifier, context, next) {
    const found = await next(specifier, context);
    writeSync(2, "loaded " + found.url + String.fromCharCode(10));
    return found;
  }
\`));`,
    );
    for (const named of [["--index", index], []]) {
      const { stderr, code } = await run(["search", "camera", ...named], {
        NODE_OPTIONS: `--import=${script}`,
      });
      expect(code, stderr).toBe(0);
      const loaded = stderr.split("\n").filter((line) => line.startsWith("loaded "));
      expect(loaded.length).toBeGreaterThan(5);
      const heavy = /\/(?:typescript|pacote|zod|jiti|acorn|micromark|mdast-util-[\w-]+|yaml)\//u;
      expect(loaded.filter((line) => heavy.test(line))).toEqual([]);
      const whole =
        /packages\/(?:sources|node-store|core\/dist\/index)|\/(?:settings|check-values)-/u;
      expect(loaded.filter((line) => whole.test(line))).toEqual([]);
      expect(loaded.filter((line) => /node:(?:crypto|os|child_process)$/u.test(line))).toEqual([]);
    }
  });
});
