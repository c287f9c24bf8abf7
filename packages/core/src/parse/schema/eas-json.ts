/** The properties of `eas.json` as the site lists them: `[{ name, type, enum, description, properties }]` in, sections out. */

import { writeMarkdown } from "../api/comment-blocks.ts";
import { absoluteLinks } from "../api/comment-text.ts";
import type { SchemaContext } from "../api-context.ts";
import type { DocumentWriter } from "../document-writer.ts";
import {
  type Fields,
  isFields,
  MAX_PROPERTIES,
  MAX_SCHEMA_DEPTH,
  valueText,
} from "./json-schema.ts";

/** Writes a list of properties. What is not one is reported through `context.warn`; nothing is raised. */
export function renderEasJsonTable(
  writer: DocumentWriter,
  schema: unknown,
  context: SchemaContext,
): void {
  if (!Array.isArray(schema)) {
    context.warn("the schema is not a list of properties");
    return;
  }
  if (schema.length > MAX_PROPERTIES)
    context.warn(`the schema has more than ${MAX_PROPERTIES} properties`);
  const depth = Math.max(writer.depth, 1) + 1;
  writeList(writer, schema.slice(0, MAX_PROPERTIES), context, depth, []);
}

function writeList(
  writer: DocumentWriter,
  list: readonly unknown[],
  context: SchemaContext,
  depth: number,
  path: readonly string[],
): void {
  for (const property of list) {
    if (!isFields(property) || typeof property.name !== "string") {
      context.warn("a property of the schema has no name");
      continue;
    }
    writeProperty(writer, property, property.name, context, depth, path);
    const { properties } = property;
    if (!Array.isArray(properties)) continue;
    if (path.length + 1 >= MAX_SCHEMA_DEPTH)
      context.warn(`the schema nests deeper than ${MAX_SCHEMA_DEPTH} levels`);
    else writeList(writer, properties, context, depth + 1, [...path, property.name]);
  }
}

function writeProperty(
  writer: DocumentWriter,
  property: Fields,
  name: string,
  context: SchemaContext,
  depth: number,
  path: readonly string[],
): void {
  const dotted = [...path, name].join(".");
  const values = Array.isArray(property.enum) ? property.enum.map(valueText) : [];
  const type = typeof property.type === "string" ? property.type : values.length > 0 ? "enum" : "";
  const lines = Array.isArray(property.description) ? property.description : [property.description];
  const text = lines.filter((line) => typeof line === "string").join("\n");
  const summary = absoluteLinks(text, context.link);
  const deprecated = /^\*\*Deprecated\*\*:?\s*(.*)/u.exec(summary)?.[1];
  writer.heading(depth, name, {
    anchor: context.slug(name),
    markdown: `\`${name}\``,
    symbol: {
      name,
      qualifiedName: dotted,
      kind: "config",
      signature: `${dotted}${values.length > 0 ? `: ${values.map((value) => JSON.stringify(value)).join(" | ")}` : type === "" ? "" : `: ${type}`}`,
      ...(summary === "" ? {} : { summary }),
      parameters: [],
      ...(type === "" ? {} : { type }),
      platforms: [],
      ...(deprecated === undefined ? {} : { deprecated }),
      examples: [],
    },
  });
  const facts: string[] = [];
  if (type !== "") facts.push(`Type: \`${type}\``);
  if (values.length > 0) facts.push(`One of: ${values.map((value) => `\`${value}\``).join(", ")}`);
  if (path.length > 0) facts.push(`Path: \`${dotted}\``);
  writer.block("paragraph", facts.join(" • "));
  writeMarkdown(writer, summary);
}
