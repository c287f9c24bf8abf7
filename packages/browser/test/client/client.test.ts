import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDocsSearch } from "../../src/client/client.ts";
import { exportSite } from "../support/exported-site.ts";
import { roundsOf, type StaticServer, startStaticServer } from "../support/static-server.ts";

let server: StaticServer;

beforeAll(async () => {
  const site = await exportSite();
  // Waits, so that what is asked for at once is told from what is asked for in turn.
  server = await startStaticServer({
    mounts: [{ prefix: "/", folder: site.folder }],
    delayMs: 60,
  });
});
afterAll(() => server?.stop());

describe("loadDocsSearch", () => {
  it("finds pages in the files that a server gives", async () => {
    const docs = await loadDocsSearch(`${server.url}index/`);
    expect(docs.info.sdks.length).toBeGreaterThan(0);
    const { hits, stage, missing } = await docs.search("camera permission");
    expect(hits[0]?.title).toBe("Camera");
    expect(hits[0]?.excerpt?.text).toMatch(/camera|permission/iu);
    expect([stage, missing]).toEqual(["hybrid", undefined]);
    docs.close();
    expect(roundsOf(await server.log())).toBeLessThanOrEqual(3);
  });
});
