/** Components that show a list of records as a table. */

import { evaluate, UNRESOLVED } from "../evaluate.ts";
import { codeSpan } from "../inline-text.ts";
import { type Element, expressionOf, listProp, nodesOf, stringsProp } from "../jsx-nodes.ts";
import { ownLine, type PageState } from "../page-state.ts";
import { platformLabels } from "../platform-labels.ts";
import type { Components, Render } from "./component.ts";
import { ANDROID_PERMISSIONS, IOS_USAGE_KEYS } from "./permissions.ts";

const line = (element: Element, state: PageState) => ownLine(state, element.node);

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const string = (value: unknown) => (typeof value === "string" ? value : undefined);

/** A string that holds markdown, or JSX, as one line. */
function shown(value: unknown, state: PageState, render: Render): string {
  if (typeof value === "string") return render.markdown(value, state);
  const parts = Array.isArray(value) ? value : [value];
  return parts
    .map((part) =>
      typeof part === "string"
        ? render.markdown(part, state)
        : render.inline(nodesOf(part), state).trim(),
    )
    .filter((part) => part !== "")
    .join(" ");
}

/** The lists that stand as expressions between the tags of an element. */
function listedChildren(element: Element, state: PageState): unknown[] {
  const values =
    element.node.values ??
    element.children.map((child) => {
      const expression = expressionOf(child.data?.estree);
      return expression === undefined ? UNRESOLVED : evaluate(expression, state.module.scope);
    });
  return values.flatMap((value) => (Array.isArray(value) ? value : []));
}

function pluginProperties(element: Element, state: PageState, render: Render): void {
  render.heading(
    state,
    3,
    [{ type: "text", value: "Configurable properties" }],
    line(element, state),
  );
  render.flow(element.children, state);
  const properties = listProp(element, "properties").filter(isFields);
  const rows = properties.map((property) => {
    const name = string(property.name) ?? "";
    const fallback = string(property.default);
    const platforms = platformLabels(
      [property.platform].flat().filter((item) => typeof item === "string"),
    );
    const notes = [
      ...(property.deprecated === true ? ["**Deprecated.**"] : []),
      ...(property.experimental === true ? ["**Experimental.**"] : []),
      ...(platforms.length > 0 ? [`Only for: ${platforms.join(", ")}.`] : []),
    ];
    const summary = shown(property.description, state, render);
    if (name !== "")
      state.writer.symbol({
        name,
        qualifiedName: name,
        kind: "config",
        ...(state.packageName === undefined ? {} : { packageName: state.packageName }),
        signature: `${name}${fallback === undefined ? "" : ` = ${fallback}`}`,
        ...(summary === "" ? {} : { summary }),
        parameters: [],
        ...(fallback === undefined ? {} : { default: fallback }),
        platforms: [property.platform].flat().filter((item) => typeof item === "string"),
        ...(property.deprecated === true ? { deprecated: "" } : {}),
        ...(property.experimental === true ? { experimental: true } : {}),
        examples: [],
      });
    return [
      codeSpan(name),
      fallback === undefined ? "-" : codeSpan(fallback),
      [...notes, summary].join(" "),
    ];
  });
  if (rows.length > 0)
    state.writer.table(["Name", "Default", "Description"], rows, line(element, state));
}

function permissions(
  element: Element,
  state: PageState,
  title: string,
  descriptions: Record<string, string>,
): void {
  const rows = listProp(element, "permissions").flatMap((permission) => {
    const name = string(permission) ?? (isFields(permission) ? string(permission.name) : undefined);
    if (name === undefined) return [];
    state.writer.alias(state.anchors.claim(`permission-${name.toLowerCase()}`));
    const own = isFields(permission) ? string(permission.description) : undefined;
    const description = own ?? (Object.hasOwn(descriptions, name) ? descriptions[name] : undefined);
    return [[codeSpan(name), description ?? ""]];
  });
  if (rows.length > 0) state.writer.table([title, "Description"], rows, line(element, state));
}

function metadata(element: Element, state: PageState, render: Render): void {
  const rows = listedChildren(element, state)
    .filter(isFields)
    .map((record) => {
      const nested = typeof record.nested === "number" ? record.nested : 0;
      const name = string(record.name) ?? "";
      const type =
        typeof record.type === "string" ? codeSpan(record.type) : shown(record.type, state, render);
      const description = [shown(record.description, state, render), ...rules(record)]
        .join(" ")
        .trim();
      return { cells: [`${"↳ ".repeat(Math.min(nested, 9))}${codeSpan(name)}`, type, description] };
    });
  const typed = rows.some((row) => row.cells[1] !== "");
  const usual = typed ? ["Name", "Type", "Description"] : ["Name", "Description"];
  const own = stringsProp(element, "headers");
  const header = own.length === usual.length ? own : usual;
  const cells = rows.map((row) => (typed ? row.cells : [row.cells[0] ?? "", row.cells[2] ?? ""]));
  if (cells.length > 0) state.writer.table(header, cells, line(element, state));
}

/** What else a record of store metadata says about its value. */
function rules(record: Fields): string[] {
  const list = Array.isArray(record.rules) ? record.rules : [];
  return list.filter((rule): rule is string => typeof rule === "string");
}

/** The names that a list of subcategories holds, as code. */
function subcategories(element: Element, state: PageState): string[] {
  return [...listedChildren(element, state), ...stringsProp(element, "items")]
    .filter((name): name is string => typeof name === "string")
    .map(codeSpan);
}

/** Tables by name. */
export const TABLE_COMPONENTS: Components = {
  ConfigPluginProperties: { flow: pluginProperties },
  AndroidPermissions: {
    flow: (element, state) =>
      permissions(element, state, "Android Permission", ANDROID_PERMISSIONS),
  },
  IOSPermissions: {
    flow: (element, state) => permissions(element, state, "Info.plist Key", IOS_USAGE_KEYS),
  },
  MetadataTable: { flow: metadata },
  MetadataSubcategories: {
    flow(element, state, render) {
      const names = subcategories(element, state).map((name) => `- ${name}`);
      if (names.length > 0) state.writer.block("list", names.join("\n"));
      else render.flow(element.children, state);
    },
    inline(element, state, render) {
      const names = subcategories(element, state);
      return names.length > 0 ? names.join(", ") : render.inline(element.children, state);
    },
  },
};
