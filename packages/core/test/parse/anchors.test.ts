import { describe, expect, it } from "vitest";
import { anchorOf, createAnchors, fullAnchorOf } from "../../src/parse/anchors.ts";

describe("anchorOf", () => {
  it.each([
    ["Usage", "usage"],
    ["takePictureAsync(options)", "takepictureasyncoptions"],
    ["Example app.json with config plugin", "example-appjson-with-config-plugin"],
    ["Émoji & signs — really?", "émoji--signs--really"],
    ["One two three four five six seven eight", "one-two-three-four-five-six-seven"],
    ["", ""],
  ])("spells %j as %j", (title, anchor) => expect(anchorOf(title)).toBe(anchor));
});

describe("fullAnchorOf", () => {
  it("spells all words of a heading that the site shortens", () =>
    expect(fullAnchorOf("a b c d e f g h")).toBe("a-b-c-d-e-f-g-h"));
  it("gives nothing for a heading that the site does not shorten", () =>
    expect(fullAnchorOf("a b c d e f g")).toBeUndefined());
});

describe("createAnchors", () => {
  it("numbers what is taken, whoever took it", () => {
    const anchors = createAnchors();
    expect([
      anchors.slug("Usage"),
      anchors.slug("Usage"),
      anchors.claim("usage"),
      anchors.claim("usage-1"),
      anchors.slug("usage 1"),
    ]).toEqual(["usage", "usage-1", "usage-2", "usage-1-1", "usage-1-2"]);
  });

  it("starts anew for each page", () => expect(createAnchors().slug("Usage")).toBe("usage"));
});
