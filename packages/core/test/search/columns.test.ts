import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createColumns } from "../../src/search/columns.ts";

function drain(columns: ReturnType<typeof createColumns>): number[] {
  const chunks: number[] = [];
  columns.order();
  for (let entry = columns.next(); entry >= 0; entry = columns.next()) {
    chunks.push(columns.chunk[entry]!);
  }
  return chunks;
}

describe("createColumns", () => {
  it("gives entries out as sorting all of them would, equal scores by chunk", () => {
    const columns = createColumns(50, 50);
    const chunks = fc.uniqueArray(fc.nat(49), { maxLength: 50 });
    const scores = fc.array(fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ noNaN: true })), {
      minLength: 50,
      maxLength: 50,
    });
    fc.assert(
      // One object for all runs, because what the last candidates leave behind must not count.
      fc.property(chunks, scores, (wanted, scoreOf) => {
        columns.reset(wanted.length);
        for (const chunk of wanted) {
          expect(columns.add(chunk, chunk)).toBe(true);
          columns.score[columns.size - 1] = scoreOf[chunk]!;
        }
        const sorted = [...wanted].sort((a, b) =>
          scoreOf[a]! === scoreOf[b]! ? a - b : scoreOf[b]! > scoreOf[a]! ? 1 : -1,
        );
        expect(drain(columns)).toEqual(sorted);
      }),
    );
  });

  it("takes a chunk in once, and again after a reset", () => {
    const columns = createColumns(3, 3);
    columns.reset(2);
    expect(columns.add(2, 0)).toBe(true);
    expect(columns.add(2, 0)).toBe(false);
    expect(columns.size).toBe(1);
    columns.nearness[0] = 0.5;
    columns.reset(2);
    expect(columns.size).toBe(0);
    expect(columns.nearness[0]).toBeNaN();
    expect(columns.add(2, 0)).toBe(true);
  });

  it("holds no chunk that the index does not have", () => {
    const columns = createColumns(3, 3);
    columns.reset(2);
    expect(columns.add(-1, 0)).toBe(false);
    expect(columns.add(3, 0)).toBe(false);
  });
});
