/**
 * Holds values to what settings may be.
 *
 * Responsible for: every rule of `settings.ts`, as a zod schema made from it, and the sentence that says which one was broken.
 * Not responsible for: where values come from. The only file that loads zod, and only loaded where there is something to check.
 */
import { ExpodexError, nearestNames } from "@expodex/core/read";
import * as z from "zod";
import { expectedOf, shown } from "./describe-setting.ts";
import { SETTINGS, type Setting, type SettingValue } from "./settings.ts";

/** Values by setting's path, such as `server.port`. */
export type SettingValues = Map<string, SettingValue>;

/** Words of a file: a group's, or the whole file's. */
type Shape = Record<string, z.ZodType>;

/**
 * Reads what a file holds.
 *
 * @param file how messages call it
 * @throws ExpodexError CONFIG_INVALID, naming the file and the setting
 */
export function checkFileValues(value: unknown, file: string): SettingValues {
  const parsed = fileSchema().safeParse(value);
  if (!parsed.success) throw broken(parsed.error.issues, value, file);
  const values: SettingValues = new Map();
  for (const { path } of SETTINGS) {
    const found = valueAt(parsed.data, path.split("."));
    if (found !== undefined) values.set(path, found as SettingValue);
  }
  return values;
}

/**
 * Checks one value out of a flag or a variable.
 *
 * @param name the flag or variable, for messages
 * @throws ExpodexError INVALID_OPTION
 */
export function checkValue(setting: Setting, value: SettingValue, name: string): SettingValue {
  const parsed = schemaOf(setting).safeParse(value);
  if (parsed.success) return parsed.data as SettingValue;
  const expected = expectedOf(setting.kind);
  const got = setting.isSecret === true ? "something else" : shown(value);
  throw new ExpodexError("INVALID_OPTION", {
    subject: name,
    expected,
    got,
    next:
      setting.preset === undefined ? "leave it out" : `leave it out for ${shown(setting.preset)}`,
    data: { option: name, expected, got },
  });
}

function schemaOf({ kind }: Setting): z.ZodType {
  switch (kind.type) {
    case "text": {
      const text = z.string().min(1).max(kind.maxLength);
      return kind.orNumber === true ? z.union([text, z.number().transform(String)]) : text;
    }
    case "path":
    case "place":
      return z.string().min(1).max(MAX_PATH_LENGTH);
    case "number": {
      const number = z.number().min(kind.min).max(kind.max);
      return kind.isWhole ? number.int() : number;
    }
    case "choice":
      return z.enum(kind.choices as [string, ...string[]]);
    case "boolean":
      return z.boolean();
    case "list":
      return z.array(z.string().min(1).max(MAX_ITEM_LENGTH)).max(kind.maxItems);
  }
}

const MAX_PATH_LENGTH = 4096;
const MAX_ITEM_LENGTH = 2000;

function fileSchema(): z.ZodType {
  const whole: Shape = { $schema: z.string().optional() };
  const groups = new Map<string, Shape>();
  for (const setting of SETTINGS) {
    if (setting.isSecret === true) continue;
    const [first = "", second] = setting.path.split(".");
    const schema = schemaOf(setting).optional();
    if (second === undefined) whole[first] = schema;
    else groups.set(first, { ...groups.get(first), [second]: schema });
  }
  for (const [name, shape] of groups) whole[name] = z.strictObject(shape).optional();
  return z.strictObject(whole);
}

/** The first thing that is wrong, with the number of those after it. */
function broken(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  file: string,
): ExpodexError<"CONFIG_INVALID"> {
  const [issue] = issues;
  const found = issue === undefined ? UNKNOWN : explain(issue, value);
  const more = issues.length > 1 ? `; ${issues.length - 1} more after it` : "";
  return new ExpodexError("CONFIG_INVALID", {
    subject: found.path === "" ? file : `${file}: ${found.path}`,
    expected: found.expected,
    got: found.got,
    next: `${found.next}${more}`,
    data: { path: file, reason: `${found.path}: expected ${found.expected}` },
  });
}

interface Explanation {
  path: string;
  expected: string;
  got: string;
  next: string;
}

const UNKNOWN = { path: "", expected: "settings", got: "something else", next: "look at the file" };

function explain(issue: z.core.$ZodIssue, value: unknown): Explanation {
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") return explainUnknown(path, issue.keys[0] ?? "");
  const setting = SETTINGS.find((one) => path === one.path || path.startsWith(`${one.path}.`));
  const got = shown(valueAt(value, issue.path));
  if (setting === undefined)
    return {
      path,
      expected: path === "" ? "an object of settings" : "an object",
      got,
      next: path === "" ? "write { } around the settings" : `write ${path}: { … }`,
    };
  const { preset } = setting;
  const next = preset === undefined ? "mend it or take it out" : `take it out for ${shown(preset)}`;
  return { path, expected: expectedOf(setting.kind), got, next };
}

function explainUnknown(group: string, key: string): Explanation {
  const path = group === "" ? key : `${group}.${key}`;
  if (SETTINGS.some((one) => one.path === path && one.isSecret === true))
    return {
      path,
      expected: "no secret in a file",
      got: "one",
      next: `put it into a file of its own and name that with ${path}File`,
    };
  const start = group === "" ? "" : `${group}.`;
  const words = SETTINGS.filter((one) => one.path.startsWith(start) && one.isSecret !== true).map(
    (one) => one.path.slice(start.length).split(".")[0] as string,
  );
  const known = [...new Set(words)];
  const [nearest] = nearestNames(key, known, 1);
  return {
    path,
    expected: `one of ${known.join(", ")}`,
    got: JSON.stringify(key.slice(0, 100)),
    next: nearest === undefined ? "take it out" : `write ${nearest}, or take it out`,
  };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key))
      return undefined;
    current = (current as Record<PropertyKey, unknown>)[key];
  }
  return current;
}
