/**
 * The door through which foreign JSON becomes a project that can be rendered: any value in, well-typed and bounded out.
 *
 * Because everything behind it is at most `MAX_DEPTH` deep, renderers may recurse without counting.
 */
import {
  type Comment,
  type CommentPart,
  type CommentTag,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
  type TypeNode,
} from "./reflection.ts";

/** How deep declarations and types may nest; real packages stay below 40. */
export const MAX_DEPTH = 100;
/** How many nodes one project may hold; the largest real package has about 60,000. */
const MAX_NODES = 2_000_000;

/** What bounds and reports one reading. */
interface Reading {
  nodes: number;
  reported: Set<string>;
  warn(reason: string): void;
}

/**
 * Makes any value a project that can be rendered: well-typed, at most `MAX_DEPTH` deep. What does not fit is left out
 * and reported once a kind; `undefined` where nothing is left.
 */
export function readProject(
  value: unknown,
  warn: (reason: string) => void,
): ProjectReflection | undefined {
  const reading: Reading = { nodes: 0, reported: new Set(), warn };
  if (!isRecord(value)) {
    report(reading, "API data is not an object");
    return undefined;
  }
  if (!Array.isArray(value.children)) {
    report(reading, "API data has no children");
    return undefined;
  }
  const root = readReflection(
    { ...value, name: text(value.name) ?? "", kind: ReflectionKind.Project },
    reading,
    0,
  );
  if (root === undefined) return undefined;
  const packageName = text(value.packageName);
  return packageName === undefined ? root : { ...root, packageName };
}

function report(reading: Reading, reason: string): undefined {
  if (!reading.reported.has(reason)) reading.warn(reason);
  reading.reported.add(reason);
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/** Whether one more node may be read here. */
function admits(reading: Reading, depth: number): boolean {
  reading.nodes += 1;
  if (depth <= MAX_DEPTH && reading.nodes <= MAX_NODES) return true;
  report(
    reading,
    depth > MAX_DEPTH
      ? `API data nests deeper than ${MAX_DEPTH} levels`
      : `API data holds more than ${MAX_NODES} entries`,
  );
  return false;
}

function readReflection(value: unknown, reading: Reading, depth: number): Reflection | undefined {
  if (!isRecord(value) || typeof value.kind !== "number" || typeof value.name !== "string")
    return report(reading, "an API entry has no name or kind");
  if (!admits(reading, depth)) return undefined;
  const reflection: Reflection = { name: value.name, kind: value.kind };
  const comment = readComment(value.comment);
  if (comment !== undefined) reflection.comment = comment;
  if (isRecord(value.flags)) reflection.flags = value.flags;
  for (const key of REFLECTION_LISTS) {
    const list = value[key];
    if (Array.isArray(list)) reflection[key] = present(list, readReflection, reading, depth);
  }
  for (const key of ["getSignature", "setSignature"] as const) {
    const signature = value[key];
    if (isRecord(signature)) reflection[key] = readReflection(signature, reading, depth + 1);
  }
  for (const key of REFLECTION_TYPES) {
    const type = value[key];
    if (type !== undefined) reflection[key] = readType(type, reading, depth + 1);
  }
  for (const key of ["extendedTypes", "implementedTypes"] as const) {
    const list = value[key];
    if (Array.isArray(list)) reflection[key] = present(list, readType, reading, depth);
  }
  const defaultValue = text(value.defaultValue);
  if (defaultValue !== undefined) reflection.defaultValue = defaultValue;
  return reflection;
}

const REFLECTION_LISTS = [
  "children",
  "signatures",
  "indexSignatures",
  "parameters",
  "typeParameters",
] as const;
const REFLECTION_TYPES = [
  "type",
  "default",
  "inheritedFrom",
  "overwrites",
  "implementationOf",
] as const;
const TYPE_TEXTS = ["name", "package", "qualifiedName", "operator", "parameter", "head"] as const;
const TYPE_FLAGS = ["refersToTypeParameter", "isOptional"] as const;
const TYPE_LISTS = ["typeArguments", "types", "elements"] as const;
const TYPE_TYPES = [
  "elementType",
  "element",
  "queryType",
  "indexType",
  "objectType",
  "checkType",
  "extendsType",
  "trueType",
  "falseType",
  "parameterType",
  "templateType",
  "targetType",
] as const;

function present<T>(
  list: readonly unknown[],
  read: (value: unknown, reading: Reading, depth: number) => T | undefined,
  reading: Reading,
  depth: number,
): T[] {
  const found: T[] = [];
  for (const value of list) {
    const item = read(value, reading, depth + 1);
    if (item !== undefined) found.push(item);
  }
  return found;
}

function readType(value: unknown, reading: Reading, depth: number): TypeNode | undefined {
  if (!isRecord(value) || typeof value.type !== "string")
    return report(reading, "an API type has no type");
  if (!admits(reading, depth)) return { type: "unknown", name: "…" };
  const node: TypeNode = { type: value.type };
  for (const key of TYPE_TEXTS) {
    const string = text(value[key]);
    if (string !== undefined) node[key] = string;
  }
  for (const key of TYPE_FLAGS) if (value[key] === true) node[key] = true;
  for (const key of TYPE_LISTS) {
    const list = value[key];
    if (Array.isArray(list)) node[key] = present(list, readType, reading, depth);
  }
  for (const key of TYPE_TYPES) {
    const inner = value[key];
    if (inner !== undefined) node[key] = readType(inner, reading, depth + 1);
  }
  if (node.type === "typeOperator") node.target = readType(value.target, reading, depth + 1);
  if (node.type === "literal") node.value = readLiteral(value.value);
  const { declaration, tail, elementSummaries } = value;
  if (declaration !== undefined) node.declaration = readReflection(declaration, reading, depth + 1);
  if (Array.isArray(tail)) node.tail = present(tail, readSpan, reading, depth);
  if (Array.isArray(elementSummaries)) node.elementSummaries = elementSummaries.map(readParts);
  return node;
}

function readSpan(value: unknown, reading: Reading, depth: number): [TypeNode, string] | undefined {
  if (!Array.isArray(value)) return undefined;
  const type = readType(value[0], reading, depth);
  return type === undefined ? undefined : [type, text(value[1]) ?? ""];
}

/** A big integer stands as `{ value: "9007199254740993", negative: false }`. */
function readLiteral(value: unknown): string | number | boolean | null {
  if (isRecord(value))
    return Number(`${value.negative === true ? "-" : ""}${text(value.value) ?? ""}`);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : null;
}

function readComment(value: unknown): Comment | undefined {
  if (!isRecord(value)) return undefined;
  const comment: Comment = {};
  if (Array.isArray(value.summary)) comment.summary = readParts(value.summary);
  if (Array.isArray(value.blockTags)) {
    comment.blockTags = [];
    for (const tag of value.blockTags) {
      if (!isRecord(tag) || typeof tag.tag !== "string") continue;
      const name = text(tag.name);
      const read: CommentTag = { tag: tag.tag, content: readParts(tag.content) };
      comment.blockTags.push(name === undefined ? read : { ...read, name });
    }
  }
  if (Array.isArray(value.modifierTags))
    comment.modifierTags = value.modifierTags.filter((tag) => typeof tag === "string");
  return comment;
}

function readParts(value: unknown): CommentPart[] {
  if (!Array.isArray(value)) return [];
  const parts: CommentPart[] = [];
  for (const part of value) {
    if (!isRecord(part) || typeof part.text !== "string") continue;
    const kind = part.kind;
    const read: CommentPart = {
      kind: kind === "code" || kind === "inline-tag" ? kind : "text",
      text: part.text,
    };
    if (typeof part.tag === "string") read.tag = part.tag;
    if (typeof part.target === "string") read.target = part.target;
    parts.push(read);
  }
  return parts;
}
