/**
 * Reads arguments as they were meant: models and older clients write `"5"` for 5, `"ios"` for `["ios"]`, `null` for nothing,
 * or put filters into an object.
 *
 * Responsible for: names and shapes that can mean one thing only. Not responsible for: whether a value is allowed, which the
 * tool's schema decides afterwards.
 */

/** As much of a JSON schema as is looked at. */
export interface ArgumentSchema {
  type?: string | readonly string[] | undefined;
  enum?: readonly unknown[] | undefined;
  items?: ArgumentSchema | undefined;
  anyOf?: readonly ArgumentSchema[] | undefined;
  properties?: Readonly<Record<string, ArgumentSchema>> | undefined;
}

/** Longer texts are no lists. */
const MAX_LIST_LENGTH = 2000;

/**
 * Renames aliases and reshapes values.
 *
 * @param given what the client sent
 * @param schema JSON schema of the tool's input
 * @param aliases other names, `filters.platform` for a member of an object
 */
export function forgive(
  given: Readonly<Record<string, unknown>>,
  schema: ArgumentSchema,
  aliases: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  const named = new Map<string, unknown>();
  for (const [name, value] of Object.entries(given)) {
    if (value !== null && value !== undefined) named.set(name, value);
  }
  for (const [alias, name] of Object.entries(aliases)) {
    const value = at(given, alias);
    if (value !== null && value !== undefined && !named.has(name)) named.set(name, value);
  }
  const properties = schema.properties ?? {};
  const result: Record<string, unknown> = {};
  for (const [name, value] of named) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property !== undefined) result[name] = reshape(value, property);
  }
  return result;
}

function at(given: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = given;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function reshape(value: unknown, schema: ArgumentSchema): unknown {
  // Alternatives say themselves what they take.
  if (schema.anyOf !== undefined) return value;
  const type = typeof schema.type === "string" ? schema.type : undefined;
  if (type === "array") {
    const list = asList(value);
    const { items } = schema;
    return items === undefined ? list : list.map((item) => reshape(item, items));
  }
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (schema.enum !== undefined) return asMember(single, schema.enum);
  if (type === "integer" || type === "number") return asNumber(single);
  if (type === "boolean") return asBoolean(single);
  if (type === "string" && typeof single === "number") return String(single);
  return single;
}

function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string" || value.length > MAX_LIST_LENGTH) return [value];
  const text = value.trim();
  if (text.startsWith("[")) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed;
    } catch {
      // A text that begins with a bracket.
    }
  }
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function asMember(value: unknown, members: readonly unknown[]): unknown {
  if (members.includes(value)) return value;
  const wanted = String(value).trim().toLowerCase();
  const found = members.find((member) => String(member).toLowerCase() === wanted);
  return found ?? value;
}

function asNumber(value: unknown): unknown {
  if (typeof value !== "string" || value.trim() === "") return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}

function asBoolean(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const word = value.trim().toLowerCase();
  if (word === "true" || word === "yes" || word === "1") return true;
  return word === "false" || word === "no" || word === "0" ? false : value;
}
