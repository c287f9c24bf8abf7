import type { DocsIndex } from "@expodex/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEitherForm } from "../../src/engine/engine.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { filesOf, indexSite, openFiles, readFrom } from "../support/site.ts";

let docs: DocsIndex;
let files: Map<string, Uint8Array>;

beforeAll(async () => {
  docs = await indexSite();
  files = await filesOf(docs);
});
afterAll(() => docs.close());

describe("browserFiles", () => {
  it("writes the same bytes again", async () => {
    const again = await indexSite();
    expect(await filesOf(again)).toEqual(files);
    await again.close();
  });

  it("writes the manifest last, and all else into a folder that is named after its bytes", () => {
    const paths = [...files.keys()];
    expect(paths.at(-1)).toBe("expodex.json");
    const folders = new Set(paths.slice(0, -1).map((path) => path.split("/")[0]));
    expect([...folders]).toEqual([expect.stringMatching(/^[\da-f]{16}$/u)]);
  });

  it("writes every file that the engine may ask for, and no other", async () => {
    const engine = await openFiles(files);
    expect([...engine.paths(), "expodex.json"].sort()).toEqual([...files.keys()].sort());
  });

  it("writes one file beside the manifest where it is asked to, which answers alike", async () => {
    const packed = await filesOf(docs, { packed: true });
    expect(packed.size).toBe(2);
    const whole = await openFiles(files);
    let most = 0;
    const read = readEitherForm(readFrom(packed), async (path, ranges) => {
      most = Math.max(most, ranges.length);
      return ranges.map(([start, end]) => packed.get(path)!.slice(start, end));
    });
    const engine = await openEngine(read);
    for (const query of ["camera permission", "camera permisson", "推送通知"]) {
      const [one, other] = await Promise.all([whole.search(query), engine.search(query)]);
      expect({ ...other, tookMs: 0 }).toEqual({ ...one, tookMs: 0 });
    }
    expect(most).toBeGreaterThan(1);
  });

  it("stops where its signal says so", async () => {
    const signal = AbortSignal.abort();
    await expect(filesOf(docs, { signal })).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("tells how far it is", async () => {
    const shares: number[] = [];
    await filesOf(docs, { onProgress: ({ done, total }) => shares.push(done / total) });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});
