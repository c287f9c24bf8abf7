/** Answers worded by any service with OpenAI's `/v1/chat/completions`: OpenAI, Ollama, LM Studio, vLLM. */
import type { Generator } from "./generator.ts";
import {
  addressOf,
  type GeneratorServiceOptions,
  member,
  type StreamStep,
  serviceGenerator,
} from "./service-generator.ts";

/** Which service, which model. */
export interface OpenAiCompatibleGeneratorOptions extends GeneratorServiceOptions {
  /** Up to and with the version: `https://api.openai.com/v1`, `http://localhost:11434/v1`. Without a path, `/v1` is added. */
  baseUrl: string;
  /** Sent with each request. @default none */
  headers?: Readonly<Record<string, string>>;
  /** Where the key usually stands, for the error KEY_MISSING. @default "OPENAI_API_KEY" */
  apiKeyVariable?: string;
}

/** Creates a generator that asks an OpenAI-compatible service. @throws ExpodexError KEY_MISSING, INVALID_OPTION */
export function openAiCompatibleGenerator(options: OpenAiCompatibleGeneratorOptions): Generator {
  const { model, apiKey } = options;
  const url = addressOf(options.baseUrl, "/v1", "/chat/completions");
  const isOpenAi = url.host === "api.openai.com";
  const key: Record<string, string> =
    apiKey === undefined || apiKey === "" ? {} : { authorization: `Bearer ${apiKey}` };
  return serviceGenerator(
    {
      name: url.host,
      variable: options.apiKeyVariable ?? "OPENAI_API_KEY",
      needsKey: isOpenAi,
      url: url.href,
      headers: { ...options.headers, ...key },
      id: `openai-compatible:${url.host}:${model}`,
      body: ({ system, prompt }, maxOutputTokens) => ({
        model,
        messages: [
          { role: "system", content: system },
          { role: "user", content: prompt },
        ],
        stream: true,
        // OpenAI's reasoning models refuse the older name and any temperature; other services know the older name alone.
        ...(isOpenAi
          ? { max_completion_tokens: maxOutputTokens }
          : { max_tokens: maxOutputTokens, temperature: 0 }),
      }),
      read: ({ data }, json) => readChunk(data, json),
    },
    options,
  );
}

/** `{ choices: [{ delta: { content }, finish_reason }] }`, then `[DONE]`. */
function readChunk(data: string, json: unknown): StreamStep {
  if (data.trim() === "[DONE]") return "end";
  const error = member(json, "error");
  if (error !== undefined && error !== null) {
    const message = member(error, "message");
    const transient = /rate|overload|server|timeout/iu.test(String(member(error, "type") ?? ""));
    return { failure: typeof message === "string" ? message : JSON.stringify(error), transient };
  }
  const choices = member(json, "choices");
  const content = member(
    member(Array.isArray(choices) ? choices[0] : undefined, "delta"),
    "content",
  );
  return typeof content === "string" && content !== "" ? { text: content } : undefined;
}
