/** A command that searches once opens a store and ends: what it loads at once is what it waits for. */
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { describe, expect, it } from "vitest";

const entry = fileURLToPath(new URL("../../src/open.ts", import.meta.url));

/** What a module loads before it runs: sources, and what is external. */
async function loadedAtOnce(): Promise<{ sources: string[]; external: string[] }> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outdir: "out",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const { outputs } = metafile;
  const start = Object.keys(outputs).find((name) =>
    outputs[name]?.entryPoint?.endsWith("src/open.ts"),
  );
  const sources: string[] = [];
  const external = new Set<string>();
  const seen = new Set<string>();
  const walk = (name: string, { inputs, imports }: Metafile["outputs"][string]) => {
    if (seen.has(name)) return;
    seen.add(name);
    sources.push(...Object.keys(inputs));
    for (const one of imports) {
      if (one.kind !== "import-statement") continue;
      if (one.external === true) external.add(one.path);
      else walk(one.path, outputs[one.path]!);
    }
  };
  walk(start!, outputs[start!]!);
  return { sources, external: [...external] };
}

describe("@expodex/node-store/open", () => {
  it("loads no cryptography, and nothing that seals or writes, before an object is encrypted", async () => {
    const { sources, external } = await loadedAtOnce();
    expect(sources.some((path) => path.endsWith("src/objects/open-object.ts"))).toBe(true);
    const heavy =
      /(?:cipher|derive-secret|store-key|seal-object|writer-lock|disk-store|publish)\.ts$/u;
    expect(sources.filter((path) => heavy.test(path))).toEqual([]);
    expect(external).not.toContain("node:crypto");
  });
});
