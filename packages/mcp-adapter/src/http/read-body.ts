/** Reads the body of a request up to a bound. */
import type { IncomingMessage } from "node:http";

/** A body that is longer than it may be. */
export const TOO_LARGE = Symbol("too large");

/**
 * Reads a body as text.
 *
 * Not by iteration: leaving that early destroys the connection, and the client would never read why.
 * @throws where the client goes away
 */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<string | typeof TOO_LARGE> {
  return new Promise((resolve, reject) => {
    let parts: Buffer[] = [];
    let size = 0;
    const tooLarge = () => {
      parts = [];
      resolve(TOO_LARGE);
    };
    if (Number(request.headers["content-length"] ?? 0) > maxBytes) tooLarge();
    request.on("data", (part: Buffer) => {
      size += part.byteLength;
      // The rest is read and dropped, for as long as a request may take.
      if (size > maxBytes) tooLarge();
      else parts.push(part);
    });
    request.once("end", () => resolve(Buffer.concat(parts).toString("utf8")));
    request.once("error", reject);
    request.once("aborted", () => reject(new Error("the client has gone")));
  });
}
