import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  codeDigits,
  codeNumber,
  codeTerm,
  NUMBER_CONTEXTS,
  TERM_CONTEXTS,
} from "../../src/format/coder.ts";
import { Decoder } from "../../src/format/decoder.ts";
import { codedAndRead } from "../support/coded.ts";

const numbers = fc.array(fc.oneof(fc.nat(20), fc.nat(2 ** 23)), { maxLength: 300 });

describe("codeNumber", () => {
  it("reads what was written", () => {
    fc.assert(
      fc.property(numbers, (written) => {
        const read = codedAndRead(NUMBER_CONTEXTS, (coder, isWriting) =>
          written.map((value) => codeNumber(coder, 0, isWriting ? value : 0)),
        );
        expect(read).toEqual(written);
      }),
    );
  });

  it("takes the fewer bytes the more alike its numbers are", () => {
    const size = (value: (at: number) => number) => {
      let bytes = 0;
      codedAndRead(NUMBER_CONTEXTS, (coder) => {
        for (let at = 0; at < 2_000; at++) codeNumber(coder, 0, value(at));
        if ("length" in coder) bytes = coder.length as number;
      });
      return bytes;
    };
    expect(size(() => 3)).toBeLessThan(size((at) => at % 7) / 4);
  });
});

describe("codeDigits", () => {
  it("reads what was written", () => {
    const values = fc.array(fc.nat(255), { maxLength: 300 });
    fc.assert(
      fc.property(values, (written) => {
        const read = codedAndRead(256, (coder, isWriting) =>
          written.map((value) => codeDigits(coder, 0, 8, isWriting ? value : 0)),
        );
        expect(read).toEqual(written);
      }),
    );
  });
});

describe("codeTerm", () => {
  it("reads terms of any script that were written in order", () => {
    const terms = fc.uniqueArray(
      fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
        .filter((term) => !term.includes("\0")),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(terms, (some) => {
        const written = [...some].sort();
        const read = codedAndRead(TERM_CONTEXTS, (coder, isWriting) => {
          let before = "";
          return written.map((term) => {
            before = codeTerm(coder, 0, isWriting ? term : "", before);
            return before;
          });
        });
        expect(read).toEqual(written);
      }),
    );
  });
});

describe("Decoder", () => {
  it("raises FILE_DAMAGED where bytes end too soon, and reads on no further", () => {
    const decoder = new Decoder(Uint8Array.of(1, 2, 3), NUMBER_CONTEXTS, "t0.bin");
    const readOn = () => {
      for (let at = 0; at < 1_000_000; at++) codeNumber(decoder, 0, 0);
    };
    expect(readOn).toThrow(expect.objectContaining({ code: "FILE_DAMAGED" }));
  });
});
