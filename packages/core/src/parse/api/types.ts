/** Writes types, interfaces, constants and enums. */
import type { SymbolKind } from "../symbol.ts";
import { type Doc, docOf } from "./comment.ts";
import { writeMarkdown } from "./comment-blocks.ts";
import {
  code,
  type Entry,
  openEntry,
  parametersOf,
  writeNotes,
  writeNotices,
  writeParameters,
  writeSaidOfCall,
  writeValues,
} from "./entry.ts";
import { writeFunction } from "./functions.ts";
import { type Shape, shapeOf, shapeOfType } from "./members.ts";
import { type Reflection, ReflectionKind, type TypeNode } from "./reflection.ts";
import { ENTRY_DEPTH, flatAnchor, MEMBER_DEPTH, type Rendering } from "./rendering.ts";
import { generics, isFunctionType, memberText, typeFact, typeText } from "./type-text.ts";

/** Writes a type alias: a function type, a table of properties, or the values that it admits. */
export function writeType(rendering: Rendering, declaration: Reflection): void {
  const doc = docOf(declaration, rendering);
  if (isFunctionType(declaration.type)) {
    writeFunction(rendering, declaration, { kind: "type", depth: ENTRY_DEPTH });
    return;
  }
  const shape = shapeOf(declaration, rendering);
  writeShaped(rendering, declaration, "type", doc, shape);
}

/** Writes an interface: its properties as a table, its methods as sections. */
export function writeInterface(rendering: Rendering, declaration: Reflection): void {
  const doc = docOf(declaration, rendering);
  const shape = shapeOf(declaration, rendering);
  const methods = shape.own.filter((member) => member.kind === ReflectionKind.Method);
  const properties = shape.own.filter((member) => member.kind !== ReflectionKind.Method);
  writeShaped(rendering, declaration, "interface", doc, { ...shape, own: properties });
  for (const method of methods)
    writeFunction(rendering, method, {
      kind: "method",
      depth: MEMBER_DEPTH,
      owner: declaration.name,
      ownerPlatforms: doc.platforms,
    });
}

function writeShaped(
  rendering: Rendering,
  declaration: Reflection,
  kind: SymbolKind,
  doc: Doc,
  shape: Shape,
): void {
  const { writer } = rendering;
  const properties = shape.own.filter((member) => !docOf(member, rendering).hidden);
  const parameters = parametersOf(properties, rendering);
  const entry: Entry = {
    kind,
    name: declaration.name,
    qualifiedName: declaration.name,
    title: declaration.name,
    signatures: [declarationSignature(declaration, kind, properties, shape.inherited)],
    doc,
    parameters,
    aliases: genericAnchor(declaration),
  };
  const { type } = declaration;
  if (type !== undefined && !doc.hidesType) entry.type = typeText(type);
  openEntry(rendering, ENTRY_DEPTH, entry);
  writeNotices(rendering, doc);
  const fact =
    parameters.length === 0 && type !== undefined && !doc.hidesType ? typeFact(type) : undefined;
  if (fact !== undefined) writer.block("paragraph", `${fact.label}: ${code(fact.text)}`);
  else if (shape.inherited.length > 0) writeBases(rendering, kind, type, shape);
  writeMarkdown(writer, doc.summary);
  if (doc.default !== undefined) writer.block("paragraph", `Default: ${code(doc.default)}`);
  writeParameters(rendering, "Property", parameters);
  writeIndexSignatures(rendering, declaration);
  if (fact !== undefined) writeValues(writer, fact);
  writeNotes(rendering, doc);
}

/** Some headings of the site name a type's parameters: `Href<T>`. */
const genericAnchor = ({ name, typeParameters = [] }: Reflection) =>
  typeParameters.length === 0
    ? []
    : [flatAnchor(`${name}${typeParameters.map((parameter) => parameter.name).join("-")}`)];

function declarationSignature(
  declaration: Reflection,
  kind: SymbolKind,
  properties: readonly Reflection[],
  inherited: readonly string[],
): string {
  const name = `${declaration.name}${generics(declaration)}`;
  const body = properties.length === 0 ? "" : `{ ${properties.map(memberText).join("; ")} }`;
  if (kind === "interface") {
    const bases = inherited.length === 0 ? "" : ` extends ${inherited.join(", ")}`;
    return `interface ${name}${bases} ${body === "" ? "{}" : body}`;
  }
  if (declaration.type !== undefined) return `type ${name} = ${typeText(declaration.type)}`;
  return `type ${name} = ${[...inherited, body].filter((part) => part !== "").join(" & ")}`;
}

function writeBases(
  rendering: Rendering,
  kind: SymbolKind,
  type: TypeNode | undefined,
  shape: Shape,
): void {
  const bases = shape.inherited.map(code).join(type?.type === "union" ? " or " : ", ");
  rendering.writer.block(
    "paragraph",
    kind === "interface"
      ? `Extends: ${bases}`
      : type?.type === "union"
        ? `Type: ${bases} or \`object\` shaped as below:`
        : `Type: ${bases} extended by:`,
  );
}

function writeIndexSignatures(rendering: Rendering, declaration: Reflection): void {
  const signatures =
    declaration.indexSignatures ?? declaration.type?.declaration?.indexSignatures ?? [];
  for (const signature of signatures) {
    const key = signature.parameters?.[0];
    rendering.writer.block(
      "paragraph",
      code(`[${key?.name ?? "key"}: ${typeText(key?.type)}]: ${typeText(signature.type)}`),
    );
  }
}

/** Writes a constant, with its members where it is an object. */
export function writeConstant(rendering: Rendering, declaration: Reflection): void {
  const { writer, apiName } = rendering;
  const doc = docOf(declaration, rendering);
  const name = apiName === undefined ? declaration.name : `${apiName}.${declaration.name}`;
  const shape = shapeOfType(declaration.type, rendering);
  const parameters = parametersOf(shape.own, rendering);
  const type = doc.hidesType ? "" : typeText(declaration.type);
  openEntry(rendering, ENTRY_DEPTH, {
    kind: "constant",
    name: declaration.name,
    qualifiedName: name,
    title: name,
    signatures: [type === "" ? `const ${declaration.name}` : `const ${declaration.name}: ${type}`],
    doc,
    parameters,
    ...(type === "" ? {} : { type }),
  });
  writeNotices(rendering, doc);
  if (type !== "") {
    if (parameters.length === 0) writer.block("paragraph", `Type: ${code(type)}`);
    else if (shape.inherited.length > 0)
      writer.block("paragraph", `Type: ${shape.inherited.map(code).join(", ")}`);
  }
  writeMarkdown(writer, doc.summary);
  if (doc.default !== undefined) writer.block("paragraph", `Default: ${code(doc.default)}`);
  writeParameters(rendering, "Property", parameters);
  writeSaidOfCall(rendering, doc);
  writeNotes(rendering, doc);
}

/** Writes an enum and its members, each a section with the value that it stands for. */
export function writeEnum(rendering: Rendering, declaration: Reflection): void {
  const { writer } = rendering;
  const doc = docOf(declaration, rendering);
  const members = (declaration.children ?? []).map((member) => ({
    member,
    doc: docOf(member, rendering),
    value:
      member.type?.type === "literal" ? JSON.stringify(member.type.value) : typeText(member.type),
  }));
  const shown = members.filter((member) => !member.doc.hidden);
  openEntry(rendering, ENTRY_DEPTH, {
    kind: "enum",
    name: declaration.name,
    qualifiedName: declaration.name,
    title: declaration.name,
    signatures: [
      `enum ${declaration.name} { ${shown.map(({ member, value }) => `${member.name} = ${value}`).join(", ")} }`,
    ],
    doc,
  });
  writeNotices(rendering, doc);
  writeMarkdown(writer, doc.summary);
  writeNotes(rendering, doc);
  for (const { member, doc: said, value } of shown) {
    const signature = `${declaration.name}.${member.name} = ${value}`;
    openEntry(rendering, MEMBER_DEPTH, {
      kind: "enum-member",
      name: member.name,
      qualifiedName: `${declaration.name}.${member.name}`,
      title: member.name,
      signatures: [signature],
      doc: said,
      ownerPlatforms: doc.platforms,
    });
    writer.block("paragraph", code(signature));
    writeNotices(rendering, said);
    writeMarkdown(writer, said.summary);
    writeNotes(rendering, said);
  }
}
