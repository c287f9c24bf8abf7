/**
 * Runs of bytes under numbers, in memory that never grows: what was not asked for of late makes room.
 *
 * Responsible for: where a run stands, which ones give way. Not responsible for: what the bytes mean.
 *
 * One buffer, because the collector neither sees nor moves what is in it: the same facts as 2,000 objects survived every collection
 * while they were made, and so made it raise the memory for new objects from 2 to 32 MB.
 *
 *     half 0   key length bytes │ key length bytes │ …        full: nothing is put here
 *     half 1   key length bytes │ …                           what is put, and what is asked for in half 0
 *
 * When the half that is being filled has no room left, the other one is emptied and filled.
 */

/** Bytes in front of a run: its key and its length. */
const HEAD_BYTES = 8;

/** Runs of bytes under numbers. */
export interface ByteRing {
  /** What `find` and `put` give places in. */
  readonly bytes: Uint8Array;
  /** Where the run of a key starts; −1 where there is none. Valid until the next call. */
  find(key: number): number;
  /** Keeps a copy of a run and returns where it starts; −1 where it is longer than half of the memory. */
  put(key: number, run: Uint8Array): number;
}

/**
 * Makes an empty ring.
 *
 * @param keys keys are 0 to `keys − 1`; each takes four bytes
 * @param capacity bytes of memory
 */
export function createByteRing(keys: number, capacity: number): ByteRing {
  const half = Math.floor(capacity / 16) * 8;
  const bytes = new Uint8Array(half * 2);
  const heads = new DataView(bytes.buffer);
  /** By key: where its run starts; 0 where there is none, because a head stands in front of every run. */
  const places = new Uint32Array(keys);
  /** Where the half that is being filled starts, and the next head in it. */
  let current = 0;
  let next = 0;

  /** Takes room in the half that is being filled, or in the other one once that is emptied. */
  function reserve(key: number, length: number): number {
    const size = HEAD_BYTES + length;
    if (next + size > current + half) {
      current = current === 0 ? half : 0;
      empty(current);
      next = current;
    }
    heads.setUint32(next, key, true);
    heads.setUint32(next + 4, length, true);
    const place = next + HEAD_BYTES;
    next += size;
    places[key] = place;
    return place;
  }

  /** Forgets the runs of a half. It was filled to where a head no longer fits, or holds zeros. */
  function empty(start: number): void {
    let at = start;
    while (at + HEAD_BYTES <= start + half) {
      const length = heads.getUint32(at + 4, true);
      if (length === 0) break;
      const key = heads.getUint32(at, true);
      if (places[key] === at + HEAD_BYTES) places[key] = 0;
      at += HEAD_BYTES + length;
    }
    bytes.fill(0, start, start + half);
  }

  return {
    bytes,
    find(key) {
      const place = places[key] ?? 0;
      if (place === 0) return -1;
      if (place >= current && place < current + half) return place;
      const length = heads.getUint32(place - 4, true);
      // Where the half is full, moving would empty the one that the run stands in.
      if (next + HEAD_BYTES + length > current + half) return place;
      const moved = reserve(key, length);
      bytes.copyWithin(moved, place, place + length);
      return moved;
    },
    put(key, run) {
      if (run.length === 0 || run.length + HEAD_BYTES > half) return -1;
      const place = reserve(key, run.length);
      bytes.set(run, place);
      return place;
    },
  };
}
