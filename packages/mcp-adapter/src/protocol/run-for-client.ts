/** Runs what a client asked for under its bounds, with failures worded as the protocol has them. */
import type { Session } from "../session.ts";
import type { ToolContext } from "../tool-context.ts";
import { type Environment, withContext } from "./environment.ts";
import { protocolFailure } from "./protocol-failure.ts";

/** Runs a call for one client; `subject` names it in failures, and `counted` says whether it counts against the rate [true]. */
export type RunForClient = <T>(
  subject: string,
  signal: AbortSignal,
  call: (context: ToolContext) => Promise<T>,
  counted?: boolean,
) => Promise<T>;

/** Makes the runner of one client. */
export function createRunForClient(environment: Environment, session: Session): RunForClient {
  return (subject, signal, call, counted = true) =>
    withContext(environment, session, signal, call, { counted }).catch((error: unknown) => {
      throw protocolFailure(error, environment, subject);
    });
}
