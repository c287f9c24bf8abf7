/** Calls for every tool, so that what holds for all of them is tried on each, and on tools that come later. */
import * as z from "zod";
import type { Tool } from "../../src/tool.ts";

/** What a call may be about. */
export interface CallSubject {
  /** Words, such as a title. */
  words: string;
  /** A page's path. */
  path: string;
  packageName: string;
  symbol: string;
}

const CALLS: Readonly<Record<string, (subject: CallSubject) => Record<string, unknown>[]>> = {
  expo_search_documents: ({ words }) => [
    { query: words },
    { query: words, response_format: "detailed", max_tokens: 20_000 },
  ],
  expo_read_document: ({ path }) => [{ path }, { url: path, max_tokens: 20_000, resend: true }],
  expo_get_sdk_module: ({ packageName, symbol }) => [
    { module_name: packageName },
    { module_name: packageName, symbol },
    { module_name: packageName, compare_to: 56 },
  ],
  expo_recommend: ({ words, path }) => [{ context: words }, { context: path, max_results: 10 }],
  expo_code_examples: ({ words }) => [{ pattern: words }],
  expo_error_diagnosis: ({ words }) => [{ error_message: `Error: ${words} failed` }],
  expo_config_templates: ({ packageName }) => [
    { template_type: "app.json", project_context: { name: "demo", platforms: ["ios"] } },
    { template_type: "app.json", plugins: [packageName] },
  ],
  expo_eas_command_builder: ({ words }) => [
    { operation: "build", platform: "ios", profile: "preview" },
    { operation: words },
  ],
  expo_answer: ({ words }) => [{ query: words }, { query: words, max_tokens: 20_000 }],
  search: ({ words }) => [{ query: words }],
  fetch: ({ path }) => [{ id: path }],
};

/** Calls of a tool about a subject; of a tool that is not known, with the words for every text that it requires. */
export function callsOf(tool: Tool, subject: CallSubject): Record<string, unknown>[] {
  const known = CALLS[tool.name];
  if (known !== undefined) return known(subject);
  const { properties = {}, required = [] } = z.toJSONSchema(tool.input, { io: "input" });
  const args: Record<string, unknown> = {};
  for (const name of required) {
    const property = properties[name];
    const { enum: members, type } = typeof property === "object" ? property : {};
    args[name] =
      members?.[0] ?? (type === "array" ? [subject.words] : type === "integer" ? 1 : subject.words);
  }
  return [args];
}
