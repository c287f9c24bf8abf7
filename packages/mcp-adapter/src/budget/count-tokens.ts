/** How large an answer is for the model that reads it. */
import { estimateTokens } from "@expodex/core/read";
import type { ToolAnswer } from "../tool.ts";

/** Counts what the client's model sees: some clients show the JSON alone and some the text alone, so the larger counts. */
export function countTokens({ structured, text }: Pick<ToolAnswer, "structured" | "text">): number {
  return Math.max(estimateTokens(JSON.stringify(structured)), estimateTokens(text));
}
