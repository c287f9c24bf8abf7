/** What the server remembers of one client: which chunks it was sent, and how often it called. */
import type { Clock } from "@expodex/core/read";
import { createRateBucket, type RateBucket, type RateLimit } from "./rate-limit.ts";

/** A model's context is full long before: 4,096 chunks are about a million tokens. */
const MAX_SENT_CHUNKS = 4096;

/** A set that forgets its oldest entries. */
export interface SentChunks {
  has(key: string): boolean;
  add(key: string): void;
  readonly size: number;
}

/** One client's state. */
export interface Session {
  id: string;
  /** Keys of the chunks whose text the client has; a key names index and chunk, such as `chunkKey` makes. */
  sentChunks: SentChunks;
  rate: RateBucket;
}

/** Makes a session that was sent nothing yet. */
export function createSession(id: string, limit: RateLimit, clock: Clock): Session {
  return { id, sentChunks: createSentChunks(), rate: createRateBucket(limit, clock) };
}

/** Makes a bounded set of keys. */
export function createSentChunks(max = MAX_SENT_CHUNKS): SentChunks {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    add(key) {
      keys.delete(key);
      keys.add(key);
      if (keys.size <= max) return;
      const [oldest] = keys;
      if (oldest !== undefined) keys.delete(oldest);
    },
    get size() {
      return keys.size;
    },
  };
}

/** Names a chunk of one index for `sentChunks`: numbers of chunks mean something only under their fingerprint. */
export function chunkKey(fingerprint: string, chunk: number): string {
  return `${fingerprint.slice(0, 16)}:${chunk}`;
}
