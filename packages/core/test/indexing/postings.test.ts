import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createPostingsBuilder,
  eachPosting,
  openPostings,
  type Postings,
  writePostingSizes,
} from "../../src/indexing/postings.ts";

type Triple = [term: number, owner: number, counts: number];

const OWNERS = 3_000_000;
const TERMS = 5;
const postingsArbitrary = fc.uniqueArray(
  fc.tuple(
    fc.nat(TERMS - 1),
    fc.oneof(fc.nat(200), fc.nat(OWNERS - 1)),
    fc.integer({ min: 1, max: 255 }),
  ),
  { selector: ([term, owner]) => `${term} ${owner}`, maxLength: 200 },
);

function build(triples: readonly Triple[], order = [0, 1, 2, 3, 4]): Postings {
  const builder = createPostingsBuilder();
  for (const [term, owner, counts] of [...triples].sort((a, b) => a[1] - b[1])) {
    builder.add(term, owner, counts);
  }
  return builder.finish(Uint32Array.from(order), OWNERS);
}

function listOf(postings: Postings, term: number): [number, number][] {
  const list: [number, number][] = [];
  eachPosting(postings, term, (owner, counts) => list.push([owner, counts]));
  return list;
}

describe("createPostingsBuilder", () => {
  it("gives each term's owners back in order, with their counts", () => {
    fc.assert(
      fc.property(postingsArbitrary, (triples) => {
        const order = [3, 1, 4, 0, 2];
        const postings = build(triples, order);
        for (const [place, term] of order.entries()) {
          const expected = triples
            .filter((triple) => triple[0] === term)
            .map(([, owner, counts]) => [owner, counts])
            .sort((a, b) => a[0]! - b[0]!);
          expect(listOf(postings, place)).toEqual(expected);
          expect(postings.sizes[place]).toBe(expected.length);
        }
      }),
    );
  });

  it("takes one byte for a plain occurrence near the one before", () => {
    const postings = build([
      [0, 4, 1],
      [0, 5, 7],
      [0, 9, 1],
    ]);
    expect([...postings.bytes]).toEqual([0x0a, 0x03, 0x07, 0x08]);
  });
});

describe("openPostings", () => {
  it("opens what was written", () => {
    fc.assert(
      fc.property(postingsArbitrary, (triples) => {
        const postings = build(triples);
        const expected = { terms: TERMS, owners: OWNERS };
        const opened = openPostings(postings.bytes, writePostingSizes(postings), expected, "part");
        expect(opened).toEqual(postings);
      }),
    );
  });

  it("raises SNAPSHOT_CORRUPT where sizes and bytes do not fit", () => {
    const postings = build([
      [0, 4, 1],
      [1, 5, 7],
    ]);
    const sizes = writePostingSizes(postings);
    const corrupt = expect.objectContaining({ code: "SNAPSHOT_CORRUPT" });
    const expected = { terms: TERMS, owners: OWNERS };
    expect(() => openPostings(postings.bytes.subarray(1), sizes, expected, "p")).toThrow(corrupt);
    expect(() => openPostings(new Uint8Array(9), sizes, expected, "p")).toThrow(corrupt);
    expect(() => openPostings(postings.bytes, sizes, { ...expected, terms: 4 }, "p")).toThrow(
      corrupt,
    );
    expect(() => openPostings(postings.bytes, sizes.subarray(0, 3), expected, "p")).toThrow(
      corrupt,
    );
  });
});

describe("eachPosting", () => {
  it("stops at owners out of range instead of naming them", () => {
    const postings = {
      ...build([
        [0, 4, 1],
        [0, 900, 1],
      ]),
      owners: 100,
    };
    expect(listOf(postings, 0)).toEqual([[4, 1]]);
  });
});
