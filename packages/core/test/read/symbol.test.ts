import { describe, expect, it } from "vitest";
import { isExpodexError } from "../../src/errors.ts";
import { lookUpSymbol } from "../../src/read/read.ts";
import type { SymbolOptions } from "../../src/read/result.ts";
import { expoLookup, makeLookup, sdkPage, writeSymbol } from "../support/docs-content.ts";
import { failure } from "../support/failure.ts";

const lookup = expoLookup();
const symbol = (name: string, options: SymbolOptions = {}) =>
  lookUpSymbol(lookup, name, options, {});
describe("lookUpSymbol", () => {
  it.each([
    "CameraView.takePictureAsync",
    "takePictureAsync",
    "TAKEPICTUREASYNC",
    "takePictureAsync()",
    "takePictureAsync({ quality: 1 })",
    "`takePictureAsync`",
    "CameraView#takePictureAsync",
    "CameraView.prototype.takePictureAsync",
    "expo-camera/CameraView.takePictureAsync",
    "expo-camera.takePictureAsync",
    "Camera.takePictureAsync",
  ])("finds a method as %s", (name) => {
    const result = symbol(name);
    expect(result).toMatchObject({ matched: "symbol", sdk: 57, total: 1 });
    expect(result.entries[0]).toMatchObject({
      qualifiedName: "CameraView.takePictureAsync",
      packageName: "expo-camera",
      path: "/versions/v57.0.0/sdk/camera/",
      url: "https://docs.expo.dev/versions/v57.0.0/sdk/camera/#takepictureasyncoptions",
      pageTitle: "Camera",
      sdk: 57,
      alsoIn: ["unversioned"],
    });
    expect(result.entries[0]!.text).toMatch(/^### takePictureAsync\n\nAbout takePictureAsync\.$/u);
  });

  it("does not find a method under another owner", () => {
    const error = failure(() => symbol("MapView.takePictureAsync"));
    expect(isExpodexError(error, "SYMBOL_NOT_FOUND") && error.data.nearest).toContain(
      "CameraView.takePictureAsync",
    );
  });

  it("finds a function under the name that code imports its package by", () => {
    expect(symbol("FileSystem.readAsStringAsync").entries[0]!.packageName).toBe("expo-file-system");
  });

  it.each([
    "Contacts (legacy).addAsync",
    "Contacts (legacy).addAsync(contact)",
    "addAsync (contact)",
  ])("takes words in brackets for the name's as %s, and arguments not", (name) => {
    const legacy = makeLookup([
      sdkPage(57, "/sdk/contacts-legacy/", (writer) => {
        const qualifiedName = "Contacts (legacy).addAsync";
        writeSymbol(writer, { qualifiedName, kind: "function", signature: "addAsync(contact)" }, 3);
      }),
    ]);
    const { entries } = lookUpSymbol(legacy, name, {}, {});
    expect(entries.map(({ qualifiedName }) => qualifiedName)).toEqual([
      "Contacts (legacy).addAsync",
    ]);
  });

  it("puts current symbols before deprecated ones", () => {
    // The deprecated one stands on the current page, the one in use on the legacy page.
    expect(symbol("readAsStringAsync").entries.map(({ path }) => path)).toEqual([
      "/versions/v57.0.0/sdk/filesystem-legacy/",
      "/versions/v57.0.0/sdk/filesystem/",
    ]);
  });

  it("finds a package with its page and top-level symbols, not its methods", () => {
    const result = symbol("Expo-Camera");
    expect(result).toMatchObject({
      matched: "package",
      page: { path: "/versions/v57.0.0/sdk/camera/", title: "Camera" },
    });
    expect(result.entries.map(({ name }) => name)).toEqual([
      "useCameraPermissions",
      "scanFromURLAsync",
    ]);
  });

  it("keeps to the SDK, and to the default where none is asked for", () => {
    expect(symbol("takePictureAsync", { sdk: "v55" }).entries[0]!.sdk).toBe(55);
    expect(lookUpSymbol(lookup, "takePictureAsync", {}, { defaultSdk: 55 }).sdk).toBe(55);
  });

  it("fails for an SDK that is not there, unless the nearest is allowed", () => {
    expect(failure(() => symbol("takePictureAsync", { sdk: 40 })).code).toBe("SDK_NOT_INDEXED");
    expect(symbol("takePictureAsync", { sdk: 40, fallback: "nearest" }).sdk).toBe(55);
  });

  it("says in which SDK a symbol stands that the wanted one lacks", () => {
    const error = failure(() => symbol("getSupportedRatiosAsync"));
    expect(error.code).toBe("SYMBOL_NOT_FOUND");
    expect(error.message).toContain("SDK 55");
  });

  it("names the nearest symbols", () => {
    const error = failure(() => symbol("takePictreAsync"));
    expect(isExpodexError(error, "SYMBOL_NOT_FOUND") && error.data.nearest[0]).toBe(
      "CameraView.takePictureAsync",
    );
  });

  it("gives the members of a package's symbols where they are asked for, and not where they are not", () => {
    const names = (options: SymbolOptions) =>
      symbol("expo-camera", { limit: 1000, ...options }).entries.map((one) => one.qualifiedName);
    expect(names({ members: true })).toContain("CameraView.takePictureAsync");
    expect(names({})).not.toContain("CameraView.takePictureAsync");
    expect(failure(() => symbol("expo-camera", { members: 1 as never })).code).toBe(
      "INVALID_OPTION",
    );
  });

  it("keeps to a package and to a limit", () => {
    expect(symbol("useCameraPermissions", { packageName: "expo-camera" }).total).toBe(1);
    expect(failure(() => symbol("useCameraPermissions", { packageName: "expo-av" })).code).toBe(
      "SYMBOL_NOT_FOUND",
    );
    const error = failure(() => symbol("useCameraPermissions", { packageName: "expo-camra" }));
    expect(isExpodexError(error, "PACKAGE_NOT_FOUND") && error.data.nearest[0]).toBe("expo-camera");
    expect(symbol("readAsStringAsync", { limit: 1 })).toMatchObject({ total: 2 });
    expect(symbol("readAsStringAsync", { limit: 1 }).entries).toHaveLength(1);
    expect(failure(() => symbol("readAsStringAsync", { limit: 0 })).code).toBe("INVALID_OPTION");
  });

  it.each(["x".repeat(100_000), "\u0000", "🙂", "__proto__", "constructor", "a.".repeat(5_000)])(
    "fails clearly for %j",
    (name) => {
      const error = failure(() => symbol(name));
      expect(error.code).toBe("SYMBOL_NOT_FOUND");
      expect(error.message.length).toBeLessThan(600);
    },
  );

  it.each(["", "()", "...", "<"])("does not look %j up, which is no name", (name) => {
    expect(failure(() => symbol(name)).code).toBe("INVALID_OPTION");
  });

  it.each([
    [42, {}],
    [null, {}],
    ["takePictureAsync", null],
    ["takePictureAsync", { package: "expo-camera" }],
    ["takePictureAsync", { packageName: 5 }],
    ["takePictureAsync", { fallback: "latest" }],
    ["takePictureAsync", { sdk: null }],
  ])("refuses %j with %j", (name, options) => {
    expect(failure(() => symbol(name as never, options as never)).code).toBe("INVALID_OPTION");
  });
});

describe("lookUpSymbol by place on the page", () => {
  const props = makeLookup([
    sdkPage(57, "/sdk/view/", (writer) => {
      writeSymbol(writer, { qualifiedName: "View", kind: "component", signature: "<View />" }, 2);
      writer.heading(3, "ViewProps", { anchor: "viewprops" });
      const size = { qualifiedName: "View.size", kind: "prop", signature: "size" } as const;
      writeSymbol(writer, size, 4);
      writer.heading(2, "Accuracy", {
        anchor: "accuracy",
        aliases: ["viewaccuracy"],
        symbol: {
          name: "Accuracy",
          qualifiedName: "Accuracy",
          kind: "enum",
          signature: "enum Accuracy",
          parameters: [],
          platforms: [],
          examples: [],
        },
      });
      writeSymbol(writer, {
        qualifiedName: "PictureOptions",
        kind: "type",
        signature: "type PictureOptions",
        parameters: [{ name: "quality", type: "number", optional: true }],
      });
    }),
  ]);
  const find = (name: string) => lookUpSymbol(props, name, {}, {});

  it("finds a prop under the section that lists it", () => {
    expect(find("ViewProps.size").entries[0]).toMatchObject({ qualifiedName: "View.size" });
    expect(failure(() => find("OtherProps.size")).code).toBe("SYMBOL_NOT_FOUND");
  });

  it("finds the type of a field, and says which field", () => {
    expect(find("PictureOptions.quality").entries[0]).toMatchObject({
      qualifiedName: "PictureOptions",
      field: { name: "quality", type: "number" },
    });
    expect(find("PictureOptions").entries[0]!.field).toBeUndefined();
    expect(failure(() => find("PictureOptions.qualities")).code).toBe("SYMBOL_NOT_FOUND");
  });

  it("finds a symbol by a further anchor of its section, and none by half of one", () => {
    expect(find("ViewAccuracy").entries[0]).toMatchObject({ qualifiedName: "Accuracy" });
    expect(failure(() => find("ViewAccurac")).code).toBe("SYMBOL_NOT_FOUND");
  });
});
