/** What a tool is called with in tests. */
import type { DocsIndex, Sdk } from "@expodex/core/read";
import type { ProjectFacts } from "../../src/project/project-facts.ts";
import { createSession } from "../../src/session.ts";
import type { ToolContext } from "../../src/tool-context.ts";

/** Makes a context of a session of its own, without a limit. */
export function toolContext(
  docs: DocsIndex,
  options: { project?: ProjectFacts; sdk?: Sdk; signal?: AbortSignal } = {},
): ToolContext {
  const clock = () => performance.now();
  return {
    docs,
    session: createSession("test", { perMinute: 0, burst: 1 }, clock),
    project: options.project,
    preferredSdk: options.sdk ?? options.project?.sdk,
    signal: options.signal ?? new AbortController().signal,
    clock,
    log: () => {},
  };
}
