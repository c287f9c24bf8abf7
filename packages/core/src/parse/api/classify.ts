/** Sorts the declarations of a package into the groups under which the site lists them. */

import { type Reflection, ReflectionKind, type TypeNode } from "./reflection.ts";
import { signaturesOf } from "./type-text.ts";

/** A component, with the name that JSX uses: `Stack.Toolbar.Button`. */
export interface Component {
  name: string;
  reflection: Reflection;
  /** The type of its props. */
  props?: TypeNode;
}

/** The groups, each in the order of the data. */
export interface Groups {
  components: Component[];
  constants: Reflection[];
  hooks: Reflection[];
  classes: Reflection[];
  /** Types of props, whichever component they belong to. */
  props: Reflection[];
  methods: Reflection[];
  events: Reflection[];
  namespaces: Reflection[];
  interfaces: Reflection[];
  types: Reflection[];
  enums: Reflection[];
}

const COMPONENT_TYPES =
  /^(?:React\.)?(?:FC|FunctionComponent|ComponentType|ComponentClass|ForwardRefExoticComponent|NamedExoticComponent|MemoExoticComponent|LazyExoticComponent|ExoticComponent|ForwardRefRenderFunction)$/u;
const ELEMENT_TYPES = /^(?:React\.|JSX\.)*(?:Element|ReactElement|ReactNode|JSXElement)$/u;
const COMPONENT_BASES = /^(?:React\.)?(?:Component|PureComponent)$/u;
/** How deep components may stand in components: `Stack.Toolbar.Menu.Action`. */
const MAX_COMPONENT_DEPTH = 6;

/** Sorts declarations into groups. */
export function classify(declarations: readonly Reflection[]): Groups {
  const names = new Set(declarations.map((declaration) => declaration.name));
  const groups: Groups = {
    components: [],
    constants: [],
    hooks: [],
    classes: [],
    props: [],
    methods: [],
    events: [],
    namespaces: [],
    interfaces: [],
    types: [],
    enums: [],
  };
  for (const declaration of declarations) place(groups, declaration, names);
  addNestedComponents(groups.components);
  return groups;
}

function place(groups: Groups, declaration: Reflection, names: ReadonlySet<string>): void {
  const { kind, name } = declaration;
  switch (kind) {
    case ReflectionKind.Enum:
      groups.enums.push(declaration);
      return;
    case ReflectionKind.Class:
    case ReflectionKind.Variable:
    case ReflectionKind.Function:
      placeValue(groups, declaration, names);
      return;
    case ReflectionKind.Interface:
      (name.includes("Props") ? groups.props : groups.interfaces).push(declaration);
      return;
    case ReflectionKind.TypeAlias:
      (name.includes("Props") ? groups.props : groups.types).push(declaration);
      return;
    case ReflectionKind.Namespace:
    case ReflectionKind.Module:
      groups.namespaces.push(declaration);
      return;
    default:
  }
}

function placeValue(groups: Groups, declaration: Reflection, names: ReadonlySet<string>): void {
  const { kind, name } = declaration;
  const component = componentOf(declaration, name) ?? componentByProps(declaration, names);
  const callable = signaturesOf(declaration).length > 0;
  if (component !== undefined) groups.components.push(component);
  else if (kind === ReflectionKind.Class) groups.classes.push(declaration);
  else if (/^use[A-Z]/u.test(name) && callable) groups.hooks.push(declaration);
  else if (!callable) groups.constants.push(declaration);
  else if (/Listeners?$/u.test(name)) groups.events.push(declaration);
  else groups.methods.push(declaration);
}

/** Reads a declaration as a component, where it is one. */
function componentOf(declaration: Reflection, name: string): Component | undefined {
  const component: Component = { name, reflection: declaration };
  if (declaration.kind === ReflectionKind.Class) {
    const base = declaration.extendedTypes?.[0];
    if (base === undefined || !COMPONENT_BASES.test(base.name ?? "")) return undefined;
    return withProps(component, base.typeArguments?.[0]);
  }
  if (!/^[A-Z]/u.test(declaration.name)) return undefined;
  const reference = namedComponent(declaration.type);
  if (reference !== undefined) return withProps(component, reference.typeArguments?.at(-1));
  const signature = callOf(declaration);
  if (signature === undefined || !isElement(signature.type)) return undefined;
  return withProps(component, signature.parameters?.[0]?.type);
}

/** A value whose type tells nothing is a component where a type of its props stands beside it. */
function componentByProps(
  declaration: Reflection,
  names: ReadonlySet<string>,
): Component | undefined {
  const { kind, name, type } = declaration;
  const named = /^[A-Z]/u.test(name) && names.has(`${name}Props`);
  const opaque =
    (kind === ReflectionKind.Variable && type?.type === "query") ||
    (kind === ReflectionKind.Function && declaration.signatures?.[0]?.type?.name === "never");
  if (!named || !opaque) return undefined;
  return { name, reflection: declaration, props: { type: "reference", name: `${name}Props` } };
}

const withProps = (component: Component, props: TypeNode | undefined): Component =>
  props === undefined ? component : { ...component, props };

/** The part of a type that names a component type: `FC<Props> & { Item: … }`. */
function namedComponent(type: TypeNode | undefined): TypeNode | undefined {
  if (type?.type === "intersection")
    return (type.types ?? []).map(namedComponent).find((part) => part !== undefined);
  return type?.type === "reference" && COMPONENT_TYPES.test(type.name ?? "") ? type : undefined;
}

function callOf(declaration: Reflection): Reflection | undefined {
  const own = signaturesOf(declaration)[0];
  if (own !== undefined) return own;
  const { type } = declaration;
  if (type?.type !== "intersection") return undefined;
  for (const part of type.types ?? []) {
    const signature = part.declaration?.signatures?.[0];
    if (signature !== undefined) return signature;
  }
  return undefined;
}

/** A component gives an element, nothing, or one of several: `ReactNode` stands written out as a union at times. */
function isElement(type: TypeNode | undefined): boolean {
  if (type === undefined) return false;
  if (type.type === "literal") return type.value === null;
  if (type.type === "union") return (type.types ?? []).some(isElement);
  if (type.type !== "reference") return false;
  return (
    ELEMENT_TYPES.test(type.name ?? "") ||
    (type.name === "Promise" && isElement(type.typeArguments?.[0]))
  );
}

/** Components that stand as members of a component, level by level. */
function addNestedComponents(components: Component[]): void {
  const depthOf = (component: Component) => component.name.split(".").length;
  for (let at = 0; at < components.length; at += 1) {
    const component = components[at]!;
    if (
      component.reflection.kind === ReflectionKind.Class ||
      depthOf(component) >= MAX_COMPONENT_DEPTH
    )
      continue;
    for (const member of membersOf(component.reflection)) {
      const nested = componentOf(member, `${component.name}.${member.name}`);
      if (nested !== undefined) components.push(nested);
    }
  }
}

/** Static members of a component: children of a function, object parts of a variable's type. */
export function membersOf(declaration: Reflection): Reflection[] {
  const parts =
    declaration.type?.type === "intersection" ? (declaration.type.types ?? []) : [declaration.type];
  return [
    ...(declaration.children ?? []),
    ...parts.flatMap((part) => part?.declaration?.children ?? []),
  ];
}
