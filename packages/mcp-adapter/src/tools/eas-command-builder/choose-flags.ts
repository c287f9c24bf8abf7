/**
 * Chooses the flags of a command: those that were asked for, checked, and those that a task describes.
 *
 * Responsible for: that every flag exists, takes what it is given, and may stand with the others. Not responsible for: which
 * command it is.
 */
import { nearestNames } from "@expodex/core/read";
import type { EasCommand, EasFlag } from "./eas-cli-manifest.ts";
import { wordsOf } from "./words.ts";

/** What was asked for. */
export interface WantedFlags {
  platform?: string | undefined;
  profile?: string | undefined;
  task?: string | undefined;
  /** As written on a command line: `--clear-cache`, `--message "Fix"`, `message=Fix`. */
  flags: readonly string[];
}

/** A flag that stands in the command. */
export interface UsedFlag {
  flag: EasFlag;
  /** Absent for a switch. */
  value?: string;
  /** Whether `--no-` stands in front. */
  negated?: true;
  /** Why it is there. */
  reason: string;
}

/** The flags of a command. */
export interface ChosenFlags {
  used: UsedFlag[];
  /** What was asked for and cannot be, each with what can be done. */
  problems: string[];
  /** Values that the caller has to fill in. */
  missing: string[];
}

/** Ways of saying a flag that do not hold its name. A row counts only where the command has the flag. */
const SAID: readonly [pattern: RegExp, flag: string, value?: string][] = [
  [
    /\b(?:ci|github actions?|gitlab|pipeline|without (?:any )?(?:prompts?|questions?)|unattended)\b/iu,
    "non-interactive",
  ],
  [/\b(?:locally|on (?:my|this|our) (?:own )?(?:machine|computer|mac|laptop))\b/iu, "local"],
  [
    /\b(?:(?:clear|clean|empty|drop|without|no|reset)\w* (?:the )?(?:build )?cach\w*|from scratch|clean build)\b/iu,
    "clear-cache",
  ],
  [
    /\b(?:and|then|automatically|auto) submit\w*\b|\bsubmit\w* (?:it |them )?(?:automatically|when (?:done|finished|it))/iu,
    "auto-submit",
  ],
  [/\b(?:do(?:es)? ?n[o']t|without|no) wait\w*\b/iu, "wait", "no"],
  [/\b(?:latest|most recent|newest|last) build\b/iu, "latest"],
  [/\b(?:machine[- ]readable|as json|json output|in json)\b/iu, "json"],
];

/** Chooses flags. */
export function chooseFlags(command: EasCommand, wanted: WantedFlags): ChosenFlags {
  const chosen: ChosenFlags = { used: [], problems: [], missing: [] };
  const names = command.flags.filter(({ hidden }) => hidden !== true).map(({ name }) => name);
  const add = (name: string, value: string | undefined, reason: string, negated = false) => {
    const flag = findFlag(command, name);
    if (flag === undefined) {
      const nearest = nearestNames(name, names, 3);
      const instead = nearest.length === 0 ? names : nearest;
      const list = instead.map((name) => `--${name}`).join(", ");
      chosen.problems.push(
        `eas ${command.name} has no --${name}${list === "" ? "; it takes no flags" : `; it has ${list}`}`,
      );
      return;
    }
    if (chosen.used.some((used) => used.flag === flag) && flag.multiple !== true) return;
    addFlag(chosen, flag, value, reason, negated);
  };
  for (const text of wanted.flags) {
    const { name, value, negated } = readFlag(text, command);
    if (name !== "") add(name, value, "asked for", negated);
  }
  if (wanted.platform !== undefined) add("platform", wanted.platform, "the platform asked for");
  if (wanted.profile !== undefined) add("profile", wanted.profile, "the profile asked for");
  for (const { name, value, reason, negated } of describedFlags(command, wanted.task ?? ""))
    add(name, value, reason, negated);
  for (const flag of command.flags)
    if (flag.required === true && !chosen.used.some((used) => used.flag === flag))
      addFlag(chosen, flag, undefined, "required", false);
  checkTogether(chosen);
  return chosen;
}

function addFlag(
  { used, problems, missing }: ChosenFlags,
  flag: EasFlag,
  value: string | undefined,
  reason: string,
  negated: boolean,
): void {
  if (flag.takesValue !== true) {
    if (value !== undefined && value !== "true" && value !== "false")
      problems.push(`--${flag.name} is a switch and takes no value`);
    const isOff = negated || value === "false";
    if (isOff && flag.allowNo !== true) {
      problems.push(`--${flag.name} cannot be turned off: leave it out`);
      return;
    }
    used.push({ flag, reason, ...(isOff ? { negated: true as const } : {}) });
    return;
  }
  if (value !== undefined && flag.options !== undefined && !flag.options.includes(value)) {
    problems.push(
      `--${flag.name} takes one of ${flag.options.join(", ")}, not ${JSON.stringify(value.slice(0, 100))}`,
    );
    return;
  }
  if (value === undefined) missing.push(flag.name);
  used.push({ flag, value: value ?? placeholderOf(flag), reason });
}

function placeholderOf({ name, options }: EasFlag): string {
  return options === undefined ? `<${name}>` : `<${options.join("|")}>`;
}

/** Flags that exclude or need each other. */
function checkTogether({ used, problems }: ChosenFlags): void {
  const present = new Set(used.map(({ flag }) => flag.name));
  const seen = new Set<string>();
  for (const { flag } of used) {
    for (const other of flag.exclusive ?? []) {
      const pair = [flag.name, other].sort().join(" ");
      if (other === flag.name || !present.has(other) || seen.has(pair)) continue;
      seen.add(pair);
      problems.push(`--${flag.name} cannot stand with --${other}: leave one out`);
    }
    for (const other of flag.dependsOn ?? [])
      if (!present.has(other)) problems.push(`--${flag.name} needs --${other} beside it`);
  }
}

function findFlag({ flags }: EasCommand, name: string): EasFlag | undefined {
  return (
    flags.find((flag) => flag.name === name) ??
    flags.find(({ char, aliases }) => char === name || aliases?.includes(name) === true)
  );
}

/** Reads a flag as people write it. */
function readFlag(
  text: string,
  command: EasCommand,
): { name: string; value?: string; negated: boolean } {
  const [, written = "", , quoted] =
    /^\s*-{0,2}([\w-]+)(\s*=\s*|\s+)?(.*)$/su.exec(text.slice(0, 1000)) ?? [];
  const name = written.toLowerCase().replace(/_/gu, "-");
  const value = quoted?.trim().replace(/^(["'])(.*)\1$/su, "$2");
  const positive = name.replace(/^no-/u, "");
  const isNegated = positive !== name && findFlag(command, name) === undefined;
  return {
    name: written.length === 1 ? written : isNegated ? positive : name,
    ...(value === undefined || value === "" ? {} : { value }),
    negated: isNegated,
  };
}

/** Flags that a task describes: by other words for them, or by all words of their names. */
function describedFlags(
  command: EasCommand,
  task: string,
): { name: string; value?: string; reason: string; negated: boolean }[] {
  if (task === "") return [];
  const words = wordsOf(task);
  const found = new Map<
    string,
    { name: string; value?: string; reason: string; negated: boolean }
  >();
  for (const [pattern, name, value] of SAID) {
    const said = pattern.exec(task)?.[0];
    if (said === undefined || findFlag(command, name)?.hidden === true) continue;
    if (command.flags.some((flag) => flag.name === name))
      found.set(name, { name, reason: `the task says "${said}"`, negated: value === "no" });
  }
  const topic = wordsOf(command.name.replace(/[:-]/gu, " "));
  for (const flag of command.flags) {
    if (flag.hidden === true || flag.deprecated !== undefined || found.has(flag.name)) continue;
    const own = [...wordsOf(flag.name.replace(/-/gu, " "))];
    const isNamed = own.every((word) => words.has(word)) && !own.every((word) => topic.has(word));
    const value = flag.takesValue === true ? valueIn(task, flag) : undefined;
    if (flag.takesValue === true ? value === undefined : !isNamed) continue;
    const reason =
      value === undefined ? "the task names it" : `the task says ${JSON.stringify(value)}`;
    found.set(flag.name, {
      name: flag.name,
      ...(value === undefined ? {} : { value }),
      reason,
      negated: false,
    });
  }
  const used = [...found.values()];
  // Of flags that exclude each other the one with a value says more.
  return used.filter(({ name, value }) => {
    const others = findFlag(command, name)?.exclusive ?? [];
    return (
      value !== undefined ||
      !used.some((other) => other.value !== undefined && others.includes(other.name))
    );
  });
}

/** A value that a task gives a flag: `channel preview`, `the preview channel`, `message "Fix login"`. */
function valueIn(task: string, { name, options }: EasFlag): string | undefined {
  // Names go into patterns, and the list of them was written by others.
  if (!/^[\w-]{1,60}$/u.test(name)) return undefined;
  const spoken = name.replace(/-/gu, "[ -]");
  const quotedAfter = new RegExp(
    `\\b${spoken}s?(?: (?:name|called|named|is|of|to)|:|=)*\\s+(?:"([^"\\n]{1,200})"|'([^'\\n]{1,200})'|\`([^\`\\n]{1,200})\`)`,
    "iu",
  ).exec(task);
  const quoted = quotedAfter?.[1] ?? quotedAfter?.[2] ?? quotedAfter?.[3];
  if (quoted !== undefined)
    return options === undefined || options.includes(quoted) ? quoted : undefined;
  if (options !== undefined)
    return name === "platform"
      ? options.find((option) => new RegExp(`\\b${option}\\b`, "iu").test(task) && option !== "all")
      : options.find((option) =>
          new RegExp(`\\b${option} ${spoken}\\b|\\b${spoken} ${option}\\b`, "iu").test(task),
        );
  if (name === "message") return undefined;
  const after = new RegExp(`\\b${spoken} (?:called |named |is |= ?)?([\\w./-]{1,100})`, "iu").exec(
    task,
  )?.[1];
  const before = new RegExp(`\\b([\\w./-]{1,100}) ${spoken}\\b`, "iu").exec(task)?.[1];
  return [after, before]
    .find((word) => word !== undefined && !NO_VALUE.has(word.toLowerCase()))
    ?.replace(/[.,;:]$/u, "");
}

/** Words beside a flag's name that are no value of it. */
const NO_VALUE = new Set(
  "a an the my our your this that its with from for and or to on in of is are as by at any all same right new latest other different default build submit update app ios android each every no without which specific certain given using use into one".split(
    " ",
  ),
);
