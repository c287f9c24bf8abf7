/**
 * CRC-32 (ISO 3309, polynomial 0xEDB88320 reflected), the checksum of snapshot parts.
 *
 * Eight bytes a step through eight tables: one table takes three times as long, and a part is checked whole.
 * Method: Kounavis & Berry, «A Systematic Approach to Building High Performance Software-based CRC Generators», 2005.
 */

const TABLE_COUNT = 8;
let tables: Uint32Array[] | undefined;

function makeTables(): Uint32Array[] {
  const made = Array.from({ length: TABLE_COUNT }, () => new Uint32Array(256));
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    made[0]![byte] = crc >>> 0;
  }
  for (let byte = 0; byte < 256; byte++) {
    for (let table = 1; table < TABLE_COUNT; table++) {
      const before = made[table - 1]![byte]!;
      made[table]![byte] = ((before >>> 8) ^ made[0]![before & 255]!) >>> 0;
    }
  }
  return made;
}

/** Works out the CRC-32 of bytes, 0 to 2³² − 1. */
export type Checksum = (bytes: Uint8Array) => number;

/** Returns the CRC-32 of bytes, 0 to 2³² − 1. */
export function crc32(bytes: Uint8Array): number {
  tables ??= makeTables();
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  let crc = 0xffffffff;
  let at = 0;
  for (const end = bytes.length - (bytes.length % 8); at < end; at += 8) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      t7[crc & 255]! ^
      t6[(crc >>> 8) & 255]! ^
      t5[(crc >>> 16) & 255]! ^
      t4[crc >>> 24]! ^
      t3[bytes[at + 4]!]! ^
      t2[bytes[at + 5]!]! ^
      t1[bytes[at + 6]!]! ^
      t0[bytes[at + 7]!]!;
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]!) & 255]!;
  return ~crc >>> 0;
}
