import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { filesOf, indexSite, openFiles } from "../support/site.ts";

let engine: Engine;

beforeAll(async () => {
  const docs = await indexSite();
  engine = await openFiles(await filesOf(docs));
  await docs.close();
});

describe("page", () => {
  it("finds the page under a path, in the release that the path names", async () => {
    const newest = engine.info.newest!;
    const path = `/versions/v${newest}.0.0/sdk/camera/`;
    expect(await engine.page(path)).toMatchObject({ path, title: "Camera" });
    expect((await engine.page(path))?.url.endsWith(path)).toBe(true);
    expect((await engine.page("/versions/latest/sdk/camera"))?.path).toBe(path);
    const older = engine.info.sdks.find((sdk) => sdk !== newest)!;
    const other = `/versions/v${older}.0.0/sdk/camera/`;
    expect((await engine.page(other))?.path).toBe(other);
  });

  it("finds none under a path of no page, or of a release that lacks the page", async () => {
    expect(await engine.page("/versions/latest/sdk/no-such-page/")).toBeUndefined();
    expect(await engine.page("/versions/v3.0.0/sdk/camera/")).toBeUndefined();
    expect(await engine.page("/sdk/camera/")).toBeUndefined();
    expect(await engine.page("")).toBeUndefined();
  });
});
