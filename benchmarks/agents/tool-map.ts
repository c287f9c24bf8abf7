/**
 * Which tool of a server an agent calls first for a task, and with which arguments.
 *
 * The policy is the same for every server: the tool for error messages where the task is one and the server has such a tool, else
 * the tool for searching; the question goes in as it is, in one call; the SDK of the project is passed where there is an argument
 * for it; nothing else is set but what a server needs to answer at all.
 */
import type { AgentTask } from "./task.ts";

/** How a server's tools are called. */
export interface ToolMap {
  /** The tool for searching, and its argument for the question. */
  search: readonly [tool: string, argument: string];
  /** The tool for error messages, where there is one. */
  error?: readonly [tool: string, argument: string];
  /** The argument for the SDK, where there is one; `%` in `sdkForm` stands for the number. */
  sdkArgument?: string;
  /** @default the number */
  sdkForm?: string;
  /** Further arguments of every call. */
  always?: Readonly<Record<string, unknown>>;
}

/** Servers whose tools are known. */
export const TOOL_MAPS: Readonly<Record<string, ToolMap>> = {
  expodex: {
    search: ["expo_search_documents", "query"],
    error: ["expo_error_diagnosis", "error_message"],
    sdkArgument: "sdk_version",
  },
  /** The surface that deep-research clients expect. */
  "search-fetch": { search: ["search", "query"] },
  /** Context7: the library is named, the question is its topic. */
  context7: {
    search: ["query-docs", "query"],
    always: { libraryId: "/expo/expo" },
  },
};

/** The first call for a task, by what the server offers. */
export function firstCall(
  map: ToolMap,
  offered: ReadonlySet<string>,
  { kind, question, sdk }: AgentTask,
): { tool: string; args: Record<string, unknown> } {
  const isError = kind === "error" && map.error !== undefined && offered.has(map.error[0]);
  const [tool, argument] = isError && map.error !== undefined ? map.error : map.search;
  const args: Record<string, unknown> = { ...map.always, [argument]: question };
  if (sdk !== undefined && map.sdkArgument !== undefined)
    args[map.sdkArgument] = map.sdkForm === undefined ? sdk : map.sdkForm.replace("%", String(sdk));
  return { tool, args };
}
