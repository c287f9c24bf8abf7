/**
 * Refuses requests that a web page makes without its reader's will: a page of another site carries its `Origin`, and a page whose
 * name was pointed at this machine (DNS rebinding) carries its name as `Host`.
 */
import type { IncomingMessage } from "node:http";

/** What is let in. */
export interface Allowed {
  /** Host names, without port, lower case; IPv6 in brackets. */
  hosts: ReadonlySet<string>;
  /** Origins of web pages, such as `https://app.example.com`; `*` for all. */
  origins: ReadonlySet<string>;
}

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** What is let in by default: this machine by its loopback names, the address that is listened on, and what was allowed. */
export function allowed(
  host: string,
  { hosts = [], origins = [] }: { hosts?: readonly string[]; origins?: readonly string[] },
): Allowed {
  const bound = host.includes(":") ? `[${host}]` : host;
  const names = [...LOOPBACK, bound, ...hosts].map((name) => name.toLowerCase());
  return {
    hosts: new Set(names.filter((name) => name !== "0.0.0.0" && name !== "[::]")),
    origins: new Set(
      origins.map((origin) => (origin === "*" ? origin : (originOf(origin) ?? origin))),
    ),
  };
}

/** Why a request is refused; `undefined` where it is let in. */
export function refusal(
  { headers }: Pick<IncomingMessage, "headers">,
  { hosts, origins }: Allowed,
): string | undefined {
  const host = hostnameOf(headers.host);
  if (host === undefined) return "the Host header is missing or cannot be read";
  if (!hosts.has("*") && !hosts.has(host)) return `the host ${quote(host)} is not allowed`;
  const { origin } = headers;
  if (origin === undefined || origins.has("*")) return undefined;
  const page = originOf(origin);
  if (page !== undefined && (origins.has(page) || isLoopback(page))) return undefined;
  return `the origin ${quote(origin)} is not allowed`;
}

/** Pages on this machine are its user's own tools, such as the MCP inspector. */
function isLoopback(origin: string): boolean {
  return LOOPBACK.includes(new URL(origin).hostname);
}

function hostnameOf(host: string | undefined): string | undefined {
  if (host === undefined || !/^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/iu.test(host))
    return undefined;
  return host.replace(/:\d{1,5}$/u, "").toLowerCase();
}

/** An origin in the one way that browsers write it; `undefined` for `null` and what is none. */
function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, protocol } = new URL(text);
  return protocol === "http:" || protocol === "https:" ? origin : undefined;
}

const quote = (text: string) => JSON.stringify(text.slice(0, 100));
