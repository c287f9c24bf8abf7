/** Calls a tool and turns what it gives or throws into a result that clients show to models. */
import type * as z from "zod";
import { forgive } from "../arguments/forgive.ts";
import { type ClientModel, ModelWanted } from "../client-model.ts";
import type { Session } from "../session.ts";
import type { ToolAnswer } from "../tool.ts";
import { ToolError, type ToolFailure, toolFailure } from "../tool-error.ts";
import { type Environment, withContext } from "./environment.ts";
import { inputRequiredOf } from "./sampling.ts";
import type { PreparedTool } from "./tool-definition.ts";

/** A result of `tools/call`. */
export interface ToolResult {
  content: { type: "text"; text: string }[];
  structuredContent: Record<string, unknown>;
  isError?: true;
  [key: string]: unknown;
}

/** Answers a call of a known tool; never throws but for cancellation. */
export async function callTool(
  { tool, input }: PreparedTool,
  args: unknown,
  environment: Environment,
  session: Session,
  cancelled: AbortSignal,
  clientModel?: ClientModel,
): Promise<ToolResult | ReturnType<typeof inputRequiredOf>> {
  try {
    const answer = await withContext(environment, session, cancelled, (context) => {
      const given = forgive(asObject(args), input, tool.aliases);
      const parsed = tool.input.safeParse(given);
      if (!parsed.success) throw invalidArguments(tool.name, parsed.error, input.properties ?? {});
      return tool.run(parsed.data, {
        ...context,
        ...(clientModel === undefined ? {} : { clientModel }),
      });
    });
    return asResult(answer);
  } catch (error) {
    if (cancelled.aborted) throw error;
    if (error instanceof ModelWanted) return inputRequiredOf(error);
    return asResult(failureAnswer(failureOf(error, environment, tool.name)));
  }
}

/** What goes out for a failure; what nobody raised on purpose goes to the log in full and out without particulars. */
export function failureOf(
  error: unknown,
  { log }: Pick<Environment, "log">,
  subject: string,
): ToolFailure {
  const known = toolFailure(error);
  if (known !== undefined) return known;
  log(`${subject}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return new ToolError(
    "INTERNAL",
    `${subject} failed`,
    "tell the user that the expodex server has a fault; its log says more",
  ).failure;
}

/** A failure in words and as data. */
function failureAnswer(failure: ToolFailure): ToolAnswer {
  const { code, name, message, next } = failure;
  return {
    structured: { error: { ...failure } },
    text: `Error ${code} ${name}: ${message}.\nNext: ${next}.`,
    isError: true,
  };
}

function asResult({ structured, text, isError }: ToolAnswer): ToolResult {
  return {
    content: [{ type: "text", text }],
    structuredContent: structured,
    ...(isError === true ? { isError } : {}),
  };
}

function asObject(args: unknown): Record<string, unknown> {
  return typeof args === "object" && args !== null && !Array.isArray(args)
    ? (args as Record<string, unknown>)
    : {};
}

const MAX_ISSUES = 3;

function invalidArguments(
  tool: string,
  { issues }: z.ZodError,
  properties: Readonly<Record<string, unknown>>,
): ToolError {
  const said = issues.slice(0, MAX_ISSUES).map(({ path, message }) => {
    const where = path.map(String).join(".").slice(0, 100);
    return where === "" ? message : `${where}: ${message}`;
  });
  return new ToolError(
    "INVALID_ARGUMENTS",
    `${tool}: ${said.join("; ").slice(0, 1000)}`,
    `call ${tool} again with its arguments as described: ${Object.keys(properties).join(", ")}`,
  );
}
