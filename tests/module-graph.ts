/** Reads which modules a file imports, from source text or built output, without running it. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ts from "typescript";
import { at, repositoryRoot } from "./repository.ts";

/** One import, re-export, `import()`, `require()` or `import("…")` type of a file. */
export interface ModuleImport {
  specifier: string;
  /** Whether it disappears when types are stripped. */
  typeOnly: boolean;
  line: number;
}

/** Lists the imports of a module's text. */
export function importsOf(fileName: string, text: string): ModuleImport[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const found: ModuleImport[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({ specifier: specifier.text, typeOnly, line });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node, node.moduleSpecifier, isTypeOnlyImport(node.importClause));
    } else if (ts.isExportDeclaration(node)) {
      add(node, node.moduleSpecifier, isTypeOnlyExport(node));
    } else if (ts.isCallExpression(node) && isLoading(node.expression)) {
      add(node, node.arguments[0], false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node, node.argument.literal, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `import(…)`, or the `require(…)` of `createRequire`. */
function isLoading(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(callee) && callee.text === "require")
  );
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function isTypeOnlyExport(node: ts.ExportDeclaration): boolean {
  if (node.isTypeOnly) return true;
  const clause = node.exportClause;
  if (clause === undefined || !ts.isNamedExports(clause)) return false;
  return clause.elements.length > 0 && clause.elements.every((element) => element.isTypeOnly);
}

/** Resolves a relative import to a path below the root, with forward slashes. */
export function resolveRelative(from: string, specifier: string): string {
  return relative(repositoryRoot, join(dirname(at(from)), specifier))
    .split(sep)
    .join("/");
}

/** What can be reached from an entry at run time. */
export interface Reachable {
  /** Files below the root, the entry included, in the order they were met. */
  files: string[];
  /** Bare specifiers (`zod`, `node:fs`), each with the file that imports it first. */
  bare: Map<string, string>;
}

/** Walks the run-time imports of a file. `import()` counts, because a bundler follows it too. */
export function reach(entry: string): Reachable {
  const files: string[] = [];
  const bare = new Map<string, string>();
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (!existsSync(at(file))) throw new Error(`${file} is imported but does not exist`);
    files.push(file);
    for (const { specifier, typeOnly } of importsOf(file, readFileSync(at(file), "utf8"))) {
      if (typeOnly) continue;
      if (specifier.startsWith(".")) queue.push(resolveRelative(file, specifier));
      else if (!bare.has(specifier)) bare.set(specifier, file);
    }
  }
  return { files, bare };
}

/** The package of a bare specifier: `@scope/name/sub` is `@scope/name`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier);
}
