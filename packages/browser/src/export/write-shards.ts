/** Cuts a sorted list of terms into shards of about equal size. */
import { framed } from "../format/frame.ts";
import type { Encoder } from "./encoder.ts";

/** Shards, and the texts that part them. */
export interface Shards {
  /** The shortest text above all terms of the shard before; of the first shard, the empty one. */
  bounds: string[];
  files: Uint8Array[];
}

/** What is cut. */
export interface ShardSource {
  count: number;
  /** The terms, ascending. */
  term(at: number): string;
  /** Bytes that a term will take, about; only large ones matter. */
  weight(at: number): number;
  /** Bytes of a shard, about. */
  bytes: number;
  start(): { encoder: Encoder; add(at: number): void; end(): void };
}

/** Cuts and writes. Equal sources give equal bytes. */
export function writeShards({ count, term, weight, bytes, start }: ShardSource): Shards {
  const shards: Shards = { bounds: [], files: [] };
  for (let at = 0; at < count; ) {
    shards.bounds.push(at === 0 ? "" : between(term(at - 1), term(at)));
    const shard = start();
    const first = at;
    do {
      shard.add(at++);
    } while (
      at < count &&
      shard.encoder.length < bytes &&
      (at === first || shard.encoder.length + weight(at) < bytes * 1.5)
    );
    shard.end();
    shards.files.push(framed(shard.encoder.finish()));
  }
  return shards;
}

/** The shortest beginning of a term that is above the one before it. */
function between(before: string, term: string): string {
  let length = 1;
  while (length < term.length && term.slice(0, length) <= before) length++;
  return term.slice(0, length);
}
