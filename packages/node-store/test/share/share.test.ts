import { type ChildProcess, spawn } from "node:child_process";
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { ExpodexError, openExpoDocsIndex, SNAPSHOT_VERSION } from "@expodex/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fetch } from "../../src/share/download.ts";
import { publishSnapshot } from "../../src/share/publish-snapshot.ts";
import { pullSnapshot } from "../../src/share/pull-snapshot.ts";
import { signedBytes, writeSharedHead } from "../../src/share/shared-file.ts";
import { generateSigningKey, rawPublicKey } from "../../src/share/signing-key.ts";
import { docsSnapshot } from "../support/docs-snapshot.ts";
import { failureOf } from "../support/failure-of.ts";

const signer = generateSigningKey();
const stranger = generateSigningKey();
const trust = [signer.publicKey];
const DAY = 86_400_000;
const MADE = Date.UTC(2026, 10, 21);

let folder: string;
let server: ChildProcess;
let at: string;
let snapshot: Uint8Array;
let file: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "expodex-share-"));
  snapshot = await docsSnapshot();
  ({ file } = await publishSnapshot(snapshot, { signingKey: signer.privateKey, createdAt: MADE }));
  await writeFile(join(folder, "docs.exds"), file);
  await writeFile(join(folder, "bare.expodex"), snapshot);
  await writeFile(join(folder, "page.html"), "<!doctype html><title>Sign in</title>");
  const script = fileURLToPath(new URL("../support/share-server.mjs", import.meta.url));
  server = spawn(process.execPath, [script, folder], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const [port] = await once(server.stdout!, "data");
  at = `http://127.0.0.1:${String(port).trim()}`;
});

afterAll(async () => {
  server.disconnect();
  await once(server, "exit");
  await rm(folder, { recursive: true, force: true });
});

/** Puts bytes beside the others and gives the path. */
async function put(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

/** Signs anything as a statement, with a snapshot behind it. */
function signedFile(statement: object, bytes: Uint8Array): Uint8Array {
  const { privateKey } = pair;
  const text = new TextEncoder().encode(JSON.stringify(statement));
  const signature = sign(null, signedBytes(text), privateKey);
  const publicKey = rawPublicKey(privateKey);
  return Buffer.concat([writeSharedHead({ publicKey, signature, statement: text }), bytes]);
}
const pair = generateKeyPairSync("ed25519");
const pairTrust = [pair.publicKey.export({ type: "spki", format: "pem" }).toString()];
const factsOf = (bytes: Uint8Array) => ({
  createdAt: new Date(MADE).toISOString(),
  fingerprint: "ab",
  sdks: [],
  documents: 1,
  chunks: 1,
  snapshotVersion: SNAPSHOT_VERSION,
  sizeBytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

describe("publishSnapshot", () => {
  it("says what the snapshot holds, and who signed", async () => {
    const { facts, signedBy } = await publishSnapshot(snapshot, {
      signingKey: signer.privateKey,
      createdAt: MADE,
    });
    expect(facts).toMatchObject({
      createdAt: "2026-11-21T00:00:00.000Z",
      documents: 3,
      sizeBytes: snapshot.length,
      sha256: createHash("sha256").update(snapshot).digest("hex"),
    });
    expect(signedBy).toBe(signer.fingerprint);
  });

  it("gives the same bytes for the same snapshot, key and moment, and not for another moment", async () => {
    const again = (createdAt: number) =>
      publishSnapshot(snapshot, { signingKey: signer.privateKey, createdAt });
    expect(Buffer.compare((await again(MADE)).file, file)).toBe(0);
    expect(Buffer.compare((await again(MADE + 1)).file, file)).not.toBe(0);
  });

  it("signs under a name of its own, so that the signature is worth nothing elsewhere", () => {
    const statement = file.subarray(112, file.length - snapshot.length);
    const signature = file.subarray(48, 112);
    const key = createPublicKey(signer.publicKey);
    expect(verify(null, signedBytes(statement), key, signature)).toBe(true);
    expect(verify(null, statement, key, signature)).toBe(false);
  });

  it("signs nothing that is no whole snapshot", async () => {
    const damaged = snapshot.slice();
    damaged[damaged.length - 20]! ^= 1;
    const options = { signingKey: signer.privateKey };
    expect((await failureOf(() => publishSnapshot(damaged, options))).code).toBe(
      "SNAPSHOT_CORRUPT",
    );
    const other = new Uint8Array(100);
    expect((await failureOf(() => publishSnapshot(other, options))).code).toBe("SNAPSHOT_INVALID");
  });

  it("refuses a key that is none, of another kind, or the public half, and repeats nothing of it", async () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const texts = [
      "secret words",
      rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      signer.publicKey,
      signer.privateKey.repeat(200),
    ];
    for (const signingKey of texts) {
      const error = await failureOf(() => publishSnapshot(snapshot, { signingKey }));
      expect(error.code).toBe("INVALID_OPTION");
      for (const line of signingKey.split("\n").filter((part) => part.length > 6))
        expect(inspect(error, { depth: 9 })).not.toContain(line);
    }
  });
});

describe("pullSnapshot", () => {
  it("brings in from a file, its address and the web what was published, and it opens", async () => {
    const places = [
      join(folder, "docs.exds"),
      new URL(`file://${folder}/docs.exds`).href,
      `${at}/file/docs.exds`,
      `${at}/chunks/docs.exds`,
      `${at}/redirect/docs.exds`,
    ];
    for (const place of places) {
      const { bytes, facts, signedBy } = await pullSnapshot(place, { trust });
      expect(Buffer.compare(bytes, snapshot)).toBe(0);
      expect(facts.createdAt).toBe("2026-11-21T00:00:00.000Z");
      expect(signedBy).toBe(signer.fingerprint);
    }
    const { bytes } = await pullSnapshot(places[2]!, { trust });
    const index = await openExpoDocsIndex(bytes);
    expect((await index.search("camera permission")).hits[0]?.path).toContain("camera");
    await index.close();
  });

  it("takes any one of several trusted keys, as PEM or by its fingerprint", async () => {
    for (const several of [
      [stranger.publicKey, signer.publicKey],
      [stranger.fingerprint, signer.fingerprint],
    ])
      expect((await pullSnapshot(`${at}/file/docs.exds`, { trust: several })).signedBy).toBe(
        signer.fingerprint,
      );
  });

  it("tells how far it is", async () => {
    const told: [number, number][] = [];
    const onProgress = (done: number, total: number) => told.push([done, total]);
    await pullSnapshot(`${at}/chunks/docs.exds`, { trust, onProgress });
    expect(told.at(-1)).toEqual([snapshot.length, snapshot.length]);
  });

  it("refuses a key that is not trusted, and shows whose it is", async () => {
    const error = await failureOf(() =>
      pullSnapshot(`${at}/file/docs.exds`, { trust: [stranger.publicKey] }),
    );
    expect(error).toMatchObject({ code: "SIGNATURE_INVALID", data: { reason: "untrusted" } });
    expect(error.message).toContain(signer.fingerprint);
  });

  it("refuses a snapshot that nobody signed", async () => {
    const error = await failureOf(() => pullSnapshot(`${at}/file/bare.expodex`, { trust }));
    expect(error).toMatchObject({ code: "SIGNATURE_INVALID", data: { reason: "missing" } });
  });

  it("refuses a web page, an empty file and the beginning of a file", async () => {
    const pages = [
      `${at}/file/page.html`,
      await put("empty", new Uint8Array()),
      await put("short", file.subarray(0, 60)),
      await put("head", file.subarray(0, 150)),
    ];
    for (const page of pages)
      expect((await failureOf(() => pullSnapshot(page, { trust }))).code).toBe("SNAPSHOT_INVALID");
  });

  it("finds a flipped bit in any byte of head and statement, and in the snapshot", async () => {
    const head = file.length - snapshot.length;
    const codes = new Set<string>();
    const places = Array.from({ length: head }, (_, byte) => byte * 8 + (byte % 8));
    for (let byte = head; byte < file.length; byte += 401) places.push(byte * 8);
    for (const bit of places) {
      const other = file.slice();
      other[bit >> 3]! ^= 1 << (bit & 7);
      const path = await put("flipped", other);
      codes.add((await failureOf(() => pullSnapshot(path, { trust }))).code);
    }
    expect([...codes].sort()).toEqual([
      "SIGNATURE_INVALID",
      "SNAPSHOT_INVALID",
      "SNAPSHOT_VERSION",
    ]);
  });

  it("refuses bytes that are missing and bytes that are too many, and reads no further", async () => {
    for (const way of ["cut", "endless"]) {
      const error = await failureOf(() => pullSnapshot(`${at}/${way}/docs.exds`, { trust }));
      expect(error, way).toMatchObject({ code: "SIGNATURE_INVALID", data: { reason: "mismatch" } });
    }
    const dropped = await failureOf(() => pullSnapshot(`${at}/dropped/docs.exds`, { trust }));
    expect(dropped.code).toBe("SOURCE_UNREACHABLE");
  });

  it("refuses one that is older than the one there is, takes it where that is meant, and an equal or newer one always", async () => {
    const place = `${at}/file/docs.exds`;
    const newerThan = new Date(MADE + DAY).toISOString();
    const error = await failureOf(() => pullSnapshot(place, { trust, newerThan }));
    expect(error).toMatchObject({ code: "SIGNATURE_INVALID", data: { reason: "outdated" } });
    await pullSnapshot(place, { trust, newerThan, allowOlder: true });
    await pullSnapshot(place, { trust, newerThan: new Date(MADE).toISOString() });
    await pullSnapshot(place, { trust, newerThan: new Date(MADE - DAY).toISOString() });
  });

  it("takes no more than the bound, whoever signed for more", async () => {
    const bound = { trust, maxBytes: snapshot.length - 1 };
    expect((await failureOf(() => pullSnapshot(`${at}/file/docs.exds`, bound))).code).toBe(
      "LIMIT_EXCEEDED",
    );
    const huge = { ...factsOf(snapshot), sizeBytes: 2 ** 50 };
    const path = await put("huge", signedFile(huge, snapshot));
    expect((await failureOf(() => pullSnapshot(path, { trust: pairTrust }))).code).toBe(
      "LIMIT_EXCEEDED",
    );
  });

  it("refuses statements that lack facts, whoever signed them", async () => {
    const whole = factsOf(snapshot);
    const wrong = [
      {},
      { ...whole, createdAt: "yesterday" },
      { ...whole, sizeBytes: -1 },
      { ...whole, sha256: "00" },
      { ...whole, sdks: [57] },
    ];
    for (const statement of wrong) {
      const path = await put("wrong", signedFile(statement, snapshot));
      expect((await failureOf(() => pullSnapshot(path, { trust: pairTrust }))).code).toBe(
        "SNAPSHOT_INVALID",
      );
    }
    const later = await put("later", signedFile({ ...whole, snapshotVersion: 99 }, snapshot));
    expect((await failureOf(() => pullSnapshot(later, { trust: pairTrust }))).code).toBe(
      "SNAPSHOT_VERSION",
    );
  });

  it("ends with a failure of its kind where the web does not answer as it should", async () => {
    const codes: Record<string, string> = {
      [`${at}/file/none`]: "SOURCE_NOT_FOUND",
      [`${at}/broken/docs.exds`]: "SOURCE_UNREACHABLE",
      [`${at}/loop/docs.exds`]: "LIMIT_EXCEEDED",
      [`${at}/elsewhere/docs.exds`]: "SOURCE_UNREACHABLE",
      "http://127.0.0.1:9/docs.exds": "SOURCE_UNREACHABLE",
      [join(folder, "none")]: "FILE_FAILED",
      [folder]: "FILE_FAILED",
    };
    for (const [place, code] of Object.entries(codes))
      expect((await failureOf(() => pullSnapshot(place, { trust }))).code, place).toBe(code);
  });

  it("gives up after its time, and when it is told to", async () => {
    const place = `${at}/hanging/docs.exds`;
    const late = await failureOf(() => pullSnapshot(place, { trust, timeoutMs: 100 }));
    expect(late.code).toBe("SOURCE_UNREACHABLE");
    const stop = new AbortController();
    const pulled = failureOf(() => pullSnapshot(place, { trust, signal: stop.signal }));
    setTimeout(() => stop.abort(), 50);
    expect((await pulled).code).toBe("ABORTED");
  });

  it("asks through the fetch that is passed in, redirects included, and lets its refusal through", async () => {
    const asked: string[] = [];
    const guarded: Fetch = async (url, init) => {
      asked.push(new URL(url).pathname);
      return fetch(url, init);
    };
    await pullSnapshot(`${at}/redirect/docs.exds`, { trust, fetch: guarded });
    expect(asked).toEqual(["/redirect/docs.exds", "/file/docs.exds"]);
    const refusing: Fetch = async () => {
      throw new ExpodexError("ADDRESS_BLOCKED", {
        subject: at,
        expected: "an address of the public internet",
        got: "127.0.0.1",
        next: "name another",
        data: { url: at },
      });
    };
    const error = await failureOf(() =>
      pullSnapshot(`${at}/file/docs.exds`, { trust, fetch: refusing }),
    );
    expect(error.code).toBe("ADDRESS_BLOCKED");
  });

  it("refuses to trust nobody, and what is no public key", async () => {
    for (const nobody of [[], ["SHA256:abc"], [signer.privateKey], ["a word"]]) {
      const error = await failureOf(() => pullSnapshot(`${at}/file/docs.exds`, { trust: nobody }));
      expect(error.code).toBe("INVALID_OPTION");
      expect(error.message).not.toContain(signer.privateKey.split("\n")[1]);
    }
  });
});
