/**
 * A schema as the site lists it: JSON Schema in, a section for every property out.
 *
 * Responsible for: sections, anchors, facts and `config` symbols. Anchors are claimed in the order in which the site
 * claims them; properties that the site leaves out (those inside unions of unions) get an anchor made of their path,
 * so that they change no number of another.
 */

import { writeMarkdown } from "../api/comment-blocks.ts";
import { absoluteLinks } from "../api/comment-text.ts";
import type { SchemaContext } from "../api-context.ts";
import type { DocumentWriter } from "../document-writer.ts";
import { renderEasJsonTable } from "./eas-json.ts";
import {
  alternativesOf,
  constraintsOf,
  type Fields,
  isFields,
  MAX_PROPERTIES,
  MAX_SCHEMA_DEPTH,
  type Property,
  propertiesOf,
  resolved,
  typeName,
  valueText,
} from "./json-schema.ts";

interface Table {
  writer: DocumentWriter;
  context: SchemaContext;
  root: Fields;
  /** Depth of the headings of top-level properties. */
  depth: number;
  written: number;
  reported: Set<string>;
}

/**
 * Writes a JSON Schema, a map of names to schemas, or a list of properties as `eas.json` has them, property by
 * property. What is not a schema is reported through `context.warn`; nothing is raised.
 */
export function renderSchemaTable(
  writer: DocumentWriter,
  schema: unknown,
  context: SchemaContext,
): void {
  if (Array.isArray(schema)) {
    renderEasJsonTable(writer, schema, context);
    return;
  }
  if (!isFields(schema)) {
    context.warn("the schema is not an object");
    return;
  }
  const table: Table = {
    writer,
    context,
    root: schema,
    depth: Math.max(writer.depth, 1) + 1,
    written: 0,
    reported: new Set(),
  };
  const whole = schema.type === "object" || "$schema" in schema || "definitions" in schema;
  const properties = propertiesOf(whole ? schema : { properties: schema });
  if (properties.length === 0) context.warn("the schema names no properties");
  writeProperties(table, properties, [], true);
}

function report(table: Table, reason: string): void {
  if (!table.reported.has(reason)) table.context.warn(reason);
  table.reported.add(reason);
}

/** @param shown whether the site shows these properties too */
function writeProperties(
  table: Table,
  properties: readonly Property[],
  path: readonly string[],
  shown: boolean,
): void {
  if (properties.length > 0 && path.length >= MAX_SCHEMA_DEPTH) {
    report(table, `the schema nests deeper than ${MAX_SCHEMA_DEPTH} levels`);
    return;
  }
  for (const { name, schema } of properties) {
    table.written += 1;
    if (table.written > MAX_PROPERTIES) {
      report(table, `the schema has more than ${MAX_PROPERTIES} properties`);
      return;
    }
    const property = resolved(schema, table.root);
    const items = isFields(property.items) ? resolved(property.items, table.root) : property.items;
    writeProperty(table, name, { ...property, items }, path, shown);
  }
}

function writeProperty(
  table: Table,
  name: string,
  schema: Fields,
  path: readonly string[],
  shown: boolean,
): void {
  const here = [...path, name];
  const dotted = here.join(".");
  const meta = isFields(schema.meta) ? schema.meta : {};
  const { link } = table.context;
  const text =
    typeof schema.description === "string" ? absoluteLinks(schema.description, link) : "";
  const { summary, deprecated } = deprecation(text, meta, schema);
  openSection(table, { name, dotted, path, shown, schema, summary, deprecated });
  const { writer } = table;
  if (deprecated !== undefined)
    writer.block(
      "quote",
      deprecated === "" ? "> **Deprecated**" : `> **Deprecated:** ${deprecated}`,
    );
  writeType(table, schema, dotted, path.length > 0);
  writeMarkdown(writer, summary);
  writeFacts(writer, schema, meta, link);
  writeExample(writer, schema);
  writeNested(table, schema, here, shown);
}

interface Heading {
  name: string;
  dotted: string;
  path: readonly string[];
  shown: boolean;
  schema: Fields;
  summary: string;
  deprecated: string | undefined;
}

function openSection(table: Table, heading: Heading): void {
  const { writer, context } = table;
  const { name, dotted, path, schema, summary, deprecated } = heading;
  const flat = dotted.toLowerCase().replace(/[^\p{L}\p{N}_-]/gu, "");
  const anchor = heading.shown ? context.slug(name) : context.claimAnchor(flat);
  const type = typeName(schema);
  const values = Array.isArray(schema.enum) ? schema.enum.map(valueText) : [];
  writer.heading(table.depth + path.length, name, {
    anchor,
    aliases: flat === anchor ? [] : [flat],
    markdown: `\`${name}\``,
    symbol: {
      name,
      qualifiedName: dotted,
      kind: "config",
      ...(context.packageName === undefined ? {} : { packageName: context.packageName }),
      signature: `${dotted}${type === "" ? "" : `: ${values.length > 0 ? values.map((value) => JSON.stringify(value)).join(" | ") : type}`}`,
      ...(summary === "" ? {} : { summary }),
      parameters: [],
      ...(type === "" ? {} : { type }),
      ...(schema.default === undefined ? {} : { default: valueText(schema.default) }),
      platforms: path[0] === "ios" || path[0] === "android" || path[0] === "web" ? [path[0]] : [],
      ...(deprecated === undefined ? {} : { deprecated }),
      examples: [],
    },
  });
}

/** `@deprecated Use X instead` stands in descriptions; whether there is advice or not, `meta` may say it too. */
function deprecation(
  text: string,
  meta: Fields,
  schema: Fields,
): { summary: string; deprecated?: string } {
  const at = text.search(/@deprecated\b/iu);
  if (at >= 0) {
    const advice = text
      .slice(at)
      .replace(/^@deprecated[:\s]*/iu, "")
      .trim();
    return { summary: text.slice(0, at).trim(), deprecated: advice };
  }
  const marked = meta.deprecated === true || schema.deprecated === true;
  return marked ? { summary: text, deprecated: "" } : { summary: text };
}

function writeType(table: Table, schema: Fields, dotted: string, nested: boolean): void {
  const code = (value: unknown) => `\`${valueText(value).replace(/`/gu, "'")}\``;
  const facts: string[] = [];
  const alternatives = alternativesOf(schema);
  const type = typeName(schema);
  if (type !== "" && alternatives === undefined) facts.push(`Type: \`${type}\``);
  if (Array.isArray(schema.enum)) facts.push(`One of: ${schema.enum.map(code).join(", ")}`);
  if (schema.default !== undefined) facts.push(`Default: ${code(schema.default)}`);
  if (nested) facts.push(`Path: \`${dotted}\``);
  table.writer.block("paragraph", facts.join(" • "));
  if (alternatives === undefined) return;
  const items = alternatives.schemas.map(
    (one) => `- ${alternativeText(resolved(one, table.root))}`,
  );
  table.writer.block("list", `One of types:\n\n${items.join("\n")}`);
}

function alternativeText(schema: Fields): string {
  const { pattern, items } = schema;
  const properties = propertiesOf(schema);
  const type = typeName(schema);
  const parts = [type === "" ? "any value" : type === "object" ? "An `object`" : `\`${type}\``];
  if (Array.isArray(schema.enum))
    parts.push(schema.enum.map((value) => `\`${valueText(value)}\``).join(", "));
  if (typeof pattern === "string") parts.push(`matching the following pattern: \`${pattern}\``);
  if (properties.length > 0)
    parts.push(
      `with the following properties: ${properties.map(({ name }) => `\`${name}\``).join(", ")}`,
    );
  if (isFields(items) && typeof items.pattern === "string")
    parts.push(`of items matching the following pattern: \`${items.pattern}\``);
  return parts.join(" ");
}

/** What `meta` says, in the words of the site where it has any. */
function writeFacts(
  writer: DocumentWriter,
  schema: Fields,
  meta: Fields,
  link: SchemaContext["link"],
): void {
  const said = (value: unknown) => (typeof value === "string" ? absoluteLinks(value, link) : "");
  const humans = [meta.regexHuman, meta.contentTypeHuman, ...alternativeHumans(schema)];
  for (const human of new Set(humans.map(said))) writeMarkdown(writer, human);
  const facts = constraintsOf(schema);
  if (meta.square === true) facts.push("The image must be square");
  if (meta.autogenerated === true) facts.push("Generated automatically");
  if (meta.standaloneOnly === true) facts.push("Takes effect in standalone apps only");
  if (typeof meta.html === "string") facts.push(`HTML: \`${meta.html}\``);
  if (typeof meta.pwa === "string") facts.push(`Web app manifest: \`${meta.pwa}\``);
  if (facts.length > 0) writer.block("list", facts.map((fact) => `- ${fact}`).join("\n"));
  for (const [label, note] of [
    ["Existing React Native app?", said(meta.bareWorkflow)],
    ["ExpoKit", said(meta.expoKit)],
  ] as const) {
    if (note === "") continue;
    writer.block("paragraph", `**${label}**`);
    writeMarkdown(writer, note);
  }
}

function alternativeHumans(schema: Fields): unknown[] {
  return (alternativesOf(schema)?.schemas ?? []).map((one) =>
    isFields(one.meta) ? one.meta.regexHuman : undefined,
  );
}

function writeExample(writer: DocumentWriter, schema: Fields): void {
  const { example } = schema;
  if (example === undefined) return;
  writer.block("paragraph", "Example");
  if (isFields(example) || Array.isArray(example))
    writer.code(JSON.stringify(example, null, 2), { language: "json" });
  else writer.block("paragraph", `\`${valueText(example)}\``);
}

/** The site shows properties of objects, of arrays of objects and of the objects of a `oneOf`; the others are ours. */
function writeNested(table: Table, schema: Fields, path: readonly string[], shown: boolean): void {
  writeProperties(table, propertiesOf(schema), path, shown);
  const alternatives =
    alternativesOf(schema) ?? (isFields(schema.items) ? alternativesOf(schema.items) : undefined);
  if (alternatives === undefined) return;
  const seen = new Set<string>();
  for (const one of alternatives.schemas) {
    const properties = propertiesOf(resolved(one, table.root)).filter(
      ({ name }) => !seen.has(name),
    );
    for (const { name } of properties) seen.add(name);
    writeProperties(table, properties, path, shown && alternatives.key === "oneOf");
  }
}
