/**
 * Vectors in bytes, little-endian:
 *
 *     count (4) | key (32) | length (4) | numbers (4 × length) | key (32) | …
 */

/** Bytes of a key: a SHA-256. */
const KEY_BYTES = 32;

/** Bytes that an entry takes beside its numbers. */
export const ENTRY_BYTES = KEY_BYTES + 4;

/** A vector under its key, in hexadecimal digits. */
export type VectorEntry = readonly [key: string, vector: Float32Array];

/** Whether this machine keeps numbers as segments do, so that they are copied whole: a hundred times as fast as one by one. */
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Writes vectors down, in order. */
export function writeVectors(entries: readonly VectorEntry[]): Uint8Array {
  const size = entries.reduce((sum, [, vector]) => sum + ENTRY_BYTES + vector.byteLength, 4);
  const bytes = Buffer.alloc(size);
  let at = bytes.writeUInt32LE(entries.length, 0);
  for (const [key, vector] of entries) {
    bytes.write(key, at, "hex");
    at = bytes.writeUInt32LE(vector.length, at + KEY_BYTES);
    if (isLittleEndian)
      bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), at);
    else for (const [k, number] of vector.entries()) bytes.writeFloatLE(number, at + 4 * k);
    at += vector.byteLength;
  }
  return bytes;
}

/** Reads what `writeVectors` wrote; what does not fit ends the list. */
export function readVectors(bytes: Uint8Array): VectorEntry[] {
  const entries: VectorEntry[] = [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 4) return entries;
  const count = buffer.readUInt32LE(0);
  let at = 4;
  for (let n = 0; n < count && at + ENTRY_BYTES <= buffer.length; n++) {
    const key = buffer.toString("hex", at, at + KEY_BYTES);
    const length = buffer.readUInt32LE(at + KEY_BYTES);
    at += ENTRY_BYTES;
    if (at + 4 * length > buffer.length) break;
    const vector = new Float32Array(length);
    if (isLittleEndian) new Uint8Array(vector.buffer).set(buffer.subarray(at, at + 4 * length));
    else for (let k = 0; k < length; k++) vector[k] = buffer.readFloatLE(at + 4 * k);
    at += 4 * length;
    entries.push([key, vector]);
  }
  return entries;
}
