import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccessLogOptions, openAccessLog } from "../../src/access-log/access-log.ts";
import { verifyAccessLog } from "../../src/access-log/verify-access-log.ts";
import { generateStoreKey, keyRing, parseStoreKeys } from "../../src/keys/store-key.ts";
import { failureOf } from "../support/failure-of.ts";
import { bundledScript } from "../support/start-script.ts";

const DAY = 86_400_000;
const writerProcess = bundledScript("write-log.ts");
let root: string;
let folders = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "expodex-log-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const newFolder = () => join(root, `log-${folders++}`);
const entry = (query: string) => ({
  method: "tools/call",
  name: "expo_search",
  query,
  client: "session 1",
  outcome: "ok",
  tookMs: 1.23456,
});

/** Writes entries, each flushed by itself, and closes. */
async function write(folder: string, queries: readonly string[], options: AccessLogOptions = {}) {
  const log = await openAccessLog(folder, { queries: "keep", ...options });
  for (const query of queries) {
    log.record(entry(query));
    await log.flush();
  }
  await log.close();
  return log.statistics();
}

async function namesOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".jsonl")).sort();
}

async function linesOf(folder: string): Promise<Record<string, unknown>[]> {
  const files = await Promise.all(
    (await namesOf(folder)).map((name) => readFile(join(folder, name), "utf8")),
  );
  return files
    .join("")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const requestsOf = async (folder: string) =>
  (await linesOf(folder)).filter(({ kind }) => kind === "request");

describe("openAccessLog", () => {
  it("writes a line for each entry, numbered, under the moment it came in", async () => {
    const folder = newFolder();
    let now = Date.UTC(2026, 10, 21);
    const log = await openAccessLog(folder, { queries: "keep", now: () => now });
    log.record(entry("camera"));
    now += 500;
    log.record({ method: "resources/read", name: "expo://docs/camera", outcome: "NOT_FOUND" });
    await log.close();
    expect(await linesOf(folder)).toMatchObject([
      { seq: 1, kind: "opened", file: 1 },
      { seq: 2, at: "2026-11-21T00:00:00.000Z", query: "camera", outcome: "ok", tookMs: 1.235 },
      { seq: 3, at: "2026-11-21T00:00:00.500Z", name: "expo://docs/camera", outcome: "NOT_FOUND" },
    ]);
    expect(log.statistics()).toEqual({ written: 2, waiting: 0, lost: 0 });
  });

  it("goes on where an earlier process ended, and writes nothing where nothing comes", async () => {
    const folder = newFolder();
    await write(folder, ["one"]);
    await write(folder, []);
    await write(folder, ["two"]);
    expect((await linesOf(folder)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await verifyAccessLog(folder)).toMatchObject({ ok: true, requests: 2, files: 1 });
  });

  it("lets nobody else read it", async () => {
    const folder = newFolder();
    await write(folder, ["camera"]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of ["access-00000001.jsonl", "head.json"])
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it.each([
    ["hash", false, true],
    ["omit", false, false],
    ["keep", true, false],
  ] as const)(
    "with queries: %s, the text stands there: %s, a hash: %s",
    async (queries, text, hash) => {
      const folder = newFolder();
      await write(folder, ["my private error", "another", "my private error"], { queries });
      const requests = await requestsOf(folder);
      expect(JSON.stringify(requests).includes("private")).toBe(text);
      const hashes = requests.map(({ queryHash }) => queryHash);
      if (hash) {
        expect(hashes[0]).toMatch(/^[\da-f]{32}$/u);
        expect(hashes[2]).toBe(hashes[0]);
        expect(hashes[1]).not.toBe(hashes[0]);
      } else expect(hashes).toEqual([undefined, undefined, undefined]);
    },
  );

  it("hashes queries otherwise in another log, and clients always", async () => {
    const [one, two] = [newFolder(), newFolder()];
    for (const folder of [one, two]) await write(folder, ["camera"], { queries: "hash" });
    const [first] = await requestsOf(one);
    const [second] = await requestsOf(two);
    expect(first?.queryHash).not.toBe(second?.queryHash);
    expect(first?.client).toMatch(/^[\da-f]{16}$/u);
    expect(JSON.stringify([first, second])).not.toContain("session 1");
  });

  it("cuts long texts, and keeps line ends and quotes inside a line", async () => {
    const folder = newFolder();
    await write(folder, ["x".repeat(100_000), 'a "quoted"\nquery\u2028 {"hash":"'], {});
    const [long, odd] = await requestsOf(folder);
    expect(String(long?.query)).toHaveLength(2000);
    expect(odd?.query).toBe('a "quoted"\nquery\u2028 {"hash":"');
    expect((await verifyAccessLog(folder)).ok).toBe(true);
  });

  it("begins a new file when one is large, and when one is old", async () => {
    const folder = newFolder();
    let now = Date.UTC(2026, 10, 21);
    await write(
      folder,
      ["a", "b", "c", "d", "e"].map((one) => one.repeat(900)),
      { maxFileBytes: 2000 },
    );
    expect(await namesOf(folder)).toHaveLength(3);
    const aged = newFolder();
    const log = await openAccessLog(aged, { now: () => now });
    for (let day = 0; day < 3; day++) {
      log.record(entry("camera"));
      await log.flush();
      now += DAY;
    }
    await log.close();
    expect(await namesOf(aged)).toHaveLength(3);
    for (const one of [folder, aged]) expect((await verifyAccessLog(one)).ok).toBe(true);
  });

  it("lets the oldest files go, says so, and still verifies", async () => {
    const folder = newFolder();
    const queries = Array.from({ length: 12 }, (_, number) => `query ${number}`.padEnd(600));
    await write(folder, queries, { maxFileBytes: 1000, keepFiles: 3 });
    const names = await namesOf(folder);
    expect(names).toHaveLength(3);
    expect(names[0]).not.toBe("access-00000001.jsonl");
    expect((await verifyAccessLog(folder)).problems).toEqual([]);
    expect((await linesOf(folder)).some(({ kind }) => kind === "dropped")).toBe(true);
  });

  it("loses nothing and mixes nothing up where three processes write at once", async () => {
    const folder = newFolder();
    const count = 400;
    const names = ["one", "two", "three"];
    await Promise.all(
      names.map(async (name) => (await writerProcess(folder, name, String(count))).ended),
    );
    const requests = await requestsOf(folder);
    for (const name of names)
      expect(requests.filter((one) => one.name === name).map(({ query }) => query)).toEqual(
        Array.from({ length: count }, (_, number) => `${name} ${number}`),
      );
    expect(await verifyAccessLog(folder)).toMatchObject({ problems: [], requests: count * 3 });
  });

  it("verifies after its writer was killed, and goes on", async () => {
    const folder = newFolder();
    for (let kill = 0; kill < 15; kill++) {
      const { child, line, ended } = await writerProcess(folder, `run${kill}`, "0");
      await line("open");
      await new Promise((resolve) => setTimeout(resolve, 10 + 7 * kill));
      child.kill("SIGKILL");
      await ended;
      expect((await verifyAccessLog(folder)).problems).toEqual([]);
    }
    await write(folder, ["after"]);
    const result = await verifyAccessLog(folder);
    expect(result.problems).toEqual([]);
    expect((await requestsOf(folder)).at(-1)?.query).toBe("after");
  });

  it("takes in whole lines behind the head, and cuts a torn one off, wherever it was torn", async () => {
    const folder = newFolder();
    await write(folder, ["one"]);
    const file = join(folder, "access-00000001.jsonl");
    const before = await readFile(file);
    const head = await readFile(join(folder, "head.json"));
    await write(folder, ["two"]);
    const after = await readFile(file);
    for (let length = before.length; length <= after.length; length += 7) {
      await writeFile(file, after.subarray(0, length));
      await writeFile(join(folder, "head.json"), head);
      expect((await verifyAccessLog(folder)).problems).toEqual([]);
      await write(folder, ["three"]);
      expect(await verifyAccessLog(folder)).toMatchObject({ problems: [] });
      const queries = (await requestsOf(folder)).map(({ query }) => query);
      expect(queries).toEqual(["one", "three"]);
    }
    await writeFile(file, after);
    await writeFile(join(folder, "head.json"), head);
    await write(folder, ["three"]);
    expect((await requestsOf(folder)).map(({ query }) => query)).toEqual(["one", "two", "three"]);
    expect((await verifyAccessLog(folder)).problems).toEqual([]);
  });

  it("keeps what it cannot write, says so once, and writes it when it can again, with what was lost", async () => {
    const folder = newFolder();
    const said: string[] = [];
    const log = await openAccessLog(folder, { maxWaiting: 3, log: (line) => said.push(line) });
    await rm(folder, { recursive: true });
    await writeFile(folder, "in the way");
    for (const query of ["a", "b", "c", "d", "e"]) log.record(entry(query));
    await log.flush();
    log.record(entry("f"));
    await log.flush();
    expect(log.statistics()).toMatchObject({ written: 0, waiting: 3, lost: 3 });
    expect(log.statistics().failing).toBeDefined();
    expect(said).toHaveLength(1);
    await rm(folder);
    await log.flush();
    expect(log.statistics()).toEqual({ written: 3, waiting: 0, lost: 3 });
    expect(said).toHaveLength(2);
    expect((await linesOf(folder)).filter(({ kind }) => kind === "lost")).toMatchObject([
      { count: 3 },
    ]);
    // All that had been written is gone, which nobody else may do unseen.
    expect(await verifyAccessLog(folder)).toMatchObject({ ok: false, lost: 3 });
    await log.close();
  });

  it("takes entries at once and without a failure, whatever becomes of them", async () => {
    const log = await openAccessLog(newFolder(), { maxWaiting: 10 });
    for (let number = 0; number < 1000; number++) log.record(entry("camera"));
    expect(log.statistics()).toMatchObject({ waiting: 10, lost: 990 });
    await log.close();
    log.record(entry("too late"));
    expect(log.statistics()).toMatchObject({ written: 10, lost: 991 });
  });

  it("raises STORE_FAILED at once where the folder cannot be written", async () => {
    const file = newFolder();
    await writeFile(file, "");
    expect((await failureOf(() => openAccessLog(file))).code).toBe("STORE_FAILED");
  });

  it("follows no link in the place of a file", async () => {
    const folder = newFolder();
    await mkdir(folder, { mode: 0o700 });
    const elsewhere = join(root, "elsewhere");
    await writeFile(elsewhere, "");
    await symlink(elsewhere, join(folder, "access-00000001.jsonl"));
    await write(folder, ["camera"]);
    expect(await readFile(elsewhere, "utf8")).toBe("");
    expect((await failureOf(() => verifyAccessLog(folder))).code).toBe("STORE_FAILED");
    const head = newFolder();
    await mkdir(head, { mode: 0o700 });
    await symlink(elsewhere, join(head, "head.json"));
    expect((await failureOf(() => openAccessLog(head))).code).toBe("STORE_FAILED");
  });

  it("refuses options out of range", async () => {
    const wrong: AccessLogOptions[] = [{ maxFileBytes: 1 }, { keepFiles: 0 }, { flushMs: -1 }];
    for (const options of wrong)
      expect((await failureOf(() => openAccessLog(newFolder(), options))).code).toBe(
        "INVALID_OPTION",
      );
  });

  it("goes on after a key was rotated, in a new file", async () => {
    const folder = newFolder();
    const [old, next] = [generateStoreKey(), generateStoreKey()];
    const both = keyRing(parseStoreKeys(`${next.text}\n${old.text}`, "test"));
    await write(folder, ["one"], { keys: keyRing(parseStoreKeys(old.text, "test")) });
    await write(folder, ["two"], { keys: both });
    expect(await namesOf(folder)).toHaveLength(2);
    expect(await verifyAccessLog(folder, { keys: both })).toMatchObject({ ok: true, keyed: true });
    const error = await failureOf(() => openAccessLog(folder));
    expect(error).toMatchObject({ code: "STORE_KEY", data: { reason: "missing" } });
    await chmod(folder, 0o700);
  });
});
