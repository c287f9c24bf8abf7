import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countTokens } from "../../src/budget/count-tokens.ts";
import { fitItems } from "../../src/budget/fit-items.ts";

const render = (sizes: readonly number[]) => (count: number) => ({
  structured: { items: sizes.slice(0, count).map((size) => "x".repeat(size)) },
  text: "",
});

/** The slow, obvious way. */
function most(sizes: readonly number[], maxTokens: number): number {
  let count = Math.min(1, sizes.length);
  for (let n = 1; n <= sizes.length; n++) if (countTokens(render(sizes)(n)) <= maxTokens) count = n;
  return count;
}

describe("fitItems", () => {
  it("takes as many as going through them one by one, and one where none fits", () => {
    const lists = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 40 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 10, max: 3000 }), (sizes, maxTokens) => {
        const { answer, count } = fitItems(sizes.length, maxTokens, render(sizes));
        expect(count).toBe(most(sizes, maxTokens));
        expect(answer.structured.items).toHaveLength(count);
      }),
    );
  });

  it("renders few of many", () => {
    let rendered = 0;
    fitItems(1000, 500, (count) => {
      rendered += count;
      return render(Array.from({ length: 1000 }, () => 100))(count);
    });
    expect(rendered).toBeLessThan(200);
  });
});
