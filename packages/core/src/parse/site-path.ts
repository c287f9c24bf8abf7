/**
 * Where a file's page stands on its site, and what that says about it: path, address, SDK, kind.
 *
 *     pages/versions/v57.0.0/sdk/camera.mdx  →  /versions/v57.0.0/sdk/camera/   SDK 57, api
 *     docs/README.md (plain)                 →  /docs/
 */
import { parseSdk, type Sdk } from "../sdk.ts";
import type { DocumentKind } from "./document.ts";

/** Tells a page's path on the site by its file's path; slashes at both ends. */
export function sitePath(filePath: string, flavor: "expo" | "plain"): string {
  let path = filePath.replaceAll("\\", "/").replace(/^\/+/u, "");
  if (flavor === "expo") path = path.replace(/^(?:pages|public)\//u, "");
  path = path.replace(/\.(?:mdx?|markdown|txt|json)$/iu, "");
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  const last = segments[segments.length - 1];
  if (last !== undefined && /^index$/iu.test(last)) segments.pop();
  if (last !== undefined && flavor === "plain" && /^readme$/iu.test(last)) segments.pop();
  return segments.length === 0 ? "/" : `/${segments.join("/")}/`;
}

/** Tells a page's path by its address: without host, `.md`, `index.md`, query and anchor. */
export function pathOfUrl(url: string): string | undefined {
  try {
    return normalPath(new URL(url).pathname);
  } catch {
    return undefined;
  }
}

/** Writes a path as pages have it: slashes at both ends, no `index`, no `.md` or `.mdx`. */
export function normalPath(pathname: string): string {
  const path = pathname
    .replace(/\.mdx?$/u, "")
    .replace(/(^|\/)index$/u, "$1")
    .replace(/\/{2,}/gu, "/");
  if (path === "" || path === "/") return "/";
  return `${path.startsWith("/") ? "" : "/"}${path}${path.endsWith("/") ? "" : "/"}`;
}

/** Tells a page's SDK by its path; absent for pages that belong to no release. */
export function sdkOfPath(path: string): Sdk | undefined {
  const segment = /^\/versions\/([^/]+)\//u.exec(path)?.[1];
  return segment === undefined || segment === "latest" ? undefined : parseSdk(segment);
}

/** Tells what a page is for by its path, and by whether it documents a package. */
export function kindOfPath(path: string, facts: { packageName?: string } = {}): DocumentKind {
  const version = /^\/versions\/[^/]+\/(.*)$/u.exec(path)?.[1];
  if (version !== undefined) {
    if (/^sdk\/./u.test(version)) return "api";
    return "reference";
  }
  if (/^\/(?:ja\/)?tutorial\//u.test(path)) return "tutorial";
  if (/(?:^|\/)examples\//u.test(path)) return "example";
  if (REFERENCE.test(path)) return "reference";
  return facts.packageName === undefined ? "guide" : "api";
}

/** Pages that are looked things up in, rather than read through. */
const REFERENCE =
  /\/reference\/|^\/technical-specs\/|-reference\/|\/(?:schema|syntax|module-api|module-config|glossary-of-terms|release-statuses|expo-cli|create-expo|qr-codes)\/$|^\/eas\/(?:json|cli)\/$|^\/(?:llms|archive\/glossary)\//u;
