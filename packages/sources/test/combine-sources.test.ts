import { sourceContract } from "@expodex/core/testing";
import { describe, expect, it } from "vitest";
import { combineSources, docsFolder, expoDocsFolder } from "../src/index.ts";
import { collect } from "./support/collect.ts";
import { tempFolder } from "./support/temp-folder.ts";

const EXPO = { "pages/index.mdx": "home", "public/_redirects": "/a /b" };
const PLAIN = { "a.md": "A" };

const combined = async () => {
  const expo = expoDocsFolder(await tempFolder(EXPO));
  const plain = docsFolder(await tempFolder(PLAIN), { baseUrl: "https://example.com/" });
  return { expo, plain, source: combineSources(expo, plain) };
};

describe("combineSources", () => {
  for (const { name, run } of sourceContract)
    it(name, () =>
      run(async () => ({
        source: (await combined()).source,
        paths: ["pages/index.mdx", "a.md"],
        readable: { path: "public/_redirects", contains: "/a" },
      })),
    );

  it("names with each file the source that it came from", async () => {
    const { expo, plain, source } = await combined();
    const { files } = await collect(source);
    expect(files.map((file) => file.source)).toEqual([expo, plain]);
  });

  it("is named after all, and reads Expo's conventions where one source has them", async () => {
    const { expo, plain, source } = await combined();
    expect(source.id).toBe(`${expo.id} + ${plain.id}`);
    expect(source.flavor).toBe("expo");
    expect(combineSources(plain, plain).flavor).toBe("plain");
  });

  it("gives a single source back as it is", async () => {
    const { expo } = await combined();
    expect(combineSources(expo)).toBe(expo);
  });

  it("raises INVALID_OPTION for no source at all", () => {
    expect(() => combineSources()).toThrow(/at least one source/u);
  });
});
