/** Writes components and their props. */

import type { SymbolParameter } from "../symbol.ts";
import { isVisible } from "./classes.ts";
import type { Component } from "./classify.ts";
import { membersOf } from "./classify.ts";
import { docOf } from "./comment.ts";
import { writeMarkdown } from "./comment-blocks.ts";
import {
  cellText,
  code,
  openEntry,
  parametersOf,
  writeNotes,
  writeNotices,
  writeParameters,
} from "./entry.ts";
import { type Owner, writeMemberEntry } from "./member-entry.ts";
import { isBoilerplate, type Shape, shapeOf, shapeOfType } from "./members.ts";
import { type Reflection, ReflectionKind, type TypeNode } from "./reflection.ts";
import { ENTRY_DEPTH, MEMBER_DEPTH, type Rendering } from "./rendering.ts";
import { isFunctionType, memberType, typeText } from "./type-text.ts";

/** Writes a component with the props that are documented under it. */
export function writeComponent(
  rendering: Rendering,
  component: Component,
  propsDeclaration: Reflection | undefined,
): void {
  const { writer } = rendering;
  const doc = docOf(component.reflection, rendering);
  const props = component.props === undefined ? "" : typeText(component.props);
  const shape =
    propsDeclaration === undefined
      ? shapeOfType(component.props, rendering)
      : shapeOf(propsDeclaration, rendering);
  const type =
    component.reflection.kind === ReflectionKind.Class ? "React.Component" : "React.Element";
  openEntry(rendering, ENTRY_DEPTH, {
    kind: "component",
    name: component.name.split(".").at(-1) ?? component.name,
    qualifiedName: component.name,
    title: component.name,
    signatures: [`<${component.name}${props === "" ? "" : ` {...${props}}`} />`],
    doc,
    parameters: namesOf(shape, rendering),
    ...(props === "" ? {} : { type: `${type}<${props}>` }),
  });
  writeNotices(rendering, doc);
  if (!doc.hidesType)
    writer.block("paragraph", `Type: ${code(props === "" ? type : `${type}<${props}>`)}`);
  writeMarkdown(writer, doc.summary);
  writeNotes(rendering, doc);
  const owner = { name: component.name, platforms: doc.platforms };
  if (propsDeclaration !== undefined)
    writePropsDeclaration(rendering, propsDeclaration, owner, MEMBER_DEPTH);
  else writeShape(rendering, shape, owner, MEMBER_DEPTH);
}

/** Props without their texts, which the symbol of each prop carries. */
function namesOf(shape: Shape, rendering: Rendering): SymbolParameter[] {
  return parametersOf(shape.own, rendering).map(({ text: _, ...parameter }) => parameter);
}

/** Writes a type of props as a section with each prop as a section of it. */
export function writePropsDeclaration(
  rendering: Rendering,
  declaration: Reflection,
  owner: Owner,
  depth: number,
): void {
  const doc = docOf(declaration, rendering);
  const shape = shapeOf(declaration, rendering);
  const { writer } = rendering;
  openEntry(rendering, depth, {
    kind: "type",
    name: declaration.name,
    qualifiedName: declaration.name,
    title: declaration.name,
    signatures: [
      declaration.type === undefined
        ? `${declaration.kind === ReflectionKind.Interface ? "interface" : "type"} ${declaration.name}`
        : `type ${declaration.name} = ${typeText(declaration.type)}`,
    ],
    doc,
    parameters: owner.name === declaration.name ? namesOf(shape, rendering) : [],
    ownerPlatforms: owner.platforms,
  });
  writeNotices(rendering, doc);
  if (shape.own.length === 0 && declaration.type !== undefined)
    writer.block("paragraph", `Type: ${code(typeText(declaration.type))}`);
  writeMarkdown(writer, doc.summary);
  writeNotes(rendering, doc);
  const platforms = doc.platforms.length > 0 ? doc.platforms : owner.platforms;
  writeShape(rendering, shape, { ...owner, platforms }, depth + 1);
}

function writeShape(rendering: Rendering, shape: Shape, owner: Owner, depth: number): void {
  for (const member of shape.own) {
    if (isVisible(member) && !docOf(member, rendering).hidden)
      writeProp(rendering, member, owner, depth);
  }
  if (shape.inherited.length === 0) return;
  rendering.context.claimAnchor("inherited-props");
  rendering.writer.block(
    "list",
    `Inherited Props:\n\n${shape.inherited.map((name) => `- ${code(name)}`).join("\n")}`,
  );
}

function writeProp(rendering: Rendering, member: Reflection, owner: Owner, depth: number): void {
  const type: TypeNode | undefined =
    member.signatures?.[0] === undefined
      ? memberType(member)
      : { type: "reflection", declaration: member };
  writeMemberEntry(rendering, member, { kind: "prop", depth, owner, type, readOnly: false });
  writeNestedFields(rendering, member);
}

/** Fields of an object prop that say more than their type does. */
function writeNestedFields(rendering: Rendering, member: Reflection): void {
  const fields = shapeOfType(memberType(member), rendering).own;
  const parameters = parametersOf(fields, rendering);
  const telling = fields.some((field) => cellText(docOf(field, rendering)) !== "-");
  if (telling) writeParameters(rendering, "Property", parameters);
}

/** Methods that a component has itself: statics first, then those of its instances. */
export function methodsOf(component: Component): { statics: Reflection[]; instance: Reflection[] } {
  const statics: Reflection[] = [];
  const instance: Reflection[] = [];
  const isClass = component.reflection.kind === ReflectionKind.Class;
  for (const member of membersOf(component.reflection)) {
    if (!isVisible(member) || isBoilerplate(member) || member.overwrites !== undefined) continue;
    const callable =
      member.kind === ReflectionKind.Method ||
      (isFunctionType(member.type) && !/^[A-Z]/u.test(member.name));
    if (!callable || member.name === "render") continue;
    (isClass && member.flags?.isStatic === true ? statics : instance).push(member);
  }
  return { statics, instance };
}
