/**
 * Reads what a user wrote for a page into a path: `https://docs.expo.io/versions/v40.0.0/sdk/camera.md#usage`,
 * `docs.expo.dev/router`, `pages/router/index.mdx`, `Sdk/Camera`.
 *
 * Responsible for: the spelling. Not responsible for: whether there is such a page.
 */

/** A reference taken apart. */
export interface Reference {
  /** With slashes at both ends, as spelled. */
  path: string;
  /** What follows `#`, decoded. */
  anchor?: string;
  /** Host and everything behind it, where the reference is an address, without its protocol and what follows `?`. */
  address?: string;
  /** Whether the host is one that Expo's documentation stands or stood on. */
  expoHost: boolean;
}

/** References beyond this length name no page. */
export const MAX_REFERENCE_LENGTH = 2_000;

const EXPO_HOST = /^(?:(?:www|docs|staging\.docs)\.)?expo\.(?:dev|io)(?::\d+)?$/iu;
const ADDRESS = /^(?:https?:)?\/\/([^/?#]+)(.*)$/isu;
const BARE_EXPO_ADDRESS = /^((?:(?:www|docs)\.)?expo\.(?:dev|io))((?:[/?#].*)?)$/isu;

/** Takes a reference apart. */
export function readReference(text: string): Reference {
  const trimmed = text
    .slice(0, MAX_REFERENCE_LENGTH)
    .trim()
    .replace(/^<(.*)>$/su, "$1");
  const address = ADDRESS.exec(trimmed) ?? BARE_EXPO_ADDRESS.exec(trimmed);
  const host = address?.[1];
  const rest = address === null ? trimmed : (address[2] ?? "");
  const hash = rest.indexOf("#");
  const anchor = hash < 0 ? "" : decode(rest.slice(hash + 1));
  const bare = (hash < 0 ? rest : rest.slice(0, hash)).replace(/\?.*$/su, "");
  const path = normalizePath(decode(bare), host === undefined);
  const reference: Reference = { path, expoHost: host !== undefined && EXPO_HOST.test(host) };
  if (anchor !== "") reference.anchor = anchor;
  if (host !== undefined) reference.address = host.replace(/^www\./iu, "") + path;
  return reference;
}

/** Gives a path slashes at both ends and drops what names the file rather than the page: `pages/…`, `.mdx`, `index`. */
export function normalizePath(text: string, mayBeFile: boolean): string {
  const segments: string[] = [];
  for (const segment of text.replaceAll("\\", "/").split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") segments.pop();
    else segments.push(segment);
  }
  if (mayBeFile) {
    const pages = segments.indexOf("pages");
    if (pages >= 0 && pages <= 1 && segments.length > pages + 1) segments.splice(0, pages + 1);
  }
  const last = segments.pop();
  if (last !== undefined) {
    const name = last.replace(/\.(?:mdx?|markdown|html?)$/iu, "");
    const isIndex = /^(?:index|readme)$/iu.test(name) && (name !== last || name === "index");
    if (!isIndex && name !== "") segments.push(name);
  }
  return segments.length === 0 ? "/" : `/${segments.join("/")}/`;
}

/** A path with its version apart: `/versions/v40.0.0/sdk/camera/` → `v40.0.0` and `/sdk/camera/`. */
export function splitVersion(path: string): { version?: string; rest: string } {
  const match =
    /^\/versions\/([^/]+)(\/.*)$/isu.exec(path) ??
    /^\/(v\d{1,3}(?:\.\d{1,4}){0,2}|latest|unversioned)(\/.*)$/isu.exec(path);
  return match === null
    ? { rest: path }
    : { version: match[1]!.toLowerCase(), rest: match[2] ?? "/" };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
