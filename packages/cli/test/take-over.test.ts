import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkout, temporaryFolder } from "./support/docs-checkout.ts";
import { runCli } from "./support/run-cli.ts";

describe("expodex index over an index", () => {
  it("takes over from it, and nothing with --fresh or from what is no index", async () => {
    const folder = await temporaryFolder(checkout);
    const out = join(folder.path, "again.expodex");
    const build = async (...more: string[]) => {
      const run = await runCli(["index", "--docs", ".", "--out", out, ...more], {
        cwd: folder.path,
      });
      expect(run.code, run.stderr).toBe(0);
      return readFile(out);
    };
    const first = await build();
    const again = await build();
    const fresh = await build("--fresh", "--threads", "0");
    await writeFile(out, "no index");
    const replaced = await build();
    await folder.remove();
    for (const bytes of [again, fresh, replaced]) expect(bytes.equals(first)).toBe(true);
  });
});
