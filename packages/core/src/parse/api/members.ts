/**
 * Finds the members of an object type: its own, flattened through unions, intersections and utility types, and the
 * names of what it takes over from elsewhere.
 *
 *     ViewProps & { facing?: CameraType } & (A | B)   own: facing, members of A and B   inherited: ViewProps
 */
import { type Reflection, ReflectionKind, type TypeNode } from "./reflection.ts";
import type { Rendering } from "./rendering.ts";
import { typeText } from "./type-text.ts";

/** An object type, flattened. */
export interface Shape {
  /** Each name once; where variants of a union differ, the type is the union of theirs. */
  own: Reflection[];
  /** Types whose members are documented elsewhere. */
  inherited: string[];
}

/** Base types whose members every native module, object and view repeats; readers know them by these names. */
const BOILERPLATE_BASES =
  /^(?:EventEmitter|SharedObject|SharedRef|NativeModule|ProxyNativeModule|LegacyEventEmitter|Component|PureComponent)\b/u;
const BOILERPLATE_PACKAGES = /^(?:react|react-native|react-native-web|typescript|@types\/.*)$/u;

/** How deep aliases may lead to aliases before the name is shown instead. */
const MAX_ALIASES = 8;

/** Whether a member comes with a base type that is documented elsewhere. */
export function isBoilerplate(member: Reflection): boolean {
  const base = member.inheritedFrom;
  if (base === undefined) return false;
  return (
    member.name.startsWith("aria-") ||
    BOILERPLATE_BASES.test(base.name ?? "") ||
    (base.package !== undefined && BOILERPLATE_PACKAGES.test(base.package))
  );
}

/** Flattens a declaration: an interface, an alias of an object type, an alias of a union or intersection. */
export function shapeOf(declaration: Reflection, rendering: Rendering): Shape {
  const shape = emptyShape();
  addDeclaration(shape, declaration, rendering, [declaration.name]);
  return finished(shape);
}

/** Flattens a type. */
export function shapeOfType(type: TypeNode | undefined, rendering: Rendering): Shape {
  const shape = emptyShape();
  addType(shape, type, rendering, []);
  return finished(shape);
}

interface OpenShape {
  own: Map<string, Reflection>;
  inherited: Set<string>;
}

const emptyShape = (): OpenShape => ({ own: new Map(), inherited: new Set() });

const finished = (shape: OpenShape): Shape => ({
  own: [...shape.own.values()],
  inherited: [...shape.inherited],
});

function addDeclaration(
  shape: OpenShape,
  declaration: Reflection,
  rendering: Rendering,
  path: readonly string[],
): void {
  const named = (declaration.extendedTypes ?? []).length > 0;
  const isProps = declaration.name.includes("Props");
  for (const child of declaration.children ?? []) {
    const base = child.inheritedFrom?.name?.split(".")[0];
    if (base === undefined || !(isProps || isBoilerplate(child))) addMember(shape, child);
    else if (!named) shape.inherited.add(base);
  }
  for (const base of declaration.extendedTypes ?? []) addType(shape, base, rendering, path);
  const literal = declaration.type;
  if (literal !== undefined) addType(shape, literal, rendering, path);
}

/** Adds what a type holds. */
function addType(
  shape: OpenShape,
  type: TypeNode | undefined,
  rendering: Rendering,
  path: readonly string[],
): void {
  if (type === undefined) return;
  switch (type.type) {
    case "reflection":
      for (const child of type.declaration?.children ?? []) addMember(shape, child);
      return;
    case "intersection":
      for (const member of type.types ?? []) addType(shape, member, rendering, path);
      return;
    case "union":
      addVariants(shape, type.types ?? [], rendering, path);
      return;
    case "conditional":
      addType(shape, type.trueType, rendering, path);
      addType(shape, type.falseType, rendering, path);
      return;
    case "reference":
      addReference(shape, type, rendering, path);
      return;
    default:
  }
}

/** Adds the members of a union's object types; one that some variant lacks may be left out. */
function addVariants(
  shape: OpenShape,
  types: readonly TypeNode[],
  rendering: Rendering,
  path: readonly string[],
): void {
  const variants = types
    .map((type) => {
      const variant = emptyShape();
      addType(variant, type, rendering, path);
      return variant;
    })
    .filter((variant) => variant.own.size > 0 || variant.inherited.size > 0);
  for (const variant of variants) {
    for (const base of variant.inherited) shape.inherited.add(base);
    for (const member of variant.own.values()) {
      const everywhere = variants.every((other) => other.own.has(member.name));
      addMember(shape, everywhere ? member : optional(member));
    }
  }
}

function addReference(
  shape: OpenShape,
  type: TypeNode,
  rendering: Rendering,
  path: readonly string[],
): void {
  const name = type.name ?? "";
  const declaration = rendering.declarations.get(name);
  const inlined =
    declaration !== undefined &&
    !rendering.shown.has(name) &&
    !path.includes(name) &&
    path.length < MAX_ALIASES &&
    isObjectLike(declaration);
  if (inlined) {
    addDeclaration(shape, declaration, rendering, [...path, name]);
    return;
  }
  const [subject, keys] = type.typeArguments ?? [];
  const names = literalNames(keys);
  if (
    subject !== undefined &&
    /^(?:Omit|Pick|Partial|Required|Readonly|PropsWithChildren)$/u.test(name)
  ) {
    const inner = emptyShape();
    addType(inner, subject, rendering, path);
    const plain =
      inner.own.size > 0 && ((name !== "Omit" && name !== "Pick") || names !== undefined);
    if (plain) {
      for (const member of inner.own.values()) {
        const kept =
          name === "Omit" ? !names!.has(member.name) : name !== "Pick" || names!.has(member.name);
        if (kept) addMember(shape, name === "Partial" ? optional(member) : member);
      }
      for (const base of inner.inherited) shape.inherited.add(base);
      return;
    }
  }
  if (name !== "") shape.inherited.add(typeText(type));
}

function isObjectLike(declaration: Reflection): boolean {
  return (
    (declaration.children ?? []).length > 0 ||
    ["reflection", "intersection", "union", "reference"].includes(declaration.type?.type ?? "")
  );
}

/** The names in `'a' | 'b'`. */
function literalNames(keys: TypeNode | undefined): Set<string> | undefined {
  const members = keys?.type === "union" ? (keys.types ?? []) : keys === undefined ? [] : [keys];
  const names = new Set<string>();
  for (const member of members) {
    if (member.type !== "literal") return undefined;
    names.add(String(member.value));
  }
  return names.size === 0 ? undefined : names;
}

const optional = (member: Reflection): Reflection => ({
  ...member,
  flags: { ...member.flags, isOptional: true },
});

function addMember(shape: OpenShape, member: Reflection): void {
  if (member.kind === ReflectionKind.Constructor) return;
  const present = shape.own.get(member.name);
  if (present === undefined) {
    shape.own.set(member.name, member);
    return;
  }
  const merged: Reflection = present.comment === undefined ? { ...member } : { ...present };
  const types = [present.type, member.type].filter((type) => type !== undefined);
  const texts = new Set(types.map(typeText));
  if (texts.size > 1 && !isNever(member.type)) {
    merged.type = isNever(present.type)
      ? member.type
      : {
          type: "union",
          types: types.flatMap((type) => (type.type === "union" ? (type.types ?? []) : [type])),
        };
  } else if (present.type !== undefined) merged.type = present.type;
  if (present.flags?.isOptional === true || member.flags?.isOptional === true)
    merged.flags = { ...merged.flags, isOptional: true };
  shape.own.set(member.name, merged);
}

const isNever = (type: TypeNode | undefined) => type?.type === "intrinsic" && type.name === "never";
