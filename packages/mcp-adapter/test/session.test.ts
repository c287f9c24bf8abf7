import { describe, expect, it } from "vitest";
import { chunkKey, createSentChunks } from "../src/session.ts";

describe("createSentChunks", () => {
  it("knows what was added, and forgets the oldest beyond its bound", () => {
    const sent = createSentChunks(2);
    sent.add("a");
    sent.add("b");
    sent.add("a");
    sent.add("c");
    expect([sent.has("a"), sent.has("b"), sent.has("c"), sent.size]).toEqual([
      true,
      false,
      true,
      2,
    ]);
  });
});

describe("chunkKey", () => {
  it("tells chunks of two indexes apart", () => {
    expect(chunkKey("a".repeat(64), 1)).not.toBe(chunkKey("b".repeat(64), 1));
    expect(chunkKey("a".repeat(64), 1)).not.toBe(chunkKey("a".repeat(64), 11));
  });
});
