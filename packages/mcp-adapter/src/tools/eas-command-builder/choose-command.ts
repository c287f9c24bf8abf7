/** Finds the command that an operation and a described task mean. */
import { nearestNames } from "@expodex/core/read";
import { ToolError } from "../../tool-error.ts";
import type { EasCommand, EasManifest } from "./eas-cli-manifest.ts";
import { wordsOf } from "./words.ts";

/** A command, and others that may have been meant. */
export interface ChosenCommand {
  command: EasCommand;
  /** Names, best first. */
  alternatives: string[];
}

const MAX_ALTERNATIVES = 8;

/**
 * Chooses a command.
 *
 * @param operation as typed after `eas`, with colons or spaces; absent: the task alone decides
 * @throws ToolError where nothing fits
 */
export function chooseCommand(
  { commands }: EasManifest,
  operation: string | undefined,
  task: string | undefined,
): ChosenCommand {
  const asked = operation
    ?.trim()
    .toLowerCase()
    .replace(/^(?:npx\s+)?eas(?:-cli)?(?:@\S+)?\s+/u, "")
    .replace(/[\s/]+/gu, ":");
  const exact =
    asked === undefined
      ? undefined
      : commands.find(({ name, aliases }) => name === asked || aliases?.includes(asked) === true);
  const family =
    asked === undefined
      ? commands
      : commands.filter(({ name }) => name === asked || name.startsWith(`${asked}:`));
  if (asked !== undefined && family.length === 0 && exact === undefined)
    throw unknownCommand(asked, commands);
  const words = wordsOf(task ?? "");
  const ranked = family
    .filter(({ hidden }) => hidden !== true)
    .map((command) => ({ command, score: likeness(command, words, asked) }))
    .sort((a, b) => b.score - a.score || a.command.name.length - b.command.name.length);
  const [best] = ranked;
  const base = exact ?? family.find(({ name }) => name === asked);
  // A described task leads away from the command that was named only to one whose own name it says.
  const command =
    best !== undefined && (base === undefined || best.score >= NAMED) ? best.command : base;
  if (command === undefined || (asked === undefined && (best?.score ?? 0) < NAMED / 2))
    throw new ToolError(
      "INVALID_ARGUMENTS",
      "expo_eas_command_builder: the task names no command of eas-cli",
      `call again with operation one of: ${topics(commands).join(", ")}`,
    );
  const replacing = command.deprecated === undefined ? [] : namedIn(command, commands);
  const alternatives = [...replacing, ...ranked.map(({ command: { name } }) => name)];
  return {
    command,
    alternatives: [...new Set(alternatives)]
      .filter((name) => name !== command.name)
      .slice(0, MAX_ALTERNATIVES),
  };
}

/** All words of a command's own name are in the task. */
const NAMED = 2;

/** How well a task fits a command: the words of its name count most, those of its description a little. */
function likeness(
  { name, description, deprecated }: EasCommand,
  words: ReadonlySet<string>,
  asked: string | undefined,
): number {
  if (words.size === 0) return 0;
  const own = [
    ...wordsOf((asked === undefined ? name : name.slice(asked.length)).replace(/[:-]/gu, " ")),
  ];
  const named = own.filter((word) => words.has(word)).length;
  const described = [...wordsOf(description ?? "")].filter((word) => words.has(word)).length;
  const whole = own.length === 0 ? 0 : (NAMED * named) / own.length;
  return whole + Math.min(0.9, described * 0.25) - (deprecated === undefined ? 0 : 1);
}

/** Commands that the words about a deprecated one name: `deprecated, use eas env:set`. */
function namedIn(
  { description = "", deprecated = "" }: EasCommand,
  commands: readonly EasCommand[],
): string[] {
  const words = new Set(`${description} ${deprecated}`.match(/[a-z][a-z:-]*/giu) ?? []);
  return commands.flatMap(({ name, hidden }) => (words.has(name) && hidden !== true ? [name] : []));
}

function topics(commands: readonly EasCommand[]): string[] {
  return [...new Set(commands.map(({ name }) => name.split(":")[0] ?? name))];
}

function unknownCommand(asked: string, commands: readonly EasCommand[]): ToolError {
  const nearest = nearestNames(
    asked,
    commands.map(({ name }) => name),
    5,
  );
  const names = nearest.length === 0 ? topics(commands) : nearest;
  return new ToolError(
    "INVALID_ARGUMENTS",
    `operation: eas-cli has no command ${JSON.stringify(asked.slice(0, 100))}`,
    `call again with operation one of: ${names.join(", ")}`,
  );
}
