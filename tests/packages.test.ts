/**
 * Pins what others depend on: the set of packages, their names, export maps, what they ship and whom they may know.
 * The expected side is a literal; whoever changes it adds a changeset.
 */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { completeLock } from "../scripts/complete-lock.ts";
import { importsOf, packageOf } from "./module-graph.ts";
import { at, listFiles, readJson, readText } from "./repository.ts";

interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  type?: string;
  license?: string;
  sideEffects?: boolean | string[];
  engines?: Record<string, string>;
  files?: string[];
  bin?: Record<string, string>;
  exports?: Record<string, unknown>;
  workspaces?: string[];
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Leaf first, as the workspaces are listed. */
const PACKAGES = [
  {
    folder: "core",
    name: "@expodex/core",
    exports: [".", "./read", "./parts", "./evidence", "./testing", "./package.json"],
    knows: [],
    bin: undefined,
  },
  {
    folder: "sources",
    name: "@expodex/sources",
    exports: [".", "./package.json"],
    knows: ["@expodex/core"],
    bin: undefined,
  },
  {
    folder: "node-store",
    name: "@expodex/node-store",
    exports: [".", "./config", "./open", "./package.json"],
    knows: ["@expodex/core"],
    bin: undefined,
  },
  {
    folder: "browser",
    name: "@expodex/browser",
    exports: [".", "./export", "./react", "./package.json"],
    knows: ["@expodex/core"],
    bin: undefined,
  },
  {
    folder: "mcp-adapter",
    name: "@expodex/mcp-adapter",
    exports: [".", "./setup", "./project", "./package.json"],
    knows: ["@expodex/core"],
    bin: undefined,
  },
  {
    folder: "cli",
    name: "expodex",
    exports: ["./package.json"],
    knows: [
      "@expodex/browser",
      "@expodex/core",
      "@expodex/mcp-adapter",
      "@expodex/node-store",
      "@expodex/sources",
    ],
    bin: { expodex: "./bin/expodex.js" },
  },
];

const manifestOf = (folder: string) => readJson<Manifest>(`packages/${folder}/package.json`);
const ours = (name: string) => name === "expodex" || name.startsWith("@expodex/");

describe("the set of packages", () => {
  it("is this one, listed leaf first in the root manifest", () => {
    expect(readdirSync(at("packages")).sort()).toEqual(PACKAGES.map((one) => one.folder).sort());
    const { workspaces = [] } = readJson<Manifest>("package.json");
    expect(workspaces.filter((path) => path.startsWith("packages/"))).toEqual(
      PACKAGES.map((one) => `packages/${one.folder}`),
    );
  });

  it("supports Node 20.19 and newer everywhere, the root included", () => {
    for (const path of ["", ...PACKAGES.map((one) => `packages/${one.folder}/`)]) {
      expect(readJson<Manifest>(`${path}package.json`).engines, path).toEqual({ node: ">=20.19" });
    }
  });
});

describe("the lock files", () => {
  it.each([
    "package-lock.json",
    "benchmarks/package-lock.json",
    "examples/browser-astro/package-lock.json",
  ])("%s names the builds for every platform; `npm run lock` adds what is missing", (path) => {
    expect(completeLock(readText(path)).added).toEqual([]);
  });
});

describe.each(PACKAGES)("$name", ({ folder, name, exports, knows, bin }) => {
  const manifest = manifestOf(folder);
  const files = listFiles(new RegExp(`^packages/${folder}/src/.*\\.ts$`, "u"));
  const imported = files.flatMap((file) =>
    importsOf(file, readText(file))
      .filter(({ specifier }) => !specifier.startsWith("."))
      .map(({ specifier, typeOnly }) => ({
        file,
        specifier,
        typeOnly,
        name: packageOf(specifier),
      })),
  );

  it("keeps its name, entries, command and shipped files", () => {
    expect(manifest.name).toBe(name);
    expect(Object.keys(manifest.exports ?? {})).toEqual(exports);
    expect(manifest.bin).toEqual(bin);
    expect(manifest.files).toEqual(bin === undefined ? ["dist"] : ["bin", "dist"]);
    expect(manifest).toMatchObject({ type: "module", license: "MIT" });
    expect(manifest.private).toBeUndefined();
  });

  it("describes itself and says that importing it does nothing", () => {
    expect(readJson(`packages/${folder}/package.json`).description).toMatch(/^[A-Z].+\.$/u);
    // Scripts of their own, which no module imports.
    const scripts = folder === "browser" ? ["worker", "expodex-search"] : [];
    const effects = scripts.map((script) => `./dist/${script}.js`);
    const expected = effects.length === 0 ? false : effects;
    if (bin === undefined) expect(manifest.sideEffects).toEqual(expected);
  });

  it("knows only the packages that it may know", () => {
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    expect(declared.filter(ours).sort()).toEqual([...knows].sort());
    const used = new Set(imported.map((one) => one.name).filter(ours));
    expect([...used].filter((one) => !knows.includes(one as never))).toEqual([]);
  });

  it("imports nothing that it does not declare, and declares nothing that it does not import", () => {
    const declared = new Set(
      Object.keys({
        ...manifest.dependencies,
        ...manifest.peerDependencies,
        ...manifest.optionalDependencies,
      }),
    );
    const vendors = imported.filter((one) => !one.specifier.startsWith("node:"));
    const undeclared = vendors.filter((one) => !declared.has(one.name) && !one.typeOnly);
    expect(undeclared.map((one) => `${one.file} imports ${one.specifier}`)).toEqual([]);
    const used = new Set(vendors.map((one) => one.name));
    // Peers are loaded by a name in a variable, so that no bundler follows it.
    const peers = Object.keys(manifest.peerDependencies ?? {});
    const unused = [...declared].filter((one) => !used.has(one) && !peers.includes(one));
    expect(unused).toEqual([]);
  });

  it("runs no script when it is installed", () => {
    const scripts = Object.keys(manifest.scripts ?? {});
    expect(scripts.filter((script) => /^(?:pre|post)?install$|^prepare$/u.test(script))).toEqual(
      [],
    );
  });
});
