/**
 * Failures as a model can act on them: a number, a sentence and one next step.
 *
 * Responsible for: the numbers, which are those of the earlier Expo server where it had one, and the way from
 * `ExpodexError` to them. Not responsible for: how a result carries them (`protocol/`).
 */
import { type ExpodexError, type ExpodexErrorCode, isExpodexError } from "@expodex/core/read";

/** The numbers, by what they mean. */
export const TOOL_ERROR_CODES = {
  /** Too many calls in a session; `next` says how long to wait. */
  RATE_LIMITED: -32000,
  /** Too many calls of everybody; `next` says how long to wait. */
  OVERLOADED: -32000,
  /** An address that is none, or none of the documentation. */
  INVALID_URL: -32001,
  /** No such document or section. */
  NOT_FOUND: -32002,
  /** The call took longer than it may. */
  TIMED_OUT: -32003,
  /** No such package or symbol. */
  INVALID_MODULE: -32004,
  /** An SDK that the index does not hold. */
  SDK_NOT_SUPPORTED: -32005,
  /** Arguments that do not fit. */
  INVALID_ARGUMENTS: -32602,
  /** Anything that no argument can change. */
  INTERNAL: -32603,
} as const;

/** A name of a number. */
export type ToolErrorName = keyof typeof TOOL_ERROR_CODES;

/** A failure as it goes out. */
export interface ToolFailure {
  code: number;
  name: string;
  message: string;
  /** One thing to do now, in the imperative. */
  next: string;
  /** Seconds until the same call may succeed. */
  retryAfterSeconds?: number;
}

/** A failure that a tool words itself, in terms of its own arguments. */
export class ToolError extends Error {
  override readonly name = "ToolError";
  readonly failure: ToolFailure;

  /** @param next one thing to do now, in the imperative */
  constructor(
    name: ToolErrorName,
    message: string,
    next: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    const { retryAfterSeconds } = options;
    this.failure = {
      code: TOOL_ERROR_CODES[name],
      name,
      message,
      next,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    };
  }
}

/** The numbers of Expodex's own codes; what is not listed is a fault of the server. */
const NAMES: Partial<Record<ExpodexErrorCode, ToolErrorName>> = {
  INVALID_OPTION: "INVALID_ARGUMENTS",
  INVALID_QUERY: "INVALID_ARGUMENTS",
  CURSOR_INVALID: "INVALID_ARGUMENTS",
  DOCUMENT_NOT_FOUND: "NOT_FOUND",
  SECTION_NOT_FOUND: "NOT_FOUND",
  SYMBOL_NOT_FOUND: "INVALID_MODULE",
  PACKAGE_NOT_FOUND: "INVALID_MODULE",
  SDK_NOT_INDEXED: "SDK_NOT_SUPPORTED",
  ABORTED: "TIMED_OUT",
};

/** What goes out for anything that was thrown; `undefined` for what nobody raised on purpose. */
export function toolFailure(error: unknown): ToolFailure | undefined {
  if (error instanceof ToolError) return error.failure;
  if (!isExpodexError(error)) return undefined;
  const name = NAMES[error.code];
  const next = nextStep(error);
  const message = error.message.endsWith(`; ${error.next}`)
    ? error.message.slice(0, -error.next.length - 2)
    : error.message;
  return { code: TOOL_ERROR_CODES[name ?? "INTERNAL"], name: error.code, message, next };
}

/** The next step in arguments of tools: the library words it in options of its own. */
function nextStep(error: ExpodexError): string {
  if (isExpodexError(error, "SDK_NOT_INDEXED")) {
    const { available } = error.data;
    return available.length === 0
      ? "leave sdk_version out"
      : `call again with sdk_version one of: ${available.join(", ")}`;
  }
  const otherSdk = /^ask for sdk (\S+)$/u.exec(error.next)?.[1];
  if (otherSdk !== undefined) return `call again with sdk_version ${otherSdk}`;
  if (isExpodexError(error, "CURSOR_INVALID")) return "call again without cursor";
  if (isExpodexError(error, "FILE_FAILED") || error.code.startsWith("SNAPSHOT_"))
    return `tell the user to mend the index of the expodex server: ${error.next}`;
  return error.next;
}
