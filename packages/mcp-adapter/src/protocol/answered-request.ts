/**
 * Tells of requests once they are answered, for whoever keeps an access log.
 *
 * Responsible for: what is told, and that telling never changes an answer. Not responsible for: what is written of it; the text of a
 * query is told as it came in.
 */
import type { Clock, Log, Milliseconds } from "@expodex/core/read";
import type { RawHandler } from "./make-server.ts";

/** A request for documentation that was answered: a call of a tool, a resource or a prompt. */
export interface AnsweredRequest {
  /** `tools/call`, `resources/read` or `prompts/get`. */
  method: string;
  /** Name of the tool or prompt, address of the resource. */
  name: string;
  /** What was asked: the argument `query`, else all arguments as JSON; absent where there are none. */
  query?: string;
  /** Id of the client's session. */
  client: string;
  /** `ok`, or the name of the failure such as `RATE_LIMITED`; `CANCELLED` where the client withdrew it. */
  outcome: string;
  tookMs: Milliseconds;
}

/** What telling needs. */
export interface TellSettings {
  onRequest: (request: AnsweredRequest) => void;
  clock: Clock;
  log: Log;
}

/** Methods that are told of; lists and the like say nothing of what is read. */
export const TOLD_METHODS: readonly string[] = ["tools/call", "resources/read", "prompts/get"];

/** Gives a handler that answers as another, and tells of it. */
export function tellingHandler(
  method: string,
  handler: RawHandler,
  client: string,
  { onRequest, clock, log }: TellSettings,
): RawHandler {
  return async (params, context) => {
    const start = clock();
    const tell = (outcome: string) => {
      try {
        onRequest({ method, ...subjectOf(params), client, outcome, tookMs: clock() - start });
      } catch (error) {
        log(`onRequest: ${String(error)}`);
      }
    };
    try {
      const answer = await handler(params, context);
      tell(outcomeOf(answer));
      return answer;
    } catch (error) {
      tell(context.mcpReq.signal.aborted ? "CANCELLED" : nameOf(error));
      throw error;
    }
  };
}

function subjectOf(params: Record<string, unknown>): Pick<AnsweredRequest, "name" | "query"> {
  const { name, uri, arguments: args } = params;
  const subject = { name: String(name ?? uri ?? "") };
  if (typeof args !== "object" || args === null) return subject;
  const { query } = args as { query?: unknown };
  return { ...subject, query: typeof query === "string" ? query : JSON.stringify(args) };
}

/** Failures of tools are answers; see `call-tool.ts`. */
function outcomeOf(answer: unknown): string {
  const { isError, structuredContent } = (answer ?? {}) as {
    isError?: unknown;
    structuredContent?: { error?: { name?: unknown } };
  };
  return isError === true ? String(structuredContent?.error?.name ?? "INTERNAL") : "ok";
}

/** Failures of resources and prompts are protocol errors, whose data holds the name; see `protocol-failure.ts`. */
function nameOf(error: unknown): string {
  const { data, code } = Object(error) as { data?: { name?: unknown }; code?: unknown };
  return typeof data?.name === "string" ? data.name : String(code ?? "INTERNAL");
}
