import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, readText } from "../../src/disk/read-text.ts";
import { tempFolder } from "../support/temp-folder.ts";

describe("decodeText", () => {
  it("gives back any text that was encoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { text: decoded, problem } = decodeText("a", Buffer.from(text));
        expect(decoded).toBe(text.replace(/^\uFEFF/u, ""));
        expect(problem).toBeUndefined();
      }),
    );
  });

  it("names the first invalid byte of any bytes, and its line", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const { problem } = decodeText("a", bytes);
        const expected = firstInvalid(bytes);
        if (expected === undefined) expect(problem).toBeUndefined();
        else expect(problem?.reason).toContain(`from byte ${expected} on`);
      }),
    );
  });
});

/** The obvious way: the longest prefix that can be decoded. */
function firstInvalid(bytes: Uint8Array): number | undefined {
  const isValid = (length: number) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length));
      return true;
    } catch {
      return false;
    }
  };
  if (isValid(bytes.length)) return undefined;
  let length = bytes.length;
  while (!isValid(length)) length -= 1;
  return length;
}

describe("readText", () => {
  it("reads a file of exactly the limit, and not one byte more", async () => {
    const folder = await tempFolder({ a: "12345", b: "123456" });
    expect(await readText("a", `${folder}/a`, 5)).toEqual({ text: "12345" });
    const { text, problem } = await readText("b", `${folder}/b`, 5);
    expect(text).toBeUndefined();
    expect(problem?.code).toBe("TOO_LARGE");
  });

  it("reads an empty file as empty text", async () => {
    const folder = await tempFolder({ a: "" });
    expect(await readText("a", `${folder}/a`, 5)).toEqual({ text: "" });
  });

  it("reports a folder in a file's place", async () => {
    const { problem } = await readText("a", await tempFolder(), 1_000_000);
    expect(problem).toMatchObject({ code: "UNREADABLE_FILE", path: "a" });
  });
});
