import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalType } from "../../src/read/canonical-type.ts";

describe("canonicalType", () => {
  it.each([
    ["null | number", "number | null"],
    ["size: null | number", "size:number|null"],
    ["Promise<undefined | Result>", "Promise<Result | undefined>"],
    ["{ a?: string, b: 'x' | 'y' }", '{ a?: string; b: "y" | "x"; }'],
    ["move(to: Directory | File): void", "move(to: File | Directory): void"],
    ["pick(uri?: string): Promise<File>", "pick: (uri?: string) => Promise<File>"],
    ["f(): A | B", "f() : B|A"],
    ["[`Options`](https://docs.example.com/#options)", "Options"],
    ["| 'a' | 'b'", "'b' | 'a'"],
    ["children?: React.ReactNode", "children?: ReactNode"],
    ["type Props = { a: string }", "interface Props { a: string }"],
    ["type Props", "interface Props"],
  ])("is the same for %s and %s", (a, b) => {
    expect(canonicalType(a)).toBe(canonicalType(b));
  });

  it.each([
    ["string", "number"],
    ["a: string | null", "a: string"],
    ["f(a: string, b: number)", "f(b: number, a: string)"],
    ["A | B[]", "(A | B)[]"],
    ["{ a: string }", "{ a?: string }"],
    ["keyof T", "keyofT"],
    ["'a|b'", "'b|a'"],
    ["f(): void", "f: () => Promise<void>"],
    ["A & B", "A | B"],
    ["class Props", "interface Props"],
  ])("is not the same for %s and %s", (a, b) => {
    expect(canonicalType(a)).not.toBe(canonicalType(b));
  });

  it("gives an answer for any text", () => {
    const part = fc.constantFrom("(", ")", "{", "}", "<", ">", "|", "=>", "'", '"', ":", "a", " ");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        expect(canonicalType(text)).toBe(canonicalType(text));
      }),
    );
  });

  it("bounds brackets inside brackets and the length that it reads", () => {
    expect(canonicalType("(".repeat(100_000)).length).toBeLessThanOrEqual(100_000);
    expect(canonicalType("a|".repeat(100_000)).length).toBeGreaterThan(100_000);
  });
});
