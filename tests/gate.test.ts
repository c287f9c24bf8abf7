import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Figures, judge, report } from "../benchmarks/gate/judge.ts";
import { type GatePromise, PROMISES } from "../benchmarks/gate/promises.ts";
import { repositoryRoot } from "./repository.ts";

const row = (changes: Partial<GatePromise>): GatePromise => ({
  id: "it",
  promise: "it",
  unit: "ms",
  bound: 100,
  side: "below",
  measuredBy: "requests",
  how: "a thousand times",
  ...changes,
});

/** Figures that keep every promise, at half or twice the bound. */
const kept: Figures = Object.fromEntries(
  PROMISES.map(({ id, bound, side }) => [id, side === "below" ? bound / 2 : bound * 1.2]),
);

describe("judge", () => {
  it("keeps a promise whose figure is on its side of the bound, and says by how many times", () => {
    expect(judge([row({})], { it: 4 })[0]).toMatchObject({ met: true, times: 25 });
    const share = row({ unit: "%", bound: 80, side: "above" });
    expect(judge([share], { it: 96 })[0]).toMatchObject({ met: true, times: 1.2 });
    expect(judge([row({})], { it: 0 })[0]).toMatchObject({ met: true });
  });

  it.each([
    ["beyond it", row({}), 101],
    ["on it", row({}), 100],
    ["on the wrong side of it", row({ side: "above" }), 99],
    ["not measured", row({}), undefined],
    ["no number", row({}), Number.NaN],
  ])("does not keep one whose figure is %s", (_, promise, measured) => {
    expect(judge([promise], { it: measured })[0]).toMatchObject({ met: false });
  });
});

describe("report", () => {
  it("names each promise that is missed, with what was expected, got and done, and none that is kept", () => {
    const rows = [row({ promise: "fast" }), row({ id: "other", promise: "slow" })];
    const text = report(judge(rows, { it: 2, other: 250 }));
    expect(text).toContain("MISSED: slow: expected below 100 ms, got 250 ms (a thousand times)");
    expect(text).not.toContain("MISSED: fast");
    expect(report(judge(rows, { it: 2 }))).toContain("got nothing, it was not measured");
  });
});

describe("PROMISES", () => {
  it("name each figure once", () => {
    expect(new Set(PROMISES.map(({ id }) => id)).size).toBe(PROMISES.length);
  });

  it("are what users were promised", () => {
    const promised = PROMISES.map(({ id, side, bound, unit }) => `${id} ${side} ${bound} ${unit}`);
    for (const text of [
      "search-p95 below 100 ms",
      "cache-hit-p95 below 10 ms",
      "cache-hit-rate above 80 %",
      "symbol-p95 below 80 ms",
      "answer-p95 below 1000 ms",
      "start below 10 s",
      "memory below 1000 MB",
      "cpu below 80 %",
      "error-rate below 1 %",
      "mcp-stdio-p95 below 50 ms",
      "mcp-tool-p95 below 500 ms",
      "mcp-error-rate below 1 %",
    ])
      expect(promised).toContain(text);
  });
});

describe("bench:gate", () => {
  const folder = mkdtempSync(join(tmpdir(), "expodex-gate-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function gate(figures: Figures) {
    const file = join(folder, "figures.json");
    writeFileSync(file, JSON.stringify({ label: "made up", figures }));
    const args = ["--import", "tsx", "benchmarks/gate.ts", "--from", file];
    return spawnSync(process.execPath, args, { cwd: repositoryRoot, encoding: "utf8" });
  }

  it("ends with status 0 where every promise is kept", () => {
    const { status, stdout } = gate(kept);
    expect(stdout).not.toContain("MISSED");
    expect(status).toBe(0);
  });

  it("ends with status 1 where one is missed, and names it alone", () => {
    const { status, stdout } = gate({ ...kept, "symbol-p95": 90 });
    expect(stdout.match(/^MISSED: .*/gmu)).toEqual([
      expect.stringContaining("look-up of a symbol, p95: expected below 80 ms, got 90 ms"),
    ]);
    expect(status).toBe(1);
  });

  it("ends with status 1 where one was not measured", () => {
    const { start: _, ...rest } = kept;
    expect(gate(rest)).toMatchObject({ status: 1 });
  });
});
