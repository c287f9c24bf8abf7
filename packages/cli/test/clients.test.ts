/** `expodex setup` and `expodex agents-md` as they are typed. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  checkout,
  type TemporaryFolder,
  temporaryFolder,
  writeFiles,
} from "./support/docs-checkout.ts";
import { runCli } from "./support/run-cli.ts";

let folder: TemporaryFolder;
const cli = (...args: string[]) =>
  runCli(args, { cwd: folder.path, env: { HOME: join(folder.path, "person") } });
const read = (name: string) => readFile(join(folder.path, name), "utf8");

beforeAll(async () => {
  folder = await temporaryFolder(
    Object.fromEntries(Object.entries(checkout).map(([name, text]) => [`docs/${name}`, text])),
  );
});
afterAll(() => folder.remove());

describe("expodex setup", () => {
  it("adds, says how else it could be done, is done once, and is undone", async () => {
    const added = await cli("setup", "cursor");
    expect(added).toMatchObject({ code: 0 });
    expect(added.stdout).toContain("person/.cursor/mcp.json, a new file");
    expect(added.stdout).toContain(
      "cursor://anysphere.cursor-deeplink/mcp/install?name=expodex&config=",
    );
    expect(added.stderr).toContain("there is no index");
    expect(JSON.parse(await read("person/.cursor/mcp.json"))).toEqual({
      mcpServers: { expodex: { command: "npx", args: ["-y", "expodex", "mcp"] } },
    });
    expect((await cli("setup", "cursor")).stdout).toContain("already set up");
    expect((await cli("setup", "cursor", "--remove")).stdout).toContain("held nothing else");
    expect((await cli("setup", "cursor", "--remove")).stdout).toContain("not set up");
  });

  it("writes a project's file, an address, an index and this installation where it is told to", async () => {
    await cli("setup", "vscode", "--project", "--index", "x.expodex");
    expect(JSON.parse(await read(".vscode/mcp.json")).servers.expodex.args).toEqual([
      "-y",
      "expodex",
      "mcp",
      "--index",
      join(folder.path, "x.expodex"),
      "--project",
      `$\{workspaceFolder}`,
    ]);
    const http = await cli("setup", "claude-code", "--http", "http://localhost:3737/mcp", "--json");
    expect(JSON.parse(http.stdout)).toMatchObject({
      entry: { type: "http", url: "http://localhost:3737/mcp" },
    });
    const codex = await cli("setup", "codex", "--local", "--dry-run");
    expect(codex.stdout).toContain("would be added");
    await expect(read("person/.codex/config.toml")).rejects.toThrow("ENOENT");
  });

  it("refuses what cannot be, with the exit code of wrong usage", async () => {
    for (const args of [
      ["setup", "emacs"],
      ["setup", "cursor", "--project", "--user"],
      ["setup", "claude-desktop", "--http", "http://localhost:3737/mcp"],
      ["setup", "cursor", "--http", "nowhere"],
      ["setup", "cursor", "--http", "http://localhost:1/mcp", "--local"],
    ])
      expect(await cli(...args), args.join(" ")).toMatchObject({ code: 2, stdout: "" });
    await writeFiles(folder.path, { "person/.gemini/settings.json": "{ broken" });
    const broken = await cli("setup", "gemini");
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain("nothing was changed");
  });
});

describe("expodex agents-md", () => {
  it("writes for the project's SDK, and fails in CI once the project has moved on", async () => {
    const manifest = (range: string) => `{"dependencies":{"expo":"${range}","expo-camera":"*"}}`;
    await writeFiles(folder.path, { "package.json": manifest("~56.0.0") });
    expect((await cli("index", "--docs", "docs")).code).toBe(0);
    expect((await cli("agents-md", "--check")).code).toBe(1);
    const written = await cli("agents-md");
    expect(written.stdout, written.stderr).toContain("SDK 56 to AGENTS.md");
    expect(await read("AGENTS.md")).toContain("- expo-camera: sdk/camera");
    expect((await cli("agents-md", "--check")).code).toBe(0);
    await writeFiles(folder.path, { "package.json": manifest("~57.0.0") });
    const stale = await cli("agents-md", "--check");
    expect(stale).toMatchObject({ code: 1 });
    expect(stale.stdout).toContain("out of date");
    expect((await cli("agents-md")).stdout).toContain("up to date for SDK 57");
    await writeFiles(folder.path, { "package.json": manifest("~49.0.0") });
    expect((await cli("agents-md")).code).toBe(1);
  });
});
