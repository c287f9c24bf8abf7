import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSiteClient, type SiteClient } from "../../src/site/client.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let client: SiteClient;
beforeAll(async () => {
  server = await startServer("site-server", { files: { "guides/a.md": "# A" } });
  client = await createSiteClient({
    // As if this machine's first address were public, and its second were not.
    isAllowed: (address) => address === "127.0.0.1",
    timeoutMs: 5_000,
    retries: 0,
    wait: async () => {},
  });
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

const get = (path: string) => client.get(new URL(path, server.url), { maxBytes: 1_000 });

describe("createSiteClient", () => {
  it("follows a redirect to an address that is allowed", async () => {
    const found = await get("moved/x.md");
    expect(found).toMatchObject({ status: "new", url: `${server.url}guides/a.md` });
  });

  it("does not follow one to an address that is not, nor to a file", async () => {
    for (const path of ["elsewhere/x.md", "local-file/x.md"])
      await expect(get(path), path).rejects.toMatchObject({ code: "ADDRESS_BLOCKED" });
  });

  it("does not go in circles", async () => {
    await expect(get("circle/x.md")).rejects.toMatchObject({ data: { limit: "redirects" } });
  });

  it("stops reading at the limit", async () => {
    await expect(get("large/x.md")).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
  });

  it("tells a page that is missing, and one that is unchanged", async () => {
    expect(await get("nothing.md")).toEqual({ status: "missing", code: 404 });
    const found = await get("guides/a.md");
    const validators = found.status === "new" ? found.validators : {};
    const url = new URL("guides/a.md", server.url);
    expect(await client.get(url, { maxBytes: 1_000, validators })).toEqual({ status: "unchanged" });
  });
});
