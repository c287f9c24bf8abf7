/** Writes a member that holds a value: a property of a class, a prop of a component. */
import type { SymbolKind } from "../symbol.ts";
import { docOfMember } from "./comment.ts";
import { writeMarkdown } from "./comment-blocks.ts";
import {
  defaultOf,
  openEntry,
  parametersOf,
  returnsOf,
  writeCall,
  writeFacts,
  writeNotes,
  writeNotices,
  writeSaidOfCall,
} from "./entry.ts";
import type { Reflection, TypeNode } from "./reflection.ts";
import type { Rendering } from "./rendering.ts";
import { functionOf, typeText } from "./type-text.ts";

/** What has members. */
export interface Owner {
  name: string;
  platforms: readonly string[];
}

/** How a member is written. */
export interface MemberEntry {
  kind: SymbolKind;
  depth: number;
  owner: Owner;
  type: TypeNode | undefined;
  readOnly: boolean;
}

/** Writes a member as a section: its facts, what it is, and how it is called where it holds a function. */
export function writeMemberEntry(
  rendering: Rendering,
  member: Reflection,
  { kind, depth, owner, type, readOnly }: MemberEntry,
): void {
  const doc = docOfMember(member, rendering);
  const written = doc.hidesType ? "" : typeText(type);
  const callable = functionOf(member);
  const parameters = parametersOf(callable?.parameters ?? [], rendering, doc.parameters);
  const returns = callable === undefined ? undefined : returnsOf(callable, doc);
  const optional = member.flags?.isOptional === true;
  const fallback = doc.default ?? defaultOf(member);
  openEntry(rendering, depth, {
    kind,
    name: member.name,
    qualifiedName: `${owner.name}.${member.name}`,
    title: member.name,
    signatures: [
      `${readOnly ? "readonly " : ""}${member.name}${optional ? "?" : ""}${written === "" ? "" : `: ${written}`}`,
    ],
    doc,
    optional,
    parameters,
    ...(returns === undefined ? {} : { returns }),
    ownerPlatforms: owner.platforms,
    ...(written === "" ? {} : { type: written }),
    ...(fallback === undefined ? {} : { default: fallback }),
  });
  writeNotices(rendering, doc);
  writeFacts(
    rendering,
    doc.hidesType ? undefined : type,
    [optional ? "Optional" : "", readOnly ? "Read Only" : ""],
    fallback,
  );
  writeMarkdown(rendering.writer, doc.summary);
  if (callable === undefined) writeSaidOfCall(rendering, doc);
  else writeCall(rendering, parameters, returns);
  writeNotes(rendering, doc);
}
