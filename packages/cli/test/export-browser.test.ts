import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, type TemporaryFolder, temporaryFolder } from "./support/docs-checkout.ts";
import { runCli } from "./support/run-cli.ts";

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder(
    Object.fromEntries(Object.entries(checkout).map(([name, text]) => [`docs/${name}`, text])),
  );
  const built = await runCli(["index", "--docs", "docs", "--out", "a.expodex"], {
    cwd: folder.path,
  });
  expect(built.code, built.stderr).toBe(0);
});
afterAll(() => folder.remove());

const run = (...args: string[]) =>
  runCli(["export-browser", "--index", "a.expodex", ...args], { cwd: folder.path });

describe("expodex export-browser", () => {
  it("writes a manifest and the files that it names, and says how many", async () => {
    const { code, stdout, stderr } = await run("--out", "public", "--json");
    expect(code, stderr).toBe(0);
    const manifest = JSON.parse(await readFile(join(folder.path, "public/expodex.json"), "utf8"));
    const written = await readdir(join(folder.path, "public", manifest.folder));
    expect(JSON.parse(stdout).files).toBe(written.length + 1);
    expect(written).toContain("pages.bin");
  });

  it("writes two files where they are to be packed", async () => {
    const { code, stderr } = await run("--out", "packed", "--packed");
    expect(code, stderr).toBe(0);
    expect(await readdir(join(folder.path, "packed"))).toHaveLength(2);
  });

  it("asks for a folder", async () => {
    expect((await run()).code).toBe(2);
  });

  it("fails with what was in the way where a file stands in the folder's place", async () => {
    const { code, stderr } = await run("--out", "a.expodex");
    expect(code).toBe(1);
    expect(stderr).toContain("a.expodex");
  });
});
