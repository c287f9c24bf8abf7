/** Reads the body of a request up to a bound. */
import type { IncomingMessage } from "node:http";

/** A body that is longer than it may be. */
export const TOO_LARGE = Symbol("too large");

/** Reads a body as text. @throws where the client goes away */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<string | typeof TOO_LARGE> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > maxBytes) return TOO_LARGE;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > maxBytes) return TOO_LARGE;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
