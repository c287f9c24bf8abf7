/** Asks a client's model, in the way of each protocol revision. */
import type { Server, ServerContext } from "@modelcontextprotocol/server";
import * as z from "zod";
import { type ClientModel, type ModelRequest, ModelWanted } from "../client-model.ts";

/** Under which a client answers in a later request. */
const KEY = "model";
const CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
/** A person may have to allow it first; what comes later than that is no answer to a waiting agent. */
const TIMEOUT_MS = 20_000;
/** Longer answers are no answers. */
const MAX_CHARS = 100_000;

const content = z.object({ type: z.literal("text"), text: z.string().max(MAX_CHARS) });
const answer = z.object({ content: z.union([content, z.array(content).min(1).max(64)]) });

/** Gives the client's model; `undefined` where the client offers none, or does not say. */
export function clientModel(
  server: Pick<Server, "getClientCapabilities">,
  { mcpReq }: ServerContext,
): ClientModel | undefined {
  const { envelope } = mcpReq;
  const capabilities: unknown =
    envelope === undefined
      ? server.getClientCapabilities()
      : (envelope as Readonly<Record<string, unknown>>)[CAPABILITIES];
  if (typeof capabilities !== "object" || capabilities === null) return undefined;
  if (!("sampling" in capabilities) || capabilities.sampling === undefined) return undefined;
  return {
    async ask(request) {
      if (envelope === undefined) {
        const given = await mcpReq.send(samplingRequest(request), z.looseObject({}), {
          timeout: TIMEOUT_MS,
        });
        return textOf(given);
      }
      const given = mcpReq.inputResponses?.[KEY];
      if (given === undefined) throw new ModelWanted(request);
      return textOf(given);
    },
  };
}

/** The result that asks a client to answer and to call again. */
export function inputRequiredOf({ request }: ModelWanted) {
  return {
    resultType: "input_required" as const,
    inputRequests: { [KEY]: samplingRequest(request) },
  };
}

function samplingRequest({ system, prompt, maxTokens }: ModelRequest) {
  return {
    method: "sampling/createMessage" as const,
    params: {
      systemPrompt: system,
      messages: [{ role: "user" as const, content: { type: "text" as const, text: prompt } }],
      maxTokens,
      temperature: 0,
    },
  };
}

/** @throws Error where it is no text */
function textOf(given: unknown): string {
  const parsed = answer.parse(given);
  const parts = Array.isArray(parsed.content) ? parsed.content : [parsed.content];
  return parts.map(({ text }) => text).join("");
}
