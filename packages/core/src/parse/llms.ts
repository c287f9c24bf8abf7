/**
 * Splits an llms.txt bundle into its pages, and tells where each stands on the site.
 *
 *     # Expo SDK Documentation        ← preamble
 *     ---
 *     title: Camera                   ┐
 *     packageName: expo-camera        │ a page: front matter, its heading, its text
 *     ---                             │
 *     # Expo Camera                   ┘
 *
 * A bundle does not say a page's path. It is told by, in this order: a `url` of the front matter; the address under
 * which the page links to its own headings; the addresses that the bundle links to; the package; the title.
 */
import type { Sdk } from "../sdk.ts";
import { sdkSegment } from "../sdk.ts";
import { anchorOf } from "./anchors.ts";
import { readFrontMatter } from "./front-matter.ts";
import { normalPath, pathOfUrl } from "./site-path.ts";

/** One page of a bundle. */
export interface BundledPage {
  text: string;
  /** 1-based line of the bundle on which it opens. */
  firstLine: number;
}

/** How far a page's front matter may reach, in lines. */
const MAX_FRONT_MATTER_LINES = 60;

/** Splits a bundle. What stands before the first page is `preamble`; without any page, it is everything. */
export function splitBundle(text: string): { preamble: string; pages: BundledPage[] } {
  const lines = text.split("\n");
  const starts: number[] = [];
  let fence: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (isRule(line) && opensPage(lines, index) && (fence === undefined || follows(lines, index))) {
      starts.push(index);
      fence = undefined;
      continue;
    }
    const [, marker] = /^[ \t]*(`{3,}|~{3,})/u.exec(line) ?? [];
    if (marker === undefined) continue;
    if (fence === undefined) fence = marker;
    else if (marker.startsWith(fence) && line.trim() === marker) fence = undefined;
  }
  const pages = starts.map((start, index) => ({
    text: trimRule(lines.slice(start, starts[index + 1] ?? lines.length)),
    firstLine: start + 1,
  }));
  return { preamble: trimRule(lines.slice(0, starts[0] ?? lines.length)), pages };
}

const isRule = (line: string) => /^---[ \t\r]*$/u.test(line);

/** Whether a rule opens front matter with a title, which a heading of the first level follows. */
function opensPage(lines: readonly string[], index: number): boolean {
  let titled = false;
  for (let row = index + 1; row < lines.length && row <= index + MAX_FRONT_MATTER_LINES; row += 1) {
    const line = lines[row] ?? "";
    if (isRule(line)) {
      let next = row + 1;
      while (next < lines.length && next < row + 5 && (lines[next] ?? "").trim() === "") next += 1;
      return titled && /^# \S/u.test(lines[next] ?? "");
    }
    if (!/^(?:[\w-]+:(?:\s|$)|\s+\S|\s*-\s|\s*$)/u.test(line)) return false;
    if (/^title:\s*\S/u.test(line)) titled = true;
  }
  return false;
}

/** Whether the line before, blanks aside, is the rule that ends a page. */
function follows(lines: readonly string[], index: number): boolean {
  for (let row = index - 1; row >= 0 && row > index - 5; row -= 1) {
    const line = (lines[row] ?? "").trim();
    if (line !== "") return isRule(line);
  }
  return false;
}

function trimRule(lines: string[]): string {
  const text = lines.join("\n").trimEnd();
  return `${(text.endsWith("\n---") ? text.slice(0, -"---".length) : text).trimEnd()}\n`;
}

/** Tells the paths of a bundle's pages, each once. Pages that say it themselves choose before those that only suggest it. */
export function bundledPaths(
  pages: readonly BundledPage[],
  bundle: { path: string; sdk?: Sdk },
): string[] {
  const known = new Map<string, Set<string>>();
  for (const page of pages)
    for (const { path } of linksOf(page.text)) {
      const name = lastSegment(path);
      known.set(name, (known.get(name) ?? new Set()).add(path));
    }
  const taken = new Set<string>();
  const claim = (path: string): string => {
    const own = inSdk(path, bundle.sdk);
    let result = own;
    for (let count = 2; taken.has(result); count += 1) result = own.replace(/\/$/u, `-${count}/`);
    taken.add(result);
    return result;
  };
  const said = pages.map((page) => saidPath(page, known));
  const paths = said.map((path) => (path === undefined ? undefined : claim(path)));
  return pages.map((page, index) => paths[index] ?? claim(suggestedPath(page, known, bundle.path)));
}

function inSdk(path: string, sdk: Sdk | undefined): string {
  return sdk === undefined
    ? path
    : path.replace(/^\/versions\/latest\//u, `/versions/${sdkSegment(sdk)}/`);
}

const lastSegment = (path: string) =>
  path
    .split("/")
    .filter((part) => part !== "")
    .pop() ?? "";

/** The path by the page's own words: its `url`, its links to itself, a link elsewhere to a page of its title. */
function saidPath(page: BundledPage, known: Map<string, Set<string>>): string | undefined {
  const { frontMatter } = readFrontMatter(page.text);
  const given = frontMatter.url === undefined ? undefined : pathOfUrl(frontMatter.url);
  if (given !== undefined) return given;
  const names = titleNames(frontMatter.title ?? "");
  const own = ownPath(page.text, names);
  if (own !== undefined) return own;
  const folder = folderOf(frontMatter.packageName, page.text);
  const nested = nestedName(frontMatter.title ?? "", frontMatter.packageName);
  if (nested !== undefined && folder !== undefined) return `${folder}${nested}/`;
  for (const name of names) {
    const paths = [...(known.get(name) ?? [])].filter(
      (path) => folder === undefined || path.startsWith(folder),
    );
    if (paths.length === 1) return paths[0];
  }
  return undefined;
}

/** The path by the page's package, or else by its title alone. */
function suggestedPath(page: BundledPage, known: Map<string, Set<string>>, bundle: string): string {
  const { frontMatter } = readFrontMatter(page.text);
  const title = frontMatter.title ?? "";
  const folder = folderOf(frontMatter.packageName, page.text);
  const [name = anchorOf(title)] = titleNames(title);
  if (folder === undefined) return `/${lastSegment(bundle).replace(/\.txt$/u, "")}/${name}/`;
  const isPackage = /^@|^react-native-/u.test(title);
  const short = isPackage ? (bareName(frontMatter.packageName) ?? name) : name;
  return (
    [...(known.get(short) ?? [])].find((path) => path.startsWith(folder)) ?? `${folder}${short}/`
  );
}

const bareName = (packageName: string | undefined) =>
  packageName?.replace(/^@[^/]*\//u, "").replace(/^(?:expo|react-native)-/u, "");

/** How a title may be spelled as a path's last segment: `BackgroundTask` as `background-task` or `backgroundtask`. */
function titleNames(title: string): string[] {
  const bare = title.replace(/\s*\((?:expo-|@)[^)]*\)/u, "").replace(/ \/ .*$/u, "");
  const spaced = bare
    .replace(/([a-z\d])([A-Z])/gu, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/gu, "$1 $2");
  const names = [
    anchorOf(spaced),
    anchorOf(bare),
    anchorOf(bare).replace(/-/gu, ""),
    anchorOf(bare.replace(/\./gu, "-")),
    anchorOf(bare.replace(/(?:\.config)?\.js(?:on)?$/u, "")),
  ];
  return [...new Set(names)].filter((name) => name !== "");
}

/** A page of a part of a package: `Router Link` of `expo-router` is `router/link`. */
function nestedName(title: string, packageName: string | undefined): string | undefined {
  const owner = bareName(packageName);
  const [first, ...rest] = title.split(" ");
  if (owner === undefined || rest.length === 0 || /[()]/u.test(title)) return undefined;
  return first?.toLowerCase() === owner ? `${owner}/${anchorOf(rest.join(" "))}` : undefined;
}

/** The address under which a page links to its own headings, where its name agrees. */
function ownPath(text: string, names: readonly string[]): string | undefined {
  const anchors = new Set<string>();
  for (const [, heading] of text.matchAll(/^#{2,6} (.+)$/gmu))
    anchors.add(anchorOf((heading ?? "").replace(/[`*_]/gu, "")));
  const votes = new Map<string, number>();
  for (const { path, anchor } of linksOf(text))
    if (anchor !== undefined && anchors.has(anchor)) votes.set(path, (votes.get(path) ?? 0) + 1);
  const [best] = [...votes]
    .sort((a, b) => b[1] - a[1])
    .filter(([path]) => names.includes(lastSegment(path)));
  return best?.[0];
}

/** The folder of a package's pages. */
function folderOf(packageName: string | undefined, text: string): string | undefined {
  if (packageName === undefined) return undefined;
  if (packageName !== "@expo/ui") return "/versions/latest/sdk/";
  const part = /['"]@expo\/ui\/(swift-ui|jetpack-compose|community)\b/u.exec(text)?.[1];
  const folder = part === "community" ? "drop-in-replacements" : (part ?? "universal");
  return `/versions/latest/sdk/ui/${folder}/`;
}

function* linksOf(text: string): Generator<{ path: string; anchor?: string }> {
  for (const [, target, anchor] of text.matchAll(
    /\]\((\/[^\s()#]{1,200})(?:#([^\s()]{1,200}))?\)/gu,
  )) {
    const path = normalPath(target ?? "");
    yield anchor === undefined ? { path } : { path, anchor };
  }
}
