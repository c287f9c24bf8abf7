import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
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
/** An index of both releases. */
let both: string;
/** An index of release 57 alone. */
let newest: string;

const cli = (args: readonly string[], options: Partial<CliOptions> = {}) =>
  runCli(args, { cwd: folder.path, ...options });

beforeAll(async () => {
  folder = await temporaryFolder(
    Object.fromEntries(Object.entries(checkout).map(([name, text]) => [`docs/${name}`, text])),
  );
  both = join(folder.path, "both.expodex");
  newest = join(folder.path, "newest.expodex");
  const first = await cli(["index", "--docs", "docs", "--out", both]);
  const second = await cli(["index", "--docs", "docs", "--sdk", "57", "--out", newest]);
  expect([first.code, second.code], first.stderr + second.stderr).toEqual([0, 0]);
});

afterAll(() => folder.remove());

describe("expodex index", () => {
  it("reports what went in, with sizes and times on standard output and stages on standard error", async () => {
    const out = join(folder.path, "report.expodex");
    const { code, stdout, stderr } = await cli(["index", "--docs", "docs", "--out", out]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^documents +4$/mu);
    expect(stdout).toMatch(/^chunks +\d+ stored for \d+ places \(\d+ %\)$/mu);
    expect(stdout).toMatch(/^symbols +\d+$/mu);
    expect(stdout).toMatch(/^API sections +all resolved$/mu);
    expect(stdout).toMatch(/^files lost +0$/mu);
    expect(stdout).toContain(out);
    expect(stderr).toMatch(/^parsing …/mu);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
  });

  it("publishes to the shared store without --out, in a folder of its owner's alone", async () => {
    const home = join(folder.path, "made", "home");
    const env = { EXPODEX_HOME: home };
    expect((await cli(["index", "--docs", "docs"], { env })).code).toBe(0);
    expect(await readdir(home)).toEqual(["store"]);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    expect((await cli(["search", "camera"], { env })).code).toBe(0);
  });

  it("prints figures alone as JSON", async () => {
    const { stdout } = await cli(["index", "--docs", "docs", "--out", "j.expodex", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      documents: 4,
      filesLost: 0,
      apiSectionsUnresolved: 0,
      sdks: [57, 56],
      warnings: [],
    });
  });

  it("lists warnings with file, line and reason: a few of a kind, all, or none", async () => {
    const broken = await temporaryFolder({
      ...checkout,
      ...Object.fromEntries(
        Array.from({ length: 5 }, (_, index) => [
          `pages/guides/broken-${index}.mdx`,
          `---\ntitle: Broken\n---\n\nText.\n\n<APISection packageName="expo-missing-${index}" />\n`,
        ]),
      ),
    });
    const index = (which: string) =>
      cli(["index", "--docs", broken.path, "--out", "w.expodex", "--warnings", which]);
    const some = await index("some");
    expect(some.stderr).toMatch(/unresolved api \(5\)/u);
    expect(some.stderr).toMatch(/pages\/guides\/broken-0\.mdx:\d+ .*expo-missing-0/u);
    expect(some.stderr).toContain("… 2 more");
    expect(some.stderr).not.toContain("expo-missing-4");
    expect(some.stdout).toContain("5 not resolved");
    expect((await index("all")).stderr).toContain("expo-missing-4");
    expect((await index("none")).stderr).not.toContain("expo-missing-0");
    await broken.remove();
  });

  it("takes several sources together", async () => {
    await writeFiles(folder.path, { "notes/lens.md": "# Lenses\n\nPolish the zoomlens daily.\n" });
    const args = ["--docs", "docs", "--markdown", "notes", "--out", "several.expodex"];
    const { stdout, stderr } = await cli(["index", ...args]);
    expect(stdout, stderr).toMatch(/^documents +5$/mu);
    const found = await cli(["search", "zoomlens", "--index", "several.expodex"]);
    expect(found.stdout).toContain("Lenses");
  });

  it("draws a bar on a terminal and clears it", async () => {
    const args = ["index", "--docs", "docs", "--out", "bar.expodex"];
    const { stderr } = await cli(args, { interactive: true });
    expect(stderr).toMatch(/\r(?:reading|parsing) .*━.*\d+\/4/u);
    expect(stderr.endsWith("\r")).toBe(true);
  });

  it.each([
    ["no source", [], 2, "needs a source"],
    ["a folder that is not there", ["--docs", "nowhere"], 1, "nowhere"],
    ["a folder that is not Expo's docs", ["--docs", "home-of-nothing"], 1, "home-of-nothing"],
    ["a release that the docs lack", ["--docs", "docs", "--sdk", "40"], 1, "40"],
    ["a release that is none", ["--docs", "docs", "--sdk", "soon"], 2, "soon"],
    ["a list with one that is none", ["--docs", "docs", "--sdk", "57,soon"], 2, "soon"],
    ["a folder to write to", ["--docs", "docs", "--out", "docs"], 1, "EISDIR"],
  ])("fails clearly for %s", async (_, args, code, part) => {
    await mkdir(join(folder.path, "home-of-nothing"), { recursive: true });
    const run = await cli(["index", ...args]);
    expect(run.code).toBe(code);
    expect(run.stderr).toMatch(/^expodex: /mu);
    expect(run.stderr).toContain(part);
    expect(run.stderr).not.toMatch(/^ +at /mu);
    expect(run.stdout).toBe("");
  });

  it("leaves the old file and no rest where the build is stopped", async () => {
    const out = join(folder.path, "kept.expodex");
    await writeFile(out, "old");
    const stop = new AbortController();
    stop.abort();
    const args = ["index", "--docs", "docs", "--out", out];
    const { code, stderr } = await cli(args, { signal: stop.signal });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^expodex: /mu);
    expect(await readFile(out, "utf8")).toBe("old");
    expect((await readdir(folder.path)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("writes through a link, and keeps the link", async () => {
    await writeFile(join(folder.path, "target.expodex"), "old");
    await symlink("target.expodex", join(folder.path, "link.expodex"));
    expect((await cli(["index", "--docs", "docs", "--out", "link.expodex"])).code).toBe(0);
    expect((await stat(join(folder.path, "target.expodex"))).size).toBeGreaterThan(100);
    expect((await cli(["info", "--index", "link.expodex"])).code).toBe(0);
  });
});

describe("expodex search", () => {
  const search = (args: readonly string[], options: Partial<CliOptions> = {}) =>
    cli(["search", "--index", both, ...args], options);

  it("prints title, headings, address, excerpt and figures", async () => {
    const { code, stdout, stderr } = await search(["useCameraPermissions"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^1\. +Camera › /mu);
    expect(stdout).toMatch(/https:\/\/docs\.expo\.dev\/versions\/v57\.0\.0\/sdk\/camera\/#\S+/u);
    expect(stdout).toMatch(/\d+ of \d+ matching chunks? · SDK 57 · [\d.]+ ms\n$/u);
    expect(stdout).not.toContain("\u001b");
  });

  it("prints what matched in bold where colours are wanted", async () => {
    const { stdout } = await search(["keychain"], { color: true });
    expect(stdout.toLowerCase()).toContain("\u001b[1mkeychain\u001b[22m");
  });

  it("prints the result as JSON and nothing else", async () => {
    const { stdout, stderr } = await search(["camera", "--json", "--limit", "2"]);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ query: "camera", sdk: { searched: 57, available: [57, 56] } });
    expect(result.hits.length).toBeLessThanOrEqual(2);
    expect(stderr).toBe("");
  });

  it("joins words to one query", async () => {
    const { stdout } = await search(["ask", "for", "permission", "--json"]);
    expect(JSON.parse(stdout).query).toBe("ask for permission");
  });

  it("narrows by SDK, platform, kind and package", async () => {
    const args = ["camera", "--sdk", "56", "--platform", "ios,android", "--kind", "api", "--json"];
    const { stdout } = await search([...args, "--package", "expo-camera"]);
    const { hits } = JSON.parse(stdout) as { hits: { sdk: number; kind: string }[] };
    expect(hits.length).toBeGreaterThan(0);
    for (const hit of hits) expect(hit).toMatchObject({ sdk: 56, kind: "api" });
  });

  it.each([
    ["an SDK that is not there", ["camera", "--sdk", "40"], 1, "SDK 57, SDK 56"],
    ["no query", [], 2, "takes a query"],
    ["an empty query", [""], 2, "expodex:"],
    ["a platform that is none", ["camera", "--platform", "symbian"], 2, "symbian"],
    ["a kind that is none", ["camera", "--kind", "poem"], 2, "poem"],
    ["a mode that is none", ["camera", "--mode", "psychic"], 2, "psychic"],
    ["a limit that is no number", ["camera", "--limit", "many"], 2, "many"],
    ["a limit out of range", ["camera", "--limit", "1000"], 2, "limit"],
    ["an unknown flag", ["camera", "--colour"], 2, "--colour"],
  ])("fails clearly for %s", async (_, args, code, part) => {
    const run = await search(args);
    expect(run.code).toBe(code);
    expect(run.stderr).toMatch(/^expodex: /mu);
    expect(run.stderr).toContain(part);
    expect(run.stdout).toBe("");
  });

  it("asks for the project's SDK where the index holds it", async () => {
    const project = await temporaryFolder({
      "package.json": '{"dependencies":{"expo":"~56.0.4"}}',
      "app/.keep": "",
    });
    const { stdout, stderr } = await search(["camera", "--json"], {
      cwd: join(project.path, "app"),
    });
    expect(JSON.parse(stdout).sdk.searched).toBe(56);
    expect(stderr).toBe("");
    await project.remove();
  });

  it("says so where the index lacks the project's SDK, and not where another is asked for", async () => {
    const project = await temporaryFolder({
      "package.json": '{"dependencies":{"expo":"*"}}',
      "node_modules/expo/package.json": '{"version":"55.0.11"}',
    });
    const { code, stdout, stderr } = await search(["camera"], { cwd: project.path });
    expect(code).toBe(0);
    expect(stdout).toContain("SDK 57");
    expect(stderr).toContain("this project uses SDK 55");
    expect(stderr).toContain("using SDK 57");
    expect((await search(["camera", "--sdk", "57"], { cwd: project.path })).stderr).toBe("");
    await project.remove();
  });

  it("keeps what would steer a terminal out of what it prints", async () => {
    const evil = await temporaryFolder({
      "evil.md": "# Evil\n\nThe zebrafinch \u001b[2J sings \u0007 loud\u202e.\n",
    });
    await cli(["index", "--markdown", evil.path, "--out", "evil.expodex"]);
    for (const args of [
      ["search", "zebrafinch"],
      ["answer", "zebrafinch"],
      ["read", "evil"],
    ]) {
      const { stdout } = await cli([...args, "--index", "evil.expodex"]);
      expect(stdout).toContain("zebrafinch");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(stdout).not.toMatch(/[\u0007\u001b\u202e]/u);
    }
    await evil.remove();
  });
});

describe("expodex search --batch", () => {
  it("prints ten pages a query at the most, best first, each once", async () => {
    await writeFiles(folder.path, {
      "queries.jsonl":
        '{"id":"a","query":"camera permission"}\n\n{"id":7,"query":"keychain tokens"}\n',
    });
    const { code, stdout } = await cli(["search", "--batch", "queries.jsonl", "--index", both]);
    expect(code).toBe(0);
    const [first, second] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: "a", tookMs: expect.any(Number) });
    expect(new Set(first.paths).size).toBe(first.paths.length);
    expect(second).toMatchObject({ id: 7 });
    expect(second.paths[0]).toBe("/guides/secrets/");
  });

  it("goes on after a query that cannot be searched", async () => {
    const stdin = '{"id":"a","query":""}\n{"id":"b","query":"keychain"}\n';
    const run = await cli(["search", "--batch", "-", "--index", both], { stdin });
    expect(run.code).toBe(0);
    const lines = run.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ id: "a", paths: [], error: "INVALID_QUERY" });
    expect(lines[1].paths).toContain("/guides/secrets/");
    expect(run.stderr).toContain("1 of 2 queries");
  });

  it("names file and line of what is no query", async () => {
    await writeFiles(folder.path, { "bad.jsonl": '{"id":"a","query":"x"}\n{"id":"b"}\n' });
    const { code, stderr } = await cli(["search", "--batch", "bad.jsonl", "--index", both]);
    expect(code).toBe(2);
    expect(stderr).toContain("bad.jsonl:2");
  });

  it("fails clearly for a file that is not there, and for a query beside it", async () => {
    expect((await cli(["search", "--batch", "none.jsonl", "--index", both])).code).toBe(2);
    expect((await cli(["search", "x", "--batch", "none.jsonl", "--index", both])).code).toBe(2);
  });
});

describe("expodex read", () => {
  const read = (args: readonly string[], options: Partial<CliOptions> = {}) =>
    cli(["read", "--index", both, ...args], options);

  it("prints a page with its address", async () => {
    const { code, stdout } = await read(["/versions/latest/sdk/camera/"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^https:\/\/docs\.expo\.dev\/versions\/v57\.0\.0\/sdk\/camera\/ · SDK 57/u,
    );
    expect(stdout).toContain("# Camera\n");
    expect(stdout).toContain("useCameraPermissions()");
  });

  it("prints a section", async () => {
    const { stdout } = await read(["expo-camera", "--section", "usage"]);
    expect(stdout).toContain("## Usage");
    expect(stdout).not.toContain("## API");
  });

  it("gives the newest page for an address of a release that is not there, and says so first", async () => {
    const { code, stdout } = await read(["https://docs.expo.io/versions/v40.0.0/sdk/camera/"]);
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toBe("SDK 40 is not in this index; this is SDK 57.");
  });

  it("does not where the release is asked for by flag, or with --strict", async () => {
    const old = "https://docs.expo.io/versions/v40.0.0/sdk/camera/";
    for (const args of [
      [old, "--strict"],
      ["expo-camera", "--sdk", "40"],
    ]) {
      const run = await read(args);
      expect(run.code).toBe(1);
      expect(run.stderr).toContain("SDK 57");
    }
  });

  it("reads an address of a release that is there, in a project of another", async () => {
    const project = await temporaryFolder({
      "package.json": '{"dependencies":{"expo":"^56.0.0"}}',
    });
    const page = "https://docs.expo.dev/versions/v57.0.0/sdk/camera/";
    expect((await read([page], { cwd: project.path })).stdout).toContain("SDK 57");
    expect((await read(["expo-camera"], { cwd: project.path })).stdout).toContain("SDK 56");
    await project.remove();
  });

  it("prints the command that goes on, and that command gives the rest", async () => {
    const first = await read(["/guides/secrets/", "--max-tokens", "400"]);
    expect(first.stdout).toContain("**Contents**");
    const command = first.stdout.trimEnd().split("\n").at(-1)!;
    expect(command).toMatch(
      /^expodex read \/guides\/secrets\/ --max-tokens 400 --index \S+ --cursor \S+$/u,
    );
    const next = await cli(command.split(" ").slice(1));
    expect(next.code).toBe(0);
    expect(next.stdout).not.toContain("**Contents**");
  });

  it.each([
    ["a page that is not there", ["/guides/permision/"], 1, "/guides/permissions/"],
    ["a section that is not there", ["/guides/permissions/", "--section", "androd"], 1, "#android"],
    ["a cursor that was made up", ["/guides/permissions/", "--cursor", "1-2"], 1, "cursor"],
    ["a budget out of range", ["/guides/permissions/", "--max-tokens", "1"], 2, "maxTokens"],
    ["no page", [], 2, "page"],
  ])("fails clearly for %s", async (_, args, code, part) => {
    const run = await read(args);
    expect(run.code).toBe(code);
    expect(run.stderr).toMatch(/^expodex: /mu);
    expect(run.stderr).toContain(part);
  });
});

describe("expodex symbol, diff, answer and info", () => {
  it("print a symbol with its documentation", async () => {
    const { stdout } = await cli(["symbol", "usecamerapermissions", "--index", both]);
    expect(stdout).toContain("useCameraPermissions");
    expect(stdout).toContain("expo-camera · SDK 57");
    expect(stdout).toContain("Asks for the permission to use the camera.");
  });

  it("print a package's symbols", async () => {
    const { stdout } = await cli(["symbol", "expo-camera", "--index", both]);
    expect(stdout).toMatch(/^expo-camera {2}SDK 57 · 4 top-level symbols$/mu);
    expect(stdout).toMatch(/pausePreview.*deprecated/u);
  });

  it("fail clearly for a symbol that is not there", async () => {
    const { code, stderr } = await cli(["symbol", "useCamraPermissions", "--index", both]);
    expect(code).toBe(1);
    expect(stderr).toContain("try useCameraPermissions");
  });

  it("print what changed between releases", async () => {
    const args = ["diff", "expo-camera", "--from", "56", "--to", "57", "--index", both];
    const { code, stdout } = await cli(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Added \(1\)\n {2}\+ .*newLensAsync/u);
    expect(stdout).toMatch(/Removed \(1\)\n {2}- .*oldLensAsync/u);
    expect(stdout).toMatch(
      /Changed \(1\)\n {2}\S*isAvailableAsync\n {4}- .*boolean\n {4}\+ .*string/u,
    );
    expect(stdout).toMatch(/Newly deprecated \(1\)\n {2}! \S*pausePreview — Use `active`\./u);
    expect(stdout).toContain("1 unchanged");
    expect(JSON.parse((await cli([...args, "--json"])).stdout)).toMatchObject({ from: 56, to: 57 });
  });

  it("fail clearly for a release or package that is not there, and without releases", async () => {
    const diff = (...args: string[]) => cli(["diff", ...args, "--index", both]);
    expect((await diff("expo-camera", "--from", "55", "--to", "57")).code).toBe(1);
    expect((await diff("expo-camra", "--from", "56", "--to", "57")).stderr).toContain(
      "expo-camera",
    );
    expect((await diff("expo-camera")).code).toBe(2);
  });

  it("pack an answer with citations", async () => {
    const { stdout } = await cli(["answer", "keychain", "tokens", "--index", both]);
    expect(stdout).toMatch(/^\[1\] Secrets.* — https:\/\/docs\.expo\.dev\/guides\/secrets\//mu);
    expect(stdout).toMatch(/citations? · about \d+ tokens/u);
  });

  it("print what an index holds", async () => {
    const { stdout } = await cli(["info", "--index", newest]);
    expect(stdout).toMatch(/^documents +3$/mu);
    expect(stdout).toMatch(/^SDKs +SDK 57$/mu);
    expect(JSON.parse((await cli(["info", "--index", newest, "--json"])).stdout)).toMatchObject({
      file: newest,
      documents: 3,
    });
  });
});

describe("an index that cannot be read", () => {
  it("is said to be missing, with the command that builds one", async () => {
    const { code, stderr } = await cli(["search", "camera"], { env: { EXPODEX_HOME: "/nowhere" } });
    expect(code).toBe(1);
    expect(stderr).toContain("/nowhere/store");
    expect(stderr).toContain("expodex index --docs");
  });

  it("is named where it is cut off, damaged or something else", async () => {
    const bytes = await readFile(both);
    const damaged = Buffer.from(bytes);
    // All over the file: a part that a search does not read is not looked at either.
    for (let at = 512; at < damaged.length; at += 512) damaged[at] = damaged[at]! ^ 1;
    const files: [string, Buffer][] = [
      ["cut.expodex", bytes.subarray(0, bytes.length - 100)],
      ["head.expodex", bytes.subarray(0, 10)],
      ["empty.expodex", Buffer.alloc(0)],
      ["damaged.expodex", damaged],
      ["text.expodex", Buffer.from("# not an index\n".repeat(50))],
    ];
    for (const [name, content] of files) {
      await writeFile(join(folder.path, name), content);
      const { code, stderr, stdout } = await cli(["info", "--index", name]);
      expect(code, name).toBe(1);
      expect(stdout).toBe("");
      expect(stderr).toMatch(/^expodex: /u);
      expect(stderr).toContain(name);
      expect(stderr).not.toContain("fault in expodex");
    }
  });

  it("may be a folder, which is said", async () => {
    const { code, stderr } = await cli(["info", "--index", "docs"]);
    expect(code).toBe(1);
    expect(stderr).toContain("EISDIR");
  });
});

describe("expodex", () => {
  it("shows examples in the help of every command", async () => {
    const { code, stdout } = await cli(["--help"]);
    expect(code).toBe(0);
    const commands =
      "index search read symbol diff answer recommend suggest info doctor demo".split(" ");
    for (const command of commands) {
      expect(stdout).toContain(`  ${command} `);
      const help = await cli([command, "--help"]);
      expect(help.code).toBe(0);
      expect(help.stdout).toMatch(new RegExp(`Examples:\\n {2}expodex ${command}`, "u"));
    }
  });

  it("shows its version", async () => {
    expect((await cli(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  it("counts an unknown command and none at all as wrong usage", async () => {
    const unknown = await cli(["serach", "x"]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("search");
    expect((await cli([])).code).toBe(2);
  });

  it("prints a stack with --debug, and none without", async () => {
    const args = ["search", "x", "--index", "none.expodex"];
    expect((await cli(args)).stderr).not.toMatch(/^ +at /mu);
    expect((await cli(["--debug", ...args])).stderr).toMatch(/^ +at /mu);
  });
});
