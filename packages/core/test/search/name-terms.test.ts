import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNameTerms } from "../../src/search/name-terms.ts";
import { eachTerm } from "../../src/text/analyze.ts";

/** Numbers terms as they come; those of two letters have none. */
function numbering(): (term: string) => number {
  const numbers = new Map<string, number>();
  return (term) => {
    if (term.length === 2) return -1;
    if (!numbers.has(term)) numbers.set(term, numbers.size);
    return numbers.get(term)!;
  };
}

type Found = [number: number, start: number, length: number][];

describe("createNameTerms", () => {
  it("gives the terms that reading each text anew gives", () => {
    const pieces = fc.constantFrom(
      "camera",
      "CameraView.takePictureAsync",
      "expo-camera",
      "--profile",
      "[...slug]",
      "__DEV__",
      "EXPO_PUBLIC_API_URL",
      "a.b.c.d.e.f",
      "don't",
      "相机权限",
      "größe",
      "@expo/ui",
      "+html.tsx",
      "x".repeat(40),
      "ab",
      "57.0.0",
      "(",
      "\n",
    );
    const texts = fc.array(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 20 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(texts, fc.constantFrom(" ", "", "-"), (lists, joint) => {
        const numberOf = numbering();
        const read = createNameTerms(numberOf);
        for (const text of lists.map((list) => list.join(joint))) {
          const expected: Found = [];
          eachTerm(text, (term, start, end) => {
            if (numberOf(term) >= 0) expected.push([numberOf(term), start, end - start]);
          });
          const found: Found = [];
          read(text, (number, start, length) => found.push([number, start, length]));
          expect(found).toEqual(expected);
        }
      }),
    );
  });

  it("tells names apart that take each other's place", () => {
    const numberOf = numbering();
    const read = createNameTerms(numberOf);
    const names = Array.from({ length: 30_000 }, (_, at) => `name${at.toString(36)}z`);
    for (const name of [...names, ...names]) {
      const expected: number[] = [];
      eachTerm(name, (term) => {
        if (numberOf(term) >= 0) expected.push(numberOf(term));
      });
      const found: number[] = [];
      read(name, (number) => found.push(number));
      if (found.join() !== expected.join()) expect(`${name}: ${found}`).toBe(`${expected}`);
    }
  });
});
