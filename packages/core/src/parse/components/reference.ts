/** Components that stand for data: API references and schemas. */
import { renderApiSection } from "../api/api.ts";
import type { RenderContext } from "../api-context.ts";
import { type Element, stringProp, stringsProp } from "../jsx-nodes.ts";
import { followLink } from "../links.ts";
import { ownLine, type PageState } from "../page-state.ts";
import { renderSchemaTable } from "../schema/schema.ts";
import type { Component, Components } from "./component.ts";
import { apiDataPaths, easFunctionPath } from "./docs-file.ts";

function contextOf(element: Element, state: PageState): RenderContext {
  return {
    props: element.props,
    ...(state.sdk === undefined ? {} : { sdk: state.sdk }),
    ...(state.packageName === undefined ? {} : { packageName: state.packageName }),
    platforms: state.platforms,
    baseUrl: state.linkBase.baseUrl,
    path: state.path,
    slug: (title) => state.anchors.slug(title),
    claimAnchor: (anchor) => state.anchors.claim(anchor),
    link: (address, text = "") => followLink(address, text, state.linkBase, state.links),
    warn: (reason) => state.warn("UNRESOLVED_API", reason, element.node.position?.start.line),
  };
}

const API: Component = {
  flow(element, state) {
    const names = stringsProp(element, "packageName");
    const projects: unknown[] = [];
    for (const name of names.length === 0 && state.packageName !== undefined
      ? [state.packageName]
      : names)
      for (const path of apiDataPaths(name, state.sdk)) {
        const resource = state.resources.get(path);
        if (resource === undefined || !("text" in resource)) continue;
        try {
          projects.push(JSON.parse(resource.text));
        } catch (error) {
          state.warn(
            "INVALID_JSON",
            `${path}: ${(error as Error).message}`,
            element.node.position?.start.line,
          );
        }
        break;
      }
    if (projects.length > 0) renderApiSection(state.writer, projects, contextOf(element, state));
  },
};

const SCHEMA: Component = {
  flow(element, state) {
    const schema = element.props.schema;
    if (schema !== undefined) renderSchemaTable(state.writer, schema, contextOf(element, state));
    else
      state.warn(
        "UNRESOLVED_API",
        `<${element.name}> has no schema that could be read`,
        element.node.position?.start.line,
      );
  },
};

/** A method written out on the page itself rather than taken from data. */
const API_METHOD: Component = {
  flow(element, state, render) {
    const name = stringProp(element, "name") ?? "";
    const parameters = (
      Array.isArray(element.props.parameters) ? element.props.parameters : []
    ).filter((item): item is Record<string, unknown> => typeof item === "object" && item !== null);
    const names = parameters.map((item) => String(item.name ?? "")).join(", ");
    const signature = element.props.isProperty === true ? name : `${name}(${names})`;
    render.heading(
      state,
      Math.max(state.writer.depth, 3) + (state.writer.depth < 4 ? 1 : 0),
      [{ type: "inlineCode", value: signature }],
      ownLine(state, element.node),
    );
    const comment = stringProp(element, "comment");
    if (comment !== undefined) state.writer.block("paragraph", render.markdown(comment, state));
    if (parameters.length > 0)
      state.writer.table(
        ["Parameter", "Type", "Description"],
        parameters.map((item) => [
          `\`${String(item.name ?? "")}\``,
          typeof item.typeName === "string" ? `\`${item.typeName}\`` : "",
          typeof item.comment === "string" ? render.markdown(item.comment, state) : "",
        ]),
      );
    const returns = stringProp(element, "returnTypeName");
    if (returns !== undefined) state.writer.block("paragraph", `Returns: \`${returns}\``);
  },
};

/** References by name. */
export const REFERENCE_COMPONENTS: Components = {
  APISection: API,
  APIMethod: API_METHOD,
  AppConfigSchemaTable: SCHEMA,
  AppConfigSchemaPropertiesTable: SCHEMA,
  EasJsonPropertiesTable: SCHEMA,
  EASFunctionDescription: {
    flow(element, state, render) {
      const name = stringProp(element, "name");
      if (name !== undefined) render.scene(easFunctionPath(name), state);
    },
  },
};
