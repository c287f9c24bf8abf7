/** CRC-32 (ISO 3309), by the platform where it has one. */
import zlib from "node:zlib";

/** Works the CRC-32 of bytes out, 0 to 2³² − 1. */
export const checksum: (bytes: Uint8Array) => number =
  // Node 22.0 and 22.1 have none, and what is checked by this code there is small.
  typeof zlib.crc32 === "function" ? (bytes) => zlib.crc32(bytes) : bitwise;

function bitwise(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
