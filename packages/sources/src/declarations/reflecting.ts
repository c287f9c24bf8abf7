/** What the readers of one package's declarations share. */
import type { TypeNode } from "@expodex/core";
import type ts from "typescript";
import type { TypeScript } from "./load-typescript.ts";

/** Declarations nested deeper than this are given as their source text. Real ones stay below 20. */
const MAX_TYPE_DEPTH = 48;

/** Nodes that one package may produce; expo-router, the largest of Expo's, makes about 30,000. */
export const MAX_REFLECTION_NODES = 500_000;

/** The state of reading one package. */
export interface Reflecting {
  ts: TypeScript;
  checker: ts.TypeChecker;
  packageName: string;
  /** The package that a source file belongs to. */
  packageOf(fileName: string): string | undefined;
  /** Nodes made so far, against `MAX_REFLECTION_NODES`. */
  nodes: number;
}

/** Counts a node; whether there is room for it. */
export function admits(reflecting: Reflecting, depth: number): boolean {
  reflecting.nodes += 1;
  return depth <= MAX_TYPE_DEPTH && reflecting.nodes <= MAX_REFLECTION_NODES;
}

/** A type that is told by its source text only. */
export function sourceText(node: ts.Node): TypeNode {
  return { type: "unknown", name: node.getText().replace(/\s+/gu, " ").slice(0, 500) };
}

/** Follows re-exports and imports to what a symbol really is. */
export function resolveAlias(reflecting: Reflecting, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & reflecting.ts.SymbolFlags.Alias
    ? reflecting.checker.getAliasedSymbol(symbol)
    : symbol;
}
