import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerptOf, type Matches } from "../../src/search/excerpt.ts";
import { plainText } from "../../src/search/plain-text.ts";
import { analyzeQuery } from "../../src/text/analyze.ts";

const matchesOf = (query: string): Matches =>
  new Map(
    analyzeQuery(query)
      .filter(({ role }) => role !== "stop")
      .map(({ term, word }) => [term, { word, weight: 1 }]),
  );
const marked = (markdown: string, query: string, length = 280, skip = "") => {
  const { text, highlights } = excerptOf(markdown, matchesOf(query), length, skip);
  return highlights.map(([start, end]) => text.slice(start, end));
};

describe("excerptOf", () => {
  it("shows an identifier whole where a part of it matched", () => {
    const text = `${"lorem ipsum ".repeat(30)}call useCameraPermissions( now ${"dolor sit ".repeat(30)}`;
    for (const length of [40, 60, 100]) {
      const { text: shown } = excerptOf(text, matchesOf("camera"), length, "");
      expect(shown).toMatch(/(?:^|\s)useCameraPermissions\((?:\s|$)/u);
    }
  });

  it("marks every form of a word", () => {
    expect(marked("Configure it: configuring is part of the configuration.", "configured")).toEqual(
      ["Configure", "configuring", "configuration"],
    );
  });

  it("marks an identifier as a whole where it was asked for, and its part where only that was", () => {
    const text = "Call `useCameraPermissions()` first.";
    expect(marked(text, "useCameraPermissions")).toEqual(["useCameraPermissions"]);
    expect(marked(text, "camera")).toEqual(["Camera"]);
    expect(
      marked("Edit `app.json`, then run `eas build --profile dev`.", "app.json --profile"),
    ).toEqual(["app.json", "--profile"]);
  });

  it("does not mark a word inside another", () => {
    expect(marked("The cameraman and a mapping.", "camera map")).toEqual(["mapping"]);
  });

  it("joins marks that touch: pairs of characters, parts of a name", () => {
    expect(marked("先请求相机权限，再拍照。", "相机权限")).toEqual(["相机权限"]);
    expect(marked("CameraView", "camera view")).toEqual(["CameraView"]);
  });

  it("takes the window with the most different words, not the most words", () => {
    const filler = "lorem ipsum dolor sit amet ".repeat(20);
    const markdown = `camera camera camera camera\n\n${filler}\n\nAsk for camera permission on android.\n\n${filler}`;
    const { text } = excerptOf(markdown, matchesOf("camera permission android"), 120, "");
    expect(text).toContain("Ask for camera permission on android.");
  });

  it("starts at the beginning where nothing matches", () => {
    const { text, highlights } = excerptOf(
      "First words. ".repeat(50),
      matchesOf("nothing"),
      60,
      "",
    );
    expect(text.startsWith("First words.")).toBe(true);
    expect(highlights).toEqual([]);
  });

  it("starts at the sentence where the line is too long", () => {
    const before = "Some words that come first and say little. ".repeat(8);
    const { text } = excerptOf(
      `${before}Mount the camera before this.`,
      matchesOf("camera"),
      80,
      "",
    );
    expect(text).toMatch(/^(?:Some words|Mount the camera)/);
    expect(text).toContain("camera");
  });

  it("leaves the heading out that the hit shows anyway, but not the only line", () => {
    const { text, words } = excerptOf(
      "## Usage\n\nMount the view.",
      matchesOf("usage"),
      100,
      "Usage",
    );
    expect(text).toBe("Mount the view.");
    expect(words).toEqual(["usage"]);
    expect(excerptOf("## Usage", matchesOf("usage"), 100, "Usage").text).toBe("Usage");
  });

  it("names the words that were found as the user wrote them", () => {
    const { words } = excerptOf(
      "Permissions of the camera.",
      matchesOf("Camera permission gps"),
      100,
      "",
    );
    expect(words.sort()).toEqual(["Camera", "permission"]);
  });

  it("cuts no first character off where no sentence ended before", () => {
    const matches = matchesOf("camera permissions takePictureAsync app.json 相机权限");
    const pieces = ["😀", "```\n", "\u0000", "takePictureAsync", "permission", "`app.json`"];
    for (let length = 40; length < 60; length++)
      expect(excerptOf(pieces.join(" "), matches, length, "camera").text).not.toMatch(
        /\p{Surrogate}/u,
      );
  });

  it("gives ranges inside its text, ascending and apart, and no more text than asked for", () => {
    const piece = fc.constantFrom(
      "camera",
      "permission",
      "takePictureAsync",
      "\n\n",
      "```\n",
      "相机权限",
      "😀",
      " and ",
      "| a | b |\n",
      "`app.json`",
      "[x](y)",
      "\u0000",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 120 }),
        fc.integer({ min: 40, max: 300 }),
        (pieces, length) => {
          const matches = matchesOf("camera permissions takePictureAsync app.json 相机权限");
          const { text, highlights } = excerptOf(pieces.join(" "), matches, length, "camera");
          expect(text.length).toBeLessThanOrEqual(length);
          expect(text).not.toMatch(/\p{Surrogate}/u);
          let last = -1;
          for (const [start, end] of highlights) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(text.slice(start, end)).toMatch(
              /camera|permission|picture|async|app|json|take|[相机权限]/i,
            );
            last = end;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("plainText", () => {
  it.each([
    ["# Camera", "Camera"],
    ["Ask **first**, _then_ `mount`.", "Ask first, then mount."],
    [
      "See [the guide](https://docs.expo.dev/a_(b)/) and ![a photo](/x.png).",
      "See the guide and a photo.",
    ],
    ["- one\n- two\n  more", "one\ntwo more"],
    ["1. first\n2. second", "first\nsecond"],
    ["| Prop | Type |\n| --- | --- |\n| facing | string |", "Prop · Type\nfacing · string"],
    ["> quoted\n> text", "quoted\ntext"],
    ["one\nparagraph\n\nanother", "one paragraph\nanother"],
    ["```tsx title.tsx\nconst a = 1;\n\n  b(*a);\n```", "const a = 1;\n  b(*a);"],
    ["a \\| b &lt;View&gt; <br/> x", "a | b <View> x"],
    ["[unclosed](https://docs", "[unclosed](https://docs"],
    ["EXPO_PUBLIC_API_URL and __DEV__", "EXPO_PUBLIC_API_URL and DEV"],
  ])("reads %j as %j", (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain);
  });

  it.each([
    ["open brackets", (size: number) => "[".repeat(size)],
    ["links that never close", (size: number) => "](".repeat(size / 2)],
    ["tags that never close", (size: number) => "<a ".repeat(size / 3)],
    ["pipes", (size: number) => "|".repeat(size)],
    ["stars", (size: number) => "*".repeat(size)],
    ["rules that end otherwise", (size: number) => `${"-".repeat(size - 1)}x`],
    ["targets inside targets", (size: number) => "](".repeat(size / 4) + ")".repeat(size / 2)],
    ["links inside links", (size: number) => "[a](".repeat(size / 8) + ")".repeat(size / 2)],
    ["rules", (size: number) => "- ".repeat(size / 2)],
    ["quotes", (size: number) => "> ".repeat(size / 2)],
    ["backslashes", (size: number) => "\\".repeat(size)],
  ])(
    "takes no more than a bounded number of steps for each character: %s",
    (_, text) => {
      // Ten times the text in well under a hundred times the steps: what is quadratic would not end in time.
      expect(plainText(text(2_000)).length).toBeLessThanOrEqual(2_000);
      expect(plainText(text(200_000)).length).toBeLessThanOrEqual(200_000);
    },
    20_000,
  );
});
