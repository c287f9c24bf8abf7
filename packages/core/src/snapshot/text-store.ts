/**
 * Texts in compressed blocks, each decoded when one of its texts is first asked for.
 *
 * Blocks of about 64 KB compress within a few per cent of one single run (measured on Expo's documentation) and cost
 * under a millisecond to decode, so that opening decodes nothing and a search decodes what its hits stand in.
 */
import { deflateSync, inflateSync } from "fflate";
import { corrupt } from "./container.ts";

/** Text bytes in one block; a longer text has a block of its own. */
const BLOCK_BYTES = 1 << 16;
/** Decoded blocks kept, at most: 4 MB of text. */
const MAX_DECODED_BLOCKS = 64;
/** A block may not decode to more than this: a text is part of one page, and pages are bounded. */
const MAX_BLOCK_BYTES = 1 << 26;
/** fflate's level with the best size; building is bounded by parsing, not by this. */
const LEVEL = 9;

/** Names of the three parts under a prefix. */
function names(prefix: string) {
  return { data: `${prefix}.data`, blocks: `${prefix}.blocks`, ends: `${prefix}.ends` };
}

/**
 * Writes texts down as three parts: `data` (deflated blocks), `blocks` (for each block: end in `data`, number of the
 * text after its last), `ends` (for each text: end in its decoded block), numbers as uint32 little-endian.
 */
export function writeTexts(prefix: string, texts: readonly string[]): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  const data: Uint8Array[] = [];
  const blocks: number[] = [];
  const ends = new Uint32Array(texts.length);
  let written = 0;
  let pending: Uint8Array[] = [];
  let size = 0;
  const flush = (next: number) => {
    if (pending.length === 0) return;
    const block = deflateSync(join(pending, size), { level: LEVEL });
    data.push(block);
    written += block.length;
    blocks.push(written, next);
    pending = [];
    size = 0;
  };
  for (const [index, text] of texts.entries()) {
    const bytes = encoder.encode(text);
    if (size > 0 && size + bytes.length > BLOCK_BYTES) flush(index);
    pending.push(bytes);
    size += bytes.length;
    ends[index] = size;
  }
  flush(texts.length);
  const { data: dataName, blocks: blocksName, ends: endsName } = names(prefix);
  return new Map([
    [dataName, join(data, written)],
    [blocksName, bytesOf(Uint32Array.from(blocks))],
    [endsName, bytesOf(ends)],
  ]);
}

/** Texts by number. */
export interface TextStore {
  readonly length: number;
  /** @throws ExpodexError SNAPSHOT_CORRUPT where a block does not decode */
  get(index: number): string;
}

/** Opens what `writeTexts` wrote. */
export function openTexts(prefix: string, parts: ReadonlyMap<string, Uint8Array>): TextStore {
  const { data: dataName, blocks: blocksName, ends: endsName } = names(prefix);
  const data = parts.get(dataName);
  const blocks = uint32Of(parts.get(blocksName));
  const ends = uint32Of(parts.get(endsName));
  if (data === undefined || blocks === undefined || ends === undefined) throw corrupt(prefix);
  const count = blocks.length / 2;
  if (!Number.isInteger(count)) throw corrupt(blocksName);
  for (let block = 0, byte = 0, text = 0; block < count; block++) {
    const nextByte = blocks[block * 2]!;
    const nextText = blocks[block * 2 + 1]!;
    if (nextByte < byte || nextByte > data.length || nextText <= text || nextText > ends.length) {
      throw corrupt(blocksName);
    }
    byte = nextByte;
    text = nextText;
  }
  if ((count === 0 ? 0 : blocks[count * 2 - 1]!) !== ends.length) throw corrupt(blocksName);

  const decoded = new Map<number, Uint8Array>();
  const decoder = new TextDecoder();

  function decode(block: number): Uint8Array {
    const known = decoded.get(block);
    if (known !== undefined) {
      decoded.delete(block);
      decoded.set(block, known);
      return known;
    }
    const from = block === 0 ? 0 : blocks![block * 2 - 2]!;
    const size = ends![blocks![block * 2 + 1]! - 1]!;
    if (size > MAX_BLOCK_BYTES) throw corrupt(endsName);
    let bytes: Uint8Array;
    try {
      bytes = inflateSync(data!.subarray(from, blocks![block * 2]!), { out: new Uint8Array(size) });
    } catch (cause) {
      throw corrupt(dataName, cause);
    }
    if (bytes.length !== size) throw corrupt(dataName);
    decoded.set(block, bytes);
    if (decoded.size > MAX_DECODED_BLOCKS) decoded.delete(decoded.keys().next().value!);
    return bytes;
  }

  return {
    length: ends.length,
    get(index) {
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (blocks[middle * 2 + 1]! <= index) low = middle + 1;
        else high = middle;
      }
      if (low >= count) throw new RangeError(`text ${index} of ${ends.length}`);
      const first = low === 0 ? 0 : blocks[low * 2 - 1]!;
      return decoder.decode(
        decode(low).subarray(index === first ? 0 : ends[index - 1]!, ends[index]!),
      );
    },
  };
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** The bytes of numbers. Every platform that runs JavaScript today is little-endian, as the format is. */
export function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Numbers over bytes, without a copy where the bytes are aligned. Absent where the length is not a multiple of 4. */
export function uint32Of(bytes: Uint8Array | undefined): Uint32Array | undefined {
  if (bytes === undefined || bytes.length % 4 !== 0) return undefined;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}
