/** The seam between prompts and protocol: messages that a person asks for by name, with what is relevant already in them. */
import type { ToolContext } from "./tool-context.ts";

/** A prompt that a person can choose. */
export interface Prompt {
  name: string;
  title: string;
  description: string;
  arguments: readonly PromptArgument[];
  /** @throws ExpodexError | ToolError what the person can act on */
  get(
    args: Readonly<Record<string, string>>,
    context: ToolContext,
  ): Promise<readonly PromptMessage[]>;
  /** Completes the value of an argument, best first; at most 100 go out. */
  complete?(
    argument: string,
    value: string,
    known: Readonly<Record<string, string>>,
    context: ToolContext,
  ): Promise<readonly string[]>;
}

/** An argument of a prompt; prompts take texts alone. */
export interface PromptArgument {
  name: string;
  description: string;
  required: boolean;
}

/** One message of a prompt. */
export interface PromptMessage {
  role: "user" | "assistant";
  text: string;
}
