/** Answers worded by Anthropic's models, through its Messages API. */
import type { Generator } from "./generator.ts";
import {
  addressOf,
  type GeneratorServiceOptions,
  member,
  type StreamStep,
  serviceGenerator,
} from "./service-generator.ts";

/** Which model, and where. */
export interface AnthropicGeneratorOptions extends GeneratorServiceOptions {
  /** Without a path, `/v1` is added. @default "https://api.anthropic.com/v1" */
  baseUrl?: string;
}

/** Revision of the interface that is spoken. */
const VERSION = "2023-06-01";

/** Creates a generator that asks Anthropic's Messages API. @throws ExpodexError KEY_MISSING, INVALID_OPTION */
export function anthropicGenerator(options: AnthropicGeneratorOptions): Generator {
  const { model, apiKey } = options;
  const url = addressOf(options.baseUrl ?? "https://api.anthropic.com/v1", "/v1", "/messages");
  const key: Record<string, string> =
    apiKey === undefined || apiKey === "" ? {} : { "x-api-key": apiKey };
  return serviceGenerator(
    {
      name: url.host,
      variable: "ANTHROPIC_API_KEY",
      needsKey: url.host === "api.anthropic.com",
      url: url.href,
      headers: { "anthropic-version": VERSION, ...key },
      id: `anthropic:${url.host}:${model}`,
      body: ({ system, prompt }, maxOutputTokens) => ({
        model,
        system,
        messages: [{ role: "user", content: prompt }],
        max_tokens: maxOutputTokens,
        stream: true,
      }),
      read: (_, json) => readEvent(json),
    },
    options,
  );
}

/** Texts stand in `content_block_delta`; `message_stop` ends; pings and events to come are read over. */
function readEvent(json: unknown): StreamStep {
  const type = member(json, "type");
  if (type === "message_stop") return "end";
  if (type === "error") {
    const error = member(json, "error");
    const kind = String(member(error, "type") ?? "error");
    const transient = /^(?:overloaded|api|rate_limit|timeout)_error$/u.test(kind);
    return { failure: `${kind}: ${String(member(error, "message") ?? "")}`, transient };
  }
  if (type !== "content_block_delta") return undefined;
  const delta = member(json, "delta");
  const text = member(delta, "type") === "text_delta" ? member(delta, "text") : undefined;
  return typeof text === "string" && text !== "" ? { text } : undefined;
}
