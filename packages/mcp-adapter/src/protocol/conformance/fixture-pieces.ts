/** What the suite's tools are put together from. */
import type { ServerContext } from "@modelcontextprotocol/server";
import * as z from "zod";

/** A tool of the suite: it gives raw results. */
export interface FixtureTool {
  description: string;
  inputSchema?: Record<string, unknown>;
  call(args: Record<string, unknown>, context: ServerContext): Promise<unknown> | unknown;
}

/** One red pixel. */
export const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

/** A text of a result. */
export const text = (words: string) => ({ type: "text", text: words });

/** A result of one text. */
export const says = (words: string) => ({ content: [text(words)] });

/** A JSON Schema of an object. */
export const object = (
  properties: Record<string, unknown>,
  required = Object.keys(properties),
) => ({ type: "object", properties, required });

/** A request to the client's model. */
export const sample = (words: string, maxTokens = 100) => ({
  method: "sampling/createMessage",
  params: { messages: [{ role: "user", content: text(words) }], maxTokens },
});

/** Whatever a client answers. */
export const anything = z.looseObject({});
