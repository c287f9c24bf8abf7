/** Failures of requests that have no place for a failure in their results: resources, prompts, completions. */
import { ProtocolError } from "@modelcontextprotocol/server";
import { toolFailure } from "../tool-error.ts";
import { failureOf } from "./call-tool.ts";
import type { Environment } from "./environment.ts";

/** The protocol error for anything that was thrown. */
export function protocolFailure(
  error: unknown,
  environment: Pick<Environment, "log">,
  subject: string,
): ProtocolError {
  if (error instanceof ProtocolError) return error;
  const { code, name, message, next } =
    toolFailure(error) ?? failureOf(error, environment, subject);
  return new ProtocolError(code, `${message}; ${next}`, { name, next });
}
