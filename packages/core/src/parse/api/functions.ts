/** Writes functions, methods and hooks: a heading, and for each overload its signature, parameters and result. */
import type { SymbolKind, SymbolParameter } from "../symbol.ts";
import { type Doc, docOf, filledIn, readDoc } from "./comment.ts";
import { writeMarkdown } from "./comment-blocks.ts";
import {
  code,
  type Entry,
  openEntry,
  parametersOf,
  returnsOf,
  writeCall,
  writeNotes,
  writeNotices,
} from "./entry.ts";
import type { Reflection } from "./reflection.ts";
import type { Rendering } from "./rendering.ts";
import { functionTitle, signaturesOf, signatureText } from "./type-text.ts";

/** How a function is presented. */
export interface FunctionOptions {
  kind: SymbolKind;
  depth: number;
  /** Name of the class or component that it belongs to. */
  owner?: string;
  /** Written before the name in the heading. */
  prefix?: string;
  ownerPlatforms?: readonly string[];
  /** How a reader writes the call where that is not the name: `new File`. */
  call?: string;
}

interface Overload {
  signature: Reflection;
  doc: Doc;
  parameters: SymbolParameter[];
  returns: { type: string; text?: string };
}

/** Writes a function with all of its overloads as one section; their other anchors become aliases. */
export function writeFunction(
  rendering: Rendering,
  reflection: Reflection,
  options: FunctionOptions,
): void {
  const outer = docOf(reflection, rendering);
  const overloads = signaturesOf(reflection)
    .map((signature) => readOverload(rendering, reflection, signature, outer))
    .filter((overload) => !overload.doc.hidden);
  const first = overloads[0];
  if (first === undefined) return;
  const heading =
    options.prefix === undefined ? reflection.name : `${options.prefix}.${reflection.name}`;
  const qualifier = options.owner ?? options.prefix;
  const written = (signature: Reflection) =>
    options.kind === "type"
      ? `type ${reflection.name} = ${signatureText(signature, " => ")}`
      : `${options.call ?? reflection.name}${signatureText(signature)}`;
  const titles = overloads.map((overload) => functionTitle(heading, overload.signature));
  const entry: Entry = {
    kind: options.kind,
    name: reflection.name,
    qualifiedName: qualifier === undefined ? reflection.name : `${qualifier}.${reflection.name}`,
    title: titles[0] ?? heading,
    signatures: overloads.map(({ signature }) => written(signature)),
    doc: mergedDoc(overloads),
    parameters: distinct(overloads.flatMap((overload) => overload.parameters)),
    returns: first.returns,
    anchor: rendering.context.slug(titles[0] ?? heading),
  };
  if (options.ownerPlatforms !== undefined) entry.ownerPlatforms = options.ownerPlatforms;
  entry.aliases = titles.slice(1).map((title) => rendering.context.slug(title));
  openEntry(rendering, options.depth, entry);
  for (const [index, overload] of overloads.entries()) {
    if (overloads.length > 1) rendering.writer.block("paragraph", `Overload #${index + 1}`);
    writeOverload(rendering, written(overload.signature), overload);
  }
}

function readOverload(
  rendering: Rendering,
  reflection: Reflection,
  signature: Reflection,
  outer: Doc,
): Overload {
  const own = signature.comment === undefined ? outer : readDoc(signature.comment, rendering);
  const doc = reflection.comment === undefined ? own : filledIn(own, outer);
  return {
    signature,
    doc,
    parameters: parametersOf(signature.parameters ?? [], rendering, doc.parameters),
    returns: returnsOf(signature, doc),
  };
}

/** The first overload speaks for all; examples are gathered, and it is deprecated only where every one is. */
function mergedDoc(overloads: readonly Overload[]): Doc {
  const first = overloads[0]!.doc;
  const described = overloads.find((overload) => overload.doc.summary !== "")?.doc ?? first;
  const merged: Doc = {
    ...first,
    summary: described.summary,
    examples: [...new Set(overloads.flatMap((overload) => overload.doc.examples))],
  };
  if (!overloads.every((overload) => overload.doc.deprecated !== undefined))
    delete merged.deprecated;
  return merged;
}

function distinct(parameters: readonly SymbolParameter[]): SymbolParameter[] {
  const byName = new Map<string, SymbolParameter>();
  for (const parameter of parameters)
    if (!byName.has(parameter.name)) byName.set(parameter.name, parameter);
  return [...byName.values()];
}

function writeOverload(rendering: Rendering, written: string, overload: Overload): void {
  const { writer } = rendering;
  const { doc, returns } = overload;
  writeNotices(rendering, doc);
  writer.code(written, { language: "ts" });
  writeMarkdown(writer, doc.summary);
  writeCall(rendering, overload.parameters, returns);
  if (doc.default !== undefined) writer.block("paragraph", `Default: ${code(doc.default)}`);
  writeNotes(rendering, doc);
}
