import { join, posix } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containedPath, isInside, plainPath } from "../../src/disk/contained-path.ts";
import { tempFolder } from "../support/temp-folder.ts";

describe("plainPath", () => {
  it("never leaves the folder, whatever it is given", () => {
    const part = fc.constantFrom("..", ".", "", "a", "b.md", "...", "C:", "\\", "\0", " ");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const plain = plainPath(parts.join("/"));
        if (plain === undefined) return;
        expect(posix.normalize(plain)).toBe(plain);
        expect(plain).not.toMatch(/^\.\.(?:\/|$)|^\/|\\|\0/u);
      }),
    );
  });

  it("keeps a plain path, and tidies dots and slashes", () => {
    expect(plainPath("pages/a.mdx")).toBe("pages/a.mdx");
    expect(plainPath("./pages//a.mdx")).toBe("pages/a.mdx");
  });

  it("refuses to go up, even where the way leads back", () => {
    expect(plainPath("pages/../pages/a.mdx")).toBeUndefined();
  });
});

describe("isInside", () => {
  it("tells a folder from one whose name begins alike", () => {
    expect(isInside("/docs", "/docs/a")).toBe(true);
    expect(isInside("/docs", "/docs")).toBe(true);
    expect(isInside("/docs", "/docs-secret/a")).toBe(false);
    expect(isInside("/", "/a")).toBe(true);
  });
});

describe("containedPath", () => {
  it("finds a file of the folder, and none that is not there", async () => {
    const folder = await tempFolder({ "a/b.md": "B" });
    expect(await containedPath(folder, "a/b.md")).toBe(join(folder, "a/b.md"));
    expect(await containedPath(folder, "a/c.md")).toBeUndefined();
  });
});
