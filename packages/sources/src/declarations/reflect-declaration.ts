/**
 * Reads what a package exports into TypeDoc's form.
 *
 * Responsible for: functions, variables, classes, interfaces, aliases, enums, namespaces, and inherited members.
 * Not responsible for: which names a package exports (analyse-package).
 */
import { type Reflection, ReflectionKind, type TypeNode } from "@expodex/core";
import type ts from "typescript";
import {
  commentOf,
  isHidden,
  reflectMembers,
  reflectSignature,
  reflectTypeParameters,
} from "./reflect-members.ts";
import { reflectType } from "./reflect-type.ts";
import { admits, type Reflecting, resolveAlias } from "./reflecting.ts";

/** Order of kinds in a reference, as TypeDoc sorts them. */
const ORDER: readonly number[] = [
  ReflectionKind.Namespace,
  ReflectionKind.Enum,
  ReflectionKind.Class,
  ReflectionKind.Interface,
  ReflectionKind.TypeAlias,
  ReflectionKind.Variable,
  ReflectionKind.Function,
];

/** Sorts a package's declarations by kind, then by name. */
export function inReferenceOrder(reflections: Reflection[]): Reflection[] {
  const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return reflections.sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || byName(a.name, b.name),
  );
}

/** Reads every declaration of one exported name: a class and a namespace may share it. */
export function reflectSymbol(
  reflecting: Reflecting,
  name: string,
  symbol: ts.Symbol,
  depth = 0,
): Reflection[] {
  const found: Reflection[] = [];
  if (!admits(reflecting, depth)) return found;
  const { ts } = reflecting;
  let functions: Reflection | undefined;
  let shape: Reflection | undefined;
  for (const node of symbol.declarations ?? []) {
    const comment = commentOf(
      reflecting,
      ts.isVariableDeclaration(node) ? statementOf(node) : node,
    );
    if (isHidden(comment)) continue;
    const commented = comment === undefined ? {} : { comment };
    if (ts.isFunctionDeclaration(node)) {
      functions ??= { name, kind: ReflectionKind.Function, signatures: [] };
      functions.signatures!.push(reflectSignature(reflecting, node, name, depth + 1));
    } else if (ts.isVariableDeclaration(node) && node.type && ts.isFunctionTypeNode(node.type)) {
      // A compiled arrow function: `declare const lock: (to: Lock) => Promise<void>`.
      const signature = reflectSignature(reflecting, node.type, name, depth + 1, comment);
      found.push({ name, kind: ReflectionKind.Function, signatures: [signature] });
    } else if (ts.isVariableDeclaration(node)) {
      found.push({ ...reflectVariable(reflecting, name, node, depth), ...commented });
    } else if (ts.isTypeAliasDeclaration(node)) {
      const type = reflectType(reflecting, node.type, depth + 1);
      const alias = { name, kind: ReflectionKind.TypeAlias, ...commented, type };
      found.push(withTypeParameters(reflecting, alias, node.typeParameters, depth));
    } else if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) {
      const read = { ...reflectShape(reflecting, name, node, depth), ...commented };
      // An interface that is declared twice is one interface.
      if (shape !== undefined && shape.kind === read.kind) mergeShape(shape, read);
      else found.push(read);
      shape ??= read;
    } else if (ts.isEnumDeclaration(node)) {
      found.push({ ...reflectEnum(reflecting, name, node), ...commented });
    } else if (ts.isModuleDeclaration(node) || ts.isSourceFile(node)) {
      const children = reflectModule(reflecting, symbol, depth + 1);
      found.push({ name, kind: ReflectionKind.Namespace, ...commented, children });
    }
  }
  if (functions !== undefined) found.push(functions);
  return found;
}

/** Reads what a module or namespace exports. */
function reflectModule(reflecting: Reflecting, module: ts.Symbol, depth: number): Reflection[] {
  const found: Reflection[] = [];
  if (depth > MAX_NAMESPACES) return found;
  for (const exported of reflecting.checker.getExportsOfModule(module)) {
    const symbol = resolveAlias(reflecting, exported);
    if (symbol !== module)
      found.push(...reflectSymbol(reflecting, exported.name, symbol, depth + 1));
  }
  return inReferenceOrder(found);
}

/** Namespaces inside namespaces; a module that exports itself would never end. */
const MAX_NAMESPACES = 4;

function reflectVariable(
  reflecting: Reflecting,
  name: string,
  node: ts.VariableDeclaration,
  depth: number,
): Reflection {
  const { ts } = reflecting;
  const read: Reflection = { name, kind: ReflectionKind.Variable };
  if (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) read.flags = { isConst: true };
  if (node.initializer !== undefined) read.defaultValue = node.initializer.getText().slice(0, 500);
  if (node.type === undefined) return read;
  read.type = reflectType(reflecting, node.type, depth + 1);
  if (ts.isTypeLiteralNode(node.type)) withFunctionsOf(reflecting, read.type, node.type, depth);
  return read;
}

/**
 * Gives the members of an object that stand for functions of the module those functions' signatures.
 *
 *     export declare const Camera: { scanFromURLAsync: typeof scanFromURLAsync };
 *
 * is how a compiled module exports an object of functions; the functions hold the comments.
 */
function withFunctionsOf(
  reflecting: Reflecting,
  read: TypeNode,
  node: ts.TypeLiteralNode,
  depth: number,
): void {
  const { ts, checker } = reflecting;
  for (const member of node.members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    if (!ts.isTypeQueryNode(member.type)) continue;
    const symbol = checker.getSymbolAtLocation(member.type.exprName);
    const functions = (
      symbol === undefined ? undefined : resolveAlias(reflecting, symbol)
    )?.declarations?.filter((it) => ts.isFunctionDeclaration(it));
    const name = member.name.getText();
    const child = read.declaration?.children?.find((it) => it.name === name);
    if (child === undefined || functions === undefined || functions.length === 0) continue;
    child.kind = ReflectionKind.Method;
    delete child.type;
    child.signatures = functions.map((it) => reflectSignature(reflecting, it, name, depth + 1));
  }
}

function reflectShape(
  reflecting: Reflecting,
  name: string,
  node: ts.ClassDeclaration | ts.InterfaceDeclaration,
  depth: number,
): Reflection {
  const { ts } = reflecting;
  const kind = ts.isClassDeclaration(node) ? ReflectionKind.Class : ReflectionKind.Interface;
  const members = reflectMembers(reflecting, node.members, depth + 1);
  const read: Reflection = { name, kind, ...members };
  const own = new Set(members.children?.map((child) => child.name));
  const inherited = inheritedMembers(reflecting, node, own, depth);
  if (inherited.length > 0) read.children = [...(read.children ?? []), ...inherited];
  for (const clause of node.heritageClauses ?? []) {
    const types = clause.types.map((type) => reflectType(reflecting, type, depth + 1));
    if (clause.token === ts.SyntaxKind.ExtendsKeyword) read.extendedTypes = types;
    else read.implementedTypes = types;
  }
  return withTypeParameters(reflecting, read, node.typeParameters, depth);
}

/** Members that come from base types of the same package; those of other packages are named by `extendedTypes`. */
function inheritedMembers(
  reflecting: Reflecting,
  node: ts.ClassDeclaration | ts.InterfaceDeclaration,
  own: ReadonlySet<string>,
  depth: number,
): Reflection[] {
  const { ts, checker } = reflecting;
  if (node.heritageClauses === undefined) return [];
  const found: Reflection[] = [];
  for (const property of checker.getPropertiesOfType(checker.getTypeAtLocation(node))) {
    if (own.has(property.name)) continue;
    const nodes = (property.declarations ?? []).filter(
      (it): it is ts.ClassElement | ts.TypeElement => ts.isClassElement(it) || ts.isTypeElement(it),
    );
    const base = nodes[0]?.parent;
    if (base === undefined || base === node) continue;
    if (reflecting.packageOf(base.getSourceFile().fileName) !== reflecting.packageName) continue;
    const baseName =
      "name" in base && base.name !== undefined ? (base.name as ts.Node).getText() : "";
    for (const child of reflectMembers(reflecting, nodes, depth + 1).children ?? []) {
      child.flags = { ...child.flags, isInherited: true };
      child.inheritedFrom = {
        type: "reference",
        name: `${baseName}.${child.name}`,
        package: reflecting.packageName,
      };
      found.push(child);
    }
  }
  return found;
}

function reflectEnum(reflecting: Reflecting, name: string, node: ts.EnumDeclaration): Reflection {
  const children: Reflection[] = [];
  for (const member of node.members) {
    const comment = commentOf(reflecting, member);
    if (isHidden(comment)) continue;
    const value = reflecting.checker.getConstantValue(member);
    children.push({
      name: member.name.getText().replace(/^(["'])(.*)\1$/u, "$2"),
      kind: ReflectionKind.EnumMember,
      ...(comment === undefined ? {} : { comment }),
      ...(value === undefined ? {} : { type: { type: "literal", value } }),
    });
  }
  return { name, kind: ReflectionKind.Enum, children };
}

function mergeShape(into: Reflection, more: Reflection): void {
  const names = new Set(into.children?.map((child) => child.name));
  const added = (more.children ?? []).filter((child) => !names.has(child.name));
  if (added.length > 0) into.children = [...(into.children ?? []), ...added];
}

function withTypeParameters(
  reflecting: Reflecting,
  read: Reflection,
  nodes: ts.NodeArray<ts.TypeParameterDeclaration> | undefined,
  depth: number,
): Reflection {
  const typeParameters = reflectTypeParameters(reflecting, nodes, depth + 1);
  return typeParameters === undefined ? read : { ...read, typeParameters };
}

/** The statement that a variable stands in, which carries its comment. */
function statementOf(node: ts.VariableDeclaration): ts.Node {
  return node.parent.parent;
}
