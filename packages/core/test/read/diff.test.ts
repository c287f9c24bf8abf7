import { describe, expect, it } from "vitest";
import { isExpodexError } from "../../src/errors.ts";
import { diffPackage } from "../../src/read/read.ts";
import { expoLookup } from "../support/docs-content.ts";
import { failure } from "../support/failure.ts";

const lookup = expoLookup();
const names = (entries: readonly { qualifiedName: string }[]) =>
  entries.map(({ qualifiedName }) => qualifiedName);

describe("diffPackage", () => {
  const diff = diffPackage(lookup, "Expo-Camera", { from: 55, to: "v57" });

  it("lists what was added and removed", () => {
    expect(diff).toMatchObject({ packageName: "expo-camera", from: 55, to: 57 });
    expect(names(diff.added)).toEqual(["Camera.scanFromURLAsync"]);
    expect(names(diff.removed)).toEqual(["getSupportedRatiosAsync"]);
    expect(diff.removed[0]!.url).toContain("/v55.0.0/");
    expect(diff.added[0]!.url).toContain("/v57.0.0/");
  });

  it("shows changed signatures before and after", () => {
    expect(diff.changed).toMatchObject([
      {
        qualifiedName: "CameraView.takePictureAsync",
        before: "takePictureAsync(options?: CameraPictureOptions): Promise<Picture>",
        after: "takePictureAsync(options?: CameraPictureOptions): Promise<Picture | PictureRef>",
      },
    ]);
  });

  it("lists what is newly deprecated with its advice, and does not call it changed", () => {
    expect(diff.deprecated).toMatchObject([
      { qualifiedName: "Camera.pausePreview", advice: "Use the `active` prop." },
    ]);
    expect(diff.unchanged).toBe(1);
  });

  it("lets the current page speak for a name that a legacy page holds too", () => {
    const files = diffPackage(lookup, "expo-file-system", { from: 55, to: 57 });
    expect([files.added, files.changed]).toEqual([[], []]);
    expect(names(files.deprecated)).toEqual(["FileSystem.readAsStringAsync"]);
  });

  it("finds nothing between an SDK and itself", () => {
    const same = diffPackage(lookup, "expo-camera", { from: 57, to: "latest" });
    expect([same.added, same.removed, same.changed, same.deprecated]).toEqual([[], [], [], []]);
    expect(same.unchanged).toBe(4);
  });

  it("is the other way round from newer to older", () => {
    const back = diffPackage(lookup, "expo-camera", { from: 57, to: 55 });
    expect(names(back.added)).toEqual(names(diff.removed));
    expect(names(back.removed)).toEqual(names(diff.added));
  });

  it("names the nearest packages where there is none", () => {
    try {
      diffPackage(lookup, "expo-camra", { from: 55, to: 57 });
      expect.unreachable();
    } catch (error) {
      expect(isExpodexError(error, "PACKAGE_NOT_FOUND") && error.data.nearest[0]).toBe(
        "expo-camera",
      );
    }
  });

  it("does not substitute an SDK", () => {
    expect(() => diffPackage(lookup, "expo-camera", { from: 40, to: 57 })).toThrow(/SDK 55/u);
  });

  it("says where a package stands that neither SDK holds, and does not suggest it to itself", () => {
    const error = failure(() => diffPackage(lookup, "expo-av", { from: 57, to: "unversioned" }));
    expect(isExpodexError(error, "PACKAGE_NOT_FOUND") && error.data.nearest).not.toContain(
      "expo-av",
    );
    expect(error.message).toContain("SDK 55 only");
  });

  it.each([
    ["expo-camera", undefined],
    ["expo-camera", {}],
    ["expo-camera", { from: 55 }],
    ["expo-camera", { from: 55, to: 57, sdk: 57 }],
    [undefined, { from: 55, to: 57 }],
  ])("refuses %j with %j", (name, range) => {
    const error = failure(() => diffPackage(lookup, name as never, range as never));
    expect(error.code).toBe("INVALID_OPTION");
  });
});
