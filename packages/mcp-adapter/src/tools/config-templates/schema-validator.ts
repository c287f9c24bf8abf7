/** Validates values by a JSON Schema and says what is wrong in words. The one place that knows the validator. */
import { nearestNames } from "@expodex/core/read";
import type { ErrorObject, ValidateFunction } from "ajv";
import type { Fault } from "./faults.ts";
import { writePath } from "./faults.ts";

/** A JSON Schema, or any other object of JSON. */
export type Fields = Record<string, unknown>;

/** Whether a value is an object with named fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Finds what is wrong in a value; `path` leads to it in its file. */
export type Validator = (value: unknown, path: readonly (string | number)[]) => RawFault[];

/** A fault whose path can still be looked up. */
export interface RawFault extends Omit<Fault, "path" | "line"> {
  path: (string | number)[];
}

const MAX_FAULTS = 50;
const MAX_DEPTH = 24;

/**
 * Makes a validator. Names that the schema does not have are warnings; everything else is an error. The library behind it is loaded
 * by the first call, because most servers never check a file and all would start later for it.
 *
 * @throws Error where the schema is none
 */
export async function createValidator(schema: Fields): Promise<Validator> {
  const { Ajv } = await import("ajv");
  // Schemas of documentation carry fields of their own, and patterns that a strict reader refuses.
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    validateFormats: false,
    unicodeRegExp: false,
    logger: false,
  });
  const validate: ValidateFunction = ajv.compile(closed(schema, 0) as Fields);
  return (value, path) => {
    if (validate(value)) return [];
    return told(validate.errors ?? [])
      .slice(0, MAX_FAULTS)
      .map((error) => faultOf(error, path));
  };
}

/** Objects that list their properties take no others, except inside alternatives, which are told apart by what they have. */
function closed(schema: unknown, depth: number): unknown {
  if (!isFields(schema) || depth > MAX_DEPTH) return schema;
  const { properties, items, additionalProperties, patternProperties } = schema;
  const copy: Fields = { ...schema };
  if (isFields(properties)) {
    copy.properties = Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [name, closed(one, depth + 1)]),
    );
    const isOpen = additionalProperties === undefined && patternProperties === undefined;
    if (isOpen && Object.keys(properties).length > 0) copy.additionalProperties = false;
  }
  if (isFields(items)) copy.items = closed(items, depth + 1);
  if (isFields(additionalProperties))
    copy.additionalProperties = closed(additionalProperties, depth + 1);
  return copy;
}

/** Leaves out what is wrong with single alternatives, where it is said that none fits. */
function told(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  return errors.filter(
    (error) =>
      !choices.some(
        (choice) =>
          error !== choice &&
          error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
          error.instancePath.startsWith(choice.instancePath),
      ),
  );
}

function faultOf(error: ErrorObject, base: readonly (string | number)[]): RawFault {
  const { keyword, params, parentSchema, data } = error;
  const path = [...base, ...pointerOf(error.instancePath)];
  if (keyword === "additionalProperties") {
    const name = String((params as Fields).additionalProperty);
    const known = isFields(parentSchema?.properties) ? Object.keys(parentSchema.properties) : [];
    return { path: [...path, name], severity: "warning", message: unknownName(name, known) };
  }
  return {
    path,
    severity: "error",
    message: messageOf(keyword, params as Fields, parentSchema, data),
  };
}

/** Says that a name is not known, and which may have been meant. */
export function unknownName(name: string, known: readonly string[]): string {
  const nearest = nearestNames(name, known, 3);
  if (nearest.length > 0) return `is not documented; nearest: ${nearest.join(", ")}`;
  const some = known.slice(0, 12).join(", ");
  return `is not documented${some === "" ? "" : `; documented here: ${some}${known.length > 12 ? ", …" : ""}`}`;
}

function messageOf(keyword: string, params: Fields, schema: unknown, data: unknown): string {
  const got = shown(data);
  const fields = isFields(schema) ? schema : {};
  const human = isFields(fields.meta) ? fields.meta.regexHuman : undefined;
  switch (keyword) {
    case "required":
      return `lacks ${String(params.missingProperty)}`;
    case "type":
      return `must be ${listed(params.type)}, got ${got}`;
    case "enum":
      return `must be one of ${listed(params.allowedValues)}, got ${got}`;
    case "const":
      return `must be ${shown(params.allowedValue)}, got ${got}`;
    case "pattern":
      return `must match ${String(params.pattern)}, got ${got}${typeof human === "string" ? ` (${human.replace(/\s+/gu, " ").slice(0, 200)})` : ""}`;
    case "anyOf":
    case "oneOf":
      return `must be ${alternatives(fields[keyword])}, got ${got}`;
    default:
      return `breaks ${keyword} ${shown(params.limit ?? params)}, got ${got}`;
  }
}

function alternatives(list: unknown): string {
  const types = (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    if (!isFields(one)) return [];
    if (Array.isArray(one.enum)) return [listed(one.enum)];
    return typeof one.type === "string" || Array.isArray(one.type) ? [listed(one.type)] : [];
  });
  const distinct = [...new Set(types)];
  return distinct.length === 0 ? "one of the documented shapes" : distinct.join(" or ");
}

function listed(value: unknown): string {
  return (Array.isArray(value) ? value : [value])
    .slice(0, 20)
    .map((one) => (typeof one === "string" ? one : JSON.stringify(one)))
    .join(" | ");
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

function pointerOf(pointer: string): (string | number)[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replace(/~1/gu, "/").replace(/~0/gu, "~"))
    .map((part) => (/^\d{1,9}$/u.test(part) ? Number(part) : part));
}

/** Puts faults into words. @param lineOf the line of a path, where the file was given */
export function writeFaults(
  faults: readonly RawFault[],
  lineOf?: (path: readonly (string | number)[]) => number,
): Fault[] {
  return faults.map(({ path, severity, message }) => ({
    path: writePath(path),
    ...(lineOf === undefined ? {} : { line: lineOf(path) }),
    severity,
    message,
  }));
}
