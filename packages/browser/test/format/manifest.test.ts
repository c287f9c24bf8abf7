import { describe, expect, it } from "vitest";
import { FORMAT_VERSION, type Manifest, readManifest } from "../../src/format/manifest.ts";

const MANIFEST: Manifest = {
  expodex: 1,
  folder: "0f3a9c",
  fingerprint: "f",
  site: "https://docs.expo.dev",
  sdks: ["57"],
  platforms: [],
  kinds: ["guide"],
  documents: 1,
  chunks: 1,
  terms: "0",
  hasMeanings: false,
  common: "",
  blocks: 1,
};
const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));

describe("readManifest", () => {
  it("reads what was written", () => {
    expect(readManifest(bytes(MANIFEST))).toEqual(MANIFEST);
  });

  it.each([FORMAT_VERSION - 1, FORMAT_VERSION + 1])("refuses version %i", (expodex) => {
    expect(() => readManifest(bytes({ ...MANIFEST, expodex }))).toThrow(
      expect.objectContaining({
        code: "SNAPSHOT_VERSION",
        data: { expected: FORMAT_VERSION, got: expodex },
      }),
    );
  });

  it.each([
    ["a page that says so", new TextEncoder().encode("<!doctype html>")],
    ["other JSON", bytes({ name: "app" })],
    ["none", bytes(null)],
    ["one that lacks its terms", bytes({ ...MANIFEST, terms: undefined })],
    ["one whose releases are no list", bytes({ ...MANIFEST, sdks: "57" })],
    ["one whose chunks are no number", bytes({ ...MANIFEST, chunks: "1" })],
  ])("refuses what is no manifest: %s", (_, read) => {
    expect(() => readManifest(read)).toThrow(expect.objectContaining({ code: "FILE_DAMAGED" }));
  });
});
