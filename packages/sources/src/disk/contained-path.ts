/**
 * Keeps paths that foreign text names inside the folder that they belong to.
 *
 * Responsible for: refusing `..`, absolute paths and links that leave the folder.
 * Not responsible for: which files of the folder may be asked for.
 */
import { realpath } from "node:fs/promises";
import { join, sep } from "node:path";

/** Makes a relative path plain: forward slashes, no `.`; undefined where it is absolute, leaves its folder or holds a NUL. */
export function plainPath(path: string): string | undefined {
  if (path.includes("\0") || path.includes("\\") || /^[a-zA-Z]:/u.test(path)) return undefined;
  if (path.startsWith("/")) return undefined;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") return undefined;
    parts.push(part);
  }
  return parts.length === 0 ? undefined : parts.join("/");
}

/** Whether a location is the folder itself or inside it; both must be real paths. */
export function isInside(realFolder: string, realLocation: string): boolean {
  return (
    realLocation === realFolder ||
    realLocation.startsWith(realFolder.endsWith(sep) ? realFolder : realFolder + sep)
  );
}

/** Where a path of a folder really stands, links followed; undefined where nothing is there or it is outside. */
export async function containedPath(realFolder: string, path: string): Promise<string | undefined> {
  const plain = plainPath(path);
  if (plain === undefined) return undefined;
  try {
    const location = await realpath(join(realFolder, plain));
    return isInside(realFolder, location) ? location : undefined;
  } catch {
    return undefined;
  }
}
