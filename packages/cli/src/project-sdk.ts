/** Finds the SDK of the project that a command runs in: what is installed, else what its `package.json` asks for. */
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { parseSdk, type Sdk } from "@expodex/core/read";

/** A project's SDK and the file that says so, relative to where the command runs. */
export interface ProjectSdk {
  sdk: Sdk;
  file: string;
}

/** Folders looked into on the way up; no project lies deeper. */
const MAX_DEPTH = 64;
/** Larger files are no manifest. */
const MAX_MANIFEST_LENGTH = 4_000_000;

/** Looks upward from a folder for a `package.json` that depends on `expo`. */
export async function projectSdk(cwd: string): Promise<ProjectSdk | undefined> {
  let folder = cwd;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const file = join(folder, "package.json");
    const range = expoRange(await readJson(file));
    if (range !== undefined) {
      const installed = await installedVersion(folder);
      const version = installed?.version ?? range;
      const sdk = parseSdk(version);
      const found = installed?.file ?? file;
      return sdk === undefined ? undefined : { sdk, file: relative(cwd, found) || found };
    }
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return undefined;
}

/** A monorepo installs into a folder further up. */
async function installedVersion(
  from: string,
): Promise<{ version: string; file: string } | undefined> {
  let folder = from;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const file = join(folder, "node_modules", "expo", "package.json");
    const version = field(await readJson(file), "version");
    if (typeof version === "string") return { version, file };
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return undefined;
}

function expoRange(manifest: unknown): string | undefined {
  for (const kind of ["dependencies", "devDependencies", "peerDependencies"]) {
    const range = field(field(manifest, kind), "expo");
    if (typeof range === "string") return range;
  }
  return undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A manifest that is missing or broken says nothing about the SDK, and is somebody else's to report. */
async function readJson(file: string): Promise<unknown> {
  try {
    const text = await readFile(file, "utf8");
    return text.length > MAX_MANIFEST_LENGTH ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
