import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  checkout,
  type TemporaryFolder,
  temporaryFolder,
  writeFiles,
} from "./support/docs-checkout.ts";
import { type CliOptions, runCli } from "./support/run-cli.ts";

let folder: TemporaryFolder;

const cli = (args: readonly string[], options: Partial<CliOptions> = {}) =>
  runCli(args, { cwd: folder.path, ...options });
const ask = (...args: string[]) => cli([...args, "--index", "all.expodex"]);

const oldPage = "---\ntitle: Player\npackageName: 'expo-player'\n---\n\nPlays sound.\n";

beforeAll(async () => {
  folder = await temporaryFolder(
    Object.fromEntries(Object.entries(checkout).map(([name, text]) => [`docs/${name}`, text])),
  );
  await writeFiles(folder.path, {
    "docs/pages/versions/v56.0.0/sdk/player.mdx": oldPage,
    "docs/public/_redirects": "/versions/latest/sdk/player /versions/v56.0.0/sdk/player 301\n",
    "notes/a.md": "# Notes\n\nNothing of any release.\n",
    "bare/package.json": "{}",
  });
  const built = await cli(["index", "--docs", "docs", "--out", "all.expodex"]);
  const notes = await cli(["index", "--markdown", "notes", "--out", "notes.expodex"]);
  expect([built.code, notes.code], built.stderr + notes.stderr).toEqual([0, 0]);
  expect(notes.stdout).not.toContain("API sections");
});

afterAll(() => folder.remove());

describe("a page that the SDK lacks", () => {
  const note = "SDK 57 has no such page; this is SDK 56.";

  it.each(["/versions/v57.0.0/sdk/player/", "/versions/latest/sdk/player/", "expo-player"])(
    "is read from another for %s, which the first line says",
    async (page) => {
      expect((await ask("read", page)).stdout.split("\n")[0]).toBe(note);
    },
  );

  it("is not with --strict or --sdk, and the page is named without words of the library", async () => {
    for (const flags of [["--strict"], ["--sdk", "57"]]) {
      const { code, stdout, stderr } = await ask("read", "/versions/v57.0.0/sdk/player/", ...flags);
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toContain("/versions/v56.0.0/sdk/player/");
      expect(stderr).not.toContain("fallback");
    }
  });

  it("has no note where the SDK is the one that was meant", async () => {
    const { stdout } = await ask("read", "/versions/v56.0.0/sdk/player/");
    expect(stdout).not.toContain("no such page");
  });

  it("is wrong usage where address and flag name different ones", async () => {
    const { code, stderr } = await ask("read", "/versions/v56.0.0/sdk/player/", "--sdk", "57");
    expect(code).toBe(2);
    expect(stderr).toContain("leave --sdk out");
  });
});

describe("the next step", () => {
  it("names releases as flags take them, and no option of the library", async () => {
    const { code, stderr } = await ask("search", "camera", "--sdk", "40");
    expect(code).toBe(1);
    expect(stderr).toContain("57, 56");
    expect(stderr).not.toContain("fallback");
  });

  it("is to leave the flag out where the index holds no release", async () => {
    const args = ["search", "notes", "--sdk", "57", "--index", "notes.expodex"];
    const { stderr } = await cli(args);
    expect(stderr).toContain("leave --sdk out");
    expect(stderr).not.toContain("one of those");
  });

  it("says where a package stands that cannot be compared, and does not suggest it to itself", async () => {
    const { stderr } = await ask("diff", "expo-player", "--from", "57", "--to", "57");
    expect(stderr).toContain("SDK 56 only");
    expect(stderr).not.toContain("try expo-player");
  });

  it.each([
    ["search", "x", "--sdk", "foo"],
    ["read", "x", "--sdk", ""],
    ["diff", "expo-camera", "--from", "old", "--to", "57"],
    ["index", "--docs", "docs", "--sdk", "foo"],
    ["symbol", "", "--index", "all.expodex"],
    ["search", " ", "--index", "all.expodex"],
  ])("of %j is to write it otherwise", async (...args) => {
    const { code, stderr } = await cli(args);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/ "?:/u);
  });

  it("is the help of the command for an argument that is missing", async () => {
    for (const command of ["read", "symbol", "diff", "answer"]) {
      const { code, stderr } = await cli([command]);
      expect(code).toBe(2);
      expect(stderr).toContain(`expodex ${command} --help`);
    }
  });

  it("is two dashes before a query that begins with one, and only there", async () => {
    expect((await ask("search", "--profile")).stderr).toContain("put -- before");
    expect((await ask("info", "--profile")).stderr).not.toContain("put -- before");
    expect((await cli(["search", "--index", "all.expodex", "--", "--profile"])).code).toBe(0);
  });

  it("is another search where nothing was found, and the nearest package for one that is not there", async () => {
    const nothing = await ask("search", "camera", "--package", "expo-camra");
    expect(nothing.stdout).toContain("Try fewer or other words");
    expect(nothing.stderr).toContain("try expo-camera");
    const found = await ask("search", "camera", "--package", "expo-camera");
    expect(found.stdout).not.toContain("Try fewer");
    expect(found.stderr).toBe("");
    const symbol = await ask("symbol", "isAvailableAsync", "--package", "expo-camra");
    expect(symbol.stderr).toContain("try expo-camera");
  });

  it("is npm install for a project without node_modules", async () => {
    for (const project of ["bare", "none/node_modules"])
      expect((await cli(["index", "--node-modules", project])).stderr).toContain("npm install");
  });

  it("is a flag for an address on a private network", async () => {
    const { stderr } = await cli(["index", "--site", "http://127.0.0.1:9/", "--cache", "c"]);
    expect(stderr).toContain("--allow-private-network");
    expect(stderr).not.toContain("allowPrivateNetwork");
  });

  it("is another --out for a file that cannot be made", async () => {
    const out = join(folder.path, "notes", "a.md", "x.expodex");
    const { code, stderr } = await cli(["index", "--docs", "docs", "--out", out]);
    expect(code).toBe(1);
    expect(stderr).toContain("--out");
    expect(stderr).not.toContain("--index");
  });
});

describe("files lost", () => {
  it("counts every file that is left out, and none that is taken", async () => {
    const large = `# Large\n\n${"word ".repeat(1_000_000)}\n`;
    await writeFiles(folder.path, {
      "lossy/a.md": "# A\n\nTaken.\n",
      "lossy/a.mdx": "# A\n\nThe same path.\n",
      "lossy/large.md": large,
    });
    await symlink(join(folder.path, "notes", "a.md"), join(folder.path, "lossy", "out.md"));
    const args = ["index", "--markdown", "lossy", "--out", "lossy.expodex", "--json"];
    const { stdout } = await cli(args);
    const { documents, filesLost } = JSON.parse(stdout) as { documents: number; filesLost: number };
    expect({ documents, filesLost }).toEqual({ documents: 1, filesLost: 3 });
  });
});

describe("expodex doctor", () => {
  const doctor = (...args: string[]) => ask("doctor", ...args);
  interface Report {
    isSound: boolean;
    checks: { name: string; status: string; says: string; mend?: string }[];
  }
  const check = ({ stdout }: { stdout: string }, name: string) =>
    (JSON.parse(stdout) as Report).checks.find((one) => one.name === name);

  it("finds nothing wrong with an index that opens, and says what it is", async () => {
    const { code, stdout } = await doctor();
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(/✓ index +\S+all\.expodex: .* documents, written today/u);
    expect(stdout).toContain("SDK 57, SDK 56");
    expect(stdout).toContain("Nothing is wrong.");
  });

  it("exits with 1 for an index that is missing or damaged, and says how to mend it", async () => {
    const missing = await cli(["doctor", "--index", "none.expodex"]);
    expect(missing.code).toBe(1);
    expect(missing.stdout).toContain("build one: expodex index");
    expect(missing.stderr).toBe("");
    const bytes = await readFile(join(folder.path, "all.expodex"));
    await writeFiles(folder.path, { "cut.expodex": bytes.subarray(0, 200).toString("latin1") });
    const cut = await cli(["doctor", "--index", "cut.expodex", "--json"]);
    expect(cut.code).toBe(1);
    expect(check(cut, "index")).toMatchObject({ status: "wrong" });
    expect((JSON.parse(cut.stdout) as Report).isSound).toBe(false);
  });

  it("compares the index's releases with the project's", async () => {
    await writeFiles(folder.path, {
      "old/package.json": '{"dependencies":{"expo":"~40.0.0"}}',
      "new/package.json": '{"dependencies":{"expo":"~57.0.0"}}',
    });
    const inProject = (name: string) =>
      cli(["doctor", "--index", "../all.expodex", "--json"], { cwd: join(folder.path, name) });
    const lacking = await inProject("old");
    expect(lacking.code).toBe(1);
    expect(check(lacking, "releases")?.mend).toContain("--node-modules");
    const held = await inProject("new");
    expect(held.code).toBe(0);
    expect(check(held, "releases")).toMatchObject({ status: "right" });
  });

  it("says that a data folder cannot be written", async () => {
    const env = { EXPODEX_HOME: join(folder.path, "notes", "a.md", "home") };
    const run = await cli(["doctor", "--index", "all.expodex", "--json"], { env });
    expect(check(run, "data folder")).toMatchObject({ status: "wrong" });
    expect(check(await doctor("--json"), "data folder")).toMatchObject({ status: "right" });
  });
});
