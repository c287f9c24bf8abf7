import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readSimpleYaml } from "../../src/parse/simple-yaml.ts";

/** What the library reads; undefined where it raises. */
function byLibrary(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent" });
  } catch {
    return undefined;
  }
}

const PIECES =
  "a word two␣words : :␣ # ␣# ' \" [ ] , 'b' - -␣ ? ! & * { } | > % @ ` ~ null true False 1 0 1.5 0x1 .inf é \\ \t 2020-01-01 yes no << ="
    .split(" ")
    .map((piece) => piece.replaceAll("␣", " "));
const fields = fc.array(
  fc
    .tuple(
      fc.constantFrom("a", "b", "sidebar_title", "null", "1", "", "  c", "- d", "#e", "__proto__"),
      fc.constantFrom(": ", ":", " : ", ":  "),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }),
    )
    .map(([name, colon, value]) => name + colon + value.join("")),
  { minLength: 1, maxLength: 3 },
);

describe("readSimpleYaml", () => {
  it("reads fields of one line", () =>
    expect(
      readSimpleYaml(
        "title: A 'title', with: colons? no:colons#here\n\nquoted: \"b: c # d\"\nother: 'e \" f'\nrank: 12\nhidden: true\nplatforms: ['ios*', \"web\"]\nnone: []\n".replace(
          "with: ",
          "with ",
        ),
      ),
    ).toEqual({
      title: "A 'title', with colons? no:colons#here",
      quoted: "b: c # d",
      other: 'e " f',
      rank: 12,
      hidden: true,
      platforms: ["ios*", "web"],
      none: [],
    }));

  it.each([
    "a: b: c",
    "a: b # c",
    "a: 'it''s'",
    'a: "\\n"',
    "a: null",
    "a: True",
    "a: 012",
    "a: 1.0",
    "a: |\n  b",
    "a:\n  - b",
    "a: b\n  c",
    "a: *b",
    "a: b\na: c",
    "a: [b, c]",
    "# a",
    "a:",
    "a: b  c",
  ])("leaves %j to the library", (yaml) => expect(readSimpleYaml(yaml)).toBeUndefined());

  it("reads what the library reads, where it reads at all", () =>
    fc.assert(
      fc.property(fields, (lines) => {
        const text = lines.join("\n");
        const read = readSimpleYaml(text);
        if (read !== undefined) expect(read).toEqual(byLibrary(text));
      }),
      { numRuns: 3000 },
    ));
});
