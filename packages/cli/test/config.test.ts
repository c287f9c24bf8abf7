import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TemporaryFolder, temporaryFolder } from "./support/docs-checkout.ts";
import { type CliOptions, runCli } from "./support/run-cli.ts";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const cli = (line: string, options: Partial<CliOptions> = {}) =>
  runCli(line.split(" "), { cwd: folder.path, ...options });
const put = (text: string, name = "expodex.config.json") =>
  writeFile(join(folder.path, name), text);

describe("expodex config", () => {
  it("prints each setting with its value and where that comes from", async () => {
    await put('{ "server": { "port": 4000 }, "backup": { "to": "copies" } }');
    const env = { CACHE_TTL: "60", EXPODEX_KEY: "c2VjcmV0" };
    const { code, stdout } = await cli("config", { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^file +.+expodex\.config\.json$/mu);
    expect(stdout).toMatch(/^server\.port +4000 +file: expodex\.config\.json$/mu);
    expect(stdout).toMatch(/^cache\.ttlSeconds +60 +environment: CACHE_TTL$/mu);
    expect(stdout).toMatch(/^logLevel +info +default$/mu);
    expect(stdout).toContain(join(folder.path, "copies"));
    expect(stdout).toMatch(/^encryption\.key +set, not shown +environment: EXPODEX_KEY$/mu);
    expect(stdout).not.toContain("c2VjcmV0");
  });

  it("prints the same as JSON", async () => {
    await put('{ "server": { "port": 4000 } }');
    const { stdout } = await cli("config --json");
    const { file, settings } = JSON.parse(stdout);
    expect(file).toBe(join(folder.path, "expodex.config.json"));
    expect(settings).toContainEqual({
      path: "server.port",
      value: 4000,
      from: "file",
      name: "expodex.config.json",
    });
  });

  it("reads the file that --config names, and fails where there is none", async () => {
    await put('{ "server": { "port": 5000 } }', "other.json");
    expect((await cli("config --config other.json")).stdout).toMatch(/server\.port +5000/u);
    const missing = await cli("config --config none.json");
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("no such file");
  });

  it("fails for a file that is wrong with file, setting, what was expected and got; for a variable as wrong usage", async () => {
    await put('{ "server": { "port": "x" } }');
    const wrong = await cli("config");
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toBe(
      'expodex: "expodex.config.json: server.port": expected a whole number from 0 to 65535, got "x"; take it out for 3737\n',
    );
    await put("{}");
    const variable = await cli("config", { env: { MAX_CONNECTIONS: "lots" } });
    expect(variable.code).toBe(2);
    expect(variable.stderr).toContain('"MAX_CONNECTIONS": expected a whole number');
  });

  it("keeps each change as a version that can be listed, compared and restored", async () => {
    const first = '{ "server": { "port": 1 }, "logLevel": "warn" }';
    await put(first);
    await cli("config");
    await cli("config");
    await put('{ "server": { "port": 2 } }');
    const history = await cli("config history");
    expect(history.stdout.match(/^ +\d+ /gmu)).toEqual(["   2 ", "   1 "]);
    expect(history.stdout).toMatch(/^ +2 .+ logLevel, server\.port$/mu);
    expect(history.stdout).toMatch(/^ +1 .+ first$/mu);

    expect((await cli("config diff 1 2")).stdout).toBe(
      "logLevel\n  - warn\nserver.port\n  - 1\n  + 2\n",
    );
    expect((await cli("config diff 1")).stdout).toContain("server.port\n  - 1\n  + 2\n");
    expect((await cli("config diff 2")).stdout).toBe("No difference.\n");

    const restored = await cli("config restore 1");
    expect(restored.stdout).toMatch(
      /^wrote version 1 \([0-9a-f]{12}\) to .+, kept as version 3\n$/u,
    );
    expect(await readFile(join(folder.path, "expodex.config.json"), "utf8")).toBe(first);
    expect(JSON.parse((await cli("config history --json")).stdout)).toMatchObject([
      { number: 3, text: first },
      { number: 2 },
      { number: 1, text: first },
    ]);
  });

  it("restores over a file that cannot be read, and after the file is gone", async () => {
    await put('{ "server": { "port": 1 } }');
    await cli("config");
    await put("{ broken");
    expect((await cli("config restore 1")).code).toBe(0);
    expect((await cli("config history --json")).stdout).toContain("{ broken");
    await rm(join(folder.path, "expodex.config.json"));
    expect((await cli("config restore 1 --json")).code).toBe(0);
    expect((await cli("config")).stdout).toMatch(/server\.port +1 /u);
  });

  it("names the versions that there are where one is asked for that is not", async () => {
    await put("{}");
    const { code, stderr } = await cli("config restore 7");
    expect(code).toBe(2);
    expect(stderr).toContain("expected a number from 1 to 1");
    await rm(join(folder.path, "expodex.config.json"));
    expect((await cli("config diff 1", { cwd: "/" })).stderr).toContain("version");
  });

  it("says what to do where nothing was ever kept", async () => {
    expect((await cli("config history")).stdout).toContain("No version yet");
  });

  it.each(["config", "config history", "config diff", "config restore"])(
    "%s explains itself",
    async (command) => {
      const { code, stdout } = await cli(`${command} --help`);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: expodex ${command}`);
    },
  );
});
