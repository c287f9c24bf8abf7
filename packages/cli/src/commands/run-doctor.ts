/**
 * `expodex doctor`: says what is wrong with an installation and how to mend it.
 *
 * Responsible for: looking. Not responsible for: mending; it changes nothing, and asks nothing of the network unless it
 * is told to.
 */
import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { isExpodexError, sdkLabel } from "@expodex/core/read";
import { readProject } from "@expodex/mcp-adapter/project";
import manifest from "../../package.json" with { type: "json" };
import { storeFolder } from "../default-store.ts";
import { homeFolder } from "../index-file.ts";
import { withIndex } from "../open-index.ts";
import { bytes, count, plural } from "../output/figures.ts";
import { plain } from "../output/style.ts";
import type { Terminal } from "../terminal.ts";
import { checkStore } from "./check-store.ts";
import { toJson } from "./search-flags.ts";

interface DoctorFlags {
  index?: string;
  online?: boolean;
  json?: boolean;
}

/** What was looked at, and what was found. */
export interface Check {
  name:
    | "node"
    | "data folder"
    | "settings"
    | "store"
    | "backups"
    | "index"
    | "vectors"
    | "releases"
    | "npm registry";
  /** `note`: nothing is broken, and yet something one may want to know. */
  status: "right" | "note" | "wrong";
  says: string;
  /** What to do; present where something is wrong. */
  mend?: string;
}

const DAY_MS = 86_400_000;
/** Expo publishes a release about every four months; an older index is likely to lack one. */
const OLD_DAYS = 120;
/** npm answers from its files within a second; a registry gets time for retries of its own. */
const NPM_TIMEOUT_MS = { offline: 10_000, online: 30_000 };

/** Looks and prints. @returns whether nothing is wrong */
export async function runDoctor(flags: DoctorFlags, terminal: Terminal): Promise<boolean> {
  const checks = [
    checkNode(process.versions.node),
    await checkHome(terminal),
    ...(await checkStore(terminal)),
    ...(await checkIndex(flags, terminal)),
    await checkRegistry(flags.online === true, terminal),
  ].map((check) => ({ ...check, says: plain(check.says) }));
  const isSound = checks.every(({ status }) => status !== "wrong");
  terminal.write(
    flags.json === true ? toJson({ isSound, checks }) : format(checks, isSound, terminal),
  );
  return isSound;
}

/** Whether this Node is one that Expodex is tested with. */
export function checkNode(version: string): Check {
  const needed = /(\d+)\.(\d+)/u.exec(manifest.engines.node) ?? [];
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor, leastMinor] = [Number(needed[1]), Number(needed[2])];
  const isRecent = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  return isRecent
    ? { name: "node", status: "right", says: `Node ${version}` }
    : {
        name: "node",
        status: "wrong",
        says: `Node ${version}, where ${manifest.engines.node} is needed`,
        mend: "install a newer Node: https://nodejs.org",
      };
}

async function checkHome(terminal: Terminal): Promise<Check> {
  const home = await homeFolder(terminal);
  try {
    await access(await nearestFolder(home), constants.W_OK);
    return { name: "data folder", status: "right", says: home };
  } catch {
    return {
      name: "data folder",
      status: "wrong",
      says: `${home} cannot be written`,
      mend: "set EXPODEX_HOME to a folder that can, or write indexes with --out",
    };
  }
}

/** The folder itself, or the one that it would be made in. */
async function nearestFolder(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
  if (found?.isDirectory() === true) return path;
  if (found !== undefined) throw new Error("not a folder");
  return nearestFolder(dirname(path));
}

async function checkIndex({ index: named }: DoctorFlags, terminal: Terminal): Promise<Check[]> {
  const file = named === undefined ? await storeFolder(terminal) : resolve(terminal.cwd, named);
  const project = readProject(terminal.cwd);
  try {
    return await withIndex(
      named,
      terminal,
      async ({ index, path, sizeBytes, generation }) => {
        const { info } = index;
        const writtenAt =
          generation === undefined ? (await stat(path)).mtimeMs : Date.parse(generation.createdAt);
        const days = Math.floor((Date.now() - writtenAt) / DAY_MS);
        const isOld = days > OLD_DAYS;
        const held = info.sdks.map(sdkLabel).join(", ");
        const checks: Check[] = [
          {
            name: "index",
            status: isOld ? "note" : "right",
            says: `${path}: ${bytes(sizeBytes)}, ${count(info.documents)} documents, ${days < 1 ? "written today" : `${plural(days, "day")} old`}`,
            ...(isOld ? { mend: "build it again where Expo's documentation has moved on" } : {}),
          },
          info.embedder === undefined
            ? {
                name: "vectors",
                status: "note",
                says: "none: searches weigh keywords alone",
                mend: "build the index without --no-vectors",
              }
            : {
                name: "vectors",
                status: "right",
                says: `${info.embedder.id}, ${info.embedder.dimensions} dimensions`,
              },
        ];
        if (info.sdks.length === 0)
          checks.push({ name: "releases", status: "note", says: "the index holds pages of none" });
        else if (project?.sdk === undefined)
          checks.push({
            name: "releases",
            status: "right",
            says: `${held}; no Expo project here to compare them with`,
          });
        else if (info.sdks.includes(project.sdk))
          checks.push({
            name: "releases",
            status: "right",
            says: `${held}; this project uses ${sdkLabel(project.sdk)}`,
          });
        else
          checks.push({
            name: "releases",
            status: "wrong",
            says: `${held}; this project uses ${sdkLabel(project.sdk)} (${relative(terminal.cwd, project.sdkFile ?? project.directory)})`,
            mend: "index what the project has installed: expodex index --node-modules .",
          });
        return checks;
      },
      { verify: true },
    );
  } catch (error) {
    if (!isExpodexError(error)) throw error;
    const isMissing = isExpodexError(error, "FILE_FAILED") && error.data.reason === "ENOENT";
    return [
      {
        name: "index",
        status: "wrong",
        says: isMissing ? `${file}: there is none` : `${file}: ${error.message}`,
        mend: isMissing
          ? "build one: expodex index --docs <folder>   (or try: expodex demo)"
          : "build it again: expodex index --docs <folder>",
      },
    ];
  }
}

async function checkRegistry(isOnline: boolean, terminal: Terminal): Promise<Check> {
  const name = "npm registry";
  const registry = await npm(["config", "get", "registry"], NPM_TIMEOUT_MS.offline, terminal);
  if (registry === undefined || !/^https?:\/\//u.test(registry))
    return {
      name,
      status: "note",
      says: "npm names none, so --npm and demo have nowhere to read from",
      mend: "install npm, or index what is on disk: --docs, --node-modules, --markdown",
    };
  // An address may carry a password.
  const shown = registry.replace(/\/\/[^/@]*@/u, "//");
  if (!isOnline) return { name, status: "right", says: `${shown}, not asked (--online asks it)` };
  const answer = await npm(["ping"], NPM_TIMEOUT_MS.online, terminal);
  return answer === undefined
    ? {
        name,
        status: "wrong",
        says: `${shown} does not answer`,
        mend: "run npm ping to see why, or index what is on disk",
      }
    : { name, status: "right", says: `${shown} answers` };
}

/** What npm prints; it knows its settings best. Undefined where it is missing or fails. */
function npm(
  args: readonly string[],
  timeoutMs: number,
  { cwd, env, signal }: Terminal,
): Promise<string | undefined> {
  const options = {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    signal,
    timeout: timeoutMs,
    // On Windows npm is a script, which only a shell runs; the arguments are our own words.
    shell: process.platform === "win32",
  };
  return new Promise((resolve) => {
    execFile("npm", [...args], options, (error, stdout) =>
      resolve(error === null ? stdout.trim() : undefined),
    );
  });
}

function format(checks: readonly Check[], isSound: boolean, { style }: Terminal): string {
  const marks = { right: style.green("✓"), note: style.yellow("!"), wrong: style.red("✗") };
  const lines = checks.flatMap(({ name, status, says, mend }) => [
    `${marks[status]} ${style.dim(name.padEnd(12))} ${says}`,
    ...(mend === undefined ? [] : [`  ${" ".repeat(12)} → ${mend}`]),
  ]);
  const wrong = checks.filter(({ status }) => status === "wrong").length;
  lines.push("", isSound ? "Nothing is wrong." : `${plural(wrong, "thing")} wrong.`);
  return `${lines.join("\n")}\n`;
}
