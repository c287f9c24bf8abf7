/** Tools as clients see them in `tools/list`. */
import * as z from "zod";
import type { ArgumentSchema } from "../arguments/forgive.ts";
import type { Tool } from "../tool.ts";

/** A tool with its schemas written as JSON schema, once for all calls. */
export interface PreparedTool {
  tool: Tool;
  input: ArgumentSchema;
  definition: ToolDefinition;
}

/** One entry of `tools/list`. */
export interface ToolDefinition {
  name: string;
  title: string;
  description: string;
  inputSchema: ObjectSchema;
  outputSchema: ObjectSchema;
  annotations: {
    title: string;
    readOnlyHint: true;
    destructiveHint: false;
    idempotentHint: true;
    openWorldHint: false;
  };
}

/** A JSON schema of an object. */
export interface ObjectSchema {
  type: "object";
  properties: Record<string, Record<string, unknown>>;
  required?: string[];
  [key: string]: unknown;
}

/** Writes a tool's schemas down. */
export function prepareTool(tool: Tool): PreparedTool {
  const { name, title, description } = tool;
  const input = objectSchema(tool.input, "input");
  const definition: ToolDefinition = {
    name,
    title,
    description,
    inputSchema: input,
    outputSchema: withFailure(objectSchema(tool.output, "output")),
    annotations: {
      title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
  return { tool, input: input as ArgumentSchema, definition };
}

function objectSchema(schema: z.ZodObject, io: "input" | "output"): ObjectSchema {
  const { $schema: _, ...written } = z.toJSONSchema(schema, { io }) as ObjectSchema & {
    $schema?: string;
  };
  return written;
}

/**
 * Lets failures through: clients of the 1.x SDK hold the structured content of a failure to the output schema, too. What a
 * success always has is said in the descriptions instead, because alternatives at the root are refused by some clients.
 */
function withFailure({ required: _, ...schema }: ObjectSchema): ObjectSchema {
  return {
    ...schema,
    properties: {
      ...schema.properties,
      error: {
        type: "object",
        description: "set instead of everything else where the call failed",
        properties: {
          code: { type: "integer" },
          name: { type: "string" },
          message: { type: "string" },
          next: { type: "string", description: "what to do now" },
          retryAfterSeconds: { type: "integer" },
        },
        required: ["code", "name", "message", "next"],
        additionalProperties: false,
      },
    },
  };
}
