import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "../../sources/test/support/server.ts";
import { type TemporaryFolder, temporaryFolder } from "./support/docs-checkout.ts";
import { runCli } from "./support/run-cli.ts";

const FILES = {
  "llms.txt": "# Docs\n\n- [A](/guides/a/)\n- [B](/guides/b/)\n",
  "guides/a.md": "# Cameras\n\nShow a camera.",
  "guides/b.md": "# Sounds\n\nPlay a sound.",
};

let server: TestServer;
let folder: TemporaryFolder;
beforeAll(async () => {
  server = await startServer("site-server", { files: FILES });
  folder = await temporaryFolder();
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

/** Indexes the site. @returns which statuses it answered with */
async function index(...flags: string[]): Promise<Set<number>> {
  await server.forget();
  const args = ["index", "--site", server.url, "--allow-private-network", ...flags];
  const { code, stderr } = await runCli(args, { cwd: folder.path });
  expect(code, stderr).toBe(0);
  return new Set((await server.log()).map(({ status }) => status));
}

describe("index --site", () => {
  it("keeps pages in the store, and asks the next time only what has changed", async () => {
    expect(await index()).toEqual(new Set([200]));
    const entries = join(folder.path, "home", "store", "caches", "entries");
    expect(await readdir(entries)).toEqual([expect.stringMatching(/^site-127\.0\.0\.1_\d+$/u)]);
    expect(await index()).toEqual(new Set([304]));
  });

  it("keeps them in a folder that --cache names, and not in the store", async () => {
    expect(await index("--cache", "pages")).toEqual(new Set([200]));
    expect((await readdir(join(folder.path, "pages"))).length).toBeGreaterThan(2);
    expect(await index("--cache", "pages")).toEqual(new Set([304]));
  });
});
