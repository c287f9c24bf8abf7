/**
 * Finds the project that a folder belongs to, and which SDK it is on.
 *
 * Responsible for: what counts more than what. Installed counts before locked, locked before asked for, and all of these
 * before `app.json`. Not responsible for: running anything of the project; a configuration that is a program says nothing.
 */
import { dirname, join } from "node:path";
import { parseSdk, type Sdk } from "@expodex/core/read";
import { lockVersion } from "./lock-version.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { createProjectFiles, field, type ProjectFiles, textField } from "./project-files.ts";
import { workspaceFolders } from "./workspace-folders.ts";

/** Folders looked into on the way up; no project lies deeper. */
const MAX_DEPTH = 64;
/** Dependencies whose installed version is looked up. */
const MAX_PACKAGES = 500;
const KINDS = ["dependencies", "devDependencies", "peerDependencies"];
/** What installers write last, so that it tells of every package at once. */
const INSTALLED = [".package-lock.json", ".modules.yaml", ".yarn-state.yml"];
/** A file that can be read without running it comes first. */
const APP_CONFIGS = ["app.json", "app.config.json", "app.config.ts", "app.config.js"];

/**
 * Gives the project of a folder: the nearest package above that depends on `expo`, else, at the root of a repository of
 * several packages, those of its packages that do.
 *
 * @param files remembers what was looked at; see `watchProject`
 */
export function readProject(
  folder: string,
  files: ProjectFiles = createProjectFiles(),
): ProjectFacts | undefined {
  let root: string | undefined;
  let at = folder;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const manifest = files.json(join(at, "package.json"));
    if (dependencyOn("expo", manifest) !== undefined) return factsOf(at, manifest, files);
    const isRoot =
      field(manifest, "workspaces") !== undefined || files.has(join(at, "pnpm-workspace.yaml"));
    if (isRoot) root ??= at;
    const parent = dirname(at);
    if (parent === at) break;
    at = parent;
  }
  return root === undefined ? undefined : projectBelow(root, files);
}

/** The packages of a repository, taken for one project where they are on one SDK. */
function projectBelow(root: string, files: ProjectFiles): ProjectFacts | undefined {
  const projects = workspaceFolders(root, files).flatMap((folder) => {
    const manifest = files.json(join(folder, "package.json"));
    return dependencyOn("expo", manifest) === undefined ? [] : [factsOf(folder, manifest, files)];
  });
  const [first] = projects;
  if (first === undefined) return undefined;
  const sdks = new Set(projects.flatMap(({ sdk }) => sdk ?? []));
  const packages = once(() => new Map(projects.flatMap((project) => [...project.packages])));
  if (sdks.size > 1)
    return {
      directory: root,
      get packages() {
        return packages();
      },
      differing: projects.flatMap(({ directory, sdk }) =>
        sdk === undefined ? [] : [{ directory, sdk }],
      ),
    };
  const { directory, sdk, sdkFile, appConfigPath } =
    projects.find((project) => project.sdk !== undefined) ?? first;
  return {
    directory,
    ...(sdk === undefined ? {} : { sdk }),
    ...(sdkFile === undefined ? {} : { sdkFile }),
    ...(appConfigPath === undefined ? {} : { appConfigPath }),
    get packages() {
      return packages();
    },
  };
}

function factsOf(directory: string, manifest: unknown, files: ProjectFiles): ProjectFacts {
  const found = sdkOf(directory, manifest, files);
  const config = APP_CONFIGS.map((name) => join(directory, name)).find((path) => files.has(path));
  for (const name of INSTALLED) files.has(join(directory, "node_modules", name));
  // Hundreds of files, which most questions need none of.
  const packages = once(() => packagesOf(directory, manifest));
  return {
    directory,
    ...found,
    get packages() {
      return packages();
    },
    ...(config === undefined ? {} : { appConfigPath: config }),
  };
}

function sdkOf(
  directory: string,
  manifest: unknown,
  files: ProjectFiles,
): Pick<ProjectFacts, "sdk" | "sdkFile"> {
  const range = dependencyOn("expo", manifest) ?? "";
  const config = join(directory, "app.json");
  const said: [version: string | undefined, file: string][] = [];
  const installed = installedExpo(directory, files);
  if (installed !== undefined) said.push([installed.version, installed.file]);
  else {
    const locked = lockVersion({ directory, package: "expo", range }, files);
    if (locked !== undefined) said.push([locked.version, locked.file]);
  }
  said.push([range, join(directory, "package.json")]);
  for (const [version, file] of said) {
    const sdk = version === undefined ? undefined : sdkOfVersion(version);
    if (sdk !== undefined) return { sdk, sdkFile: file };
  }
  // Read last, because the file is watched once it was looked at.
  const app = files.json(config);
  const version = textField(field(app, "expo"), "sdkVersion") ?? textField(app, "sdkVersion");
  const sdk = version === undefined ? undefined : sdkOfVersion(version);
  return sdk === undefined ? {} : { sdk, sdkFile: config };
}

/** A repository of several packages installs into a folder further up. */
function installedExpo(
  from: string,
  files: ProjectFiles,
): { version: string; file: string } | undefined {
  let folder = from;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const file = join(folder, "node_modules", "expo", "package.json");
    const version = textField(files.json(file), "version");
    if (version !== undefined) return { version, file };
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return undefined;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function packagesOf(directory: string, manifest: unknown): ReadonlyMap<string, string> {
  // Not watched one by one: the installer's own file tells of all of them.
  const unwatched = createProjectFiles();
  const packages = new Map<string, string>();
  for (const kind of KINDS) {
    const all = field(manifest, kind);
    if (typeof all !== "object" || all === null) continue;
    for (const [name, range] of Object.entries(all)) {
      if (packages.size >= MAX_PACKAGES || packages.has(name) || !isPackageName(name)) continue;
      const file = join(directory, "node_modules", name, "package.json");
      const version = textField(unwatched.json(file), "version");
      if (version !== undefined) packages.set(name, version);
      else if (typeof range === "string") packages.set(name, range);
    }
  }
  return packages;
}

/** A name becomes a part of a path. */
function isPackageName(name: string): boolean {
  return name.length <= 214 && /^(?:@[\w.-]+\/)?[\w-][\w.-]*$/u.test(name);
}

function dependencyOn(name: string, manifest: unknown): string | undefined {
  for (const kind of KINDS) {
    const range = textField(field(manifest, kind), name);
    if (range !== undefined) return range;
  }
  return undefined;
}

/** The SDK of a version or range; what comes before a release belongs to it. */
function sdkOfVersion(version: string): Sdk | undefined {
  const sdk = parseSdk(version.split(/[-+]/u)[0] ?? "");
  return sdk === "unversioned" ? undefined : sdk;
}
