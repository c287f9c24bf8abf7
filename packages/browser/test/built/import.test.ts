import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { reach } from "../../../../tests/module-graph.ts";
import { at } from "../../../../tests/repository.ts";

const DIST = "packages/browser/dist";

describe("@expodex/browser", () => {
  it.each(["index", "export", "react"])("is imported by plain Node: %s", (entry) => {
    const url = JSON.stringify(new URL(`file://${at(`${DIST}/${entry}.js`)}`));
    const script = `import(${url}).then((m) => console.log(Object.keys(m).length > 0))`;
    expect(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }).trim()).toBe(
      "true",
    );
  });

  it.each(["index", "search-dialog", "local-search", "expodex-search"])(
    "loads %s in a page without resolving names of packages",
    (entry) => {
      const { bare } = reach(`${DIST}/${entry}.js`);
      expect([...bare.keys()]).toEqual([]);
    },
  );

  it("has a worker that is complete by itself", () => {
    const { bare, files } = reach(`${DIST}/worker.js`);
    expect([[...bare.keys()], files]).toEqual([[], [`${DIST}/worker.js`]]);
  });
});
