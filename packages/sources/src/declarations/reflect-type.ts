/**
 * Reads a type as it is written in a declaration into TypeDoc's form.
 *
 * Types are taken as written, not as the compiler resolves them: `ViewProps & { facing?: CameraType }` stays that,
 * which is what a reader of the reference wants to see, and needs none of the packages that are imported.
 */
import { type Reflection, ReflectionKind, type TypeNode } from "@expodex/core";
import type ts from "typescript";
import { reflectMembers, reflectSignature } from "./reflect-members.ts";
import { admits, type Reflecting, resolveAlias, sourceText } from "./reflecting.ts";

/** Reads a type. */
export function reflectType(reflecting: Reflecting, node: ts.TypeNode, depth: number): TypeNode {
  if (!admits(reflecting, depth)) return sourceText(node);
  const { ts } = reflecting;
  const inner = (type: ts.TypeNode) => reflectType(reflecting, type, depth + 1);
  if (ts.isParenthesizedTypeNode(node)) return inner(node.type);
  if (ts.isTypeReferenceNode(node)) return reference(reflecting, node.typeName, node, depth);
  if (ts.isExpressionWithTypeArguments(node))
    return reference(reflecting, node.expression, node, depth);
  if (ts.isImportTypeNode(node)) return importType(reflecting, node, depth);
  if (ts.isLiteralTypeNode(node)) return literal(reflecting, node);
  if (ts.isArrayTypeNode(node)) return { type: "array", elementType: inner(node.elementType) };
  if (ts.isUnionTypeNode(node)) return { type: "union", types: node.types.map(inner) };
  if (ts.isIntersectionTypeNode(node))
    return { type: "intersection", types: node.types.map(inner) };
  if (ts.isTupleTypeNode(node)) return { type: "tuple", elements: node.elements.map(inner) };
  if (ts.isNamedTupleMember(node)) {
    const element = { type: "namedTupleMember", name: node.name.text, element: inner(node.type) };
    return node.questionToken === undefined ? element : { ...element, isOptional: true };
  }
  if (ts.isRestTypeNode(node)) return { type: "rest", elementType: inner(node.type) };
  if (ts.isOptionalTypeNode(node)) return { type: "optional", elementType: inner(node.type) };
  if (ts.isTypeLiteralNode(node))
    return { type: "reflection", declaration: typeLiteral(reflecting, node.members, depth) };
  if (ts.isFunctionTypeNode(node) || ts.isConstructorTypeNode(node))
    return { type: "reflection", declaration: functionType(reflecting, node, depth) };
  if (ts.isTypeOperatorNode(node)) {
    const operator = ts.tokenToString(node.operator);
    return { type: "typeOperator", operator: operator ?? "keyof", target: inner(node.type) };
  }
  if (ts.isTypeQueryNode(node))
    return { type: "query", queryType: reference(reflecting, node.exprName, node, depth) };
  if (ts.isIndexedAccessTypeNode(node)) {
    const objectType = inner(node.objectType);
    return { type: "indexedAccess", objectType, indexType: inner(node.indexType) };
  }
  if (ts.isConditionalTypeNode(node)) {
    return {
      type: "conditional",
      checkType: inner(node.checkType),
      extendsType: inner(node.extendsType),
      trueType: inner(node.trueType),
      falseType: inner(node.falseType),
    };
  }
  if (ts.isMappedTypeNode(node) && node.type !== undefined) {
    const { constraint, name } = node.typeParameter;
    return {
      type: "mapped",
      parameter: name.text,
      parameterType: constraint === undefined ? { type: "unknown", name: "" } : inner(constraint),
      templateType: inner(node.type),
    };
  }
  if (ts.isTypePredicateNode(node)) {
    const predicate = { type: "predicate", name: node.parameterName.getText() };
    return node.type === undefined ? predicate : { ...predicate, targetType: inner(node.type) };
  }
  if (ts.isTemplateLiteralTypeNode(node)) {
    return {
      type: "templateLiteral",
      head: node.head.text,
      tail: node.templateSpans.map((span) => [inner(span.type), span.literal.text]),
    };
  }
  if (node.kind === ts.SyntaxKind.ThisType) return { type: "intrinsic", name: "this" };
  const keyword = ts.tokenToString(node.kind);
  return keyword === undefined ? sourceText(node) : { type: "intrinsic", name: keyword };
}

/** Reads members of an object type as the declaration of a type literal. */
function typeLiteral(
  reflecting: Reflecting,
  members: ts.NodeArray<ts.TypeElement>,
  depth: number,
): Reflection {
  return {
    name: "__type",
    kind: ReflectionKind.TypeLiteral,
    ...reflectMembers(reflecting, members, depth + 1),
  };
}

function functionType(
  reflecting: Reflecting,
  node: ts.FunctionTypeNode | ts.ConstructorTypeNode,
  depth: number,
): Reflection {
  return {
    name: "__type",
    kind: ReflectionKind.TypeLiteral,
    signatures: [reflectSignature(reflecting, node, "__type", depth + 1)],
  };
}

function reference(
  reflecting: Reflecting,
  name: ts.Node,
  node: ts.NodeWithTypeArguments,
  depth: number,
): TypeNode {
  const { ts, checker } = reflecting;
  const read: TypeNode = { type: "reference", name: name.getText() };
  const symbol = checker.getSymbolAtLocation(name);
  const origin = symbol === undefined ? undefined : resolveAlias(reflecting, symbol);
  const declaration = origin?.declarations?.[0];
  if (declaration !== undefined && ts.isTypeParameterDeclaration(declaration)) {
    read.refersToTypeParameter = true;
  } else if (declaration !== undefined) {
    const owner = reflecting.packageOf(declaration.getSourceFile().fileName);
    if (owner !== undefined) read.package = owner;
  } else {
    // Of `React.Component`, only `React` is known where `react` is not given.
    const owner = checker.getSymbolAtLocation(leftmost(reflecting, name));
    const imported = importedFrom(reflecting, symbol) ?? importedFrom(reflecting, owner);
    // Without the standard library, its names have no declaration at all.
    read.package = imported ?? "typescript";
  }
  return withArguments(reflecting, read, node, depth);
}

function leftmost({ ts }: Reflecting, name: ts.Node): ts.Node {
  let node = name;
  while (ts.isQualifiedName(node) || ts.isPropertyAccessExpression(node))
    node = ts.isQualifiedName(node) ? node.left : node.expression;
  return node;
}

/** The package whose import statement brings a symbol that was not resolved. */
function importedFrom({ ts }: Reflecting, symbol: ts.Symbol | undefined): string | undefined {
  let node: ts.Node | undefined = symbol?.declarations?.[0];
  while (node !== undefined && !ts.isImportDeclaration(node) && !ts.isExportDeclaration(node))
    node = node.parent;
  const specifier = node?.moduleSpecifier;
  return specifier !== undefined && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}

/** `import("react").ReactNode` */
function importType(reflecting: Reflecting, node: ts.ImportTypeNode, depth: number): TypeNode {
  const { ts } = reflecting;
  const from =
    ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)
      ? node.argument.literal.text
      : "";
  const name = node.qualifier?.getText() ?? from;
  const read: TypeNode = { type: "reference", name };
  read.package = from.startsWith(".") ? reflecting.packageName : from;
  const whole = withArguments(reflecting, read, node, depth);
  return node.isTypeOf ? { type: "query", queryType: whole } : whole;
}

function withArguments(
  reflecting: Reflecting,
  read: TypeNode,
  node: ts.NodeWithTypeArguments,
  depth: number,
): TypeNode {
  const given = node.typeArguments;
  if (given === undefined || given.length === 0) return read;
  const typeArguments = given.map((type) => reflectType(reflecting, type, depth + 1));
  return { ...read, typeArguments };
}

function literal({ ts }: Reflecting, node: ts.LiteralTypeNode): TypeNode {
  const value = node.literal;
  if (ts.isStringLiteral(value) || ts.isNoSubstitutionTemplateLiteral(value))
    return { type: "literal", value: value.text };
  if (value.kind === ts.SyntaxKind.NullKeyword) return { type: "literal", value: null };
  if (value.kind === ts.SyntaxKind.TrueKeyword) return { type: "literal", value: true };
  if (value.kind === ts.SyntaxKind.FalseKeyword) return { type: "literal", value: false };
  const number = Number(value.getText());
  return Number.isNaN(number) ? sourceText(node) : { type: "literal", value: number };
}
