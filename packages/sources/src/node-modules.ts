/**
 * A project's `node_modules` as a source: the documentation of exactly what is installed.
 *
 * Responsible for: which installed packages are read, the SDK of the project.
 * Not responsible for: what a page says (package/package-pages).
 */
import { realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import {
  type DocsFile,
  ExpodexError,
  type Sdk,
  type Source,
  type SourceOptions,
  type SourceProblem,
  throwIfAborted,
} from "@expodex/core";
import { listFiles } from "./disk/list-files.ts";
import { emptyFolder, folderArgument, folderName, openFolder } from "./disk/open-folder.ts";
import { readText } from "./disk/read-text.ts";
import { listPackages } from "./package/list-packages.ts";
import { isExpoPackage, parseManifest, sdkOfVersion } from "./package/manifest.ts";
import {
  isWantedFile,
  MAX_PACKAGE_FILE_BYTES,
  MAX_PACKAGE_TEXT_BYTES,
  type PackageContent,
} from "./package/package-content.ts";
import { packagePages } from "./package/package-pages.ts";
import { packageSource } from "./package/package-source.ts";

/** Which installed packages are read. */
export interface NodeModulesOptions {
  /** Packages to read besides `expo`, `expo-*` and `@expo/*`, by name: `react-native-reanimated`. @default [] */
  packages?: readonly string[];
}

const NEXT = "run `npm install` in the project first, or name another folder";
const EXPECTED = "a node_modules folder, or a project that has one";

/** Packages whose declarations Expo's others re-export. */
const SHARED = ["expo", "expo-modules-core"] as const;

/** Folders of packages that hold native code and sources, never declarations: most of the files, by far. */
const SKIPPED_FOLDERS = new Set([
  "node_modules",
  "android",
  "ios",
  "apple",
  "local-maven-repo",
  "prebuilds",
  "__tests__",
  "vendor",
]);

/**
 * Reads documentation of the packages that a project has installed.
 *
 * @param dir a `node_modules` folder, or the project's folder
 * @throws ExpodexError from `files()`: SOURCE_UNREACHABLE, SOURCE_INVALID, SOURCE_EMPTY, SOURCE_NOT_FOUND, ABORTED
 */
export function nodeModules(dir: string, options: NodeModulesOptions = {}): Source {
  folderArgument(dir);
  const project = basename(dir) === "node_modules" ? join(dir, "..") : dir;
  const id = `node_modules:${folderName(project, 1)}`;
  const named = options.packages ?? [];

  async function* files(
    pass: SourceOptions,
    data: Map<string, string>,
  ): AsyncGenerator<DocsFile, void, undefined> {
    throwIfAborted(pass.signal, id);
    const folder = await modulesFolder(dir, id);
    const names = await packagesToRead(dir, folder, named, id);
    const shared = await readShared(folder);
    const expo = shared.find(({ manifest }) => manifest.name === "expo");
    const sdk = expo === undefined ? undefined : sdkOfVersion("expo", expo.manifest.version);
    let done = 0;
    for (const name of names) {
      throwIfAborted(pass.signal, id);
      const content =
        shared.find(({ manifest }) => manifest.name === name) ?? (await readPackage(folder, name));
      done += 1;
      pass.onProgress?.({ stage: "fetch", done, total: names.length, item: name });
      if ("reason" in content) {
        pass.onProblem?.(content);
        continue;
      }
      const itsSdk: Sdk | undefined = sdk ?? sdkOfVersion(name, content.manifest.version);
      if (itsSdk !== undefined && pass.wantsSdk?.(itsSdk) === false) continue;
      const others = shared.filter((it) => it !== content);
      const { pages, data: api, problems } = await packagePages(content, itsSdk, others);
      for (const problem of problems) pass.onProblem?.(problem);
      for (const [specifier, json] of api) data.set(specifier, json);
      yield* pages;
    }
  }

  return packageSource(id, files);
}

/** The `node_modules` folder that a caller means: the folder itself, or the one inside it. */
async function modulesFolder(dir: string, source: string): Promise<string> {
  const opened = await openFolder(dir, EXPECTED, source, NEXT);
  if (basename(opened) === "node_modules" || basename(dir) === "node_modules") return opened;
  try {
    const nested = await realpath(join(opened, "node_modules"));
    if ((await stat(nested)).isDirectory()) return nested;
  } catch {
    // Told below, the same as a file in its place.
  }
  throw new ExpodexError("SOURCE_INVALID", {
    subject: dir,
    expected: EXPECTED,
    got: "a folder without node_modules",
    next: NEXT,
    data: { source, expected: EXPECTED },
  });
}

async function packagesToRead(
  dir: string,
  folder: string,
  named: readonly string[],
  source: string,
): Promise<string[]> {
  const installed = await listPackages(folder);
  const missing = named.find((name) => !installed.includes(name));
  if (missing !== undefined) {
    throw new ExpodexError("SOURCE_NOT_FOUND", {
      subject: missing,
      expected: `a package that is installed in ${dir}`,
      got: "none of that name",
      next: "install it, or leave it out of packages",
      data: { source, wanted: missing },
    });
  }
  const wanted = installed.filter((name) => isExpoPackage(name) || named.includes(name));
  if (wanted.length > 0) return wanted;
  throw emptyFolder(dir, "a project with Expo packages installed", source, "none of them", NEXT);
}

async function readShared(folder: string): Promise<PackageContent[]> {
  const found: PackageContent[] = [];
  for (const name of SHARED) {
    const content = await readPackage(folder, name);
    if (!("reason" in content)) found.push(content);
  }
  return found;
}

/** Reads the texts of one installed package. It may be a link to anywhere; its own files may not lead out of it. */
async function readPackage(folder: string, name: string): Promise<PackageContent | SourceProblem> {
  const unusable = (reason: string): SourceProblem => ({
    path: name,
    code: "UNREADABLE_FILE",
    reason,
  });
  let root: string;
  try {
    root = await realpath(join(folder, name));
  } catch {
    return unusable("is a broken link");
  }
  const problems: SourceProblem[] = [];
  const onProblem = (problem: SourceProblem) => problems.push(problem);
  const paths = await listFiles(root, "", {
    wantsFile: isWantedFile,
    wantsFolder: (path) => !SKIPPED_FOLDERS.has(path.slice(path.lastIndexOf("/") + 1)),
    onProblem,
  });
  const files = new Map<string, string>();
  let length = 0;
  for (const path of paths) {
    const { text, problem } = await readText(path, join(root, path), MAX_PACKAGE_FILE_BYTES);
    if (problem !== undefined) onProblem(problem);
    if (text === undefined) continue;
    length += text.length;
    if (length > MAX_PACKAGE_TEXT_BYTES) {
      const reason = `is left out: its package has more than ${MAX_PACKAGE_TEXT_BYTES} bytes of text`;
      onProblem({ path, code: "TOO_LARGE", reason });
      break;
    }
    files.set(path, text);
  }
  const manifest = parseManifest(files.get("package.json") ?? "");
  if (manifest === undefined) return unusable("has no package.json with a name and a version");
  return { manifest, files, problems };
}
