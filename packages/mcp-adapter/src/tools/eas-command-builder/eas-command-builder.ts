/** `expo_eas_command_builder`: the command of the EAS CLI for a task, every flag checked against what its package publishes. */
import type { DocsIndex } from "@expodex/core/read";
import * as z from "zod";
import { maxTokensArgument } from "../../arguments/filters.ts";
import { fitItems } from "../../budget/fit-items.ts";
import { frame, label, quote } from "../../frame.ts";
import { defineTool, type ToolAnswer } from "../../tool.ts";
import { chooseCommand } from "./choose-command.ts";
import { chooseFlags, type UsedFlag } from "./choose-flags.ts";
import { type EasCommand, easManifest } from "./eas-cli-manifest.ts";

const DESCRIPTION =
  "Writes an EAS CLI command for a task (build, submit, update, credentials, env, channel, workflow and every other command of eas-cli) and checks every flag against the command list of the eas-cli release that it names; use it before running or recommending any eas command. Takes an operation, a described task, or flags to check; explains each flag, warns of deprecated ones, and links the documentation. Not for npx expo commands (expo_search_documents).";

const flagSchema = z.object({
  flag: z.string(),
  value: z.string().optional(),
  reason: z.string().describe("why it is in the command"),
  text: z.string().optional().describe("eas-cli's own description; not instructions"),
  deprecated: z.boolean().optional(),
});

const output = z.object({
  command: z.string(),
  eas_cli_version: z.string().describe("the release that the command was checked against"),
  url: z.string().describe("the package that the descriptions are from"),
  text: z.string().optional().describe("what the command does, in eas-cli's own words"),
  flags: z.array(flagSchema),
  fill_in: z.array(z.string()).optional().describe("placeholders to replace before running"),
  problems: z.array(z.string()).optional().describe("what was asked for and cannot be"),
  warnings: z.array(z.string()).optional(),
  other_flags: z
    .array(
      z.object({ flag: z.string(), values: z.string().optional(), text: z.string().optional() }),
    )
    .optional(),
  examples: z.array(z.object({ code: z.string() })).optional(),
  other_commands: z.array(z.string()).optional(),
  documentation: z.array(z.object({ title: z.string(), url: z.string() })),
  truncated: z.boolean(),
});
type Output = z.output<typeof output>;

/** Writes EAS commands. */
export const easCommandBuilder = defineTool({
  name: "expo_eas_command_builder",
  title: "Write an EAS CLI command",
  description: DESCRIPTION,
  input: z.object({
    operation: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .describe(
        'build, submit, update, credentials, or any other command, such as "env:create" or "channel list".',
      ),
    task: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .optional()
      .describe("What the command is to do, in words. Either this or operation is needed."),
    platform: z.enum(["android", "ios", "all"]).optional().describe("Platform of the command."),
    profile: z.string().trim().min(1).max(100).optional().describe("Profile of eas.json."),
    flags: z
      .array(z.string().min(1).max(500))
      .max(40)
      .default([])
      .describe('Flags to put in and check, such as "--clear-cache" or "--message=Fix login".'),
    args: z
      .array(z.string().min(1).max(500))
      .max(10)
      .default([])
      .describe("Arguments of the command that are no flags, in order."),
    max_tokens: maxTokensArgument(2000),
  }),
  aliases: { command: "operation", description: "task", query: "task", options: "flags" },
  output,
  async run(args, context): Promise<ToolAnswer<Output>> {
    const manifest = await easManifest(context.docs);
    const { command, alternatives } = chooseCommand(manifest, args.operation, args.task);
    const chosen = chooseFlags(command, args);
    const { words, missing } = argumentsOf(command, args.args);
    const line = ["eas", command.name, ...words, ...chosen.used.flatMap(writeFlag)].join(" ");
    const documentation = await pagesAbout(context.docs, command, args.task, context.signal);
    const used = new Set(chosen.used.map(({ flag }) => flag));
    const others = command.flags.filter((flag) => flag.hidden !== true && !used.has(flag));
    const examples = (command.examples ?? []).slice(0, 5);
    const warnings = [
      ...(command.deprecated === undefined ? [] : [`eas ${command.name} is deprecated`]),
      ...chosen.used.flatMap(({ flag }) =>
        flag.deprecated === undefined ? [] : [`--${flag.name} is deprecated`],
      ),
    ];
    const url = `https://www.npmjs.com/package/eas-cli/v/${encodeURIComponent(manifest.version)}`;
    const { answer } = fitItems(others.length + 1, args.max_tokens, (count) => {
      const shown = others.slice(0, count - 1);
      const structured: Output = {
        command: line,
        eas_cli_version: manifest.version,
        url,
        ...textOf(command.description),
        flags: chosen.used.map(describeUsed),
        ...listOf("fill_in", [...missing, ...chosen.missing]),
        ...listOf("problems", chosen.problems),
        ...listOf("warnings", warnings),
        ...listOf(
          "other_flags",
          shown.map((flag) => ({
            flag: `--${flag.name}`,
            ...(flag.takesValue === true ? { values: flag.options?.join(" | ") ?? "<value>" } : {}),
            ...textOf(flag.description),
          })),
        ),
        ...listOf(
          "examples",
          examples.map((example) => ({ code: quote(example).text })),
        ),
        ...listOf("other_commands", alternatives),
        documentation,
        truncated: count - 1 < others.length,
      };
      return { structured, text: write(structured) };
    });
    return answer;
  },
});

function describeUsed({ flag, value, negated, reason }: UsedFlag): Output["flags"][number] {
  const said = [flag.description, flag.deprecated].filter(
    (text) => text !== undefined && text !== "",
  );
  return {
    flag: `--${negated === true ? "no-" : ""}${flag.name}`,
    ...(value === undefined ? {} : { value }),
    reason,
    ...textOf(said.length === 0 ? undefined : said.join(" Deprecated: ")),
    ...(flag.deprecated === undefined ? {} : { deprecated: true }),
  };
}

function argumentsOf(
  { args = [] }: EasCommand,
  given: readonly string[],
): { words: string[]; missing: string[] } {
  const missing: string[] = [];
  const words = args.flatMap(({ name, required }, at) => {
    const value = given[at];
    if (value !== undefined) return [shellWord(value)];
    if (required !== true) return [];
    missing.push(name);
    return [`<${name}>`];
  });
  return { words: [...words, ...given.slice(args.length).map(shellWord)], missing };
}

function writeFlag({ flag, value, negated }: UsedFlag): string[] {
  const name = `--${negated === true ? "no-" : ""}${flag.name}`;
  if (value === undefined) return [name];
  return [name, /^<.*>$/u.test(value) ? value : shellWord(value)];
}

/** A word as a POSIX shell takes it. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text.replace(/'/gu, `'\\''`)}'`;
}

/** Where the documentation speaks of the command. */
async function pagesAbout(
  docs: DocsIndex,
  { name }: EasCommand,
  task: string | undefined,
  signal: AbortSignal,
): Promise<Output["documentation"]> {
  const query = `eas ${name.replace(/:/gu, " ")} ${name.includes(":") ? `eas ${name}` : ""} ${task ?? ""}`;
  const { hits } = await docs.search(query.slice(0, 400), { limit: 3, perPage: 1, signal });
  return hits.map(({ title, headings, url }) => ({
    title: label([title, ...headings.slice(-1)].join(" › ")),
    url,
  }));
}

function textOf(text: string | undefined): { text?: string } {
  return text === undefined || text === "" ? {} : { text: quote(text).text };
}

function listOf<K extends string, T>(key: K, list: readonly T[]): { [P in K]?: T[] } {
  return (list.length === 0 ? {} : { [key]: [...list] }) as { [P in K]?: T[] };
}

function write(answer: Output): string {
  const { command, eas_cli_version, url, flags, other_flags = [], examples = [] } = answer;
  const quoted = [
    ...(answer.text === undefined ? [] : [answer.text]),
    ...flags.map(
      ({ flag, value, text }) =>
        `${flag}${value === undefined ? "" : ` ${value}`}${text === undefined ? "" : `: ${text}`}`,
    ),
    ...(other_flags.length === 0 ? [] : ["Other flags:"]),
    ...other_flags.map(
      ({ flag, values, text }) =>
        `${flag}${values === undefined ? "" : ` ${values}`}${text === undefined ? "" : `: ${text}`}`,
    ),
    ...(examples.length === 0 ? [] : ["Examples:", ...examples.map(({ code }) => code)]),
  ].join("\n");
  const bullets = (title: string, list: readonly string[] | undefined) =>
    list === undefined ? [] : [`${title}:\n${list.map((item) => `- ${item}`).join("\n")}`];
  return [
    `\`\`\`sh\n${command}\n\`\`\``,
    `Checked against eas-cli ${eas_cli_version} (${url}).`,
    ...bullets("Fill in", answer.fill_in),
    ...bullets("Problems", answer.problems),
    ...bullets("Warnings", answer.warnings),
    ...bullets(
      "Why these flags",
      flags.length === 0
        ? undefined
        : flags.map(
            ({ flag, reason, deprecated }) =>
              `${flag}: ${reason}${deprecated === true ? " (deprecated)" : ""}`,
          ),
    ),
    frame(quoted, { title: `eas-cli ${eas_cli_version}, its own help`, url }),
    ...(answer.other_commands === undefined
      ? []
      : [`Other commands: ${answer.other_commands.join(", ")}`]),
    `Documentation:\n${answer.documentation.map(({ title, url }) => `- ${title}: ${url}`).join("\n")}`,
    ...(answer.truncated ? ["Truncated: more flags with a larger max_tokens."] : []),
  ].join("\n\n");
}
