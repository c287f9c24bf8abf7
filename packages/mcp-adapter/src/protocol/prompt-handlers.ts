/** Answers requests for prompts from those that are offered. */
import type { Prompt } from "../prompt.ts";
import type { Session } from "../session.ts";
import { ToolError } from "../tool-error.ts";
import type { Environment } from "./environment.ts";
import { completions, unknownName } from "./names.ts";
import { createRunForClient } from "./run-for-client.ts";

/** Makes the handlers of one client. */
export function createPromptHandlers(
  prompts: readonly Prompt[],
  environment: Environment,
  session: Session,
) {
  const run = createRunForClient(environment, session);
  const find = (name: string): Prompt => {
    const prompt = prompts.find((one) => one.name === name);
    if (prompt === undefined)
      throw unknownName(
        "prompt",
        name,
        prompts.map((one) => one.name),
      );
    return prompt;
  };

  return {
    list: () => ({
      prompts: prompts.map(({ name, title, description, arguments: args }) => ({
        name,
        title,
        description,
        arguments: args.map((one) => ({ ...one })),
      })),
    }),
    get: (name: string, args: Readonly<Record<string, string>>, signal: AbortSignal) => {
      const prompt = find(name);
      return run(name, signal, async (context) => {
        const missing = prompt.arguments.filter((one) => one.required && !args[one.name]?.trim());
        if (missing.length > 0)
          throw new ToolError(
            "INVALID_ARGUMENTS",
            `${name}: expected ${missing.map((one) => one.name).join(", ")}, got nothing`,
            `give ${missing.map((one) => `${one.name} (${one.description})`).join(", ")}`,
          );
        const messages = await prompt.get(args, context);
        return {
          description: prompt.description,
          messages: messages.map(({ role, text }) => ({
            role,
            content: { type: "text" as const, text },
          })),
        };
      });
    },
    complete: (
      name: string,
      argument: { name: string; value: string },
      known: Readonly<Record<string, string>>,
      signal: AbortSignal,
    ) => {
      const prompt = find(name);
      if (prompt.complete === undefined) return completions([]);
      return run(
        name,
        signal,
        async (context) =>
          completions(await prompt.complete!(argument.name, argument.value, known, context)),
        false,
      );
    },
  };
}
