/** Pictures of the widget keep what is in them while they get small. */
import { crc32, deflateSync, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { smallPng } from "../scripts/small-png.ts";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(body.length);
  tail.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, tail]);
}

/** A picture three pixels wide, its rows written as their filters have them. */
function picture(rows: readonly (readonly number[])[], depth = 8): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(3, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([depth, 2], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The parts of a picture by name, and each with its sum checked. */
function partsOf(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  const parts = new Map<string, Buffer>();
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    parts.set(named.toString("latin1", 0, 4), named.subarray(4));
    at += length + 12;
  }
  return parts;
}

/** The colours of a picture with a palette, row by row. */
function coloursOf(png: Uint8Array, width: number): string[] {
  const parts = partsOf(png);
  const palette = parts.get("PLTE")!;
  const raw = inflateSync(parts.get("IDAT")!);
  return [...raw]
    .filter((_, at) => at % (width + 1) !== 0)
    .map((place) => palette.toString("hex", place * 3, place * 3 + 3));
}

describe("smallPng", () => {
  it("keeps every colour where there are few, whatever rows were foretold by", () => {
    const row = [10, 20, 30, 10, 20, 30, 200, 0, 7];
    const same = [10, 20, 30, 0, 0, 0, 190, 236, 233];
    const pictures = picture([
      [0, ...row],
      // Left, above, their mean, the nearest of three: of the same colours.
      [1, ...same],
      [2, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 0, 0, 0, 95, 246, 245],
      [4, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]);
    const colours = coloursOf(smallPng(pictures), 3);
    const expected = ["0a141e", "0a141e", "c80007"];
    expect(colours).toEqual([...expected, ...expected, ...expected, ...expected, ...expected]);
  });

  it("takes the nearest for colours that are too many", () => {
    const rows = Array.from({ length: 300 }, (_, at) => [
      0,
      at % 256,
      at >> 8,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    ]);
    const png = smallPng(picture(rows));
    expect(partsOf(png).get("PLTE")!.length).toBe(256 * 3);
    expect(coloursOf(png, 3)).toHaveLength(900);
  });

  it("refuses what it cannot read", () => {
    expect(() => smallPng(Buffer.from("GIF89a and more"))).toThrow("not a PNG");
    expect(() => smallPng(picture([[0, 0, 0]], 16))).toThrow("eight bits");
  });
});
