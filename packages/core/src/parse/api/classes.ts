/** Writes classes and namespaces: what they extend, properties, methods. */

import { docOf } from "./comment.ts";
import { writeMarkdown } from "./comment-blocks.ts";
import { code, openEntry, writeNotes, writeNotices } from "./entry.ts";
import { writeFunction } from "./functions.ts";
import { type Owner, writeMemberEntry } from "./member-entry.ts";
import { isBoilerplate } from "./members.ts";
import { type Reflection, ReflectionKind } from "./reflection.ts";
import { ENTRY_DEPTH, MEMBER_DEPTH, type Rendering } from "./rendering.ts";
import {
  functionTitle,
  generics,
  isFunctionType,
  memberType,
  signaturesOf,
  typeText,
} from "./type-text.ts";

/** Writes a class. Members of well-known bases are named, not repeated. */
export function writeClass(rendering: Rendering, declaration: Reflection): void {
  const { writer } = rendering;
  const doc = docOf(declaration, rendering);
  const bases = (declaration.extendedTypes ?? []).map(typeText);
  const contracts = (declaration.implementedTypes ?? []).map(typeText);
  const heritage = [
    bases.length === 0 ? "" : ` extends ${bases.join(", ")}`,
    contracts.length === 0 ? "" : ` implements ${contracts.join(", ")}`,
  ].join("");
  const members = (declaration.children ?? []).filter(
    (member) =>
      isVisible(member) &&
      !docOf(member, rendering).hidden &&
      // Readers call the functions of the page instead; they would find each of them twice.
      !(doc.internal && member.implementationOf !== undefined),
  );
  const inherited = members.filter(isBoilerplate);
  const own = members.filter((member) => !isBoilerplate(member));
  openEntry(rendering, ENTRY_DEPTH, {
    kind: "class",
    name: declaration.name,
    qualifiedName: declaration.name,
    title: declaration.name,
    signatures: [`class ${declaration.name}${generics(declaration)}${heritage}`],
    doc,
  });
  writeNotices(rendering, doc);
  if (heritage !== "")
    writer.block(
      "paragraph",
      `Type: Class ${[
        ["extends", bases],
        ["implements", contracts],
      ]
        .filter(([, types]) => types!.length > 0)
        .map(([word, types]) => `${word as string} ${(types as string[]).map(code).join(", ")}`)
        .join(" ")}`,
    );
  writeMarkdown(writer, doc.summary);
  writeNotes(rendering, doc);
  writeInherited(rendering, inherited);
  const owner = { name: declaration.name, platforms: doc.platforms };
  const isMethod = (member: Reflection) => member.kind === ReflectionKind.Method;
  for (const member of own.filter((one) => one.kind === ReflectionKind.Constructor))
    writeConstructor(rendering, member, owner);
  for (const member of own)
    if (!isMethod(member) && member.kind !== ReflectionKind.Constructor)
      writeProperty(rendering, member, owner);
  for (const member of own) if (isMethod(member)) writeMethod(rendering, member, owner);
}

/** Writes a namespace: its functions as methods, its other members as properties. */
export function writeNamespace(rendering: Rendering, declaration: Reflection): void {
  const doc = docOf(declaration, rendering);
  openEntry(rendering, ENTRY_DEPTH, {
    kind: "namespace",
    name: declaration.name,
    qualifiedName: declaration.name,
    title: declaration.name,
    signatures: [`namespace ${declaration.name}`],
    doc,
  });
  writeNotices(rendering, doc);
  writeMarkdown(rendering.writer, doc.summary);
  writeNotes(rendering, doc);
  const owner = { name: declaration.name, platforms: doc.platforms };
  for (const member of declaration.children ?? []) {
    if (docOf(member, rendering).hidden) continue;
    if (signaturesOf(member).length > 0) writeMethod(rendering, member, owner);
    else if (member.kind !== ReflectionKind.Reference) writeProperty(rendering, member, owner);
  }
}

/** Whether a reader may use the member: not private, not by convention internal. */
export function isVisible(member: Reflection): boolean {
  return (
    member.flags?.isPrivate !== true &&
    member.flags?.isProtected !== true &&
    !member.name.startsWith("_") &&
    !member.name.startsWith("[")
  );
}

/** Writes a method under its owner. */
export function writeMethod(
  rendering: Rendering,
  member: Reflection,
  owner: Owner,
  depth: number = MEMBER_DEPTH,
): void {
  writeFunction(rendering, member, {
    kind: "method",
    depth,
    owner: owner.name,
    ownerPlatforms: owner.platforms,
  });
}

/** A constructor says something where it takes parameters or has a text of its own. */
function writeConstructor(rendering: Rendering, member: Reflection, owner: Owner): void {
  const telling = signaturesOf(member).filter(
    (signature) => (signature.parameters ?? []).length > 0 && signature.inheritedFrom === undefined,
  );
  if (telling.length === 0) return;
  writeFunction(
    rendering,
    { ...member, signatures: telling },
    {
      kind: "method",
      depth: MEMBER_DEPTH,
      owner: owner.name,
      ownerPlatforms: owner.platforms,
      call: `new ${owner.name}`,
    },
  );
}

/** Writes a property or accessor as a section. */
function writeProperty(rendering: Rendering, member: Reflection, owner: Owner): void {
  const type = memberType(member);
  writeMemberEntry(rendering, member, {
    kind: isFunctionType(type) ? "method" : "property",
    depth: MEMBER_DEPTH,
    owner,
    type,
    readOnly:
      member.flags?.isReadonly === true ||
      (member.kind === ReflectionKind.Accessor && member.setSignature === undefined),
  });
}

/** Names what well-known bases bring, on one line for each base. */
function writeInherited(rendering: Rendering, members: readonly Reflection[]): void {
  const byBase = new Map<string, string[]>();
  for (const member of members) {
    if (member.kind === ReflectionKind.Constructor) continue;
    const base = (member.inheritedFrom?.name ?? "").split(".")[0] ?? "";
    const title =
      member.kind === ReflectionKind.Method
        ? functionTitle(member.name, signaturesOf(member)[0])
        : member.name;
    byBase.set(base, [...(byBase.get(base) ?? []), title]);
  }
  for (const [base, titles] of byBase)
    rendering.writer.block(
      "paragraph",
      `Inherited from ${code(base)}: ${titles.map(code).join(", ")}`,
    );
}
