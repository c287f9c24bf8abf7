/** Holds the packages to the names that they export, and every exported symbol to a doc comment. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { PUBLIC_ENTRIES } from "./public-names.ts";
import { at, listFiles, readText } from "./repository.ts";

const configFile = ts.readConfigFile(at("tsconfig.json"), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(configFile.config, ts.sys, at("."));
const program = ts.createProgram(listFiles(/^packages\/[^/]+\/src\/.*\.ts$/u).map(at), options);
const checker = program.getTypeChecker();

function exportsOf(file: string): ts.Symbol[] {
  const source = program.getSourceFile(at(file));
  const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  return symbol === undefined ? [] : checker.getExportsOfModule(symbol);
}

/** Follows a re-export to where the name is declared. */
function declared(symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}

describe.each(PUBLIC_ENTRIES)("$entry", ({ file, names }) => {
  const symbols = exportsOf(file);

  it("exports exactly these names", () => {
    expect(symbols.map((symbol) => symbol.name).sort()).toEqual([...names].sort());
  });

  it("documents every name that it exports", () => {
    const silent = symbols.filter(
      (symbol) => declared(symbol).getDocumentationComment(checker).length === 0,
    );
    expect(silent.map((symbol) => symbol.name)).toEqual([]);
  });

  it("has every function and constant in the reference", () => {
    const reference = readText("docs/api/reference.md");
    const missing = symbols.filter(
      (symbol) =>
        (declared(symbol).flags & ts.SymbolFlags.Value) !== 0 &&
        !new RegExp(`\\b${symbol.name}\\b`, "u").test(reference),
    );
    expect(missing.map((symbol) => symbol.name)).toEqual([]);
  });

  it("is a list of names and nothing else", () => {
    const source = program.getSourceFile(at(file));
    const others = source?.statements.filter((one) => !ts.isExportDeclaration(one)) ?? [];
    expect(others.map((one) => one.getText())).toEqual([]);
    const wildcards = source?.statements.filter(
      // The read entry is pinned by itself, and all of it is part of the whole.
      (one) =>
        ts.isExportDeclaration(one) &&
        one.exportClause === undefined &&
        one.moduleSpecifier?.getText() !== '"./read.ts"',
    );
    expect(wildcards?.map((one) => one.getText())).toEqual([]);
  });
});

describe("an exported symbol inside a package", () => {
  it("has a doc comment as well", () => {
    const silent: string[] = [];
    for (const source of program.getSourceFiles()) {
      if (!/[\\/]packages[\\/][^\\/]+[\\/]src[\\/]/u.test(source.fileName)) continue;
      const module = checker.getSymbolAtLocation(source);
      if (module === undefined) continue;
      for (const symbol of checker.getExportsOfModule(module)) {
        if (declared(symbol).getDocumentationComment(checker).length > 0) continue;
        silent.push(`${source.fileName.slice(at(".").length + 1)}: ${symbol.name}`);
      }
    }
    expect(silent).toEqual([]);
  });
});
