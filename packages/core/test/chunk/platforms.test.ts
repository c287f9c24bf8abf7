import { describe, expect, it } from "vitest";
import { platformsOf } from "../../src/chunk/platforms.ts";

describe("platformsOf", () => {
  it.each([
    [["iOS"], ["ios"]],
    [["ios, web"], ["ios", "web"]],
    [["ios 18.0+ tvos 18.0+"], ["ios", "tvos"]],
    [["tvos16.0+"], ["tvos"]],
    [["apple"], ["ios", "macos", "tvos"]],
    [
      ["android*", "expo-go"],
      ["android", "expo-go"],
    ],
  ])("reads %j as %j", (tags, platforms) => {
    expect(platformsOf(tags)).toEqual(platforms);
  });

  it("does not read a platform into other words", () => {
    expect(platformsOf(["webhook", "biosphere", ""])).toEqual([]);
  });

  it("does not read sentences", () => {
    expect(platformsOf([`Only where ${"the device is ".repeat(8)} on android`])).toEqual([]);
  });
});
