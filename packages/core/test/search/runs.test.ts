import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRunReader, createRunWriter } from "../../src/search/runs.ts";

describe("createRunWriter", () => {
  it("writes what a reader reads back, run after run", () => {
    const value = fc.oneof(
      fc.record({ kind: fc.constant("number" as const), value: fc.nat() }),
      fc.record({ kind: fc.constant("step" as const), value: fc.integer({ min: -1e9, max: 1e9 }) }),
      fc.record({
        kind: fc.constant("text" as const),
        value: fc.oneof(fc.string({ unit: "grapheme" }), fc.constant("\ufeff相机\u{1f600}")),
      }),
    );
    const writer = createRunWriter();
    const reader = createRunReader();
    fc.assert(
      fc.property(fc.array(value), (values) => {
        writer.reset();
        for (const { kind, value } of values) {
          if (kind === "text") writer.text(value);
          else writer[kind](value);
        }
        reader.start(writer.run().slice(), 0);
        for (const { kind, value } of values) expect(reader[kind]()).toBe(value);
      }),
    );
  });

  it("grows with what is written", () => {
    const writer = createRunWriter();
    const text = "día ".repeat(20_000);
    writer.text(text);
    for (let value = 0; value < 10_000; value++) writer.number(value);
    const reader = createRunReader();
    reader.start(writer.run(), 0);
    expect(reader.text()).toBe(text);
    expect(Array.from({ length: 10_000 }, () => reader.number())).toEqual(
      Array.from({ length: 10_000 }, (_, at) => at),
    );
  });
});
