/** The demo's server is one that a person leaves running. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveDemo } from "../scripts/serve-demo.ts";

const root = mkdtempSync(join(tmpdir(), "expodex-demo-"));
const folder = join(root, "site");
let served: Awaited<ReturnType<typeof serveDemo>>;

beforeAll(async () => {
  mkdirSync(join(folder, "docs-index", "abc"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>demo</title>");
  writeFileSync(join(folder, "docs-index", "expodex.json"), "{}");
  writeFileSync(join(folder, "docs-index", "abc", "t0.bin"), "bytes");
  writeFileSync(join(root, "secret.txt"), "secret");
  served = await serveDemo(folder, 0);
});
afterAll(async () => {
  await served.close();
  rmSync(root, { recursive: true, force: true });
});

const get = (path: string) => fetch(new URL(path, served.url));

/** Asks for a path as it is written, which `fetch` would not. */
const statusOf = (path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(served.url);
    request({ hostname, port, path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });

describe("serveDemo", () => {
  it("serves the page under a strict policy", async () => {
    const response = await get("/");
    expect(await response.text()).toContain("demo");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*/u);
  });

  it("lets files of an export be kept, and asks anew for what names them", async () => {
    expect((await get("/docs-index/abc/t0.bin")).headers.get("cache-control")).toContain(
      "immutable",
    );
    expect((await get("/docs-index/expodex.json")).headers.get("cache-control")).toBe("no-cache");
  });

  it.each(["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/none", "/%"])(
    "gives nothing for %s",
    async (path) => {
      expect(await statusOf(path)).toBe(404);
    },
  );
});
