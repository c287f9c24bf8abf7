import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { compileLater } from "../src/compile-later.ts";

describe("compileLater", () => {
  const flagsOn = (engine: string) => {
    const flags: string[] = [];
    const compileAsUsual = compileLater(engine, (flag) => flags.push(flag));
    const during = [...flags];
    compileAsUsual();
    return { during, after: flags.slice(during.length) };
  };

  it("raises the budget of the engine of Node 20, and goes back", () => {
    expect(flagsOn("11.3.244.8-node.38")).toEqual({
      during: ["--interrupt-budget=540672"],
      after: ["--interrupt-budget=67584"],
    });
  });

  it("leaves engines alone that know no budget", () => {
    expect(flagsOn("12.4.254.21-node.33")).toEqual({ during: [], after: [] });
    expect(flagsOn("1.3.0")).toEqual({ during: [], after: [] });
  });

  it("goes back to what this engine starts with", () => {
    const options = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
    const usual = /--interrupt-budget=(\d+)/.exec(options)?.[1];
    const { after } = flagsOn(process.versions.v8);
    expect(after).toEqual(usual === undefined ? [] : [`--interrupt-budget=${usual}`]);
  });
});
