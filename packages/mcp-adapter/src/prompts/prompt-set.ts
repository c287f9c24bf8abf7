/** Which prompts a server offers, in the order that clients see. */
import type { Prompt } from "../prompt.ts";

/** Every prompt. */
export const PROMPTS: readonly Prompt[] = [];
