import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryStore } from "@expodex/core";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ExpodexConfig } from "../../src/configuration/config.ts";
import {
  type Configuration,
  type ReadConfigurationOptions,
  readConfiguration,
} from "../../src/configuration/configuration.ts";
import { SETTINGS } from "../../src/configuration/settings.ts";
import { recordConfiguration } from "../../src/configuration/versions.ts";

let folder: string;
let cwd: string;
let home: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "expodex-configuration-")));
  cwd = join(folder, "project");
  home = join(folder, "home");
  await mkdir(cwd);
  await mkdir(home);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (options: Partial<ReadConfigurationOptions> = {}) =>
  readConfiguration({ cwd, home, ...options });
const put = (text: string | ExpodexConfig, name = "expodex.config.json", where = cwd) =>
  writeFile(join(where, name), typeof text === "string" ? text : JSON.stringify(text));
const setting = ({ settings }: Configuration, path: string) =>
  settings.find((one) => one.path === path);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error("it did not fail");
    },
    (error: Error) => error,
  );

describe("readConfiguration", () => {
  it("gives every default where nobody says anything", async () => {
    const found = await read();
    expect(found.file).toBeUndefined();
    expect(found.values).toMatchObject({
      logLevel: "info",
      cache: { ttlSeconds: 7200, maxEntries: 500 },
      server: { host: "127.0.0.1", port: 3737, maxConnections: 2000, allowHosts: [] },
      backup: { full: "0 3 * * *", keepDaily: 7, keepWeekly: 4, keepMonthly: 12 },
    });
    expect(found.values.index).toBeUndefined();
    expect(setting(found, "server.port")).toEqual({
      path: "server.port",
      from: "default",
      value: 3737,
    });
    expect(setting(found, "backup.to")).toEqual({ path: "backup.to", from: "unset" });
  });

  it("takes flags before the environment, that before the file, and that before defaults", async () => {
    await put({ server: { port: 1 }, logLevel: "warn", cache: { ttlSeconds: 5 } });
    const port = async (options: Partial<ReadConfigurationOptions>) => {
      const { value, from, name } = setting(await read(options), "server.port") ?? {};
      return { value, from, name };
    };
    const env = { EXPODEX_PORT: "2" };
    expect(await port({ env, flags: { "server.port": 3 } })).toEqual({
      value: 3,
      from: "flag",
      name: "--port",
    });
    expect(await port({ env })).toEqual({ value: 2, from: "environment", name: "EXPODEX_PORT" });
    expect(await port({})).toEqual({ value: 1, from: "file", name: "expodex.config.json" });
    const { values } = await read({ env });
    expect(values).toMatchObject({
      logLevel: "warn",
      cache: { ttlSeconds: 5 },
      server: { host: "127.0.0.1" },
    });
  });

  it("reads the variables that operators know, and levels as other programs write them", async () => {
    const env = { LOG_LEVEL: "WARNING", CACHE_TTL: "90", MAX_CONNECTIONS: "12" };
    const { values } = await read({ env });
    expect(values).toMatchObject({
      logLevel: "warn",
      cache: { ttlSeconds: 90 },
      server: { maxConnections: 12 },
    });
  });

  it("takes a variable of its own name before one that other programs share, and an empty one as none", async () => {
    const env = { EXPODEX_LOG_LEVEL: "error", LOG_LEVEL: "debug", CACHE_TTL: " " };
    const found = await read({ env });
    expect(setting(found, "logLevel")).toMatchObject({ value: "error", name: "EXPODEX_LOG_LEVEL" });
    expect(setting(found, "cache.ttlSeconds")).toMatchObject({ from: "default" });
  });

  it("means paths from where they are said: the file's folder, else the current one", async () => {
    await put({ index: "a.expodex", backup: { to: "s3://docs/backups" } }, undefined, home);
    expect((await read()).values).toMatchObject({
      index: join(home, "a.expodex"),
      backup: { to: "s3://docs/backups" },
    });
    const env = { EXPODEX_INDEX: "b.expodex", EXPODEX_BACKUP_TO: "there" };
    expect((await read({ env })).values).toMatchObject({
      index: join(cwd, "b.expodex"),
      backup: { to: join(cwd, "there") },
    });
  });

  it("reads one file only: the named one, else the current folder's, else one's own", async () => {
    await put({ server: { port: 1 } });
    await put({ server: { port: 2 }, logLevel: "debug" }, undefined, home);
    await put({ server: { port: 3 } }, "other.json");
    expect((await read()).values).toMatchObject({ server: { port: 1 }, logLevel: "info" });
    expect((await read({ env: { EXPODEX_CONFIG: "other.json" } })).values.server.port).toBe(3);
    expect((await read({ file: "other.json" })).values.server.port).toBe(3);
    await rm(join(cwd, "expodex.config.json"));
    expect((await read()).values).toMatchObject({ server: { port: 2 }, logLevel: "debug" });
  });

  it("never gives a secret away, and takes none from a file", async () => {
    const env = { EXPODEX_KEY: "c2VjcmV0" };
    const found = await read({ env });
    expect(setting(found, "encryption.key")).toEqual({
      path: "encryption.key",
      from: "environment",
      name: "EXPODEX_KEY",
      isSecret: true,
    });
    expect(JSON.stringify(found)).not.toContain("c2VjcmV0");
    await put('{ "encryption": { "key": "c2VjcmV0" } }');
    const error = await failure(read());
    expect(error).toMatchObject({ code: "CONFIG_INVALID" });
    expect(error.message).toBe(
      '"expodex.config.json: encryption.key": expected no secret in a file, got one; put it into a file of its own and name that with encryption.keyFile',
    );
  });
});

describe("a file that is wrong", () => {
  it.each([
    [
      '{ "server": { "port": 70000 } }',
      '"expodex.config.json: server.port": expected a whole number from 0 to 65535, got 70000; take it out for 3737',
    ],
    [
      '{ "server": { "port": "80" } }',
      '"expodex.config.json: server.port": expected a whole number from 0 to 65535, got "80"; take it out for 3737',
    ],
    [
      '{ "server": { "prot": 80 } }',
      '"expodex.config.json: server.prot": expected one of host, port, allowHosts, allowOrigins, maxConnections, tools, answer, rateLimitPerMinute, burst, timeoutSeconds, got "prot"; write port, or take it out',
    ],
    [
      '{ "server": 80 }',
      '"expodex.config.json: server": expected an object, got 80; write server: { … }',
    ],
    [
      '{ "logLevel": "loud" }',
      '"expodex.config.json: logLevel": expected one of silent, error, warn, info, debug, got "loud"; take it out for "info"',
    ],
    [
      '{ "build": { "npm": "expo-camera" } }',
      '"expodex.config.json: build.npm": expected a list of at most 1000 texts, got "expo-camera"; mend it or take it out',
    ],
    [
      "[]",
      '"expodex.config.json": expected an object of settings, got []; write { } around the settings',
    ],
    [
      '{ "logLevel": 1, "index": 2 }',
      '"expodex.config.json: index": expected a path, got 2; mend it or take it out; 1 more after it',
    ],
  ])("is refused with file, path, expected, got and next: %s", async (text, message) => {
    await put(text);
    const error = await failure(read());
    expect(error).toMatchObject({ code: "CONFIG_INVALID" });
    expect(error.message).toBe(message);
  });

  it("is refused where it is no JSON, is too long, or is not alone", async () => {
    await put("{ nothing");
    expect((await failure(read())).message).toMatch(
      /expodex\.config\.json": expected JSON, got .+; mend it where it says$/u,
    );
    await put(" ".repeat(300_000));
    expect((await failure(read())).message).toContain(
      "expected at most 262144 characters, got 300000",
    );
    await put("{}");
    await put("export default {};", "expodex.config.ts");
    expect((await failure(read())).message).toContain("expected one file of settings");
  });

  it("is refused where it is named and not there, and is not missed where it is not named", async () => {
    expect((await failure(read({ file: "none.json" }))).message).toContain("no such file");
    await expect(read()).resolves.toBeDefined();
  });

  it("never breaks in another way, whatever JSON it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        await put(text);
        const outcome = await read().catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toMatchObject({ code: "CONFIG_INVALID" });
      }),
      { numRuns: 60 },
    );
  });
});

describe("a variable that is wrong", () => {
  it.each([
    [
      { env: { MAX_CONNECTIONS: "many" } },
      '"MAX_CONNECTIONS": expected a whole number from 1 to 100000, got "many"; leave it out for 2000',
    ],
    [
      { env: { MAX_CONNECTIONS: "0" } },
      '"MAX_CONNECTIONS": expected a whole number from 1 to 100000, got 0; leave it out for 2000',
    ],
    [
      { env: { CACHE_TTL: "-1" } },
      '"CACHE_TTL": expected a number from 0 to 31536000, got -1; leave it out for 7200',
    ],
    [
      { env: { LOG_LEVEL: "loud" } },
      '"LOG_LEVEL": expected one of silent, error, warn, info, debug, got "loud"; leave it out for "info"',
    ],
    [
      { env: { EXPODEX_ANSWER: "maybe" } },
      '"EXPODEX_ANSWER": expected true or false, got "maybe"; leave it out for false',
    ],
  ])("is refused by its name: %j", async (options, message) => {
    const error = await failure(read(options));
    expect(error).toMatchObject({ code: "INVALID_OPTION" });
    expect(error.message).toBe(message);
  });
});

describe("expodex.config.ts", () => {
  const typed = `import { defineConfig, type ExpodexConfig } from "@expodex/node-store/config";
const server: ExpodexConfig["server"] = { port: 40 + 2 };
export default defineConfig({ server });
`;

  it("is run, with defineConfig at hand and types taken out", async () => {
    await put(typed, "expodex.config.ts");
    const found = await read();
    expect(found.values.server.port).toBe(42);
    expect(setting(found, "server.port")).toMatchObject({
      from: "file",
      name: "expodex.config.ts",
    });
  });

  it("is refused with its name where it cannot be run, and where what it gives is wrong", async () => {
    await put("export default {", "expodex.config.ts");
    expect((await failure(read())).message).toMatch(
      /expodex\.config\.ts": expected a module that can be run/u,
    );
    await put("throw new Error('no such host');", "expodex.config.ts");
    expect((await failure(read())).message).toContain("got no such host; mend it");
    await put("export default { server: { port: () => 1 } };", "expodex.config.ts");
    expect((await failure(read())).message).toContain("expodex.config.ts: server.port");
  });

  it("is not run where code in the current folder is not trusted, until it was recorded as it is", async () => {
    const store = memoryStore();
    const lines: string[] = [];
    const untrusting = {
      runsCode: false,
      store: async () => store,
      log: (line: string) => void lines.push(line),
    };
    await put(typed, "expodex.config.ts");
    const before = await read(untrusting);
    expect(before.values.server.port).toBe(3737);
    expect(before.file).toBeUndefined();
    expect(lines).toEqual([expect.stringContaining("is a program that is new here")]);

    const { file, fileValues } = await read();
    if (file === undefined) throw new Error("no file");
    await recordConfiguration(store, file, fileValues);
    expect((await read(untrusting)).values.server.port).toBe(42);

    await put(typed.replace("40", "50"), "expodex.config.ts");
    expect((await read(untrusting)).values.server.port).toBe(3737);
  });

  it("is run where it is named, or stands in one's own folder", async () => {
    await put(typed, "expodex.config.ts", home);
    expect((await read({ runsCode: false })).values.server.port).toBe(42);
    await put(typed, "mine.ts");
    expect((await read({ runsCode: false, file: "mine.ts" })).values.server.port).toBe(42);
  });
});

describe("SETTINGS", () => {
  it("are in the guide, each with its variables and flag", async () => {
    const guide = new URL("../../../../docs/ops/deployment.md", import.meta.url);
    const text = await readFile(guide, "utf8");
    for (const { path, variables, flag } of SETTINGS) {
      const row = text.split("\n").find((line) => line.startsWith(`| \`${path}\` |`)) ?? "";
      for (const word of [...variables, ...(flag === undefined ? [] : [flag])])
        expect(row, path).toContain(`\`${word}\``);
    }
  });

  it("names each path, variable and default once, and a default that its own rule takes", async () => {
    const { checkValue } = await import("../../src/configuration/check-values.ts");
    const paths = SETTINGS.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const variables = SETTINGS.flatMap((one) => one.variables);
    expect(new Set(variables).size).toBe(variables.length);
    for (const one of SETTINGS)
      if (one.preset !== undefined)
        expect(checkValue(one, one.preset, one.path)).toEqual(one.preset);
  });
});
