/**
 * Makes a family of resources of a tool: what a person picks is what a model would be given, framed and bounded in the same way.
 */
import * as z from "zod";
import { type ArgumentSchema, forgive } from "../arguments/forgive.ts";
import type { ResourceTemplate, ResourceText } from "../resource.ts";
import type { Tool } from "../tool.ts";
import type { ToolContext } from "../tool-context.ts";
import { ToolError } from "../tool-error.ts";
import { readResourceUri } from "./resource-uri.ts";

/** What a family adds to a tool. */
export interface ToolResource {
  /** The tool that answers. */
  tool: string;
  /** Behind `expo://`. */
  family: string;
  /** Names what stands behind the family. */
  variable: string;
  /** Names that may stand in the query. */
  query?: readonly string[];
  title: string;
  description: string;
  /** Arguments of the tool for the variables of a URI; a fragment is the variable `fragment`. */
  args(variables: Readonly<Record<string, string>>): Record<string, unknown>;
  list?: ResourceTemplate["list"];
  complete?: ResourceTemplate["complete"];
}

/** Makes the family. @param tool the one that is named */
export function toolResource(
  { family, variable, query = [], title, description, args, list, complete }: ToolResource,
  tool: Tool,
): ResourceTemplate {
  const ending = query.length === 0 ? "" : `{?${query.join(",")}}`;
  return {
    name: `expo-${family}`,
    title,
    description,
    uriTemplate: `expo://${family}/{${variable}}${ending}`,
    mimeType: "text/markdown",
    match(uri) {
      const parts = readResourceUri(uri);
      if (parts?.family !== family || parts.rest === "") return undefined;
      const known = query.flatMap((name) => {
        const value = parts.query.get(name);
        return value === undefined ? [] : [[name, value] as const];
      });
      const fragment = parts.fragment === "" ? [] : [["fragment", parts.fragment] as const];
      return Object.fromEntries([[variable, parts.rest], ...known, ...fragment]);
    },
    read: (uri, variables, context) => runTool(tool, args(variables), context, uri),
    ...(list === undefined ? {} : { list }),
    ...(complete === undefined ? {} : { complete }),
  };
}

/** Calls a tool from within. @throws ToolError where the arguments do not fit; and what the tool throws */
async function runTool(
  tool: Tool,
  args: Record<string, unknown>,
  context: ToolContext,
  subject: string,
): Promise<ResourceText> {
  // Read as a model's arguments are, so that what a tool forgives is forgiven here.
  const schema = z.toJSONSchema(tool.input, { io: "input" }) as ArgumentSchema;
  const parsed = tool.input.safeParse(forgive(args, schema, tool.aliases));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") ?? "";
    throw new ToolError(
      "INVALID_ARGUMENTS",
      `${subject.slice(0, 200)}: ${where === "" ? "" : `${where}: `}${issue?.message ?? "does not fit"}`,
      "ask for completions of the resource template to see what may stand there",
    );
  }
  const { text } = await tool.run(parsed.data, context);
  return { text };
}
