import { describe, expect, it } from "vitest";
import { embedContent } from "../../src/embed-content.ts";
import {
  buildIndex,
  indexParts,
  openIndexParts,
  type SearchIndex,
} from "../../src/indexing/indexing.ts";
import { createSearcher } from "../../src/search/search.ts";
import { expoDocuments, makeContent } from "../support/docs-content.ts";

const content = makeContent(expoDocuments);
const embedded = await embedContent(content, undefined, {});
const index = buildIndex(content, embedded);
/** Asks an index for everything that is decoded as a whole. */
const touch = ({ keywords, vectors }: SearchIndex) => [
  keywords.chunks,
  keywords.documents,
  keywords.chunkLengths,
  keywords.documentLengths,
  keywords.words,
  keywords.words.occurrences,
  keywords.translations,
  keywords.standing,
  vectors,
];
const corrupt = expect.objectContaining({ code: "SNAPSHOT_CORRUPT" });

describe("indexParts", () => {
  it("gives equal bytes for equal content", async () => {
    const again = makeContent(expoDocuments);
    const other = buildIndex(again, await embedContent(again, undefined, {}));
    expect(indexParts(other)).toEqual(indexParts(index));
  });

  it("has no vectors where none were given", () => {
    expect([...indexParts(buildIndex(content)).keys()]).not.toContain("vectors.values");
  });
});

describe("openIndexParts", () => {
  it("opens an index that finds the same, wherever the bytes lie", async () => {
    const parts = new Map(
      [...indexParts(index)].map(([name, bytes], number) => {
        const shift = (number % 3) + 1;
        const buffer = new Uint8Array(bytes.length + shift);
        buffer.set(bytes, shift);
        return [name, buffer.subarray(shift)] as const;
      }),
    );
    const opened = openIndexParts(parts, content, embedded.embedder);
    for (const query of ["camera permission", "takePictureAsync", "read a file as string"]) {
      const before = await createSearcher(index).search(query);
      const after = await createSearcher(opened).search(query);
      expect({ ...after, tookMs: 0 }).toEqual({ ...before, tookMs: 0 });
    }
  });

  it("searches by keywords alone where the embedder is not at hand", async () => {
    const opened = openIndexParts(indexParts(index), content);
    const { hits } = await createSearcher(opened).search("camera");
    expect(hits[0]!.why.vector).toBe(0);
  });

  it("raises SNAPSHOT_CORRUPT for a missing part, and for each part cut short", () => {
    const parts = indexParts(index);
    for (const [name, bytes] of parts) {
      const without = new Map(parts);
      without.delete(name);
      const open = () => touch(openIndexParts(without, content, embedded.embedder));
      // Not every build counts words.
      if (name === "keyword.occurrences") expect(open).not.toThrow();
      else expect(open, name).toThrow(corrupt);
      if (bytes.length === 0) continue;
      const cut = new Map(parts).set(name, bytes.subarray(0, bytes.length - 1));
      expect(() => touch(openIndexParts(cut, content, embedded.embedder)), name).toThrow(corrupt);
    }
  });

  it("raises SNAPSHOT_CORRUPT for the parts of another content or embedder", () => {
    const other = makeContent(expoDocuments.slice(0, 3));
    expect(() => touch(openIndexParts(indexParts(index), other))).toThrow(corrupt);
    const embedder = { ...embedded.embedder, dimensions: embedded.embedder.dimensions + 1 };
    expect(() => touch(openIndexParts(indexParts(index), content, embedder))).toThrow(corrupt);
  });

  it("neither hangs nor reads outside for bytes that contradict themselves", async () => {
    const parts = indexParts(index);
    for (const name of ["keyword.chunks", "keyword.documents"]) {
      const noise = new Map(parts).set(name, new Uint8Array(parts.get(name)!.length).fill(0xff));
      const opened = openIndexParts(noise, content, embedded.embedder);
      const { hits } = await createSearcher(opened).search("camera permission");
      for (const hit of hits) expect(hit.score).toBeTypeOf("number");
    }
  });
});

describe("buildIndex", () => {
  it("raises EMBEDDER_FAILED for vectors of a wrong shape", () => {
    const vectors = new Float32Array(content.chunks.length * embedded.embedder.dimensions - 1);
    expect(() => buildIndex(content, { ...embedded, vectors })).toThrow(
      expect.objectContaining({ code: "EMBEDDER_FAILED" }),
    );
  });

  it("takes an empty content", async () => {
    const empty = buildIndex(makeContent([]));
    const { hits, total, sdk } = await createSearcher(empty).search("camera");
    expect({ hits, total, sdk }).toEqual({ hits: [], total: 0, sdk: { available: [] } });
  });
});
