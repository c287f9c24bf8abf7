/** Reads and writes URIs of the form `expo://docs/versions/v57.0.0/sdk/camera/?version=57#usage`. */

/** The parts of a URI. */
export interface ResourceUri {
  /** The family: `docs`, `api` … */
  family: string;
  /** What stands behind it, decoded, without slashes at the ends. */
  rest: string;
  query: ReadonlyMap<string, string>;
  /** Without `#`; empty where there is none. */
  fragment: string;
}

/** Longer ones name nothing of ours. */
const MAX_LENGTH = 4000;
const FORM = /^expo:\/\/([a-z]+)(?:\/([^?#]*))?(?:\?([^#]*))?(?:#(.*))?$/su;

/** Takes a URI apart; `undefined` where it is none of ours. */
export function readResourceUri(uri: string): ResourceUri | undefined {
  if (uri.length > MAX_LENGTH) return undefined;
  const [whole, family = "", rest = "", query = "", fragment = ""] = FORM.exec(uri) ?? [];
  if (whole === undefined) return undefined;
  try {
    const pairs = new Map<string, string>();
    // The first of two wins, as it does where a client adds a default behind what was typed.
    for (const [name, value] of new URLSearchParams(query))
      if (value !== "" && !pairs.has(name)) pairs.set(name, value);
    const path = decodeURIComponent(rest).replace(/^\/+|\/+$/gu, "");
    return { family, rest: path, query: pairs, fragment: decodeURIComponent(fragment) };
  } catch {
    // A percent sign that encodes nothing.
    return undefined;
  }
}

/** Writes a URI; slashes of `rest` stay as they are. */
export function writeResourceUri(family: string, rest: string): string {
  const path = rest.replace(/^\/+/u, "").split("/").map(encodeURIComponent).join("/");
  return `expo://${family}/${path.replaceAll("%40", "@")}`;
}
