import { describe, expect, it } from "vitest";
import { withoutErrorNoise } from "../../src/search/error-noise.ts";

const words = (query: string) => withoutErrorNoise(query).trim().replace(/\s+/g, " ");

describe("withoutErrorNoise", () => {
  it.each([
    [
      "stack frames",
      "Cannot find module 'expo-asset'\n    at Module.load (/private/shop/node_modules/expo/index.js:12:3)\n    at processTicks (node:internal/process/task_queues:95:5)",
      "Cannot find module 'expo-asset'",
    ],
    [
      "directories of a machine",
      'resolve "./x" from "/root/build/App.tsx:4:1"',
      'resolve "./x" from "App.tsx"',
    ],
    [
      "directories of Windows",
      "in C:\\Users\\bob\\shop\\metro.config.js failed",
      "in metro.config.js failed",
    ],
    ["hashes and addresses", "signal 9f86d081884c7d65 at 0x8badf00d raised", "signal at raised"],
    [
      "times and levels of a log",
      "[12:34:56.789] ERROR Gradle build failed\n2026-11-02T09:14:33Z WARN slow",
      "Gradle build failed slow",
    ],
    ["places in a file", "Unexpected token (line 12, column 4)", "Unexpected token ( , )"],
  ])("takes out %s", (_, query, expected) => {
    expect(words(query)).toBe(expected);
  });

  it.each([
    ["a question", "how do I look at the camera at startup"],
    ["a path of the site", "what does /versions/latest/sdk/camera/ say"],
    ["an address", "open https://docs.expo.dev/root/guides/assets page"],
    ["a route", "push to /root from app/(tabs)/index.tsx"],
    ["versions", "expo 57.0.0 with react-native 0.86.1"],
    [
      "colours, and words of the letters a to f",
      "set backgroundColor #ffaa33 with a facade deadbeef",
    ],
    ["the word error in a sentence", "ERRORS and why an error is shown"],
    ["a single word", "/private/shop/node_modules/expo/index.js:12:3"],
    ["noise alone", "0x8badf00d 9f86d081884c7d65"],
  ])("leaves %s as it is", (_, query) => {
    expect(withoutErrorNoise(query)).toBe(query);
  });

  it("takes time that grows with the text alone", () => {
    for (const piece of [
      "/root/a",
      "at x ",
      "/private/",
      "a/b\\",
      "0xabcdef ",
      "abcdef0123",
      "12:34:5",
    ]) {
      const long = `x ${piece.repeat(20_000)}`;
      expect(withoutErrorNoise(long).length).toBeLessThanOrEqual(long.length + 1);
    }
  });
});
