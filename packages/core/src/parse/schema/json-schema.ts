/** Reads JSON Schema tolerantly: what a property is, in words, and which properties stand inside it. */

/** How deep properties may nest; app config has five levels. */
export const MAX_SCHEMA_DEPTH = 16;
/** How many properties one table may write; app config has about 250. */
export const MAX_PROPERTIES = 5_000;

/** A schema, or any other object of a JSON file. */
export type Fields = Record<string, unknown>;

/** Whether a value is an object with named fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property's name with its schema. */
export interface Property {
  name: string;
  schema: Fields;
}

/** The schemas that a value may follow instead of one another. */
export function alternativesOf(
  schema: Fields,
): { key: "oneOf" | "anyOf"; schemas: Fields[] } | undefined {
  for (const key of ["oneOf", "anyOf"] as const) {
    const list = schema[key];
    if (Array.isArray(list)) return { key, schemas: list.filter(isFields) };
  }
  return undefined;
}

/** The properties that a schema names itself, those of an array's items included. */
export function propertiesOf(schema: Fields): Property[] {
  const own = named(schema.properties);
  return own.length > 0 || !isFields(schema.items) ? own : named(schema.items.properties);
}

function named(properties: unknown): Property[] {
  if (!isFields(properties)) return [];
  return Object.entries(properties).flatMap(([name, schema]) =>
    isFields(schema) ? [{ name, schema }] : [],
  );
}

/** Follows `$ref` inside the root; a chain is followed eight times at most. */
export function resolved(schema: Fields, root: Fields): Fields {
  let current = schema;
  for (let hops = 0; hops < 8; hops += 1) {
    const reference = current.$ref;
    if (typeof reference !== "string" || !reference.startsWith("#/")) return current;
    let target: unknown = root;
    for (const key of reference.slice(2).split("/"))
      target = isFields(target) && Object.hasOwn(target, key) ? target[key] : undefined;
    if (!isFields(target)) return current;
    const { $ref: _, ...rest } = current;
    current = { ...target, ...rest };
  }
  return current;
}

/** Writes a value as it stands in JSON: `light`, `1`, `["a"]`. Strings keep no quotes. */
export function valueText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** The name of a schema's type: `string`, `enum`, `string[]`, `string or object`. */
export function typeName(schema: Fields, depth = 0): string {
  if (Array.isArray(schema.enum)) return "enum";
  const { type } = schema;
  if (type === "array" && isFields(schema.items) && depth < 4) {
    const items = typeName(schema.items, depth + 1);
    return items === "" || items === "enum" || items.includes(" ") ? "array" : `${items}[]`;
  }
  if (typeof type === "string") return type;
  if (Array.isArray(type)) return type.filter((one) => typeof one === "string").join(" or ");
  const alternatives = alternativesOf(schema);
  if (alternatives !== undefined && depth < 4) {
    const names = alternatives.schemas.map((one) => typeName(one, depth + 1));
    return [...new Set(names.filter((name) => name !== ""))].join(" or ");
  }
  return isFields(schema.properties) ? "object" : "";
}

/** What a value must fulfil besides its type, as short sentences of markdown. */
export function constraintsOf(schema: Fields): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, pattern, required } = schema;
  const facts: string[] = [];
  const code = (value: unknown) => `\`${valueText(value).replace(/`/gu, "'")}\``;
  if (typeof pattern === "string") facts.push(`Pattern: ${code(pattern)}`);
  if (minimum !== undefined) facts.push(`Minimum: ${code(minimum)}`);
  if (maximum !== undefined) facts.push(`Maximum: ${code(maximum)}`);
  if (minLength !== undefined) facts.push(`Minimum length: ${code(minLength)}`);
  if (maxLength !== undefined) facts.push(`Maximum length: ${code(maxLength)}`);
  if (minItems !== undefined) facts.push(`Minimum items: ${code(minItems)}`);
  if (maxItems !== undefined) facts.push(`Maximum items: ${code(maxItems)}`);
  if (schema.uniqueItems === true) facts.push("Items must be unique");
  if (Array.isArray(required) && required.length > 0)
    facts.push(`Required: ${required.map(code).join(", ")}`);
  if (schema.additionalProperties === false && isFields(schema.properties))
    facts.push("No other properties are allowed");
  if (isFields(schema.items)) {
    const items = schema.items;
    if (Array.isArray(items.enum))
      facts.push(`Items are one of: ${items.enum.map(code).join(", ")}`);
    for (const fact of constraintsOf({ ...items, items: undefined })) facts.push(`Items: ${fact}`);
  }
  if (isFields(schema.not) && Array.isArray(schema.not.enum))
    facts.push(`Must not be: ${schema.not.enum.map(code).join(", ")}`);
  return facts;
}
