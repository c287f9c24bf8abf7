/**
 * The API reference of a page: TypeDoc JSON in, headings, text and symbols out, in the order of the site.
 *
 * Responsible for: which declarations are listed under which heading, and in which order anchors are claimed.
 * Not responsible for: finding the JSON, or the page around it.
 */
import type { ApiContext } from "../api-context.ts";
import type { DocumentWriter } from "../document-writer.ts";
import { writeClass, writeMethod, writeNamespace } from "./classes.ts";
import { type Component, classify, type Groups } from "./classify.ts";
import { docOf, platformNames, readDoc } from "./comment.ts";
import { methodsOf, writeComponent, writePropsDeclaration } from "./components.ts";
import { writeFunction } from "./functions.ts";
import { readProject } from "./read-project.ts";
import {
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
  type TypeNode,
} from "./reflection.ts";
import { createRendering, ENTRY_DEPTH, GROUP_DEPTH, type Rendering } from "./rendering.ts";
import { writeConstant, writeEnum, writeInterface, writeType } from "./types.ts";

/**
 * Writes the reference of one or more packages. Data that is cut off or odd is left out and reported through
 * `context.warn`; nothing is raised.
 *
 * @param projects parsed TypeDoc JSON, one root per package entry
 */
export function renderApiSection(
  writer: DocumentWriter,
  projects: readonly unknown[],
  context: ApiContext,
): void {
  const read = projects
    .map((project) => readProject(project, context.warn))
    .filter((project) => project !== undefined);
  const shown = new Set<string>();
  const rendering = createRendering(writer, read, context, shown);
  const declarations = visible(read, rendering);
  if (declarations.length === 0) {
    context.warn("API data documents nothing");
    return;
  }
  const groups = classify(declarations);
  const headed = takeHeaded(groups, rendering);
  for (const group of [groups.interfaces, groups.types, groups.classes, groups.enums])
    for (const declaration of group) shown.add(declaration.name);
  for (const name of sharedProps(groups.props)) shown.add(name);
  if (context.platforms.length > 0)
    writer.block("paragraph", `Supported platforms: ${platformNames(context.platforms)}.`);
  writeGroups(rendering, groups, headed);
}

/** Types of props on which several others are built; they are named there, not repeated. */
function sharedProps(props: readonly Reflection[]): string[] {
  const users = new Map<string, number>();
  for (const declaration of props)
    for (const name of new Set(referencesOf(declaration)))
      users.set(name, (users.get(name) ?? 0) + 1);
  return props.map(({ name }) => name).filter((name) => (users.get(name) ?? 0) > 1);
}

/** Names that a declaration is built on, outside of its members. */
function referencesOf(declaration: Reflection): string[] {
  const names: string[] = [];
  const visit = (type: TypeNode | undefined) => {
    if (type?.type === "reference") {
      names.push(type.name ?? "");
      type.typeArguments?.forEach(visit);
    } else type?.types?.forEach(visit);
  };
  visit(declaration.type);
  declaration.extendedTypes?.forEach(visit);
  return names;
}

/** Declarations that readers may see, each name and kind once over all projects. */
function visible(projects: readonly ProjectReflection[], rendering: Rendering): Reflection[] {
  const seen = new Set<string>();
  const found: Reflection[] = [];
  for (const project of projects)
    for (const declaration of project.children ?? []) {
      const key = `${declaration.kind} ${declaration.name}`;
      if (seen.has(key) || declaration.name === "default" || isHidden(declaration, rendering))
        continue;
      seen.add(key);
      const name = publicName(declaration, project, rendering);
      found.push(name === declaration.name ? declaration : { ...declaration, name });
    }
  return found;
}

/**
 * The name under which a declaration is exported, where the data tells it otherwise than by the declaration itself:
 * `LocationAccuracy` beside a re-export `Accuracy`, `AccelerometerSensor` beside a default export of that class.
 */
function publicName(
  declaration: Reflection,
  project: ProjectReflection,
  rendering: Rendering,
): string {
  const { kind, name } = declaration;
  const siblings = project.children ?? [];
  if (kind === ReflectionKind.Enum && rendering.apiName !== undefined) {
    const short = name.startsWith(rendering.apiName) ? name.slice(rendering.apiName.length) : "";
    const exported = (one: Reflection) =>
      one.kind === ReflectionKind.Reference && one.name === short;
    if (siblings.some(exported)) return short;
  }
  if (kind === ReflectionKind.Class && name.endsWith("Sensor")) {
    const isInstance = (one: Reflection) => one.name === "default" && one.type?.name === name;
    if (siblings.some(isInstance)) return name.slice(0, -"Sensor".length);
  }
  return name;
}

/** A function is hidden only where every overload is. */
function isHidden(declaration: Reflection, rendering: Rendering): boolean {
  const signatures = declaration.signatures ?? [];
  if (declaration.comment === undefined && signatures.length > 0)
    return signatures.every((signature) => readDoc(signature.comment, rendering).hidden);
  return docOf(declaration, rendering).hidden;
}

/** Functions with `@header`, by the title that the page gives that header, or the header itself. */
function takeHeaded(groups: Groups, rendering: Rendering): Map<string, Reflection[]> {
  const headed = new Map<string, Reflection[]>();
  const mapping = rendering.context.props.headersMapping;
  const titles = typeof mapping === "object" && mapping !== null ? Object.entries(mapping) : [];
  const titleOf = (header: string) => {
    const title: unknown = titles.find(([key]) => key === header)?.[1];
    return typeof title === "string" ? title : header;
  };
  for (const key of ["events", "hooks", "methods"] as const) {
    groups[key] = groups[key].filter((declaration) => {
      const { header } = docOf(declaration, rendering);
      if (header === undefined || header === "") return true;
      const title = titleOf(header);
      headed.set(title, [...(headed.get(title) ?? []), declaration]);
      return false;
    });
  }
  const order = [...titles.map(([, title]) => String(title)), ...headed.keys()];
  return new Map(
    [...new Set(order)].flatMap((title) => {
      const members = headed.get(title);
      if (members === undefined) return [];
      return [
        [title, members.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))],
      ];
    }),
  );
}

/** Writes a heading where there is something under it, then each of it. */
function group<T>(
  rendering: Rendering,
  title: string,
  items: readonly T[],
  write: (item: T) => void,
): void {
  if (items.length === 0) return;
  rendering.writer.heading(GROUP_DEPTH, title, { anchor: rendering.context.slug(title) });
  for (const item of items) write(item);
}

function writeGroups(
  rendering: Rendering,
  groups: Groups,
  headed: Map<string, Reflection[]>,
): void {
  const { apiName } = rendering;
  const free = (kind: "function" | "hook", prefix?: string) => (declaration: Reflection) =>
    writeFunction(rendering, declaration, {
      kind,
      depth: ENTRY_DEPTH,
      ...(prefix === undefined ? {} : { prefix }),
    });
  for (const [title, members] of headed)
    group(rendering, title, members, (declaration) =>
      free(/^use[A-Z]/u.test(declaration.name) ? "hook" : "function")(declaration),
    );
  const { components } = groups;
  const assigned = assignProps(components, groups.props);
  group(rendering, components.length === 1 ? "Component" : "Components", components, (component) =>
    writeComponent(rendering, component, assigned.get(component)),
  );
  const methods = components.flatMap((component) => {
    const { statics, instance } = methodsOf(component);
    const owner = {
      name: component.name,
      platforms: docOf(component.reflection, rendering).platforms,
    };
    const bound = (member: Reflection) => ({ member, owner });
    return [{ statics: statics.map(bound), instance: instance.map(bound) }];
  });
  const write = ({
    member,
    owner,
  }: {
    member: Reflection;
    owner: { name: string; platforms: string[] };
  }) => writeMethod(rendering, member, owner, ENTRY_DEPTH);
  group(
    rendering,
    "Static Methods",
    methods.flatMap(({ statics }) => statics),
    write,
  );
  group(
    rendering,
    "Component Methods",
    methods.flatMap(({ instance }) => instance),
    write,
  );
  group(rendering, "Constants", groups.constants, (one) => writeConstant(rendering, one));
  group(rendering, "Hooks", groups.hooks, free("hook"));
  group(rendering, "Classes", groups.classes, (one) => writeClass(rendering, one));
  const used = new Set(assigned.values());
  group(
    rendering,
    "Props",
    groups.props.filter((one) => !used.has(one)),
    (one) => writePropsDeclaration(rendering, one, { name: one.name, platforms: [] }, ENTRY_DEPTH),
  );
  group(rendering, "Methods", groups.methods, free("function", apiName));
  group(rendering, "Event Subscriptions", groups.events, free("function", apiName));
  group(rendering, "Namespaces", groups.namespaces, (one) => writeNamespace(rendering, one));
  group(rendering, "Interfaces", groups.interfaces, (one) => writeInterface(rendering, one));
  group(rendering, "Types", groups.types, (one) => writeType(rendering, one));
  group(rendering, "Enums", groups.enums, (one) => writeEnum(rendering, one));
}

/** Gives each type of props to the component that it is named after, else to the first that takes it. */
function assignProps(
  components: readonly Component[],
  props: readonly Reflection[],
): Map<Component, Reflection> {
  const assigned = new Map<Component, Reflection>();
  const byName = new Map(props.map((declaration) => [declaration.name, declaration]));
  const free = new Set(props);
  const give = (component: Component, declaration: Reflection | undefined) => {
    if (declaration === undefined || !free.delete(declaration)) return;
    assigned.set(component, declaration);
  };
  for (const component of components)
    give(component, byName.get(`${component.name.replaceAll(".", "")}Props`));
  for (const component of components)
    if (!assigned.has(component)) give(component, byName.get(component.props?.name ?? ""));
  return assigned;
}
