/** `expodex setup`: adds the server to a client, and says how else it could be added. */
import { access, realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { type SetupResult, type SetupServer, setup, startServer } from "@expodex/mcp-adapter/setup";
import { hasSharedIndex } from "../open-stored.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `expodex setup`. */
export interface SetupFlags {
  http?: string;
  /** True where the current folder is meant. */
  project?: string | true;
  user?: boolean;
  local?: boolean;
  index?: string;
  remove?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/** Sets a client up. */
export async function runSetup(
  client: string,
  flags: SetupFlags,
  terminal: Terminal,
): Promise<void> {
  const { http, project, user, local, index, remove = false, dryRun = false } = flags;
  if (user === true && project !== undefined)
    throw new UsageError("--user and --project exclude each other", "leave one of them out");
  if (http !== undefined && (local === true || index !== undefined))
    throw new UsageError(
      "--http connects to a server that has an index of its own",
      "leave --local and --index out",
    );
  const { env, cwd } = terminal;
  const server: SetupServer =
    http === undefined
      ? startServer({
          platform: process.platform,
          ...(local === true ? { program: await thisProgram() } : {}),
          ...(index === undefined ? {} : { index: resolve(cwd, index) }),
        })
      : { kind: "http", url: http };
  const home = env.HOME ?? homedir();
  const folder = resolve(cwd, typeof project === "string" ? project : ".");
  const done = await setup(client, {
    server,
    scope: project === undefined ? "user" : "project",
    remove,
    dryRun,
    place: { env, home, project: folder },
  });
  if (flags.json === true) terminal.write(toJson(done));
  else terminal.write(`${describe(done, terminal).join("\n")}\n`);
  if (!remove && http === undefined) await sayIfMissing(index, terminal);
}

/** An agent that starts a server without an index gets errors alone. */
async function sayIfMissing(named: string | undefined, terminal: Terminal): Promise<void> {
  const path = named === undefined ? "in the store" : `at ${resolve(terminal.cwd, named)}`;
  const isThere =
    named === undefined
      ? await hasSharedIndex(terminal)
      : await access(resolve(terminal.cwd, named)).then(
          () => true,
          () => false,
        );
  if (isThere) return;
  const out = named === undefined ? "" : ` --out ${named}`;
  terminal.say(
    `expodex: there is no index ${path} yet; build one: expodex index --docs <folder>${out}`,
  );
}

async function thisProgram(): Promise<[string, string]> {
  const script = process.argv[1];
  if (script === undefined)
    throw new UsageError("--local: this program has no file", "leave --local out");
  return [process.execPath, await realpath(script)];
}

function describe(done: SetupResult, { style }: Terminal): string[] {
  const { title, file, outcome, dryRun, backup, wholeFile, entry, link, command } = done;
  const would = dryRun ? "would be " : "";
  const what = {
    added: `${title}: ${would}added to ${file}${wholeFile ? ", a new file" : ""}`,
    updated: `${title}: ${would}updated in ${file}`,
    unchanged: `${title}: already set up in ${file}`,
    removed: `${title}: ${would}removed from ${file}${wholeFile ? `, and the file, which held nothing else${dryRun ? "" : ", too"}` : ""}`,
    absent: `${title}: not set up in ${file}`,
  }[outcome];
  const rows: [string, string][] = [];
  if (backup !== undefined) rows.push(["as it was", backup]);
  if (entry !== undefined && outcome !== "unchanged") rows.push(["entry", JSON.stringify(entry)]);
  if (link !== undefined) rows.push(["or open", link]);
  if (command !== undefined) rows.push(["or run", command.map(quoted).join(" ")]);
  if (outcome !== "absent" && outcome !== "unchanged") rows.push(["then", done.afterwards]);
  return [what, ...rows.map(([name, value]) => `${style.dim(name.padEnd(10))} ${value}`)];
}

/** As a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
