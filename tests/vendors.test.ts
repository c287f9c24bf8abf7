/** One vendor, one file: what a replacement would touch is one file, and no vendor's types leave it. */
import { describe, expect, it } from "vitest";
import { importsOf, packageOf } from "./module-graph.ts";
import { listFiles, readText } from "./repository.ts";

/** Vendors whose file the architecture names. */
const HOMES: readonly [family: string, members: RegExp, home: string][] = [
  ["Orama", /^@orama\/orama$/u, "packages/core/src/indexing/orama.ts"],
  ["the markdown parser", /^(?:mdast|micromark|unist)/u, "packages/core/src/parse/markdown.ts"],
];

/** Vendors whose folder the architecture names, because one file would be a warehouse. */
const FOLDERS: readonly [family: string, members: RegExp, home: string][] = [
  ["the MCP SDK", /^@modelcontextprotocol\//u, "packages/mcp-adapter/src/protocol/"],
];

/** Schemas are written beside what they describe: each tool has its own. */
const SCHEMAS = "packages/mcp-adapter zod";

/** Vendors of pure functions over bytes and text: nothing of theirs is held or passed on, so any file may call them. */
const FUNCTIONS = ["@noble/hashes", "fflate", "jsonc-parser"];

const imports = listFiles(/^packages\/[^/]+\/src\/.*\.ts$/u).flatMap((file) =>
  importsOf(file, readText(file))
    .filter(({ specifier }) => !/^(?:\.|node:)/u.test(specifier))
    .map(({ specifier, typeOnly }) => ({ file, typeOnly, vendor: packageOf(specifier) }))
    .filter(({ vendor }) => !vendor.startsWith("@expodex/")),
);

describe("a vendor", () => {
  it.each(HOMES)(
    "%s is imported only by the file that the architecture names",
    (_, members, home) => {
      const files = imports.filter((one) => members.test(one.vendor)).map((one) => one.file);
      expect([...new Set(files)].filter((file) => file !== home)).toEqual([]);
    },
  );

  it.each(FOLDERS)("%s is imported only in the folder that is named", (_, members, home) => {
    const files = imports.filter((one) => members.test(one.vendor)).map((one) => one.file);
    expect(files.filter((file) => !file.startsWith(home))).toEqual([]);
    expect(files.length).toBeGreaterThan(0);
  });

  it("is imported at run time by one file of a package", () => {
    const single = new Map<string, Set<string>>();
    for (const { file, vendor, typeOnly } of imports) {
      if (typeOnly || FUNCTIONS.includes(vendor)) continue;
      if (FOLDERS.some(([, members]) => members.test(vendor))) continue;
      const key = `${file.split("/").slice(0, 2).join("/")} ${vendor}`;
      if (key === SCHEMAS) continue;
      single.set(key, (single.get(key) ?? new Set()).add(file));
    }
    const shared = [...single].filter(([, files]) => files.size > 1);
    expect(shared.map(([key, files]) => `${key}: ${[...files].join(", ")}`)).toEqual([]);
  });
});
