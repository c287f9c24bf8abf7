/**
 * What every store must do, as plain cases that any test runner can run.
 *
 *     for (const { name, run } of storeContract) it(name, () => run(() => myStore()));
 */
import type { Store, StoredBytes } from "./store.ts";

/** Creates a fresh, empty store. */
export type MakeStore = () => Store | Promise<Store>;

/** One rule of the contract. */
export interface StoreCase {
  /** A present-tense sentence. */
  name: string;
  /** Rejects with a plain `Error` that says what is wrong. */
  run(make: MakeStore): Promise<void>;
}

/** What is no key: on some file system or in some bucket each of them leaves the store, collides or cannot be named. */
const HOSTILE = [
  "",
  ".",
  "..",
  "/",
  "/etc/passwd",
  "../secret",
  "a/../../secret",
  "a/./b",
  "a//b",
  "a/",
  "/a",
  ".hidden",
  "a/.hidden",
  "-flag",
  "_a",
  "a\\b",
  "c:\\windows",
  "c:a",
  "a\0b",
  "a\nb",
  "A",
  "a b",
  "a%2e%2e",
  "ä",
  "a\u0301",
  "相机",
  "a?b",
  "a".repeat(513),
  `${"a/".repeat(256)}a`,
] as const;

const LONG = `${"a/".repeat(255)}aa`;

/** The contract of `Store`. */
export const storeContract: readonly StoreCase[] = [
  rule("names itself", async (store) => {
    ensure(typeof store.id === "string" && /\S/u.test(store.id), "id is empty");
  }),
  rule("holds nothing at first", async (store) => {
    ensure((await store.read("a/b")) === undefined, "reads what was never written");
    ensure((await store.stat("a/b")) === undefined, "knows of what was never written");
    ensureSame(await keysOf(store), [], "lists what was never written");
    await store.delete("a/b");
  }),
  rule("gives back the bytes that were written", async (store) => {
    for (const [n, size] of [0, 1, 255, 65_537, 3_000_000].entries()) {
      const bytes = madeBytes(size, n);
      ensure((await store.write(`sizes/${size}`, bytes)) === true, "write did not say true");
      ensureBytes(await store.read(`sizes/${size}`), bytes, `${size} bytes`);
    }
  }),
  rule("replaces bytes that are there", async (store) => {
    await store.write("current", madeBytes(900, 1));
    ensure((await store.write("current", madeBytes(3, 2))) === true, "write did not say true");
    ensureBytes(await store.read("current"), madeBytes(3, 2), "the later bytes");
    ensureSame(await keysOf(store), ["current"], "a key is listed otherwise than once");
  }),
  rule("leaves bytes that are there where they are to stay", async (store) => {
    const first = await store.write("objects/ab", madeBytes(10, 1), { ifAbsent: true });
    ensure(first === true, "did not write to a free key");
    const second = await store.write("objects/ab", madeBytes(10, 2), { ifAbsent: true });
    ensure(second === false, "did not say false for a key that is taken");
    ensureBytes(await store.read("objects/ab"), madeBytes(10, 1), "the earlier bytes");
  }),
  rule("lets one of several writers have a free key", async (store) => {
    const writes = Array.from({ length: 8 }, (_, n) =>
      store.write("lock", madeBytes(100 + n, n), { ifAbsent: true }),
    );
    const won = (await Promise.all(writes)).flatMap((wrote, n) => (wrote ? [n] : []));
    ensure(won.length === 1, `${won.length} of 8 writers were told that they wrote`);
    ensureBytes(await store.read("lock"), madeBytes(100 + won[0]!, won[0]!), "the winner's bytes");
  }),
  rule("never shows a part of a write", async (store) => {
    const versions = [madeBytes(300_000, 1), madeBytes(1, 2), madeBytes(120_000, 3)];
    await store.write("current", versions[0]!);
    for (let n = 1; n <= 12; n++) {
      const write = store.write("current", versions[n % 3]!);
      const found = await Promise.all(Array.from({ length: 4 }, () => store.read("current")));
      await write;
      ensure(
        found.every((bytes) => versions.some((version) => same(bytes, version))),
        "a read during a write gave neither the earlier bytes nor the later",
      );
    }
  }),
  rule("tells size and time without reading", async (store) => {
    await store.write("a/b", madeBytes(1234, 1));
    const known = await store.stat("a/b");
    ensure(known?.key === "a/b" && known.size === 1234, `knows ${JSON.stringify(known)}`);
    ensure(
      Number.isFinite(known.writtenAt) && known.writtenAt >= 0,
      `writtenAt is ${known.writtenAt}`,
    );
  }),
  rule("lists keys in ascending order of code units", async (store) => {
    const keys = ["a-b", "a.b", "a/b", "a/b-c", "a/b.c", "a0", "a_", "b/c/d", "b/c-d", "b/c0", "z"];
    for (const key of [...keys].reverse()) await store.write(key, madeBytes(key.length, 1));
    const found = await entriesOf(store, "");
    ensureSame(
      found.map(({ key }) => key),
      [...keys].sort(),
      "keys are missing, foreign or out of order",
    );
    for (const { key, size } of found) ensure(size === key.length, `${key} is listed with ${size}`);
  }),
  rule("lists the keys that begin with a prefix, which need not end a segment", async (store) => {
    const keys = ["objects/ab/1", "objects/ab/2", "objects/abc", "objects/b", "other"];
    for (const key of keys) await store.write(key, madeBytes(1, 1));
    for (const prefix of ["objects/ab/", "objects/ab", "objects/", "obj", "objects/ab/1", "other"])
      ensureSame(
        await keysOf(store, prefix),
        keys.filter((key) => key.startsWith(prefix)),
        `the prefix ${prefix} lists others`,
      );
    for (const prefix of ["x", "objects/ab/1/", "../", "/", "..", "OBJECTS", "objects/ab/../", "."])
      ensureSame(await keysOf(store, prefix), [], `the prefix ${prefix} lists something`);
  }),
  rule("lists more than a thousand keys", async (store) => {
    const keys = Array.from({ length: 1100 }, (_, n) => `many/${String(n).padStart(4, "0")}`);
    for (let n = 0; n < keys.length; n += 50)
      await Promise.all(keys.slice(n, n + 50).map((key) => store.write(key, madeBytes(1, n))));
    ensureSame(await keysOf(store, "many/"), keys, "keys are missing");
  }),
  rule("can be left in the middle of a list", async (store) => {
    for (const key of ["a", "b", "c"]) await store.write(key, madeBytes(1, 1));
    for await (const { key } of store.list("")) {
      ensure(key === "a", `lists ${key} first`);
      break;
    }
    ensureSame(await keysOf(store), ["a", "b", "c"], "a later list lacks keys");
  }),
  rule("takes keys away", async (store) => {
    await store.write("a/b", madeBytes(9, 1));
    await store.write("a/c", madeBytes(9, 2));
    await store.delete("a/b");
    await store.delete("a/b");
    ensure((await store.read("a/b")) === undefined, "reads what was deleted");
    ensureSame(await keysOf(store), ["a/c"], "lists what was deleted");
    ensure(await store.write("a/b", madeBytes(2, 3), { ifAbsent: true }), "cannot write it again");
  }),
  rule("takes the longest key", async (store) => {
    await store.write(LONG, madeBytes(5, 1));
    ensureBytes(await store.read(LONG), madeBytes(5, 1), "the bytes of the longest key");
    ensureSame(await keysOf(store), [LONG], "does not list the longest key");
  }),
  rule("refuses what is no key", async (store) => {
    for (const key of HOSTILE) {
      const calls = {
        read: () => store.read(key),
        write: () => store.write(key, madeBytes(1, 1)),
        stat: () => store.stat(key),
        delete: () => store.delete(key),
      };
      for (const [name, call] of Object.entries(calls))
        await ensureRaises("INVALID_OPTION", call, `${name}(${JSON.stringify(key.slice(0, 40))})`);
    }
    ensureSame(await keysOf(store), [], "a refused key left something behind");
  }),
  rule("keeps its bytes apart from the caller's", async (store) => {
    const bytes = madeBytes(50, 1);
    await store.write("a", bytes);
    bytes.fill(7);
    const found = await store.read("a");
    ensureBytes(found, madeBytes(50, 1), "bytes that the caller changed after the write");
    found?.fill(9);
    ensureBytes(await store.read("a"), madeBytes(50, 1), "bytes that a reader changed");
  }),
  rule("writes a view of a larger buffer, and no more of it", async (store) => {
    await store.write("a", madeBytes(100, 1).subarray(10, 20));
    ensureBytes(await store.read("a"), madeBytes(100, 1).slice(10, 20), "the view");
  }),
  rule("does nothing when its signal was raised before", async (store) => {
    const signal = AbortSignal.abort();
    await store.write("a", madeBytes(3, 1));
    await ensureRaises("ABORTED", () => store.read("a", { signal }), "read");
    await ensureRaises("ABORTED", () => store.write("a", madeBytes(4, 2), { signal }), "write");
    await ensureRaises("ABORTED", () => store.stat("a", { signal }), "stat");
    await ensureRaises("ABORTED", () => store.delete("a", { signal }), "delete");
    await ensureRaises("ABORTED", () => entriesOf(store, "", signal), "list");
    ensureBytes(await store.read("a"), madeBytes(3, 1), "the bytes from before");
  }),
  rule("writes whole or not at all when its signal is raised on the way", async (store) => {
    await store.write("a", madeBytes(1000, 1));
    const stop = new AbortController();
    const work = store.write("a", madeBytes(2_000_000, 2), { signal: stop.signal });
    stop.abort();
    const wrote = await work.catch((error: unknown) => {
      ensure(codeOf(error) === "ABORTED", `raised ${String(error)} instead of ABORTED`);
      return false;
    });
    const expected = wrote ? madeBytes(2_000_000, 2) : madeBytes(1000, 1);
    ensureBytes(await store.read("a"), expected, "what an interrupted write left");
  }),
  {
    name: "closes more than once, and is closed then",
    run: async (make) => {
      const store = await make();
      await store.write("a", madeBytes(1, 1));
      await store.close();
      await store.close();
      await ensureRaises("CLOSED", () => store.read("a"), "read");
      await ensureRaises("CLOSED", () => store.write("a", madeBytes(1, 1)), "write");
      await ensureRaises("CLOSED", () => store.stat("a"), "stat");
      await ensureRaises("CLOSED", () => store.delete("a"), "delete");
      await ensureRaises("CLOSED", () => entriesOf(store, ""), "list");
    },
  },
];

function rule(name: string, body: (store: Store) => Promise<void>): StoreCase {
  return {
    name,
    run: async (make) => {
      const store = await make();
      try {
        await body(store);
      } finally {
        await store.close();
      }
    },
  };
}

/** Bytes that differ by seed, the same at every call. */
function madeBytes(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let k = 0; k < length; k++) bytes[k] = (k * 31 + (k >> 8) * 7 + seed * 101) & 255;
  return bytes;
}

async function entriesOf(
  store: Store,
  prefix: string,
  signal?: AbortSignal,
): Promise<StoredBytes[]> {
  const found: StoredBytes[] = [];
  for await (const entry of store.list(prefix, signal && { signal })) found.push(entry);
  return found;
}

async function keysOf(store: Store, prefix = ""): Promise<string[]> {
  return (await entriesOf(store, prefix)).map(({ key }) => key);
}

function same(found: Uint8Array | undefined, expected: Uint8Array): boolean {
  return found?.length === expected.length && expected.every((byte, k) => found[k] === byte);
}

function ensureBytes(found: Uint8Array | undefined, expected: Uint8Array, what: string): void {
  ensure(found === undefined || found instanceof Uint8Array, `${what}: gives no Uint8Array`);
  ensure(same(found, expected), `${what}: gives ${found?.length ?? "no"} other bytes`);
}

function ensureSame(found: readonly string[], expected: readonly string[], complaint: string) {
  ensure(found.join("\n") === expected.join("\n"), `${complaint}: ${found.join(", ")}`);
}

/** By code and not by class: the store may come from a package with a copy of this one. */
function codeOf(error: unknown): unknown {
  return Object(error).code;
}

async function ensureRaises(
  code: string,
  call: () => Promise<unknown>,
  what: string,
): Promise<void> {
  try {
    await call();
  } catch (error) {
    ensure(codeOf(error) === code, `${what} raised ${String(error)} instead of ${code}`);
    return;
  }
  throw new Error(`${what} did not raise ${code}`);
}

function ensure(condition: boolean, complaint: string): asserts condition {
  if (!condition) throw new Error(complaint);
}
