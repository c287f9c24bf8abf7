import { describe, expect, it } from "vitest";
import { readVersionWords } from "../../src/search/version-words.ts";

describe("readVersionWords", () => {
  it.each([
    ["notifications SDK 56", "notifications SDK", 56],
    ["SDK 56 file system", "SDK file system", 56],
    ["expo 54 splash screen", "expo splash screen", 54],
    ["Expo SDK 55: camera is black", "Expo SDK: camera is black", 55],
    ["haptics sdk-56", "haptics sdk", 56],
    ["camera SDK57", "camera SDK", 57],
    ["fonts SDK v56.0.0", "fonts SDK", 56],
    ["SDK 56?", "SDK?", 56],
    ["SDK 56 or later", "SDK or later", 56],
  ])("reads %j", (query, text, sdk) => {
    expect(readVersionWords(query)).toEqual({ text, sdk });
  });

  it.each([
    ["from one release to another", "upgrade SDK 55 to 56"],
    ["from one release to another, both said in full", "migrate from SDK 55 to SDK 56"],
    ["two releases", "SDK 54 camera, worked with SDK 53"],
    ["a page's own name", "sdk-55-to-56"],
    ["another version", "expo 3.2 crashes"],
    ["a package's version", "expo@54 install"],
    ["a platform's level", "Android 36 permissions, iOS 26"],
    ["more digits", "SDK 5600"],
    ["a word that ends so", "minSdk 24"],
    ["no number", "which SDK do I have"],
  ])("leaves %s as it is: %j", (_, query) => {
    expect(readVersionWords(query)).toEqual({ text: query, sdk: undefined });
  });

  it("takes time in proportion to the query", () => {
    const long = "sdk 5 expo ".repeat(20_000);
    expect(readVersionWords(long).text).toBe(long);
  });
});
