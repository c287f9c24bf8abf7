import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  checkout,
  type TemporaryFolder,
  temporaryFolder,
  writeFiles,
} from "./support/docs-checkout.ts";
import { type CliOptions, runCli } from "./support/run-cli.ts";

/** A store with one generation, built once; each test works on a copy of it. */
let built: TemporaryFolder;
beforeAll(async () => {
  built = await temporaryFolder(
    Object.fromEntries(Object.entries(checkout).map(([name, text]) => [`docs/${name}`, text])),
  );
  const { code, stderr } = await runCli(["index", "--docs", "docs"], { cwd: built.path });
  expect(code, stderr).toBe(0);
});
afterAll(() => built.remove());

interface Place {
  cli(line: string, options?: Partial<CliOptions>): ReturnType<typeof runCli>;
  /** Runs a command that must succeed, and gives what it prints as JSON. */
  json(line: string, options?: Partial<CliOptions>): Promise<Record<string, unknown>>;
  path(...parts: string[]): string;
  /** Indexes with another page in it. */
  addPage(word: string): Promise<string>;
}

async function inCopy(work: (place: Place) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder();
  await cp(built.path, folder.path, { recursive: true });
  const path = (...parts: string[]) => join(folder.path, ...parts);
  const cli: Place["cli"] = (line, options = {}) =>
    runCli(line.split(" "), { cwd: folder.path, ...options });
  const json: Place["json"] = async (line, options) => {
    const { code, stdout, stderr } = await cli(`${line} --json`, options);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout);
  };
  const addPage: Place["addPage"] = async (word) => {
    await writeFiles(folder.path, {
      [`docs/pages/guides/${word}.mdx`]: `---\ntitle: About ${word}\n---\n\nAll about the ${word}.\n`,
    });
    const { generation } = await json("index --docs docs");
    return (generation as { id: string }).id;
  };
  try {
    await work({ cli, json, path, addPage });
  } finally {
    await folder.remove();
  }
}

/** Flips a bit in the middle of the largest object. */
async function damage(store: string): Promise<string> {
  const objects = join(store, "objects");
  let largest = { path: "", size: -1 };
  for (const folder of await readdir(objects))
    for (const name of await readdir(join(objects, folder))) {
      const path = join(objects, folder, name);
      const { size } = await stat(path);
      if (size > largest.size) largest = { path, size };
    }
  const bytes = await readFile(largest.path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] as number) ^ 4;
  await writeFile(largest.path, bytes);
  return largest.path;
}

describe("the shared store", () => {
  it("is searched by commands that name no index, and read before a file of an older release", () =>
    inCopy(async ({ cli, path }) => {
      expect((await cli("search camera")).stdout).toContain("/sdk/camera/");
      await writeFile(path("home", "index.expodex"), "no index");
      expect((await cli("search camera")).code).toBe(0);
    }));

  it("takes a file of an older release in, which is searched until then", () =>
    inCopy(async ({ cli, json, path }) => {
      await cli("index --docs docs --out home/index.expodex");
      await rm(path("home", "store"), { recursive: true });
      expect((await cli("search camera")).code).toBe(0);
      expect((await cli("index --docs docs")).stderr).toMatch(
        /index\.expodex is now generation .+ of the store/u,
      );
      expect(await json("snapshots")).toMatchObject({ generations: [{ documents: 4 }] });
    }));

  it("writes nothing where nothing has changed, and shares what has not", () =>
    inCopy(async ({ cli, json, addPage }) => {
      // The copy of the folder has another name, which an index tells.
      await json("index --docs docs");
      expect(await json("index --docs docs")).toMatchObject({ unchanged: true, writtenObjects: 0 });
      await addPage("wombat");
      const { generations, current } = await json("snapshots");
      expect(generations).toHaveLength(3);
      expect(current).toBe((generations as { id: string }[])[0]?.id);
      expect((await cli("search wombat")).stdout).toContain("About wombat");
    }));

  it("says that it is damaged, and serves the generation before", () =>
    inCopy(async ({ cli, path, addPage }) => {
      await damage(path("home", "store"));
      await addPage("wombat");
      await rm(path("home", "store", "objects"), { recursive: true });
      const lost = await cli("search camera");
      expect(lost.code).toBe(1);
      expect(lost.stderr).toContain("expodex verify --repair --from");
    }));
});

describe("expodex backup and restore", () => {
  it("bring every date back after the store is lost", () =>
    inCopy(async ({ cli, json, path, addPage }) => {
      const first = await json("backup --to copies");
      expect(first).toMatchObject({ to: path("copies"), backup: { mode: "incremental" } });
      const before = (await cli("search wombat --json")).stdout;
      const [earlier] = (await json("snapshots")).generations as { id: string }[];
      const later = await addPage("wombat");
      const second = await json("backup --to copies");
      expect(second.backup).toMatchObject({ generations: [later, earlier?.id] });
      expect((await json("snapshots --from copies")).backups).toHaveLength(2);

      await rm(path("home", "store"), { recursive: true });
      expect((await cli("search camera")).code).toBe(1);
      expect(await json("restore --from copies")).toMatchObject({
        isSwitched: true,
        generation: { id: later },
      });
      expect((await cli("search wombat")).stdout).toContain("About wombat");

      const refused = await cli(`restore --from copies --at ${earlier?.id}`);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain("--force");
      const dry = await json(`restore --from copies --at ${earlier?.id} --dry-run`);
      expect(dry).toMatchObject({ needsForce: true, isSwitched: false });
      expect((await cli(`restore --from copies --at ${earlier?.id} --force`)).code).toBe(0);
      const same = JSON.parse((await cli("search wombat --json")).stdout);
      expect(same.hits).toEqual(JSON.parse(before).hits);
    }));

  it("go back without a backup to what the store still holds", () =>
    inCopy(async ({ cli, json, addPage }) => {
      const [earlier] = (await json("snapshots")).generations as { id: string }[];
      await addPage("wombat");
      expect((await cli(`restore --at ${earlier?.id}`)).code).toBe(2);
      expect((await json(`restore --at ${earlier?.id} --dry-run`)).isSwitched).toBe(false);
      expect((await json(`restore --at ${earlier?.id} --force`)).isSwitched).toBe(true);
      expect((await cli("search wombat")).stdout).not.toContain("About wombat");
      expect((await json("snapshots")).generations).toHaveLength(3);
    }));

  it("take the place from settings, and give old backups up where asked", () =>
    inCopy(async ({ json, path }) => {
      await writeFile(
        path("expodex.config.json"),
        '{ "backup": { "to": "copies", "keepLast": 1, "keepDaily": 0, "keepWeekly": 0, "keepMonthly": 0 } }',
      );
      await json("backup --full");
      const { pruned } = await json("backup --prune");
      expect((pruned as { removed: string[] }).removed).toHaveLength(1);
      expect(await json("restore --dry-run")).toMatchObject({ from: path("copies") });
    }));

  it("say what is missing, as wrong usage", () =>
    inCopy(async ({ cli }) => {
      for (const [line, says] of [
        ["backup", "backup needs a place"],
        ["backup --to ftp://host/x", "is no place for backups"],
        ["backup --to a --full --incremental", "exclude each other"],
        ["restore --at yesterday", "expected a date"],
        ["restore --at 2026-13-01", "expected a date"],
      ] as const) {
        const { code, stderr } = await cli(line);
        expect(code, line).toBe(2);
        expect(stderr, line).toContain(says);
      }
      const early = await cli("restore --at 2001-01-01");
      expect(early.code).toBe(1);
      expect(early.stderr).toContain("not later than 2001-01-01T23:59:59.999Z");
      const none = await cli("backup --to copies", { env: { EXPODEX_HOME: "/nowhere" } });
      expect(none.code).toBe(1);
      expect(none.stderr).toContain("index something first");
    }));
});

describe("expodex verify", () => {
  it("finds nothing in a whole store, and the damaged object in another, which a backup repairs", () =>
    inCopy(async ({ cli, json, path }) => {
      const whole = await cli("verify --deep");
      expect(whole.code, whole.stdout).toBe(0);
      expect(whole.stdout).toContain("Nothing is damaged.");
      expect(whole.stdout).toMatch(/^generations +1 of 1 whole$/mu);
      await json("backup --to copies");
      const damaged = await damage(path("home", "store"));

      const found = await cli("verify");
      expect(found.code).toBe(1);
      expect(found.stdout).toContain(damaged.split("/").at(-1));
      expect(found.stdout).toMatch(/1 thing damaged/u);
      expect((await cli("verify --repair")).code).toBe(2);

      const repaired = await cli("verify --repair --from copies");
      expect(repaired.code, repaired.stdout + repaired.stderr).toBe(0);
      expect(repaired.stdout).toMatch(/^repaired +1 key$/mu);
      expect((await cli("verify --deep")).code).toBe(0);
    }));

  it("looks at a backup where that is named alone, and at versions of the settings", () =>
    inCopy(async ({ cli, json, path }) => {
      await writeFile(path("expodex.config.json"), "{}");
      await json("backup --to copies");
      expect((await json("verify --from copies")).store).toBe(path("copies"));
      await damage(path("copies"));
      expect((await cli("verify --from copies")).code).toBe(1);

      const version = path("home", "store", "configuration", "000001.json");
      await writeFile(version, (await readFile(version, "utf8")).replace("{}", "[]"));
      const found = await cli("verify");
      expect(found.code).toBe(1);
      expect(found.stdout).toContain("configuration/000001.json: not what was written");
      expect((await cli("verify --repair --from copies")).stdout).toMatch(/^repaired +1 key$/mu);
      expect((await cli("verify")).code).toBe(0);
    }));
});

describe("expodex rekey", () => {
  it("encrypts the store, turns keys, and says which key is missing without telling it", () =>
    inCopy(async ({ cli, json, path }) => {
      const { keyId } = await json("keygen --out a.key");
      expect((await stat(path("a.key"))).mode & 0o777).toBe(0o600);
      expect((await json("rekey --key-file a.key")).keyId).toBe(keyId);
      const secret = (await readFile(path("a.key"), "utf8")).trim();

      const without = await cli("search camera");
      expect(without.code).toBe(1);
      expect(without.stderr).toContain("EXPODEX_KEY_FILE");
      expect(without.stderr).toContain(keyId);
      const first = { env: { EXPODEX_KEY_FILE: "a.key" } };
      expect((await cli("search camera", first)).stdout).toContain("/sdk/camera/");
      const env = { EXPODEX_KEY: secret };
      expect((await cli("search camera", { env })).stdout).toContain("/sdk/camera/");
      expect((await cli("verify --deep", first)).code).toBe(0);

      await json("keygen --out b.key");
      expect((await json("rekey --key-file b.key", first)).rekeyed).toHaveLength(1);
      expect((await cli("search camera", first)).code).toBe(1);
      const second = { env: { EXPODEX_KEY_FILE: "b.key" } };
      expect((await cli("search camera", second)).code).toBe(0);
      expect((await cli("index --docs docs", second)).code).toBe(0);
      const config = await cli("config", { env });
      expect(config.stdout + config.stderr).not.toContain(secret);
    }));

  it("says how a key is made where there is none, and never writes over one", () =>
    inCopy(async ({ cli }) => {
      const none = await cli("rekey");
      expect(none.code).toBe(2);
      expect(none.stderr).toContain("expodex keygen --out store.key");
      expect((await cli("keygen --out a.key")).code).toBe(0);
      const again = await cli("keygen --out a.key");
      expect(again.code).toBe(1);
      expect(again.stderr).toContain("never written over");
      expect((await cli("keygen")).code).toBe(2);
    }));
});

describe("expodex publish and pull", () => {
  it("share an index by file and by address, and refuse what is not signed by a trusted key", () =>
    inCopy(async ({ cli, json, path }) => {
      const { fingerprint } = await json("keygen --sign --out team.key");
      await json("keygen --sign --out other.key");
      const published = await json("publish --sign team.key --out shared");
      expect(published).toMatchObject({ signedBy: fingerprint, documents: 4 });

      const env = { EXPODEX_HOME: path("another-home") };
      const pulled = await json("pull shared --trust team.key.pub", { env });
      expect(pulled).toMatchObject({ signedBy: fingerprint, unchanged: false });
      expect((await cli("search camera", { env })).stdout).toContain("/sdk/camera/");
      expect((await json(`pull shared --trust ${fingerprint}`, { env })).unchanged).toBe(true);

      const untrusted = await cli("pull shared --trust other.key.pub", { env });
      expect(untrusted.code).toBe(1);
      expect(untrusted.stderr).toContain(String(fingerprint));
      const bytes = await readFile(path("shared"));
      bytes[bytes.length - 5] = (bytes[bytes.length - 5] as number) ^ 1;
      await writeFile(path("changed"), bytes);
      expect((await cli("pull changed --trust team.key.pub", { env })).code).toBe(1);
      expect((await cli("pull shared", { env })).code).toBe(2);
      expect((await cli("publish")).code).toBe(2);
    }));

  it("pull from an address, on a private network only where that is allowed", () =>
    inCopy(async ({ cli, json, path }) => {
      await json("keygen --sign --out team.key");
      await json("publish --sign team.key --out shared");
      const file = await readFile(path("shared"));
      const server = createServer((_, response) => response.end(file));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shared`;
      const env = { EXPODEX_HOME: path("another-home") };
      try {
        const blocked = await cli(`pull ${url} --trust team.key.pub`, { env });
        expect(blocked.code).toBe(1);
        expect(blocked.stderr).toContain("--allow-private-network");
        const line = `pull ${url} --trust team.key.pub --allow-private-network`;
        expect((await json(line, { env })).unchanged).toBe(false);
      } finally {
        server.close();
      }
    }));

  it("refuse one that is older than what was pulled before, unless that is meant", () =>
    inCopy(async ({ cli, json, path, addPage }) => {
      await json("keygen --sign --out team.key");
      await json("publish --sign team.key --out older");
      await addPage("wombat");
      await json("publish --sign team.key --out newer");
      const env = { EXPODEX_HOME: path("another-home") };
      await json("pull newer --trust team.key.pub", { env });
      const older = await cli("pull older --trust team.key.pub", { env });
      expect(older.code).toBe(1);
      expect(older.stderr).toContain("--allow-older");
      await json("pull older --trust team.key.pub --allow-older", { env });
      expect((await cli("search wombat", { env })).stdout).not.toContain("About wombat");
    }));
});

describe("the help of the store's commands", () => {
  it.each([
    "backup",
    "restore",
    "snapshots",
    "verify",
    "rekey",
    "keygen",
    "publish",
    "pull",
    "config",
  ])("%s shows what it does, with examples", async (command) => {
    const { code, stdout } = await runCli([command, "--help"], { cwd: built.path });
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: expodex ${command}`);
    expect(stdout).toContain("--json");
    expect(stdout).toMatch(/Examples:\n {2}\S/u);
  });

  it("reports progress on standard error, by step or as a moving line", () =>
    inCopy(async ({ cli, path }) => {
      await mkdir(path("empty"));
      const plain = await cli("backup --to copies");
      expect(plain.stderr).toMatch(/^copying … \(after .+\)$/mu);
      const moving = await cli("verify --deep", { interactive: true });
      expect(moving.stderr).toMatch(/\rcomparing +━+/u);
    }));
});
