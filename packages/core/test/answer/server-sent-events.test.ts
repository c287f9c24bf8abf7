import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEventReader } from "../../src/answer/server-sent-events.ts";

const read = (...pieces: string[]) => {
  const reader = createEventReader();
  return pieces.flatMap((piece) => reader.push(piece));
};

describe("createEventReader", () => {
  it("reads names, data and comments", () => {
    expect(read(": hi\n\nevent: a\ndata: 1\ndata:2\nid: 7\n\ndata\n\ndata: x")).toEqual([
      { event: "a", data: "1\n2" },
      { event: "message", data: "" },
    ]);
  });

  it("does not give an event without data", () => {
    expect(read("event: a\n\n\n\n")).toEqual([]);
  });

  it("gives the same for every line break and however the stream is cut", () => {
    const line = fc.constantFrom("data: a", "data: b:c", "event: e", "", "", ": c", "retry: 1");
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.integer({ min: 1, max: 5 }),
        (lines, ending, size) => {
          const whole = lines.map((one) => one + ending).join("");
          const plain = lines.map((one) => `${one}\n`).join("");
          const pieces = whole.match(new RegExp(`[\\s\\S]{1,${size}}`, "gu")) ?? [];
          expect(read(...pieces)).toEqual(read(plain));
        },
      ),
    );
  });
});
