/**
 * The seam between tools and protocol: a tool is a name, two schemas and a function, and knows nothing of MCP.
 *
 * Responsible for: what a tool is and what it gives back. Not responsible for: how that travels (`protocol/`).
 */
import type * as z from "zod";
import type { ToolContext } from "./tool-context.ts";

/**
 * A tool that a model can call. Every tool is read-only and is annotated so.
 *
 * @typeParam Input the schema of its arguments
 * @typeParam Output the schema of `structured`
 */
export interface Tool<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> {
  /** At most 40 of `a-z`, `0-9` and `_`. */
  name: string;
  /** For people. */
  title: string;
  /** For the model, under 1 KB; the first sentence says what it does and when to use it. */
  description: string;
  /** Flat: clients refuse alternatives at the root. */
  input: Input;
  /** Other names of arguments; `filters.platform` reaches into an object. An argument given by its own name wins. */
  aliases?: Readonly<Record<string, string>>;
  /** Schema of `structured`. */
  output: Output;
  /**
   * Answers a call.
   *
   * @throws ExpodexError | ToolError what the model can act on; anything else counts as a fault of the server
   */
  run(args: z.output<Input>, context: ToolContext): Promise<ToolAnswer<z.output<Output>>>;
}

/**
 * What a tool gives back: the same facts twice, because some clients show a model only `structured` and others only `text`.
 *
 * @typeParam Structured the object that the tool's output schema describes
 */
export interface ToolAnswer<Structured = Record<string, unknown>> {
  structured: Structured;
  /** Markdown; documentation in it stands between the lines of `frame.ts`. */
  text: string;
  /** Whether the answer is a failure that the model can act on. @default false */
  isError?: boolean;
}

/** Gives a tool its types without their being written twice. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: Tool<Input, Output>,
): Tool<Input, Output> {
  return tool;
}
