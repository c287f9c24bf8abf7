/**
 * What a service's refusal says, in our words: for embedders and generators alike.
 *
 * Responsible for: which refusals pass, when to come back, what to do. Not responsible for: which error carries it. The key stands in none.
 */
import type { Milliseconds } from "../platform.ts";
import { keyMissing } from "./embedder-failure.ts";
import type { ServiceFailure } from "./service-failure.ts";
import type { ServiceResponse } from "./service-fetch.ts";

/** What of a request a refusal is read by. */
export interface RefusedRequest {
  /** Names the service in errors. */
  service: string;
  apiKey?: string | undefined;
  /** Where the key usually stands. */
  variable: string;
  /** Milliseconds since 1970, for services that name a date to return at. */
  now: () => Milliseconds;
}

/**
 * Reads a refusal.
 *
 * @param text the start of its body
 * @param sizeOption the option that makes a request smaller
 * @throws ExpodexError KEY_MISSING where a key is asked for and none was given
 */
export function refusalOf(
  { service, apiKey, variable, now }: RefusedRequest,
  response: ServiceResponse,
  text: string,
  sizeOption: string,
): ServiceFailure {
  const { status } = response;
  if ((status === 401 || status === 403) && apiKey === undefined)
    throw keyMissing(service, variable);
  const transient = status === 408 || status === 429 || status >= 500;
  const retryAfterMs = transient ? retryAfter(response, now()) : undefined;
  return {
    expected: "status 200",
    got: `${status} ${quote(text, apiKey)}`,
    next: advice(status, sizeOption),
    status,
    transient,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function advice(status: number, sizeOption: string): string {
  if (status === 401 || status === 403) return "check the API key and what it may use";
  if (status === 404) return "check baseUrl and the model's name";
  if (status === 413) return `pass a smaller ${sizeOption}`;
  if (status === 429) return "wait, or ask the service for a higher limit";
  return status >= 500 ? "try again later" : "check the model and its options";
}

/** Reads `Retry-After`: seconds, or a date. */
function retryAfter(response: ServiceResponse, now: Milliseconds): Milliseconds | undefined {
  const value = response.headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return undefined;
  const wait = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) ? Math.max(0, Math.ceil(wait)) : undefined;
}

/** The start of a text, on one line, with the key struck out: some services echo it. */
export function quote(text: string, apiKey: string | undefined): string {
  // Cut twice: first so that a long body is not searched, then, with the key gone, to what is shown.
  let shown = text.slice(0, 4000);
  if (apiKey !== undefined && apiKey !== "") shown = shown.replaceAll(apiKey, "***");
  shown = shown.slice(0, 200).replace(/\s+/g, " ").trim();
  return shown === "" ? "an empty body" : JSON.stringify(shown);
}
