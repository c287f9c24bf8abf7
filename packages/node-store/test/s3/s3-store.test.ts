import { memoryStore } from "@expodex/core";
import { isExpodexError } from "@expodex/core/read";
import { storeContract } from "@expodex/core/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { S3StoreOptions } from "../../src/s3/s3-settings.ts";
import { s3Store } from "../../src/s3/s3-store.ts";
import { startS3 } from "../support/start-s3.ts";

let s3: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());

beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "S3RVER");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "S3RVER");
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
});
afterEach(() => vi.unstubAllEnvs());

const bytes = (text: string) => new TextEncoder().encode(text);

async function keysOf(store: ReturnType<typeof s3Store>, prefix = ""): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

/** The failure of a call that must fail. */
async function failureOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isExpodexError(error)) throw new Error(`expected a failure, got ${String(error)}`);
  return error;
}

describe("s3Store", () => {
  for (const { name, run } of storeContract) it(name, () => run(() => s3.store()));

  it("lists page after page", async () => {
    const store = s3.store({ pageSize: 2 });
    const keys = ["a", "a/b", "b-c", "b.c", "b/c"];
    for (const key of keys) await store.write(key, bytes(key));
    expect(await keysOf(store)).toEqual([...keys].sort());
    expect(await keysOf(store, "b")).toEqual(["b-c", "b.c", "b/c"]);
  });

  it("keeps stores under different prefixes apart, also where one begins like another", async () => {
    const { prefix } = s3.options();
    const one = s3.store({ prefix: `${prefix}/a` });
    const other = s3.store({ prefix: `${prefix}/ab` });
    await one.write("key", bytes("1"));
    await other.write("key", bytes("22"));
    expect(await keysOf(one)).toEqual(["key"]);
    expect((await other.stat("key"))?.size).toBe(2);
  });

  it("passes over what others keep under names that are no keys", async () => {
    const { prefix } = s3.options();
    await s3.store({ prefix: `${prefix}/X` }).write("key", bytes("1"));
    const store = s3.store({ prefix: prefix as string });
    await store.write("x", bytes("2"));
    expect(await keysOf(store)).toEqual(["x"]);
  });

  it("repeats a request that fails for a passing reason", async () => {
    const store = s3.store();
    await s3.fail(2, "flaky");
    expect(await store.write("flaky", bytes("1"))).toBe(true);
    await s3.fail(1, "flaky", { status: 500 });
    expect(await store.read("flaky")).toEqual(bytes("1"));
  });

  it("gives up after the attempts it was given, and says that it may pass", async () => {
    const store = s3.store({ attempts: 2 });
    await s3.fail(2, "down");
    const error = await failureOf(store.read("down"));
    expect(error.code).toBe("STORE_FAILED");
    expect(error.data).toMatchObject({ key: "down", reason: "SlowDown", transient: true });
    expect(error.message).toContain("2 times");
    expect(await store.read("down")).toBeUndefined();
  });

  it("says that it wrote where the answer to a conditional write was lost", async () => {
    const store = s3.store();
    await s3.fail(1, "lost", { after: true });
    expect(await store.write("lost", bytes("mine"), { ifAbsent: true })).toBe(true);
  });

  it("says that it did not write where another took the key while the answer was lost", async () => {
    const store = s3.store();
    await store.write("taken", bytes("theirs"));
    await s3.fail(1, "taken");
    expect(await store.write("taken", bytes("mine"), { ifAbsent: true })).toBe(false);
    expect(await store.read("taken")).toEqual(bytes("theirs"));
  });

  it("looks a key up first where the service knows no conditional writes", async () => {
    const store = s3.store({ conditionalWrites: false });
    expect(await store.write("a", bytes("1"), { ifAbsent: true })).toBe(true);
    expect(await store.write("a", bytes("2"), { ifAbsent: true })).toBe(false);
    expect(await store.read("a")).toEqual(bytes("1"));
  });

  it("tells a missing bucket from a missing key", async () => {
    const error = await failureOf(s3.store({ bucket: "no-such-bucket" }).read("a"));
    expect(error.data).toMatchObject({ reason: "NoSuchBucket", transient: false });
    expect(error.message).toContain("create the bucket");
  });

  it("names no credential where they are refused", async () => {
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "not-the-right-one");
    const error = await failureOf(s3.store().write("a", bytes("1")));
    expect(error.code).toBe("STORE_FAILED");
    expect(error.data).toMatchObject({ reason: "SignatureDoesNotMatch", transient: false });
    expect(`${error.message}${JSON.stringify(error.data)}`).not.toContain("not-the-right-one");
  });

  it("says that a service which nobody answers for may come back", async () => {
    const store = s3.store({ endpoint: "http://127.0.0.1:1", attempts: 1 });
    const error = await failureOf(store.read("a"));
    expect(error.data).toMatchObject({ reason: "ECONNREFUSED", transient: true });
  });

  it("says how to install the SDK where it is missing, and finds it once it is there", async () => {
    let installed = false;
    const load = async () => {
      if (installed) return import("@aws-sdk/client-s3");
      const missing = "Cannot find package '@aws-sdk/client-s3'";
      throw Object.assign(new Error(missing), { code: "ERR_MODULE_NOT_FOUND" });
    };
    const store = s3.store({ load });
    const error = await failureOf(store.read("a"));
    expect(error.code).toBe("PACKAGE_MISSING");
    expect(error.message).toContain("npm install @aws-sdk/client-s3");
    installed = true;
    expect(await store.read("a")).toBeUndefined();
  });

  it("refuses options that are out of range", () => {
    const bad: Partial<S3StoreOptions>[] = [
      { bucket: "" },
      { bucket: "a/b" },
      { prefix: "/a" },
      { prefix: "a/" },
      { prefix: "a/../b" },
      { attempts: 0 },
      { pageSize: 1001 },
      { idleTimeoutMs: 1 },
    ];
    for (const options of bad)
      expect(() => s3Store({ bucket: "backups", ...options })).toThrow(/correct/u);
  });

  it("is a store like the one in memory where it is never asked", async () => {
    const store = s3Store({ bucket: "backups", load: () => Promise.reject(new Error("loaded")) });
    expect(store.id).toBe("s3://backups");
    expect(Object.keys(store).sort()).toEqual(Object.keys(memoryStore()).sort());
    await store.close();
  });
});
