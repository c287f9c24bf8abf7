import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, likeness, nameWords, nearestNames } from "../../src/text/nearest-names.ts";

/** The textbook recursion, slow and obvious. */
function naiveDistance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  let least = Math.min(
    naiveDistance(a.slice(0, -1), b) + 1,
    naiveDistance(a, b.slice(0, -1)) + 1,
    naiveDistance(a.slice(0, -1), b.slice(0, -1)) + same,
  );
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    least = Math.min(least, naiveDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return least;
}

describe("editDistance", () => {
  it("equals the naive recursion up to its bound", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 6 }), (a, b, max) => {
        expect(editDistance(a, b, max)).toBe(Math.min(naiveDistance(a, b), max + 1));
      }),
    );
  });
});

describe("nearestNames", () => {
  const names = ["takePictureAsync", "CameraView.takePictureAsync", "expo-camera", "expo-router"];

  it("finds a name with a slip", () => {
    expect(nearestNames("takePictreAsync", names, 1)).toEqual(["takePictureAsync"]);
  });

  it("finds a name that holds the wanted one", () => {
    expect(nearestNames("camera", names, 1)).toEqual(["expo-camera"]);
  });

  it("does not offer names that have nothing in common with the wanted one", () => {
    expect(nearestNames("zzzzzz", names, 5)).toEqual([]);
  });

  it("does not depend on the order of names", () => {
    expect(nearestNames("expo-", [...names].reverse(), 9)).toEqual(nearestNames("expo-", names, 9));
  });
});

describe("likeness", () => {
  it("is 1 for equal names, ignoring case, and 0 for an empty one", () => {
    expect(likeness("Camera", "camera")).toBe(1);
    expect(likeness("", "camera")).toBe(0);
  });
});

describe("nameWords", () => {
  it("takes names apart at humps and signs", () => {
    expect(nameWords("useCameraPermissions/app.json")).toEqual([
      "use",
      "camera",
      "permissions",
      "app",
      "json",
    ]);
  });
});
