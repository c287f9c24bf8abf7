/** What the built output of `core` reaches: nothing of Node anywhere, and no parser from the read entry. */
import { build } from "esbuild";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { packageOf, reach } from "../module-graph.ts";
import { at, readJson, readText } from "../repository.ts";

const ENTRIES = ["index", "read", "testing"].map((name) => `packages/core/dist/${name}.js`);

/** Names that exist in Node and not in browsers or workers. */
const NODE_GLOBALS = new Set([
  "process",
  "Buffer",
  "global",
  "require",
  "module",
  "exports",
  "__dirname",
  "__filename",
  "setImmediate",
  "clearImmediate",
]);

/** Lists the Node globals that a file reads, as `file:line name`. */
function nodeGlobalsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readText(file), ts.ScriptTarget.Latest, true);
  const declared = new Set<string>();
  const read: { name: string; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && NODE_GLOBALS.has(node.text)) {
      const parent = node.parent;
      const isName =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        ts.isPropertyAssignment(parent) ||
        ts.isMethodDeclaration(parent) ||
        ts.isImportSpecifier(parent) ||
        ts.isExportSpecifier(parent);
      const isDeclaration =
        (ts.isVariableDeclaration(parent) ||
          ts.isParameter(parent) ||
          ts.isFunctionDeclaration(parent) ||
          ts.isBindingElement(parent)) &&
        parent.name === node;
      if (isDeclaration) declared.add(node.text);
      else if (!isName) {
        read.push({
          name: node.text,
          line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return read
    .filter((one) => !declared.has(one.name))
    .map((one) => `${file}:${one.line} ${one.name}`);
}

describe.each(ENTRIES)("%s", (entry) => {
  const reachable = reach(entry);

  it("reaches no module of Node", () => {
    const wrong = [...reachable.bare].filter(([name]) => name.startsWith("node:"));
    expect(wrong).toEqual([]);
  });

  it("reaches no global of Node", () => {
    expect(reachable.files.flatMap(nodeGlobalsIn)).toEqual([]);
  });

  it("imports at run time only what its package declares", () => {
    const { dependencies = {} } = readJson<{ dependencies?: Record<string, string> }>(
      "packages/core/package.json",
    );
    const wrong = [...reachable.bare].filter(([name]) => !(packageOf(name) in dependencies));
    expect(wrong).toEqual([]);
  });
});

describe("@expodex/core/read", () => {
  /** All that opening and searching needs from outside. */
  const VENDORS = ["@orama/orama", "fflate"];

  it("reaches no parser and no zod", () => {
    const { bare } = reach("packages/core/dist/read.js");
    const wrong = [...bare.keys()].map(packageOf).filter((name) => !VENDORS.includes(name));
    expect(wrong).toEqual([]);
  });

  it("bundles for browsers without a shim", async () => {
    const result = await build({
      stdin: {
        contents: 'export * from "./packages/core/dist/read.js";',
        resolveDir: at("."),
        loader: "js",
      },
      bundle: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      write: false,
      metafile: true,
      logLevel: "silent",
    });
    expect(result.warnings).toEqual([]);
    const inputs = Object.keys(result.metafile.inputs);
    const parsers = /node_modules\/(?:@noble|acorn|github-slugger|mdast|micromark|unist|yaml|zod)/u;
    expect(inputs.filter((path) => parsers.test(path))).toEqual([]);
    expect(result.outputFiles[0]?.text).not.toMatch(/require\("(?:node:)?(?:fs|path|crypto)"\)/u);
  });
});

describe("the built packages", () => {
  it("hold every file that their export maps and commands name", () => {
    const missing: string[] = [];
    for (const folder of ["core", "sources", "mcp-adapter", "cli"]) {
      const { exports = {}, bin = {} } = readJson<{
        exports?: Record<string, string | Record<string, string>>;
        bin?: Record<string, string>;
      }>(`packages/${folder}/package.json`);
      const targets = [...Object.values(exports), ...Object.values(bin)].flatMap((target) =>
        typeof target === "string" ? [target] : Object.values(target),
      );
      for (const target of targets) {
        const path = `packages/${folder}/${target.replace(/^\.\//u, "")}`;
        if (!ts.sys.fileExists(at(path))) missing.push(path);
      }
    }
    expect(missing).toEqual([]);
  });
});
