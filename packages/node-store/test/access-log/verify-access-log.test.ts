import { copyFile, cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAccessLog } from "../../src/access-log/access-log.ts";
import { writeHead } from "../../src/access-log/log-files.ts";
import { writeLine } from "../../src/access-log/log-line.ts";
import { verifyAccessLog } from "../../src/access-log/verify-access-log.ts";
import { generateStoreKey, keyRing, parseStoreKeys } from "../../src/keys/store-key.ts";
import { failureOf } from "../support/failure-of.ts";

let root: string;
let copies = 0;
const keys = keyRing(parseStoreKeys(generateStoreKey().text, "test"));
const FILES = [1, 2, 3].map((number) => `access-0000000${number}.jsonl`);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "expodex-verify-"));
  for (const [name, options] of [
    ["plain", {}],
    ["keyed", { keys }],
  ] as const) {
    const log = await openAccessLog(join(root, name), { maxFileBytes: 1000, ...options });
    for (let number = 0; number < 15; number++) {
      log.record({ method: "search", query: `query ${number}`.padEnd(300), outcome: "ok" });
      await log.flush();
    }
    await log.close();
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A copy of a whole log, to be tampered with. */
async function copyOf(name: "plain" | "keyed"): Promise<string> {
  const folder = join(root, `${name}-${copies++}`);
  await cp(join(root, name), folder, { recursive: true });
  return folder;
}

/** Changes the lines of a file. */
async function edit(folder: string, file: string, change: (lines: string[]) => string[]) {
  const path = join(folder, file);
  const lines = (await readFile(path, "utf8")).split("\n").slice(0, -1);
  const changed = change(lines);
  await writeFile(path, changed.map((line) => `${line}\n`).join(""));
}

const firstProblem = async (folder: string) => (await verifyAccessLog(folder)).problems[0];

describe("verifyAccessLog", () => {
  it("finds nothing wrong with a log that nobody touched", async () => {
    for (const name of ["plain", "keyed"] as const) {
      const result = await verifyAccessLog(join(root, name), { keys });
      expect(result).toMatchObject({
        ok: true,
        problems: [],
        requests: 15,
        keyed: name === "keyed",
      });
    }
    expect(await verifyAccessLog(join(root, "none"))).toMatchObject({ ok: true, files: 0 });
  });

  it("names the first line that was changed", async () => {
    const folder = await copyOf("plain");
    const change = (line: string) => line.replace('"outcome":"ok"', '"outcome":"no"');
    await edit(folder, FILES[1]!, (lines) =>
      lines.map((line, at) => (at === 1 ? change(line) : line)),
    );
    expect(await firstProblem(folder)).toMatchObject({ file: FILES[1], line: 2 });
    expect((await verifyAccessLog(folder)).problems).toHaveLength(1);
  });

  it("names the line behind one that was taken out, put in twice or swapped", async () => {
    const changes: [(lines: string[]) => string[], number][] = [
      [(lines) => lines.filter((_, at) => at !== 1), 2],
      [(lines) => lines.flatMap((line, at) => (at === 1 ? [line, line] : [line])), 3],
      [(lines) => [lines[0]!, lines[2]!, lines[1]!, ...lines.slice(3)], 2],
      [(lines) => lines.slice(1), 1],
    ];
    for (const [change, line] of changes) {
      const folder = await copyOf("plain");
      await edit(folder, FILES[1]!, change);
      expect(await firstProblem(folder)).toMatchObject({ file: FILES[1], line });
    }
  });

  it("finds lines that were taken off the end, of the last file and of one before", async () => {
    const last = await copyOf("plain");
    const names = (await lastFile(last))!;
    await edit(last, names, (lines) => lines.slice(0, -1));
    expect((await firstProblem(last))?.reason).toContain("the end was taken off");
    const middle = await copyOf("plain");
    await edit(middle, FILES[0]!, (lines) => lines.slice(0, -1));
    expect(await firstProblem(middle)).toMatchObject({ file: FILES[1], line: 1 });
  });

  it("finds files that were swapped, taken away, or put under another number", async () => {
    const swapped = await copyOf("plain");
    await rename(join(swapped, FILES[0]!), join(swapped, "x"));
    await rename(join(swapped, FILES[1]!), join(swapped, FILES[0]!));
    await rename(join(swapped, "x"), join(swapped, FILES[1]!));
    expect(await firstProblem(swapped)).toMatchObject({ file: FILES[0], line: 1 });
    for (const missing of [FILES[0]!, FILES[1]!, (await lastFile(swapped))!]) {
      const folder = await copyOf("plain");
      await rm(join(folder, missing));
      expect((await verifyAccessLog(folder)).ok, missing).toBe(false);
    }
    const twice = await copyOf("plain");
    await copyFile(join(twice, FILES[0]!), join(twice, FILES[1]!));
    expect(await firstProblem(twice)).toMatchObject({ file: FILES[1], line: 1 });
  });

  it("finds a head that is missing, damaged or of another log", async () => {
    const folder = await copyOf("plain");
    await rm(join(folder, "head.json"));
    expect((await firstProblem(folder))?.file).toBe("head.json");
    await writeFile(join(folder, "head.json"), "{}");
    expect((await firstProblem(folder))?.file).toBe("head.json");
    const keyed = await copyOf("keyed");
    await copyFile(join(root, "plain", "head.json"), join(keyed, "head.json"));
    expect((await verifyAccessLog(keyed, { keys })).ok).toBe(false);
  });

  it("still finds it when a writer went on meanwhile", async () => {
    const ways: ((folder: string) => Promise<void>)[] = [
      async (folder) => edit(folder, (await lastFile(folder))!, (lines) => lines.slice(0, -1)),
      (folder) => rm(join(folder, "head.json")),
      (folder) => writeFile(join(folder, "head.json"), "x"),
      async (folder) => rm(join(folder, (await lastFile(folder))!)),
    ];
    for (const tamper of ways) {
      const folder = await copyOf("plain");
      await tamper(folder);
      const log = await openAccessLog(folder);
      log.record({ method: "search", outcome: "ok" });
      await log.close();
      const result = await verifyAccessLog(folder);
      expect(result.ok).toBe(false);
      expect(result.requests).toBeGreaterThan(12);
    }
  });

  it("finds a log that was hashed anew without the key, its head included", async () => {
    for (const forgedHead of [false, true]) {
      const folder = await copyOf("keyed");
      const file = (await lastFile(folder))!;
      const head = JSON.parse(await readFile(join(folder, "head.json"), "utf8"));
      let forged = "";
      await edit(folder, file, (lines) => {
        const before = JSON.parse(lines.at(-2)!) as { hash: string };
        const { hash: _, ...facts } = JSON.parse(lines.at(-1)!) as { hash: string };
        const { line, hash } = writeLine(
          { ...facts, query: "forged" } as never,
          before.hash,
          undefined,
        );
        forged = hash;
        return [...lines.slice(0, -1), line.trimEnd()];
      });
      if (forgedHead) {
        const { keyId: _, proof: __, ...rest } = head;
        await writeHead(folder, { ...rest, hash: forged }, undefined);
      }
      expect((await verifyAccessLog(folder, { keys })).ok).toBe(false);
    }
  });

  it("finds a keyed log whose end was taken off under a forged head, also after a writer went on", async () => {
    const folder = await copyOf("keyed");
    const file = (await lastFile(folder))!;
    await edit(folder, file, (lines) => lines.slice(0, -1));
    const text = await readFile(join(folder, file), "utf8");
    const last = JSON.parse(text.trim().split("\n").at(-1)!) as { seq: number; hash: string };
    const head = JSON.parse(await readFile(join(folder, "head.json"), "utf8"));
    const { keyId: _, proof: __, ...rest } = head;
    const forged = { ...rest, seq: last.seq, hash: last.hash, size: Buffer.byteLength(text) };
    await writeHead(folder, forged, undefined);
    expect((await verifyAccessLog(folder, { keys })).ok).toBe(false);
    const log = await openAccessLog(folder, { keys });
    await log.close();
    expect((await verifyAccessLog(folder, { keys })).ok).toBe(false);
  });

  it("raises STORE_KEY without the key, and with another", async () => {
    const other = keyRing(parseStoreKeys(generateStoreKey().text, "test"));
    const missing = await failureOf(() => verifyAccessLog(join(root, "keyed")));
    expect(missing).toMatchObject({ code: "STORE_KEY", data: { reason: "missing" } });
    const wrong = await failureOf(() => verifyAccessLog(join(root, "keyed"), { keys: other }));
    expect(wrong).toMatchObject({ code: "STORE_KEY", data: { reason: "wrong" } });
  });

  it("holds an old copy of the whole log against an anchor that was kept elsewhere", async () => {
    const folder = await copyOf("plain");
    const log = await openAccessLog(folder);
    log.record({ method: "search", outcome: "ok" });
    await log.close();
    const { head: anchor } = await verifyAccessLog(folder);
    expect(await verifyAccessLog(folder, { anchor: anchor! })).toMatchObject({
      ok: true,
      anchor: "found",
    });
    const old = await verifyAccessLog(join(root, "plain"), { anchor: anchor! });
    expect(old).toMatchObject({ ok: false, anchor: "missing" });
  });

  it("names foreign lines of any kind, and reads an endless one without keeping it", async () => {
    const folder = await copyOf("plain");
    const odd = [
      "",
      "{}",
      "null",
      "[1]",
      '{"seq":2,"hash":"00"}',
      "\u0000\uFFFD",
      "x".repeat(20_000_000),
    ];
    await edit(folder, FILES[1]!, (lines) => [...lines, ...odd]);
    const { problems } = await verifyAccessLog(folder);
    expect(problems.length).toBe(odd.length);
    expect(new Set(problems.map(({ reason }) => reason))).toEqual(
      new Set(["it is no line of the log"]),
    );
  });

  it("tells at most a hundred problems", async () => {
    const folder = await copyOf("plain");
    await edit(folder, FILES[1]!, (lines) => [...lines, ...Array.from({ length: 500 }, () => "x")]);
    expect((await verifyAccessLog(folder)).problems).toHaveLength(100);
  });

  it("finds a flipped bit in any byte of any file", async () => {
    const folder = await copyOf("plain");
    for (const name of [...FILES, "head.json"]) {
      const bytes = await readFile(join(folder, name));
      for (let byte = 0; byte < bytes.length; byte += name === "head.json" ? 1 : 13) {
        const other = Buffer.from(bytes);
        other[byte]! ^= 1 << (byte & 7);
        await writeFile(join(folder, name), other);
        // A bit of the head may turn its hash into the name of a key, which nobody has.
        const found = await verifyAccessLog(folder).then(
          ({ ok }) => !ok,
          (error) => error.code === "STORE_KEY",
        );
        expect(found, `${name} ${byte}`).toBe(true);
      }
      await writeFile(join(folder, name), bytes);
    }
  });
});

async function lastFile(folder: string): Promise<string | undefined> {
  const { readdir } = await import("node:fs/promises");
  return (await readdir(folder))
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .at(-1);
}
