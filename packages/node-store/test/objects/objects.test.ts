import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyRing, parseStoreKeys } from "../../src/keys/store-key.ts";
import { readObjectHeader, writeObjectHeader } from "../../src/objects/object-header.ts";
import { type OpenObjectOptions, openObject } from "../../src/objects/open-object.ts";
import { objectName, pieceHash, sealObject } from "../../src/objects/seal-object.ts";
import { failureOf } from "../support/failure-of.ts";

const FIRST = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const SECOND = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff000102030405060708090a0b0c0d0e0f";
const first = parseStoreKeys(FIRST, "test");
const second = parseStoreKeys(SECOND, "test");
const keys = keyRing(first);
const at = { store: "memory", key: "objects/ab/abcd" };

const text = (value: string) => new TextEncoder().encode(value);
const prose = text("Ask for the camera before you show it. ".repeat(200));
/** Bytes without a pattern. */
function noise(length: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

describe("sealObject", () => {
  it("gives back every bytes, plain and encrypted", async () => {
    const ways: OpenObjectOptions[] = [{}, { keys }, { keys, context: "20261121t000000000z-1" }];
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 2000 }),
        fc.nat(20),
        fc.constantFrom(...ways),
        async (part, times, options) => {
          const bytes = Uint8Array.from(Array.from({ length: times }, () => [...part]).flat());
          const stored = await sealObject(bytes, options);
          expect(Buffer.compare(await openObject(stored, options), bytes)).toBe(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("gives the same object for the same bytes, and never the same one where it encrypts", async () => {
    expect(objectName(await sealObject(prose))).toBe(objectName(await sealObject(prose)));
    const twice = [await sealObject(prose, { keys }), await sealObject(prose, { keys })];
    expect(objectName(twice[0]!)).not.toBe(objectName(twice[1]!));
  });

  it("compresses what gets smaller by a third or more", async () => {
    const stored = await sealObject(prose);
    expect(stored.length).toBeLessThan(prose.length / 10);
    expect(readObjectHeader(stored, at).compressed).toBe(true);
    expect((await sealObject(prose, { keys })).length).toBeLessThan(prose.length / 10);
  });

  it("leaves alone what does not, short or long", async () => {
    for (const bytes of [noise(500), noise(300_000), new Uint8Array()]) {
      const stored = await sealObject(bytes);
      expect(readObjectHeader(stored, at).compressed).toBe(false);
      expect(stored.length).toBe(bytes.length + 16);
    }
  });

  it("says in the clear which key encrypted, and nothing of what", async () => {
    const stored = await sealObject(noise(4000), { keys });
    expect(readObjectHeader(stored, at).encryption?.keyId).toBe(first[0]?.id);
    expect(Buffer.from(stored).includes(Buffer.from(noise(4000).subarray(0, 16)))).toBe(false);
    expect(Buffer.from(stored).includes(Buffer.from(FIRST, "hex").subarray(0, 8))).toBe(false);
  });
});

describe("openObject", () => {
  it("views a plain object in place", async () => {
    const stored = await sealObject(noise(100));
    expect((await openObject(stored)).buffer).toBe(stored.buffer);
  });

  it("raises STORE_KEY for an encrypted object without a key, and names the key that is needed", async () => {
    const stored = await sealObject(prose, { keys });
    const error = await failureOf(() => openObject(stored, { at }));
    expect(error.code).toBe("STORE_KEY");
    expect(error.data).toEqual({ store: "memory", keyId: first[0]?.id, reason: "missing" });
  });

  it("raises STORE_KEY for another key, by its id and where another key goes by the same id", async () => {
    const stored = await sealObject(prose, { keys });
    const other = second[0]!;
    for (const ring of [keyRing(second), keyRing([{ id: first[0]!.id, secret: other.secret }])]) {
      const error = await failureOf(() => openObject(stored, { keys: ring, at }));
      expect(error.code).toBe("STORE_KEY");
      expect(error.data).toMatchObject({ reason: "wrong" });
    }
  });

  it("opens with an old key what was sealed before a new one took its place", async () => {
    const stored = await sealObject(prose, { keys });
    const rotated = keyRing([...second, ...first]);
    expect(await openObject(stored, { keys: rotated })).toEqual(prose);
    expect(readObjectHeader(await sealObject(prose, { keys: rotated }), at).encryption?.keyId).toBe(
      second[0]?.id,
    );
  });

  it("raises STORE_DAMAGED where an encrypted object stands in the place of another", async () => {
    const stored = await sealObject(prose, { keys, context: "one" });
    const error = await failureOf(() => openObject(stored, { keys, context: "another", at }));
    expect(error.code).toBe("STORE_DAMAGED");
    expect(error.data).toEqual({ store: "memory", damaged: [at.key] });
  });

  it("raises STORE_DAMAGED for every flipped bit and every cut of an encrypted object", async () => {
    const stored = await sealObject(text("Permission is asked for once."), { keys });
    for (let bit = 0; bit < stored.length * 8; bit++) {
      const other = stored.slice();
      other[bit >> 3] = other[bit >> 3]! ^ (1 << (bit & 7));
      expect((await failureOf(() => openObject(other, { keys }))).code).toBe("STORE_DAMAGED");
    }
    for (let length = 0; length < stored.length; length++) {
      const cut = stored.subarray(0, length);
      expect((await failureOf(() => openObject(cut, { keys }))).code).toBe("STORE_DAMAGED");
    }
  });

  it("raises STORE_DAMAGED or gives bytes of the declared length for foreign bytes, and nothing else", async () => {
    const start = fc.constantFrom<number[]>(
      [],
      [0x89, 0x45, 0x58, 0x4f, 1, 1, 0, 0],
      [0x89, 0x45, 0x58, 0x4f, 1, 3, 4, 0],
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (head, rest) => {
        const error = await failureOf(() =>
          openObject(Uint8Array.from([...head, ...rest]), { keys }),
        );
        expect(error.code).toBe("STORE_DAMAGED");
      }),
    );
  });

  it("refuses a size that deflate cannot reach, before it asks for the memory", async () => {
    const size = 200 * 1024 * 1024;
    const hostile = Buffer.concat([writeObjectHeader({ compressed: true, size }), noise(1000)]);
    const before = process.memoryUsage().arrayBuffers;
    const error = await failureOf(() => openObject(hostile, { at }));
    expect(error.code).toBe("STORE_DAMAGED");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(size / 4);
  });

  it("refuses what is above the bound of the caller, and takes what is not", async () => {
    const stored = await sealObject(prose);
    expect((await failureOf(() => openObject(stored, { maxBytes: prose.length - 1 }))).code).toBe(
      "STORE_DAMAGED",
    );
    expect((await openObject(stored, { maxBytes: prose.length })).length).toBe(prose.length);
  });

  it("refuses a stream that inflates to more or less than the header says", async () => {
    const stored = await sealObject(prose);
    const payload = stored.subarray(16);
    for (const size of [prose.length - 1, prose.length + 1, 0]) {
      const other = Buffer.concat([writeObjectHeader({ compressed: true, size }), payload]);
      expect((await failureOf(() => openObject(other))).code).toBe("STORE_DAMAGED");
    }
  });

  it("says that a newer release wrote an object of a later version, and not that it is damaged", async () => {
    const { crc32 } = await import("node:zlib");
    const stored = (await sealObject(noise(10))).slice();
    stored[4] = 2;
    const view = new DataView(stored.buffer);
    view.setUint32(12, crc32(stored.subarray(0, 12)), true);
    const error = await failureOf(() => openObject(stored, { at }));
    expect(error.code).toBe("STORE_FAILED");
    expect(error.message).toContain("newer release");
  });

  it("tells nothing of key or text in a failure", async () => {
    const secretText = "the launch is on Tuesday";
    const stored = (await sealObject(text(secretText), { keys })).slice();
    stored[stored.length - 20]! ^= 1;
    for (const options of [{}, { keys }, { keys: keyRing(second) }]) {
      const shown = inspect(await failureOf(() => openObject(stored, options)), { depth: 9 });
      expect(shown).not.toContain("Tuesday");
      for (const key of [FIRST, SECOND])
        for (const encoding of ["hex", "base64", "base64url"] as const)
          expect(shown).not.toContain(Buffer.from(key, "hex").toString(encoding).slice(0, 16));
    }
  });
});

describe("pieceHash", () => {
  it("is equal for equal bytes, so that a piece that is there is found again", async () => {
    expect(await pieceHash(prose)).toBe(await pieceHash(prose.slice()));
    expect(await pieceHash(prose, keys)).toBe(await pieceHash(prose.slice(), keys));
    expect(await pieceHash(prose)).not.toBe(await pieceHash(noise(10)));
  });

  it("cannot be worked out without the key where there is one", async () => {
    const plain = await pieceHash(prose);
    expect(await pieceHash(prose, keys)).not.toBe(plain);
    expect(await pieceHash(prose, keyRing(second))).not.toBe(await pieceHash(prose, keys));
  });
});
