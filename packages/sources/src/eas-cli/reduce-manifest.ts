/**
 * Takes out of an oclif manifest what tells how commands are written: 460 kB become 90.
 *
 * Responsible for: reading a foreign file tolerantly, within bounds. Not responsible for: where it is from.
 */
import { isRecord } from "../package/manifest.ts";

/** Commands of one release of `eas-cli`. */
export interface EasCliManifest {
  version: string;
  /** Ordered by name; hidden ones without a description, which are no one's to call, are left out. */
  commands: EasCommand[];
}

/** A command. */
export interface EasCommand {
  /** As typed, with colons: `build:list`. */
  name: string;
  description?: string;
  /** Lines as the package gives them. */
  examples?: string[];
  aliases?: string[];
  /** In order. */
  args?: { name: string; description?: string; required?: true; options?: string[] }[];
  flags: EasFlag[];
  /** Not listed in the help. */
  hidden?: true;
  /** What to use instead, or empty. Absent: not deprecated. */
  deprecated?: string;
}

/** A flag. */
export interface EasFlag {
  /** Without dashes. */
  name: string;
  /** One letter, for `-p`. */
  char?: string;
  description?: string;
  /** Takes a value; absent: it is a switch. */
  takesValue?: true;
  /** A switch that `--no-` turns off. */
  allowNo?: true;
  multiple?: true;
  required?: true;
  options?: string[];
  default?: string | number | boolean;
  /** Flags that it cannot stand with. */
  exclusive?: string[];
  /** Flags that it needs. */
  dependsOn?: string[];
  aliases?: string[];
  hidden?: true;
  /** What to use instead, or empty. Absent: not deprecated. */
  deprecated?: string;
}

const MAX_COMMANDS = 1000;
const MAX_FLAGS = 200;
const MAX_TEXT = 2000;

/** Reads a manifest; `undefined` where it is none. */
export function reduceManifest(manifest: unknown): EasCliManifest | undefined {
  if (!isRecord(manifest) || !isRecord(manifest.commands)) return undefined;
  const { version } = manifest;
  if (typeof version !== "string") return undefined;
  const commands = Object.entries(manifest.commands)
    .filter(
      ([, command]) =>
        isRecord(command) && (command.hidden !== true || typeof command.description === "string"),
    )
    .slice(0, MAX_COMMANDS)
    .map(([name, command]) => readCommand(name, command as Record<string, unknown>))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { version: version.slice(0, 100), commands };
}

function readCommand(name: string, command: Record<string, unknown>): EasCommand {
  const flags = Object.entries(isRecord(command.flags) ? command.flags : {}).slice(0, MAX_FLAGS);
  const args = Object.entries(isRecord(command.args) ? command.args : {}).slice(0, MAX_FLAGS);
  return {
    name,
    ...textAs("description", command.description ?? command.summary),
    ...listAs("examples", command.examples),
    ...listAs("aliases", command.aliases),
    ...(args.length === 0 ? {} : { args: args.map(([name, arg]) => readArg(name, arg)) }),
    flags: flags.map(([name, flag]) => readFlag(name, isRecord(flag) ? flag : {})),
    ...trueAs("hidden", command.hidden),
    ...deprecation(isDeprecated(command) ? (command.deprecationOptions ?? true) : undefined),
  };
}

/** Besides its own mark for it, the package says it in descriptions of commands that it hides. */
function isDeprecated({ state, hidden, description }: Record<string, unknown>): boolean {
  return (
    state === "deprecated" || (hidden === true && /\bdeprecated\b/iu.test(String(description)))
  );
}

function readArg(name: string, value: unknown): NonNullable<EasCommand["args"]>[number] {
  const arg = isRecord(value) ? value : {};
  return {
    name,
    ...textAs("description", arg.description),
    ...trueAs("required", arg.required),
    ...listAs("options", arg.options),
  };
}

function readFlag(name: string, flag: Record<string, unknown>): EasFlag {
  const preset = flag.default;
  return {
    name,
    ...textAs("char", flag.char),
    ...textAs("description", flag.description ?? flag.summary),
    ...trueAs("takesValue", flag.type === "option"),
    ...trueAs("allowNo", flag.allowNo),
    ...trueAs("multiple", flag.multiple),
    ...trueAs("required", flag.required),
    ...listAs("options", flag.options),
    ...(typeof preset === "string" || typeof preset === "number" || typeof preset === "boolean"
      ? { default: typeof preset === "string" ? preset.slice(0, MAX_TEXT) : preset }
      : {}),
    ...listAs("exclusive", flag.exclusive),
    ...listAs("dependsOn", flag.dependsOn),
    ...listAs("aliases", flag.aliases),
    ...trueAs("hidden", flag.hidden),
    ...deprecation(flag.deprecated),
  };
}

function deprecation(value: unknown): { deprecated?: string } {
  if (value === true) return { deprecated: "" };
  if (!isRecord(value)) return {};
  const { message, to } = value;
  const said =
    typeof message === "string" ? message : typeof to === "string" ? `use ${to} instead` : "";
  return { deprecated: said.slice(0, MAX_TEXT) };
}

function textAs<K extends string>(key: K, value: unknown): { [P in K]?: string } {
  return (typeof value === "string" && value !== "" ? { [key]: value.slice(0, MAX_TEXT) } : {}) as {
    [P in K]?: string;
  };
}

function trueAs<K extends string>(key: K, value: unknown): { [P in K]?: true } {
  return (value === true ? { [key]: true } : {}) as { [P in K]?: true };
}

function listAs<K extends string>(key: K, value: unknown): { [P in K]?: string[] } {
  const list = Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string").slice(0, 100)
    : [];
  const cut = list.map((item) => item.slice(0, MAX_TEXT));
  return (cut.length === 0 ? {} : { [key]: cut }) as { [P in K]?: string[] };
}
