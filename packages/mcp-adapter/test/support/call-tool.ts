/** Calls a tool as the protocol does: aliases, forgiveness, schemas of both sides. */
import * as z from "zod";
import { type ArgumentSchema, forgive } from "../../src/arguments/forgive.ts";
import type { Tool, ToolAnswer } from "../../src/tool.ts";
import type { ToolContext } from "../../src/tool-context.ts";

/** Arguments or answers that do not fit their schema raise a `ZodError`. */
export async function callTool(
  tool: Tool,
  args: Record<string, unknown>,
  context: ToolContext,
): Promise<ToolAnswer> {
  const schema = z.toJSONSchema(tool.input, { io: "input" }) as ArgumentSchema;
  const answer = await tool.run(tool.input.parse(forgive(args, schema, tool.aliases)), context);
  tool.output.parse(answer.structured);
  return answer;
}
