/** Makes pictures of a page small: few colours, which a page has anyway, named by a palette. */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_COLOURS = 256;

interface Pixels {
  width: number;
  height: number;
  /** Three bytes a pixel, row by row. */
  rgb: Uint8Array;
}

/**
 * Writes a PNG anew with at most 256 colours: the commonest, each other one by the nearest of them.
 *
 * @param png eight bits a channel, not interlaced, as browsers write pictures
 * @throws Error for any other
 */
export function smallPng(png: Uint8Array): Uint8Array {
  const { width, height, rgb } = readPng(Buffer.from(png));
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MAX_COLOURS)
    .map(([colour]) => colour);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let at = 0, pixel = 0; at < rgb.length; at += 3, pixel++) {
    const colour = (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
    let place = places.get(colour);
    if (place === undefined) {
      place = nearest(palette, colour);
      places.set(colour, place);
    }
    // A byte before each row says that it is written as it is.
    rows[pixel + Math.floor(pixel / width) + 1] = place;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, a palette.
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(
    palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function nearest(palette: readonly number[], colour: number): number {
  const part = (value: number, shift: number) => (value >> shift) & 255;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, other] of palette.entries()) {
    let distance = 0;
    for (const shift of [16, 8, 0]) distance += (part(colour, shift) - part(other, shift)) ** 2;
    if (distance < least) [best, least] = [place, distance];
  }
  return best;
}

function readPng(png: Buffer): Pixels {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error("not a PNG");
  const parts: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") header = body;
    if (name === "IDAT") parts.push(body);
    at += length + 12;
  }
  const channels = header?.[9] === 6 ? 4 : 3;
  if (
    header === undefined ||
    header[8] !== 8 ||
    (header[9] !== 2 && header[9] !== 6) ||
    header[12] !== 0
  ) {
    throw new Error("expected eight bits a channel, not interlaced");
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytes = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      rgb[pixel * 3 + channel] = bytes[pixel * channels + channel]!;
    }
  }
  return { width, height, rgb };
}

/** Undoes what rows were foretold by: left, above, their mean, or the nearest of three. */
function unfilter(raw: Uint8Array, stride: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)];
    for (let at = 0; at < stride; at++) {
      const left = at < channels ? 0 : out[row * stride + at - channels]!;
      const above = row === 0 ? 0 : out[(row - 1) * stride + at]!;
      const corner = row === 0 || at < channels ? 0 : out[(row - 1) * stride + at - channels]!;
      const guesses = [0, left, above, (left + above) >> 1, paeth(left, above, corner)];
      out[row * stride + at] = raw[row * (stride + 1) + 1 + at]! + (guesses[filter ?? 0] ?? 0);
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

function chunk(name: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, tail]);
}
