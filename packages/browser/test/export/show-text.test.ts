import { plainText } from "@expodex/core/evidence";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthExponent, WORST_GROWTH } from "../../../core/test/parse/growth.ts";
import { shownText } from "../../src/export/show-text.ts";
import { plainOf } from "../../src/format/shown-text.ts";

const lines = (...some: string[]) => some.join("\n");

describe("shownText", () => {
  it("keeps headings, items, tables and code for a preview, and drops addresses and emphasis", () => {
    const markdown = lines(
      "## Ask for **permission**",
      "",
      "Call [`requestAsync`](/versions/latest/x/#request) _once_.",
      "",
      "Then mount it.",
      "* one",
      "2) two",
      "",
      "| Name | Kind |",
      "| --- | :-: |",
      "| `a` |  |",
      "",
      "```tsx title=App.tsx",
      "const a = `b`;",
      "",
      "```",
    );
    expect(shownText(markdown)).toBe(
      lines(
        "## Ask for permission",
        "Call `requestAsync` once.",
        "",
        "Then mount it.",
        "- one",
        "2. two",
        "| Name | Kind",
        "|-",
        "| `a` | ",
        "```tsx",
        "const a = `b`;",
        "",
        "```",
      ),
    );
  });

  it("leaves text that only looks like a mark as text", () => {
    for (const markdown of ["**1. Install it**", "\\# no heading", "**- a dash**"]) {
      expect(plainOf(shownText(markdown)), markdown).toBe(plainText(markdown));
    }
  });
});

describe("plainOf", () => {
  const word = fc.constantFrom(
    "camera",
    "`code`",
    "**bold**",
    "[text](/path)",
    "a_b",
    "1.",
    "#",
    "-",
    "|",
  );
  const line = fc
    .tuple(
      fc.constantFrom("", "", "## ", "- ", "* [x] ", "1. ", "> ", "| "),
      fc.array(word, { minLength: 1, maxLength: 6 }),
    )
    .map(([mark, words]) => mark + words.join(" "));
  const block = fc.oneof(
    line,
    fc.constantFrom("", "---", "|---|"),
    fc.array(line, { maxLength: 3 }).map((code) => lines("```sh", ...code, "```")),
  );

  it("gives words that the plain text of the markdown has, in order", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const markdown = blocks.join("\n");
        const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
        const found = words(plainOf(shownText(markdown)));
        const all = words(plainText(markdown));
        // Where a mark cannot be told from text, numbers and signs before a line may be missing, and no word is.
        expect(found.filter((one) => !/^\d/.test(one))).toEqual(
          all.filter((one) => !/^\d/.test(one)),
        );
      }),
    );
  });

  it.each(["`", "[", "| ", "**`", "> - ", "`a"])(
    "reads %j over and over in time that grows with the length",
    async (part) => {
      const work = (size: number) => {
        shownText(part.repeat(size));
      };
      expect(await growthExponent(work, [2_000, 8_000])).toBeLessThan(WORST_GROWTH);
    },
  );
});
