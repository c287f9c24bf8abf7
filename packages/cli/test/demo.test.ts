import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, type TemporaryFolder, temporaryFolder } from "./support/docs-checkout.ts";
import { runCli } from "./support/run-cli.ts";

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder(checkout);
});
afterAll(() => folder.remove());

describe("expodex demo", () => {
  it("asks real questions of documentation on disk, and says how to go on", async () => {
    const run = await runCli(["demo", "--docs", "."], { cwd: folder.path });
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/^✓ \d+ pages, \d+ chunks, \d+ symbols in /u);
    expect(run.stdout).toContain("? useCameraPermissions");
    expect(run.stdout).toContain(
      `expodex search "scan a QR code" --index '${join(folder.path, "home", "demo.expodex")}'`,
    );
    const pasted = run.stdout.split("\n").find((line) => line.trim().startsWith("{"));
    expect(JSON.parse(pasted ?? "").mcpServers.expodex.args).toEqual([
      "-y",
      "expodex",
      "mcp",
      "--index",
      join(folder.path, "home", "demo.expodex"),
    ]);
  });

  it("names --docs where the registry cannot be reached", async () => {
    const server = createServer((_, response) => response.writeHead(503).end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const project = await temporaryFolder({
      ".npmrc": `registry=http://127.0.0.1:${port}/\nfetch-retries=0\ncache=./cache\n`,
    });
    const run = await runCli(["demo"], { cwd: project.path });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("expodex demo --docs");
    expect(run.stdout).toBe("");
    await project.remove();
    await new Promise((resolve) => server.close(resolve));
  });
});
