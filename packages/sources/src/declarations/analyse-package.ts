/**
 * Reads the public entries of a package through the TypeScript compiler.
 *
 * Responsible for: which file each entry's types stand in, which names it exports, bounds on the whole.
 * Not responsible for: how a declaration is read (reflect-declaration), or what becomes of it.
 *
 * Everything happens in memory. A package stands at `/node_modules/<name>/`, so that the compiler's own rules for
 * `exports`, `types` and `typesVersions` apply; packages that are not given stay unresolved, and their types stay names.
 */
import type { ProjectReflection, Reflection } from "@expodex/core";
import { ReflectionKind } from "@expodex/core";
import type ts from "typescript";
import { reasonOf } from "../disk/read-text.ts";
import type { PackageContent } from "../package/package-content.ts";
import { loadTypeScript, type TypeScript } from "./load-typescript.ts";
import { inReferenceOrder, reflectSymbol } from "./reflect-declaration.ts";
import { commentOf, isHidden } from "./reflect-members.ts";
import { MAX_REFLECTION_NODES, type Reflecting, resolveAlias } from "./reflecting.ts";

/** One entry of a package: what `import … from "<specifier>"` gives. */
export interface PackageEntry {
  /** `expo-file-system`, `expo-file-system/legacy`. */
  specifier: string;
  /** The file of the package that declares it: `build/index.d.ts`. */
  file: string;
  project: ProjectReflection;
  /** Names that it exports, but an earlier entry, too: by that entry's specifier. */
  repeats: { specifier: string; names: string[] }[];
}

/** What was found in a package, and what could not be. */
export interface PackageAnalysis {
  entries: PackageEntry[];
  /** Reasons, in words, for what is missing. */
  problems: string[];
}

/**
 * Reads a package's public entries.
 *
 * @param support packages whose types it may re-export, such as `expo-modules-core`
 */
export async function analysePackage(
  content: PackageContent,
  support: readonly PackageContent[] = [],
): Promise<PackageAnalysis> {
  const ts = await loadTypeScript();
  try {
    return analyse(ts, content, support);
  } catch (error) {
    // The compiler recurses over what it reads: text that nests ten thousand levels ends its stack.
    return { entries: [], problems: [`type declarations cannot be read: ${reasonOf(error)}`] };
  }
}

function analyse(
  ts: TypeScript,
  content: PackageContent,
  support: readonly PackageContent[],
): PackageAnalysis {
  const { name, subpaths } = content.manifest;
  const host = memoryHost(ts, [content, ...support]);
  const problems: string[] = [];
  const roots: { specifier: string; file: string }[] = [];
  for (const subpath of subpaths) {
    const specifier = subpath === "." ? name : `${name}/${subpath.slice(2)}`;
    const file = ts.resolveModuleName(specifier, "/index.ts", COMPILER_OPTIONS(ts), host)
      .resolvedModule?.resolvedFileName;
    if (file === undefined || !/\.d\.[cm]?ts$/u.test(file)) continue;
    if (roots.some((root) => root.file === file)) continue;
    roots.push({ specifier, file });
  }
  if (roots.length === 0) return { entries: [], problems };

  const program = ts.createProgram({
    rootNames: roots.map((root) => root.file),
    options: COMPILER_OPTIONS(ts),
    host,
  });
  const reflecting: Reflecting = {
    ts,
    checker: program.getTypeChecker(),
    packageName: name,
    packageOf: (fileName) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(fileName)?.[1],
    nodes: 0,
  };
  const seen = new Map<ts.Symbol, string>();
  const entries: PackageEntry[] = [];
  for (const { specifier, file } of roots) {
    const source = program.getSourceFile(file);
    const module =
      source === undefined ? undefined : reflecting.checker.getSymbolAtLocation(source);
    // A script without exports declares globals only.
    if (module === undefined) continue;
    const entry = readEntry(reflecting, { specifier, file }, module, seen, problems);
    if ((entry.project.children ?? []).length > 0 || entry.repeats.length > 0) entries.push(entry);
  }
  if (reflecting.nodes > MAX_REFLECTION_NODES)
    problems.push(
      `declares more than ${MAX_REFLECTION_NODES} types and members; the rest is left out`,
    );
  return { entries, problems };
}

function readEntry(
  reflecting: Reflecting,
  { specifier, file }: { specifier: string; file: string },
  module: ts.Symbol,
  seen: Map<ts.Symbol, string>,
  problems: string[],
): PackageEntry {
  const { ts, checker } = reflecting;
  const children: Reflection[] = [];
  const repeats = new Map<string, string[]>();
  const missing: string[] = [];
  const exported = checker.getExportsOfModule(module);
  // `export default X` beside `export { X }` is one declaration; its name says more than `default`.
  exported.sort((a, b) => Number(a.name === "default") - Number(b.name === "default"));
  for (const it of exported) {
    if (hiddenAtExport(reflecting, it)) continue;
    const symbol = resolveAlias(reflecting, it);
    const name = it.name === "default" ? (defaultName(symbol) ?? "default") : it.name;
    const before = seen.get(symbol);
    if (before !== undefined) {
      if (before !== specifier) repeats.set(before, [...(repeats.get(before) ?? []), name]);
      continue;
    }
    if ((symbol.declarations ?? []).length === 0) {
      missing.push(name);
      continue;
    }
    seen.set(symbol, specifier);
    children.push(...reflectSymbol(reflecting, name, symbol));
  }
  for (const from of unresolvedStars(reflecting, module)) missing.push(`everything of ${from}`);
  if (missing.length > 0)
    problems.push(
      `${specifier} re-exports from packages that were not read: ${missing.join(", ")}`,
    );
  const project: ProjectReflection = {
    name: specifier,
    kind: ReflectionKind.Project,
    packageName: specifier,
    children: inReferenceOrder(children),
  };
  const merged = [...repeats].map(([from, names]) => ({ specifier: from, names: names.sort() }));
  const path = file.slice(`/node_modules/${reflecting.packageName}/`.length);
  return { specifier, file: path, project, repeats: merged };

  function defaultName(symbol: ts.Symbol): string | undefined {
    const node = symbol.declarations?.[0];
    if (node === undefined || ts.isExportAssignment(node)) return undefined;
    const named = "name" in node ? (node.name as ts.Node | undefined) : undefined;
    return named === undefined ? undefined : named.getText().replace(/^_default$/u, "default");
  }
}

/** `/** @hidden *\/ export * as SplashScreen from "./Splash"` hides what it exports. */
function hiddenAtExport(reflecting: Reflecting, exported: ts.Symbol): boolean {
  const { ts } = reflecting;
  const node = exported.declarations?.[0];
  if (node === undefined) return false;
  const statement = ts.isExportSpecifier(node)
    ? node.parent.parent
    : ts.isNamespaceExport(node)
      ? node.parent
      : undefined;
  return (
    statement !== undefined &&
    (isHidden(commentOf(reflecting, statement)) || isHidden(commentOf(reflecting, node)))
  );
}

/** Modules of `export * from` that the compiler could not find. */
function unresolvedStars({ ts, checker }: Reflecting, module: ts.Symbol): string[] {
  const found: string[] = [];
  const stars = module.exports?.get("__export" as ts.__String);
  for (const node of stars?.declarations ?? []) {
    if (!ts.isExportDeclaration(node) || node.moduleSpecifier === undefined) continue;
    if (checker.getSymbolAtLocation(node.moduleSpecifier) !== undefined) continue;
    if (ts.isStringLiteral(node.moduleSpecifier)) found.push(node.moduleSpecifier.text);
  }
  return found;
}

/** `noLib`: types are taken as written, so the standard library would only cost its parsing, 60 ms a package. */
const COMPILER_OPTIONS = (ts: TypeScript): ts.CompilerOptions => ({
  noLib: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.Preserve,
});

function memoryHost(ts: TypeScript, packages: readonly PackageContent[]): ts.CompilerHost {
  const files = new Map<string, string>();
  const folders = new Set<string>(["/", "/node_modules"]);
  for (const { manifest, files: texts } of packages) {
    for (const [path, text] of texts) {
      const at = `/node_modules/${manifest.name}/${path}`;
      files.set(at, text);
      for (let cut = at.lastIndexOf("/"); cut > 0; cut = at.lastIndexOf("/", cut - 1))
        folders.add(at.slice(0, cut));
    }
  }
  return {
    fileExists: (path) => files.has(path),
    readFile: (path) => files.get(path),
    directoryExists: (path) => folders.has(path.replace(/(?<=.)\/$/u, "")),
    getDirectories: () => [],
    realpath: (path) => path,
    getSourceFile(path, options) {
      const text = files.get(path);
      return text === undefined ? undefined : ts.createSourceFile(path, text, options, true);
    },
    getDefaultLibFileName: () => "/lib.d.ts",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
  };
}
