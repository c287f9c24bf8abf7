/** Folders of the packages of a repository that holds several. */
import { join } from "node:path";
import { field, type ProjectFiles } from "./project-files.ts";

/** Folders looked at for one repository. */
const MAX_FOLDERS = 1000;
/** Levels that `**` stands for. */
const DEEP = 3;

/**
 * Lists the folders that `workspaces` of `package.json`, or `packages` of `pnpm-workspace.yaml`, name. Patterns are words and
 * `*`; what they leave out again (`!…`) is not looked at.
 */
export function workspaceFolders(root: string, files: ProjectFiles): string[] {
  const found = new Set<string>();
  const bound = { left: MAX_FOLDERS };
  for (const pattern of patternsOf(root, files)) {
    if (pattern.startsWith("!")) continue;
    const segments = pattern.split("/").filter((segment) => segment !== "" && segment !== ".");
    if (!segments.includes("..")) expand(root, segments, files, found, bound);
  }
  return [...found];
}

function patternsOf(root: string, files: ProjectFiles): string[] {
  const workspaces = field(files.json(join(root, "package.json")), "workspaces");
  const listed = Array.isArray(workspaces) ? workspaces : field(workspaces, "packages");
  const patterns = Array.isArray(listed) ? listed.filter((one) => typeof one === "string") : [];
  return [...patterns, ...pnpmPatterns(files.text(join(root, "pnpm-workspace.yaml")) ?? "")];
}

/** The list below `packages:`, one entry a line, as pnpm writes it. */
function pnpmPatterns(text: string): string[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => /^packages:\s*$/u.test(line));
  const patterns: string[] = [];
  for (const line of start === -1 ? [] : lines.slice(start + 1)) {
    if (/^\s*(?:#.*)?$/u.test(line)) continue;
    const item = /^\s*-\s+["']?([^"'#\s]+)/u.exec(line)?.[1];
    if (item === undefined) break;
    patterns.push(item);
  }
  return patterns;
}

function expand(
  folder: string,
  [segment, ...rest]: readonly string[],
  files: ProjectFiles,
  found: Set<string>,
  bound: { left: number },
  depth = 0,
): void {
  if (bound.left-- <= 0) return;
  if (segment === undefined) {
    found.add(folder);
    return;
  }
  if (!segment.includes("*")) {
    expand(join(folder, segment), rest, files, found, bound);
    return;
  }
  const isDeep = segment === "**";
  if (isDeep) expand(folder, rest, files, found, bound);
  for (const name of files.folders(folder)) {
    if (name.startsWith(".") || name === "node_modules") continue;
    if (isDeep && depth < DEEP)
      expand(join(folder, name), [segment, ...rest], files, found, bound, depth + 1);
    else if (!isDeep && matches(name, segment))
      expand(join(folder, name), rest, files, found, bound);
  }
}

/** Whether a name is like a pattern with stars, without trying any part twice. */
function matches(name: string, pattern: string): boolean {
  const parts = pattern.split("*");
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (name.length < first.length + last.length) return false;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const next = name.indexOf(part, at);
    if (next === -1) return false;
    at = next + part.length;
  }
  return at <= name.length - last.length;
}
