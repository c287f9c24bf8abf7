import { describe, expect, it } from "vitest";
import { readPageContext } from "../../src/widget/page-context.ts";

const bare = { sdk: null, platform: null };

describe("readPageContext", () => {
  it("reads release and platform from the page's address", () => {
    const read = (path: string) => readPageContext(bare, `https://x.dev${path}`);
    expect(read("/versions/v54.0.0/sdk/camera/?platform=iOS")).toEqual({
      sdk: "54",
      platforms: ["ios"],
    });
    expect(read("/versions/unversioned/")).toEqual({ sdk: "unversioned", platforms: [] });
    expect(read("/versions/latest/sdk/camera/")).toEqual({ platforms: [] });
    expect(read("/guides/versions/")).toEqual({ platforms: [] });
  });

  it("takes what attributes say before what the address says", () => {
    const given = { sdk: "55", platform: "android web" };
    expect(readPageContext(given, "https://x.dev/versions/v54.0.0/")).toEqual({
      sdk: "55",
      platforms: ["android", "web"],
    });
    expect(readPageContext({ ...bare, sdk: "" }, "https://x.dev/versions/v54.0.0/")).toEqual({
      platforms: [],
    });
  });

  it("reads nothing from what is no address", () => {
    expect(readPageContext(bare, "not an address")).toEqual({ platforms: [] });
  });
});
