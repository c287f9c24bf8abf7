/**
 * Reads members of classes, interfaces and object types, and signatures, into TypeDoc's form.
 *
 * Overloads stand as several signatures of one member; a getter and its setter stand as one accessor.
 */
import {
  type Comment,
  type Reflection,
  type ReflectionFlags,
  ReflectionKind,
  type TypeNode,
} from "@expodex/core";
import type ts from "typescript";
import { readDocComment } from "./doc-comment.ts";
import { reflectType } from "./reflect-type.ts";
import { admits, type Reflecting, sourceText } from "./reflecting.ts";

/** What an object type holds. */
export type Members = Pick<Reflection, "children" | "signatures" | "indexSignatures">;

/** Reads members, in the order they are written. Private and hidden ones are left out. */
export function reflectMembers(
  reflecting: Reflecting,
  members: readonly (ts.ClassElement | ts.TypeElement)[],
  depth: number,
): Members {
  const { ts } = reflecting;
  const children = new Map<string, Reflection>();
  const signatures: Reflection[] = [];
  const indexSignatures: Reflection[] = [];
  for (const member of members) {
    if (!admits(reflecting, depth)) break;
    if (ts.isCallSignatureDeclaration(member) || ts.isConstructSignatureDeclaration(member)) {
      signatures.push(reflectSignature(reflecting, member, "__type", depth + 1));
      continue;
    }
    if (ts.isIndexSignatureDeclaration(member)) {
      indexSignatures.push({
        ...reflectSignature(reflecting, member, "__index", depth + 1),
        kind: ReflectionKind.IndexSignature,
      });
      continue;
    }
    const comment = commentOf(reflecting, member);
    if (isHidden(comment) || isPrivate(reflecting, member)) continue;
    const name = memberName(reflecting, member);
    if (name === undefined) continue;
    const key = `${isStatic(reflecting, member) ? "static " : ""}${name}`;
    const read = reflectMember(reflecting, member, name, comment, depth);
    const before = children.get(key);
    if (before === undefined) children.set(key, read);
    else mergeMember(before, read);
  }
  return {
    ...(children.size === 0 ? {} : { children: [...children.values()] }),
    ...(signatures.length === 0 ? {} : { signatures }),
    ...(indexSignatures.length === 0 ? {} : { indexSignatures }),
  };
}

function reflectMember(
  reflecting: Reflecting,
  member: ts.ClassElement | ts.TypeElement,
  name: string,
  comment: Comment | undefined,
  depth: number,
): Reflection {
  const { ts } = reflecting;
  const flags = flagsOf(reflecting, member);
  const base = { name, ...(flags === undefined ? {} : { flags }) };
  if (ts.isConstructorDeclaration(member)) {
    const signature = reflectSignature(reflecting, member, name, depth + 1);
    const signatures = [{ ...signature, kind: ReflectionKind.ConstructorSignature }];
    return { ...base, kind: ReflectionKind.Constructor, signatures };
  }
  if (ts.isGetAccessor(member)) {
    const getSignature = reflectSignature(reflecting, member, name, depth + 1);
    getSignature.kind = ReflectionKind.GetSignature;
    return { ...base, kind: ReflectionKind.Accessor, getSignature };
  }
  if (ts.isSetAccessor(member)) {
    const setSignature = reflectSignature(reflecting, member, name, depth + 1);
    setSignature.kind = ReflectionKind.SetSignature;
    return { ...base, kind: ReflectionKind.Accessor, setSignature };
  }
  if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) {
    const signatures = [reflectSignature(reflecting, member, name, depth + 1)];
    return { ...base, kind: ReflectionKind.Method, signatures };
  }
  const property: Reflection = { ...base, kind: ReflectionKind.Property };
  if (comment !== undefined) property.comment = comment;
  if (ts.isPropertyDeclaration(member) || ts.isPropertySignature(member)) {
    if (member.type !== undefined) property.type = reflectType(reflecting, member.type, depth + 1);
    const initializer = ts.isPropertyDeclaration(member) ? member.initializer : undefined;
    if (initializer !== undefined) property.defaultValue = initializer.getText().slice(0, 500);
  }
  return property;
}

function mergeMember(into: Reflection, more: Reflection): void {
  if (into.signatures !== undefined && more.signatures !== undefined)
    into.signatures.push(...more.signatures);
  if (more.getSignature !== undefined) into.getSignature = more.getSignature;
  if (more.setSignature !== undefined) into.setSignature = more.setSignature;
}

/**
 * Reads one signature, with the texts of its `@param` tags at its parameters.
 *
 * @param comment the comment above it, where it does not stand directly above the signature
 */
export function reflectSignature(
  reflecting: Reflecting,
  node: ts.SignatureDeclaration,
  name: string,
  depth: number,
  comment: Comment | undefined = commentOf(reflecting, node),
): Reflection {
  const read: Reflection = { name, kind: ReflectionKind.CallSignature };
  const described = new Map(
    (comment?.blockTags ?? [])
      .filter((tag) => tag.tag === "@param" && tag.name !== undefined)
      .map((tag) => [tag.name!, tag.content]),
  );
  const parameters = node.parameters.filter((parameter) => parameter.name.getText() !== "this");
  if (parameters.length > 0) {
    read.parameters = parameters.map((parameter) => {
      const parameterName = parameter.name.getText();
      const summary = described.get(parameterName);
      described.delete(parameterName);
      return reflectParameter(reflecting, parameter, summary, depth);
    });
  }
  const typeParameters = reflectTypeParameters(reflecting, node.typeParameters, depth);
  if (typeParameters !== undefined) read.typeParameters = typeParameters;
  if (comment !== undefined) read.comment = withoutParams(comment, new Set(described.keys()));
  if (node.type !== undefined) read.type = reflectType(reflecting, node.type, depth + 1);
  return read;
}

function reflectParameter(
  reflecting: Reflecting,
  node: ts.ParameterDeclaration,
  summary: Comment["summary"],
  depth: number,
): Reflection {
  const flags: ReflectionFlags = {};
  if (node.questionToken !== undefined || node.initializer !== undefined) flags.isOptional = true;
  if (node.dotDotDotToken !== undefined) flags.isRest = true;
  // A destructured parameter has no name of its own.
  const name = reflecting.ts.isIdentifier(node.name) ? node.name.text : "props";
  const read: Reflection = { name, kind: ReflectionKind.Parameter };
  if (Object.keys(flags).length > 0) read.flags = flags;
  if (summary !== undefined) read.comment = { summary };
  if (node.type !== undefined) read.type = reflectType(reflecting, node.type, depth + 1);
  return read;
}

/** Keeps the `@param` tags that name no parameter (`options.quality`), drops those that do. */
function withoutParams(comment: Comment, kept: ReadonlySet<string>): Comment {
  const blockTags = comment.blockTags?.filter(
    (tag) => tag.tag !== "@param" || (tag.name !== undefined && kept.has(tag.name)),
  );
  const { blockTags: _, ...rest } = comment;
  return blockTags === undefined || blockTags.length === 0 ? rest : { ...rest, blockTags };
}

/** Reads type parameters: `T extends object = {}`. */
export function reflectTypeParameters(
  reflecting: Reflecting,
  nodes: ts.NodeArray<ts.TypeParameterDeclaration> | undefined,
  depth: number,
): Reflection[] | undefined {
  return nodes?.map((node) => {
    const read: Reflection = { name: node.name.text, kind: ReflectionKind.TypeParameter };
    const type = (written: ts.TypeNode): TypeNode =>
      depth > 0 ? reflectType(reflecting, written, depth + 1) : sourceText(written);
    if (node.constraint !== undefined) read.type = type(node.constraint);
    if (node.default !== undefined) read.default = type(node.default);
    return read;
  });
}

/** The doc comment nearest above a declaration. */
export function commentOf({ ts }: Reflecting, node: ts.Node): Comment | undefined {
  const text = node.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const last = ranges.findLast((range) => text.startsWith("/**", range.pos));
  return last === undefined ? undefined : readDocComment(text.slice(last.pos, last.end));
}

/** Whether a comment asks to keep its declaration out of the reference. */
export function isHidden(comment: Comment | undefined): boolean {
  const tags = comment?.modifierTags ?? [];
  return tags.some((tag) => tag === "@hidden" || tag === "@ignore" || tag === "@internal");
}

function memberName(
  { ts }: Reflecting,
  member: ts.ClassElement | ts.TypeElement,
): string | undefined {
  if (ts.isConstructorDeclaration(member)) return "constructor";
  const name = member.name;
  if (name === undefined || ts.isPrivateIdentifier(name)) return undefined;
  if (ts.isStringLiteral(name) || ts.isNumericLiteral(name)) return name.text;
  return name.getText();
}

function modifiersOf({ ts }: Reflecting, node: ts.Node): readonly ts.Modifier[] {
  return ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
}

function isPrivate(reflecting: Reflecting, node: ts.Node): boolean {
  const { SyntaxKind } = reflecting.ts;
  return modifiersOf(reflecting, node).some((it) => it.kind === SyntaxKind.PrivateKeyword);
}

function isStatic(reflecting: Reflecting, node: ts.Node): boolean {
  const { SyntaxKind } = reflecting.ts;
  return modifiersOf(reflecting, node).some((it) => it.kind === SyntaxKind.StaticKeyword);
}

function flagsOf(
  reflecting: Reflecting,
  node: ts.ClassElement | ts.TypeElement,
): ReflectionFlags | undefined {
  const { SyntaxKind } = reflecting.ts;
  const flags: ReflectionFlags = {};
  if ("questionToken" in node && node.questionToken !== undefined) flags.isOptional = true;
  for (const modifier of modifiersOf(reflecting, node)) {
    if (modifier.kind === SyntaxKind.StaticKeyword) flags.isStatic = true;
    if (modifier.kind === SyntaxKind.ReadonlyKeyword) flags.isReadonly = true;
    if (modifier.kind === SyntaxKind.AbstractKeyword) flags.isAbstract = true;
    if (modifier.kind === SyntaxKind.ProtectedKeyword) flags.isProtected = true;
  }
  return Object.keys(flags).length === 0 ? undefined : flags;
}
