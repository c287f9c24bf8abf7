/** One page, in whatever syntax, into a document. */
import type { DocsFile } from "../source/source.ts";
import { createAnchors } from "./anchors.ts";
import type { Document, DocumentLink, WarningCode } from "./document.ts";
import { createDocumentWriter, type DocumentWriter } from "./document-writer.ts";
import { RENDER } from "./flow.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { hashText } from "./hash.ts";
import { htmlText } from "./html-text.ts";
import type { MarkdownNode } from "./markdown.ts";
import { type Loader, loadModule } from "./modules.ts";
import type { PageState } from "./page-state.ts";
import type { ParseOptions } from "./parse.ts";
import { platformLabels, platformsOf } from "./platform-labels.ts";
import { kindOfPath, pathOfUrl, sdkOfPath, sitePath } from "./site-path.ts";

/** One page's text and where it stands. */
export interface PageSource {
  file: DocsFile;
  text: string;
  mdx: boolean;
  /** Line of the file on which the text begins. */
  firstLine: number;
  /** The page's path, where it is known better than by the file's. */
  path?: string;
  /** Whether the text shows title, description and platforms itself, as pages served as markdown do. */
  complete: boolean;
}

/** What pages of one call share. */
export interface PageContext extends ParseOptions {
  warn(file: string, code: WarningCode, reason: string, line?: number): void;
}

/** Parses one page. */
export async function parsePage(source: PageSource, context: PageContext): Promise<Document> {
  const { file } = source;
  const { frontMatter, bodyOffset, problem } = readFrontMatter(source.text);
  if (problem !== undefined)
    context.warn(
      file.path,
      "INVALID_FRONT_MATTER",
      problem.reason,
      problem.line + source.firstLine - 1,
    );
  // Its lines stay, empty, so that every line number is the file's own.
  const body =
    source.text.slice(0, bodyOffset).replace(/[^\n]+/gu, "") + source.text.slice(bodyOffset);
  const place = placeOf(source, frontMatter, context);
  const loader = loaderOf(place.sdk, frontMatter, context);
  const module = await loadModule(
    { path: file.path, text: body, mdx: source.mdx, firstLine: source.firstLine },
    loader,
  );
  const writer = createDocumentWriter();
  const links: DocumentLink[] = [];
  const { title, nodes, line } = takeTitle(module.tree.children ?? [], frontMatter.title, source);
  const state: PageState = {
    flavor: context.flavor,
    path: place.path,
    links,
    linkBase: linkBaseOf(place.url, source, context),
    ...(place.sdk === undefined ? {} : { sdk: place.sdk }),
    ...(frontMatter.packageName === undefined ? {} : { packageName: frontMatter.packageName }),
    platforms: frontMatter.platforms,
    writer,
    anchors: createAnchors(),
    module,
    own: true,
    resources: loader.resources,
    scenes: loader.scenes,
    floor: 0,
    nesting: 0,
    warn: (code, reason, at, from = file.path) => context.warn(from, code, reason, at),
  };
  const shownTitle = title ?? titleOfPath(place.path);
  writer.heading(1, shownTitle, { anchor: "", ...(line === undefined ? {} : { line }) });
  if (!source.complete) opening(frontMatter, state, writer);
  RENDER.flow(nodes, state);
  const written = writer.finish();
  return {
    path: place.path,
    url: place.url,
    title: shownTitle,
    ...(frontMatter.description === undefined ? {} : { description: frontMatter.description }),
    ...(place.sdk === undefined ? {} : { sdk: place.sdk }),
    kind: kindOfPath(place.path, frontMatter),
    ...(frontMatter.packageName === undefined ? {} : { packageName: frontMatter.packageName }),
    platforms: platformsOf(frontMatter.platforms),
    ...written,
    links,
    provenance: provenanceOf(file, context),
    dependencies: dependenciesOf(loader),
  };
}

/** Where a page stands on its site. */
export function placeOf(source: PageSource, frontMatter: FrontMatter, context: ParseOptions) {
  const { file } = source;
  const given = source.path === undefined ? (frontMatter.url ?? file.url) : undefined;
  const givenPath = given === undefined ? undefined : pathOfUrl(given);
  const path = source.path ?? givenPath ?? sitePath(file.path, context.flavor);
  const base = new URL(context.baseUrl);
  const joined = new URL(path.slice(1), base).href;
  const url = given !== undefined && !given.startsWith(base.href) ? given : joined;
  const sdk = (context.flavor === "expo" ? sdkOfPath(path) : undefined) ?? file.sdk;
  return { path, url, ...(sdk === undefined ? {} : { sdk }) };
}

function loaderOf(sdk: Loader["sdk"], frontMatter: FrontMatter, context: PageContext): Loader {
  return {
    read: (path) => context.read(path),
    warn: context.warn,
    ...(context.signal === undefined ? {} : { signal: context.signal }),
    ...(sdk === undefined ? {} : { sdk }),
    ...(frontMatter.packageName === undefined ? {} : { packageName: frontMatter.packageName }),
    resources: new Map(),
    scenes: new Map(),
    dependencies: new Map(),
  };
}

function linkBaseOf(url: string, source: PageSource, context: ParseOptions): PageState["linkBase"] {
  const base = { baseUrl: context.baseUrl, url };
  // On the site, relative links follow the page's address; in a repository, the file's place.
  if (source.file.url !== undefined || source.path !== undefined) return base;
  return { ...base, file: source.file.path, pageOf: (path) => sitePath(path, context.flavor) };
}

/** What the site shows under a page's title. */
function opening(frontMatter: FrontMatter, state: PageState, writer: DocumentWriter): void {
  if (frontMatter.description !== undefined)
    writer.block("paragraph", RENDER.markdown(frontMatter.description, state));
  const platforms = platformLabels(frontMatter.platforms);
  if (platforms.length > 0) writer.block("paragraph", `Platforms: ${platforms.join(", ")}`);
}

/** The page's title: of its front matter, else its first top heading, which then is not shown twice. */
function takeTitle(nodes: MarkdownNode[], written: string | undefined, source: PageSource) {
  const index = nodes.findIndex((node) => isTopHeading(node));
  const found = index === -1 ? undefined : nodes[index];
  const shown = found === undefined ? undefined : headingText(found);
  const line = found?.position?.start.line;
  const without = nodes.filter((node) => node !== found);
  if (written !== undefined) {
    const repeats = found !== undefined && (source.complete || shown === written);
    return {
      title: written,
      nodes: repeats ? without : nodes,
      line: repeats ? line : source.firstLine,
    };
  }
  if (shown !== undefined && shown !== "") return { title: shown, nodes: without, line };
  return { title: undefined, nodes, line: undefined };
}

function isTopHeading(node: MarkdownNode): boolean {
  if (node.type === "heading") return node.depth === 1;
  return node.type === "html" && /^\s*<h1\b[^>]*>[\s\S]*<\/h1>\s*$/iu.test(node.value ?? "");
}

function headingText(node: MarkdownNode): string {
  const parts: string[] = [];
  const stack = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.type === "html") parts.push(htmlText(next.value ?? ""));
    else if (next.value !== undefined && next.type !== "mdxTextExpression") parts.push(next.value);
    else if (next.type === "image") parts.push(next.alt ?? "");
    const children = next.children ?? [];
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index]!);
  }
  return parts.join("").replace(/\s+/gu, " ").trim();
}

/** A page without any title is called after its path: `/guides/local-first/` is `local first`. */
function titleOfPath(path: string): string {
  const [last] = path
    .split("/")
    .filter((segment) => segment !== "")
    .slice(-1);
  return last === undefined ? "Home" : last.replace(/[-_]+/gu, " ");
}

/** Where a document came from. */
export function provenanceOf(file: DocsFile, context: ParseOptions): Document["provenance"] {
  return {
    source: context.sourceId,
    file: file.origin ?? file.path,
    ...(file.revision === undefined ? {} : { revision: file.revision }),
    hash: hashText(file.text),
  };
}

function dependenciesOf(loader: Loader): Document["dependencies"] {
  return [...loader.dependencies]
    .map(([path, hash]) => ({ path, hash }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
