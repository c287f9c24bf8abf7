import { sourceContract } from "@expodex/core/testing";
import { describe, expect, it } from "vitest";
import { docsFolder } from "../src/index.ts";
import { collect } from "./support/collect.ts";
import { tempFolder } from "./support/temp-folder.ts";

const FILES = {
  "README.md": "# Readme",
  "docs/a.mdx": "A",
  "docs/b.MARKDOWN": "B",
  "docs/logo.svg": "<svg/>",
  "docs/.git/c.md": "C",
  "node_modules/x/README.md": "X",
  "build/d.md": "D",
};
const PATHS = ["README.md", "docs/a.mdx", "docs/b.MARKDOWN"];

describe("docsFolder", () => {
  for (const { name, run } of sourceContract)
    it(name, () =>
      run(async () => ({
        source: docsFolder(await tempFolder(FILES), { baseUrl: "https://example.com/docs" }),
        paths: PATHS,
        readable: { path: "docs/a.mdx", contains: "A" },
      })),
    );

  it("skips installed packages, history and build output", async () => {
    const { files, problems } = await collect(docsFolder(await tempFolder(FILES)));
    expect(files.map(({ path }) => path)).toEqual(PATHS);
    expect(problems).toEqual([]);
  });

  it("skips what it is told instead", async () => {
    const source = docsFolder(await tempFolder(FILES), { skip: ["docs", "node_modules"] });
    const { files } = await collect(source);
    expect(files.map(({ path }) => path)).toEqual(["README.md", "build/d.md"]);
  });

  it("reads pages plainly, at the given address", async () => {
    const source = docsFolder(await tempFolder(FILES), { baseUrl: "https://example.com/docs" });
    expect(source.flavor).toBe("plain");
    expect(source.baseUrl).toBe("https://example.com/docs/");
  });

  it("raises INVALID_OPTION for an address that is none", () => {
    for (const baseUrl of ["", "docs", "file:///docs", "javascript:alert(1)"])
      expect(() => docsFolder(".", { baseUrl })).toThrow(/"baseUrl": expected an address/u);
  });

  it("raises SOURCE_EMPTY for a folder without pages", async () => {
    for (const files of [undefined, { "a.txt": "A" }]) {
      const source = docsFolder(await tempFolder(files));
      await expect(collect(source)).rejects.toMatchObject({ code: "SOURCE_EMPTY" });
    }
  });

  it("raises SOURCE_UNREACHABLE where there is no folder", async () => {
    const source = docsFolder(`${await tempFolder()}/nowhere`);
    await expect(collect(source)).rejects.toMatchObject({ code: "SOURCE_UNREACHABLE" });
  });

  it("leaves out a page over the limit and says so", async () => {
    const folder = await tempFolder({ "a.md": "A", "b.md": "0123456789" });
    const { files, problems } = await collect(docsFolder(folder, { maxPageBytes: 5 }));
    expect(files).toHaveLength(1);
    expect(problems).toMatchObject([{ path: "b.md", code: "TOO_LARGE" }]);
  });
});
