/** Which prompts a server offers, in the order that clients see. */
import type { Prompt } from "../prompt.ts";
import { apiHelper } from "./api-helper.ts";
import { configAnalyzer } from "./config-analyzer.ts";
import { errorHelper } from "./error-helper.ts";
import { setupHelper } from "./setup-helper.ts";

/** Every prompt. */
export const PROMPTS: readonly Prompt[] = [setupHelper, errorHelper, apiHelper, configAnalyzer];
