import { describe, expect, it } from "vitest";
import { checkCitation } from "../../src/widget/citations.ts";

const find = async (path: string) =>
  path === "/a/" ? { path, title: "A", url: "https://x.dev/a/" } : undefined;

describe("checkCitation", () => {
  it("gives title and address of a page of the index, with the anchor that is cited", async () => {
    expect(await checkCitation({ path: "/a/", anchor: "usage" }, find)).toEqual({
      title: "A",
      url: "https://x.dev/a/#usage",
    });
    expect((await checkCitation({ path: "/a/" }, find))?.url).toBe("https://x.dev/a/");
  });

  it("gives nothing for what is no page of the index", async () => {
    expect(await checkCitation({ path: "/made-up/" }, find)).toBeUndefined();
    expect(await checkCitation({ path: "https://evil.dev/a/" }, find)).toBeUndefined();
  });
});
