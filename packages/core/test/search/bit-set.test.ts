import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addAll, addBit, createBitSet, eachBit, keepShared } from "../../src/search/bit-set.ts";

const SIZE = 100;
const numbers = fc.uniqueArray(fc.nat(SIZE - 1));

function setOf(members: readonly number[]) {
  const set = createBitSet(SIZE);
  for (const number of members) addBit(set, number);
  return set;
}

function membersOf(set: ReturnType<typeof setOf>): number[] {
  const members: number[] = [];
  eachBit(set, (number) => members.push(number));
  return members;
}

const ascending = (a: number, b: number) => a - b;

describe("eachBit", () => {
  it("visits what was taken in, ascending, and nothing else", () => {
    fc.assert(
      fc.property(numbers, (members) => {
        expect(membersOf(setOf(members))).toEqual([...members].sort(ascending));
      }),
    );
  });
});

describe("addAll", () => {
  it("unites sets as a Set does", () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const set = setOf(a);
        addAll(set, setOf(b));
        expect(membersOf(set)).toEqual([...new Set([...a, ...b])].sort(ascending));
      }),
    );
  });
});

describe("keepShared", () => {
  it("leaves what both sets hold", () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const set = setOf(a);
        keepShared(set, setOf(b));
        expect(membersOf(set)).toEqual(a.filter((number) => b.includes(number)).sort(ascending));
      }),
    );
  });
});
