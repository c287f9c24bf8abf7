/**
 * The version of a package that a lock file chose: npm's, pnpm's, Yarn's of both generations, Bun's text form.
 *
 * Responsible for: finding one version in each, line by line where the format is no JSON. Not responsible for: the rest.
 */
import { dirname, join, relative, sep } from "node:path";
import { field, type ProjectFiles, textField } from "./project-files.ts";

/** What is looked for, and where. */
export interface LockQuestion {
  /** Absolute path of the project. */
  directory: string;
  package: string;
  /** What `package.json` asks for. */
  range: string;
}

/** Folders looked into on the way up. */
const MAX_DEPTH = 64;

/** Looks for a lock file upward from the project, and in it for the version. */
export function lockVersion(
  question: LockQuestion,
  files: ProjectFiles,
): { version: string; file: string } | undefined {
  let folder = question.directory;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const project = relative(folder, question.directory).split(sep).join("/");
    for (const [name, find] of LOCKS) {
      const file = join(folder, name);
      const text = files.text(file);
      if (text === undefined) continue;
      const version = find(text, question, project);
      if (version !== undefined) return { version, file };
    }
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return undefined;
}

/** @param project path of the project from the lock file's folder; empty where they are the same */
type Find = (text: string, question: LockQuestion, project: string) => string | undefined;

const LOCKS: readonly (readonly [string, Find])[] = [
  ["package-lock.json", inNpm],
  ["npm-shrinkwrap.json", inNpm],
  ["pnpm-lock.yaml", inPnpm],
  ["yarn.lock", inYarn],
  ["bun.lock", inBun],
];

function inNpm(text: string, { package: name }: LockQuestion, project: string): string | undefined {
  let lock: unknown;
  try {
    lock = JSON.parse(text);
  } catch {
    return undefined;
  }
  const packages = field(lock, "packages");
  // A workspace may have a version of its own, in its folder or in one above.
  const parts = project === "" ? [] : project.split("/");
  for (let length = parts.length; length >= 0; length--) {
    const path = [...parts.slice(0, length), "node_modules", name].join("/");
    const version = textField(field(packages, path), "version");
    if (version !== undefined) return version;
  }
  return textField(field(field(lock, "dependencies"), name), "version");
}

/**
 *     importers:
 *       apps/phone:
 *         dependencies:
 *           expo:
 *             specifier: ~57.0.1
 *             version: 57.0.4(react@19.2.0)
 */
function inPnpm(
  text: string,
  { package: name }: LockQuestion,
  project: string,
): string | undefined {
  const wanted = project === "" ? "." : project;
  const path: { indent: number; key: string }[] = [];
  for (const line of text.split("\n")) {
    const match = /^( *)(['"]?)([^'":#\s][^'":]*)\2:(?: +(.*))?$/u.exec(line.trimEnd());
    if (match === null) continue;
    const [, blanks = "", , key = "", value = ""] = match;
    while ((path.at(-1)?.indent ?? -1) >= blanks.length) path.pop();
    path.push({ indent: blanks.length, key });
    const keys = path.map((one) => one.key);
    const inProject =
      keys[0] === "importers"
        ? keys[1] === wanted && keys.length > 3
        : project === "" && /^(?:dev|peer|optional)?[dD]ependencies$/u.test(keys[0] ?? "");
    if (!inProject) {
      if (keys[0] === "packages" || keys[0] === "snapshots") return undefined;
      continue;
    }
    const [own, last] = [keys.at(-2), keys.at(-1)];
    const version = last === "version" && own === name ? value : last === name ? value : "";
    const plain = /^['"]?(\d[\w.+-]*)/u.exec(version)?.[1];
    if (plain !== undefined) return plain;
  }
  return undefined;
}

/**
 *     expo@~57.0.1:               "expo@npm:~57.0.1":
 *       version "57.0.4"            version: 57.0.4
 */
function inYarn(text: string, { package: name, range }: LockQuestion): string | undefined {
  const found: string[] = [];
  let isWanted: "exactly" | "perhaps" | undefined;
  for (const line of text.split("\n")) {
    if (/^\S/u.test(line)) {
      const keys = line
        .replace(/:\s*$/u, "")
        .split(",")
        .map((key) => key.trim().replaceAll('"', ""));
      const isExact = keys.some(
        (key) => key === `${name}@${range}` || key === `${name}@npm:${range}`,
      );
      const isNamed = keys.some((key) => key.startsWith(`${name}@`));
      isWanted = isExact ? "exactly" : isNamed ? "perhaps" : undefined;
      continue;
    }
    const version = /^\s+version:? "?([^"\s]+)"?/u.exec(line)?.[1];
    if (version === undefined || isWanted === undefined) continue;
    if (isWanted === "exactly") return version;
    found.push(version);
    isWanted = undefined;
  }
  // A range such as `catalog:` is no key; where there is one version, it is that.
  return found.length === 1 ? found[0] : undefined;
}

/**
 *     "packages": {
 *       "expo": ["expo@57.0.4", "", { … }, "sha512-…"],
 */
function inBun(text: string, { package: name }: LockQuestion): string | undefined {
  for (const line of text.split("\n")) {
    const start = `"${name}": ["${name}@`;
    const at = line.indexOf(start);
    if (at === -1 || line.slice(0, at).trim() !== "") continue;
    return /^(\d[\w.+-]*)"/u.exec(line.slice(at + start.length))?.[1];
  }
  return undefined;
}
