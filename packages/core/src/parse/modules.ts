/**
 * Reads a page or fragment into a module: its tree, its constants, what it imports, and the files its components show.
 *
 * Responsible for: everything that has to be read before rendering, so that rendering itself needs no waiting.
 * Not responsible for: what any of it looks like.
 */
import { throwIfAborted } from "../errors.ts";
import type { Sdk } from "../sdk.ts";
import type { DocsFile } from "../source/source.ts";
import { withoutAssistantBlocks } from "./assistant-text.ts";
import { boundNesting, MAX_CONTAINERS } from "./bounds.ts";
import { apiDataPaths, docsFilePath, easFunctionPath } from "./components/docs-file.ts";
import type { WarningCode } from "./document.ts";
import { UNRESOLVED } from "./evaluate.ts";
import { EXPO_SCENES, sceneLabel } from "./expo-scenes.ts";
import { readFrontMatter } from "./front-matter.ts";
import { hashText } from "./hash.ts";
import { declareNode, elementOf, isJsx, stringProp, stringsProp } from "./jsx-nodes.ts";
import { type MarkdownNode, parseScript } from "./markdown.ts";
import { defaultExport } from "./module-scope.ts";
import { ICON, type Module, type Resource, type SceneValue } from "./page-state.ts";
import { childNode, childNodes } from "./script-node.ts";
import { type PageImport, takeImports } from "./slim-source.ts";
import { parseTolerantly } from "./tolerant-parse.ts";

/** How many files one page may draw in; the largest real page draws in 20. */
const MAX_FILES = 500;
/** How deep fragments may import fragments. */
const MAX_IMPORT_DEPTH = 8;

/** What reading a page's modules needs and gathers. */
export interface Loader {
  read(path: string): Promise<DocsFile | undefined>;
  warn(file: string, code: WarningCode, reason: string, line?: number): void;
  signal?: AbortSignal;
  sdk?: Sdk;
  packageName?: string;
  /** Files that components show, by path. */
  resources: Map<string, Resource>;
  /** Fragments, by path. */
  scenes: Map<string, Module>;
  /** Every other file that was read: its hash by path. */
  dependencies: Map<string, string>;
}

/** Reads a module from its text, and everything that it refers to. */
export async function loadModule(
  file: { path: string; text: string; mdx: boolean; firstLine?: number },
  loader: Loader,
  depth = 0,
): Promise<Module> {
  const lineOffset = (file.firstLine ?? 1) - 1;
  const warn = (code: WarningCode, reason: string, line: number) =>
    loader.warn(file.path, code, reason, line + lineOffset);
  const spoken = withoutAssistantBlocks(file.text);
  for (const block of spoken.blocks)
    warn("ASSISTANT_TEXT", `<${block.name}> addresses an assistant and is left out`, block.line);
  const bounded = boundNesting(spoken.text);
  if (bounded.line !== undefined)
    warn(
      "TOO_DEEP",
      `lists and quotes nested deeper than ${MAX_CONTAINERS} levels are flattened`,
      bounded.line,
    );
  const lines = bounded.text.split("\n");
  const imports = file.mdx ? takeImports(lines) : [];
  const { tree, problems, flattened } = parseTolerantly(lines.join("\n"), { mdx: file.mdx });
  if (flattened !== undefined)
    warn("TOO_DEEP", "a block with too many marks of emphasis or links is read as text", flattened);
  for (const problem of problems) warn("INVALID_MDX", problem.reason, problem.line);
  if (lineOffset > 0) shiftLines(tree, lineOffset);
  const module: Module = { file: file.path, tree, scope: new Map(), definitions: new Map() };
  const nodes = collect(tree, module);
  for (const statement of imports)
    await importOne({ ...statement, line: statement.line + lineOffset }, module, loader, depth);
  for (const node of nodes.modules) await importAll(node, module, loader, depth);
  for (const node of nodes.modules) declareNode(node, module.scope);
  for (const node of nodes.elements) await SHOWN[node.name ?? ""]?.(node, module, loader, depth);
  return module;
}

/** Bundles hold pages anywhere: their lines count from the file's start. */
function shiftLines(tree: MarkdownNode, by: number): void {
  const stack = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.position !== undefined) node.position.start.line += by;
    for (const child of node.children ?? []) stack.push(child);
  }
}

/** Finds what has to be read, walking without recursion because foreign trees may be deep. */
function collect(tree: MarkdownNode, module: Module) {
  const modules: MarkdownNode[] = [];
  const elements: MarkdownNode[] = [];
  const stack = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "mdxjsEsm") modules.push(node);
    else if (node.type === "definition" && node.url !== undefined) {
      const name = node.identifier ?? "";
      if (!module.definitions.has(name)) module.definitions.set(name, node.url);
    } else if (isJsx(node) && SHOWN[node.name ?? ""] !== undefined) elements.push(node);
    const children = node.children ?? [];
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index]!);
  }
  return { modules, elements };
}

async function importAll(node: MarkdownNode, module: Module, loader: Loader, depth: number) {
  const program = node.data?.estree;
  if (program === null || program === undefined) return;
  for (const statement of childNodes(program, "body")) {
    if (statement.type !== "ImportDeclaration") continue;
    const from = childNode(statement, "source")?.value;
    if (typeof from !== "string") continue;
    const names = childNodes(statement, "specifiers").flatMap((specifier) => {
      const name = childNode(specifier, "local")?.name;
      return typeof name === "string" ? [name] : [];
    });
    const line = node.position?.start.line ?? 1;
    await importOne({ names, from, line }, module, loader, depth);
  }
}

async function importOne(
  { names, from, line }: PageImport,
  module: Module,
  loader: Loader,
  depth: number,
): Promise<void> {
  // The site draws with these packages; nothing in them is text.
  if (/^@expo\/styleguide/u.test(from)) for (const name of names) module.scope.set(name, ICON);
  const path = importedPath(from, module.file);
  if (path === undefined) return;
  const value = await importValue(path, module, loader, depth, line);
  if (value !== undefined) for (const name of names) module.scope.set(name, value);
  else if (/\.mdx?$/u.test(path)) for (const name of names) module.scope.set(name, ICON);
}

/** The file that an import names; `undefined` for packages. */
function importedPath(from: string, importer: string): string | undefined {
  if (from.startsWith("~/")) return from.slice(2);
  if (!from.startsWith("./") && !from.startsWith("../")) return undefined;
  const segments = importer.split("/").slice(0, -1);
  for (const segment of from.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}

async function importValue(
  path: string,
  module: Module,
  loader: Loader,
  depth: number,
  line: number | undefined,
): Promise<unknown> {
  if (/\.mdx?$/u.test(path)) {
    const scene = await loadScene(path, loader, depth);
    if (scene === undefined) missing(path, module, loader, line);
    return scene === undefined ? undefined : ({ scenes: [{ module: scene }] } satisfies SceneValue);
  }
  if (/\.json$/u.test(path) || /^public\/.*\.js$/u.test(path)) {
    const file = (await take(path, loader)) ?? (await take(`${path}on`, loader));
    if (file === undefined) return missing(path, module, loader, line);
    return dataOf(file, module, loader, line);
  }
  return path.startsWith("scenes/") ? await chosenScenes(path, loader, depth) : undefined;
}

function missing(
  path: string,
  module: Module,
  loader: Loader,
  line: number | undefined,
): undefined {
  loader.warn(module.file, "MISSING_FILE", `"${path}" is imported and not there`, line);
}

/** The value of a JSON file, or of a module that exports a literal. */
function dataOf(file: DocsFile, module: Module, loader: Loader, line: number | undefined): unknown {
  try {
    return JSON.parse(file.text);
  } catch (error) {
    if (file.path.endsWith(".js")) {
      const program = parseScript(file.text);
      const value = program === undefined ? UNRESOLVED : defaultExport(program);
      if (value !== UNRESOLVED) return value;
    }
    loader.warn(module.file, "INVALID_JSON", `${file.path}: ${(error as Error).message}`, line);
    return undefined;
  }
}

/** The fragments that a program of the site chooses among: those that it imports, or those known by its name. */
async function chosenScenes(
  path: string,
  loader: Loader,
  depth: number,
): Promise<SceneValue | undefined> {
  const program = (await take(`${path}.tsx`, loader)) ?? (await take(`${path}/index.tsx`, loader));
  const imported = [
    ...(program?.text ?? "").matchAll(/from\s+["']([^"'\n]{1,200}\.mdx)["']/gu),
  ].flatMap(([, from]) => importedPath(from ?? "", program?.path ?? path) ?? []);
  const scenes: SceneValue["scenes"] = [];
  for (const candidate of imported.length > 0 ? imported : (EXPO_SCENES[path] ?? [])) {
    const module = await loadScene(candidate, loader, depth);
    if (module !== undefined) scenes.push({ label: sceneLabel(candidate), module });
  }
  return scenes.length === 0 ? undefined : { scenes };
}

async function loadScene(path: string, loader: Loader, depth: number): Promise<Module | undefined> {
  const known = loader.scenes.get(path);
  if (known !== undefined) return known;
  if (depth >= MAX_IMPORT_DEPTH) return undefined;
  const file = await take(path, loader);
  if (file === undefined) return undefined;
  const { bodyOffset } = readFrontMatter(file.text);
  const text =
    bodyOffset === 0
      ? file.text
      : file.text.slice(0, bodyOffset).replace(/[^\n]/gu, "") + file.text.slice(bodyOffset);
  const module = await loadModule({ path, text, mdx: path.endsWith(".mdx") }, loader, depth + 1);
  loader.scenes.set(path, module);
  return module;
}

/** Stands for the hash of a file that is not there. */
const NO_FILE = "";

/** Reads a file, and remembers that it went into the page, or would have. */
async function take(path: string, loader: Loader): Promise<DocsFile | undefined> {
  throwIfAborted(loader.signal, path);
  if (loader.dependencies.size >= MAX_FILES) return undefined;
  const file = await loader.read(path);
  const hash = file === undefined ? NO_FILE : hashText(file.text);
  loader.dependencies.set(path, hash);
  // A source may give a file that stands beside the one asked for.
  if (file !== undefined) loader.dependencies.set(file.path, hash);
  return file;
}

type Shown = (node: MarkdownNode, module: Module, loader: Loader, depth: number) => Promise<void>;

/** What has to be read for the components that show files. */
const SHOWN: Record<string, Shown | undefined> = {
  async DiffBlock(node, module, loader) {
    const source = stringProp(elementOf(node, module.scope), "source");
    if (source !== undefined) await resource([docsFilePath(source)], node, module, loader);
  },
  async APISection(node, module, loader) {
    const names = stringsProp(elementOf(node, module.scope), "packageName");
    if (names.length === 0 && loader.packageName !== undefined) names.push(loader.packageName);
    for (const name of names)
      await resource(apiDataPaths(name, loader.sdk), node, module, loader, "UNRESOLVED_API");
  },
  async EASFunctionDescription(node, module, loader, depth) {
    const name = stringProp(elementOf(node, module.scope), "name");
    if (name === undefined) return;
    const path = easFunctionPath(name);
    if ((await loadScene(path, loader, depth)) === undefined)
      loader.warn(
        module.file,
        "MISSING_FILE",
        `"${path}" is shown and not there`,
        node.position?.start.line,
      );
  },
};

async function resource(
  paths: string[],
  node: MarkdownNode,
  module: Module,
  loader: Loader,
  code: WarningCode = "MISSING_FILE",
) {
  for (const path of paths) {
    const known = loader.resources.get(path);
    if (known !== undefined && "text" in known) return;
    const file = known === undefined ? await take(path, loader) : undefined;
    loader.resources.set(path, file === undefined ? { missing: true } : { text: file.text });
    if (file !== undefined) return;
  }
  loader.warn(module.file, code, `"${paths[0]}" is shown and not there`, node.position?.start.line);
}
