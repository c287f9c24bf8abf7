import { describe, expect, it } from "vitest";
import { readPageContext } from "../../src/widget/page-context.ts";

const at = (address: string) => new URL(address, "https://x.dev");

describe("readPageContext", () => {
  it("reads release and platform from the page's address", () => {
    const read = (path: string) => readPageContext({}, at(path));
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
    expect(readPageContext(given, at("/versions/v54.0.0/"))).toEqual({
      sdk: "55",
      platforms: ["android", "web"],
    });
    expect(readPageContext({ sdk: "" }, at("/versions/v54.0.0/"))).toEqual({
      platforms: [],
    });
  });

  it("reads nothing from a page that has no address of its own", () => {
    expect(readPageContext({}, at("about:srcdoc"))).toEqual({ platforms: [] });
  });
});
