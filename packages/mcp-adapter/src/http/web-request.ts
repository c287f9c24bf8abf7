/** Requests and responses between Node's HTTP and the web's, which the protocol layer speaks. */
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Writes a request as the web has it, without its body; its signal is raised when the client goes away.
 *
 * A message of a session has none: it is cancelled by another message, and a request with a signal leaves weak references behind
 * that only a full collection clears.
 */
export function webRequest(request: IncomingMessage, response: ServerResponse): Request {
  const hasSignal = request.method !== "POST" || request.headers["mcp-session-id"] === undefined;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === "content-length" || name === "transfer-encoding") continue;
    headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return new Request(`http://localhost${request.url ?? "/"}`, {
    method: request.method ?? "GET",
    headers,
    ...(hasSignal ? { signal: goneSignal(response) } : {}),
  });
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort(new Error("the client has gone"));
  });
  return gone.signal;
}

/** Sends a response of the web, as fast as the client reads it. */
export async function sendResponse(answer: Response, response: ServerResponse): Promise<void> {
  if (response.destroyed) {
    answer.body?.cancel().catch(() => {});
    return;
  }
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  const { body } = answer;
  if (body === null) {
    response.writeHead(answer.status).end();
    return;
  }
  const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream") === true;
  if (!isStream) {
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { "content-length": bytes.byteLength }).end(bytes);
    return;
  }
  response.writeHead(answer.status);
  response.flushHeaders();
  const reader = body.getReader();
  response.once("close", () => void reader.cancel().catch(() => {}));
  for (;;) {
    const { done, value } = await reader.read();
    if (done || response.destroyed) break;
    if (!response.write(value))
      await Promise.race([once(response, "drain"), once(response, "close")]);
  }
  response.end();
}
