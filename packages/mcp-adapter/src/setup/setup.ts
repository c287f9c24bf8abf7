/**
 * Adds the server to a client's own file, or takes it out again.
 *
 * Responsible for: doing it twice being the same as once, and undoing it leaving what was there. What was there before is
 * kept beside the file for as long as the server stands in it; undoing gives those bytes back where nothing else changed
 * since, and else cuts out what is ours. Every edit is read again before it is written.
 */
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { ExpodexError } from "@expodex/core/read";
import {
  SERVER_NAME,
  type SetupClient,
  type SetupPlace,
  type SetupScope,
  type SetupServer,
} from "./client.ts";
import { CLIENTS } from "./client-set.ts";
import {
  type ConfigFile,
  decode,
  encode,
  readConfigFile,
  removeConfigFile,
  writeConfigFile,
} from "./config-file.ts";
import {
  type ConfigFormat,
  type ConfigSpot,
  type ConfigValue,
  configInvalid,
  isTable,
  tableAt,
} from "./config-format.ts";
import { startServer } from "./start-server.ts";

/** What to set up, and where. */
export interface SetupOptions {
  /** How the client reaches the server. @default `npx -y expodex mcp` */
  server?: SetupServer;
  /** @default "user" */
  scope?: SetupScope;
  /** Takes the server out. @default false */
  remove?: boolean;
  /** Says what would be done and does nothing. @default false */
  dryRun?: boolean;
  /** The machine. @default this one, with the project in the current folder */
  place?: Partial<SetupPlace>;
}

/** What was done, or would be. */
export interface SetupResult {
  client: string;
  title: string;
  scope: SetupScope;
  file: string;
  /** `unchanged`: it stood there already; `absent`: there was nothing to take out. */
  outcome: "added" | "updated" | "unchanged" | "removed" | "absent";
  /** Whether nothing was written because that was asked for. */
  dryRun: boolean;
  /** Where the file as it was before is kept. */
  backup?: string;
  /** Whether the file itself was made, or removed because nothing else stood in it. */
  wholeFile: boolean;
  /** What stands in the file under the server's name, when it stands there. */
  entry?: ConfigValue;
  /** Opens the client and adds the server. */
  link?: string;
  /** The client's own command that does the same. */
  command?: readonly string[];
  /** What makes the client notice. */
  afterwards: string;
}

/** The names that `setup` takes. */
export const SETUP_CLIENTS: readonly string[] = CLIENTS.map(({ name }) => name);

const BACKUP = ".expodex-backup";

/**
 * Sets a client up, or takes the server out of it.
 *
 * @throws ExpodexError INVALID_OPTION for a client, scope or address that there is not; CONFIG_INVALID, FILE_FAILED where
 * its file cannot be edited without harm
 */
export async function setup(name: string, options: SetupOptions = {}): Promise<SetupResult> {
  const { scope = "user", remove = false, dryRun = false } = options;
  const place = placeOf(options.place);
  const client = CLIENTS.find((one) => one.name === name);
  if (client === undefined)
    throw invalidOption("client", `one of ${SETUP_CLIENTS.join(", ")}`, name, "name one of those");
  const server = options.server ?? startServer({ platform: place.platform });
  if (server.kind === "http") assertAddress(server.url);
  const path = client.files[scope]?.(place);
  if (path === undefined)
    throw invalidOption("scope", `"user" for ${client.title}`, scope, "leave --project out");
  const wanted = client.entry(server, scope);
  if (wanted === undefined && !remove)
    throw invalidOption(
      "http",
      `a server that ${client.title} starts`,
      "an address",
      client.instead ?? "leave --http out",
    );
  const file = await readConfigFile(path, scope, scope === "project" ? place.project : undefined);
  const format = await formatOf(client);
  const spot = { file: path, container: client.container, name: SERVER_NAME };
  const done = remove
    ? await takeOut({ file, format, spot, dryRun })
    : await putIn({ file, format, spot, dryRun }, wanted ?? {});
  const ways = remove || wanted === undefined ? {} : waysOf(client, server, scope);
  return {
    client: name,
    title: client.title,
    scope,
    file: path,
    dryRun,
    afterwards: client.afterwards,
    ...done,
    ...ways,
  };
}

interface Edit {
  file: ConfigFile;
  format: ConfigFormat;
  spot: ConfigSpot;
  dryRun: boolean;
}

type Done = Pick<SetupResult, "outcome" | "backup" | "wholeFile" | "entry">;

/** Keys that say how a server is reached; every other one is the person's. */
const REACHED_BY = ["type", "command", "args", "url", "httpUrl", "serverUrl"];

async function putIn({ file, format, spot, dryRun }: Edit, wanted: ConfigValue): Promise<Done> {
  const { bytes, text } = file;
  const current = serverIn(format, text, spot);
  const added = Object.entries(current ?? {}).filter(([key]) => !REACHED_BY.includes(key));
  const entry = { ...wanted, ...Object.fromEntries(added) };
  if (current !== undefined && isDeepStrictEqual(plain(current), plain(entry)))
    return { outcome: "unchanged", wholeFile: false, entry };
  const next = format.put(text, spot, entry);
  verify(format, spot, text, next, entry);
  const backup = bytes !== undefined && current === undefined ? file.target + BACKUP : undefined;
  if (!dryRun) {
    if (backup !== undefined && bytes !== undefined)
      await writeConfigFile(await backupOf(file), bytes);
    await writeConfigFile(file, encode(next, file));
  }
  return {
    outcome: current === undefined ? "added" : "updated",
    wholeFile: bytes === undefined,
    entry,
    ...(backup === undefined ? {} : { backup }),
  };
}

async function takeOut({ file, format, spot, dryRun }: Edit): Promise<Done> {
  const { text } = file;
  const current = serverIn(format, text, spot);
  if (current === undefined) return { outcome: "absent", wholeFile: false };
  const backup = await backupOf(file);
  const before = backup.bytes === undefined ? undefined : earlier(backup, format, spot);
  const isUntouched = before !== undefined && format.put(before, spot, current) === text;
  const keepsContainer =
    before !== undefined &&
    tableAt(format.parse(before, spot.file), spot.container, spot.file) !== undefined;
  const next = isUntouched ? before : format.take(text, spot, { keepsContainer });
  verify(format, spot, text, next, undefined);
  const wholeFile = backup.bytes === undefined && format.isEmpty(next);
  if (!dryRun) {
    if (wholeFile) await removeConfigFile(file);
    else await writeConfigFile(file, encode(next, file));
    if (backup.bytes !== undefined) await removeConfigFile(backup);
  }
  return { outcome: "removed", wholeFile };
}

/** The text of a backup; undefined where it is none of this file without the server. */
function earlier(backup: ConfigFile, format: ConfigFormat, spot: ConfigSpot): string | undefined {
  try {
    return serverIn(format, backup.text, spot) === undefined ? backup.text : undefined;
  } catch {
    return undefined;
  }
}

/** The file that keeps what was there, as it is now; it is no link, whatever stands there. */
async function backupOf({ target, mode }: ConfigFile): Promise<ConfigFile> {
  const path = target + BACKUP;
  const bytes = await readFile(path).catch(() => undefined);
  const nothing = { bytes: undefined, text: "", hasMark: false };
  return { path, target: path, mode, ...(bytes === undefined ? nothing : decode(path, bytes)) };
}

function serverIn(format: ConfigFormat, text: string, spot: ConfigSpot): ConfigValue | undefined {
  const servers = tableAt(format.parse(text, spot.file), spot.container, spot.file);
  return servers === undefined ? undefined : tableAt(servers, spot.name, spot.file);
}

/** Refuses an edit after which anything but the server is another than before. */
function verify(
  format: ConfigFormat,
  spot: ConfigSpot,
  before: string,
  after: string,
  entry: ConfigValue | undefined,
): void {
  const found = serverIn(format, after, spot);
  const isRight =
    isDeepStrictEqual(plain(others(format, before, spot)), plain(others(format, after, spot))) &&
    isDeepStrictEqual(plain(found), plain(entry));
  if (!isRight)
    throw configInvalid(spot.file, "an edit that changes nothing else", "one that would");
}

/** Everything in a file but the server; a table without servers counts as none. */
function others(format: ConfigFormat, text: string, spot: ConfigSpot): ConfigValue {
  const { [spot.container]: servers, ...rest } = format.parse(text, spot.file);
  if (!isTable(servers)) return rest;
  const { [spot.name]: _, ...kept } = servers;
  return Object.keys(kept).length === 0 ? rest : { ...rest, [spot.container]: kept };
}

/** Without the particulars of a parser's objects. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

/** Each format's library is loaded for its own files alone. */
async function formatOf({ format }: SetupClient): Promise<ConfigFormat> {
  if (format === "toml") return (await import("./edit-toml.ts")).tomlFormat;
  return (await import("./edit-json.ts")).jsonFormat;
}

function waysOf(
  client: SetupClient,
  server: SetupServer,
  scope: SetupScope,
): Pick<SetupResult, "link" | "command"> {
  // A link and most commands write the person's own file.
  const entry = client.entry(server, "user");
  const link = entry === undefined ? undefined : client.link?.(entry);
  const command = client.command?.(server, scope);
  return { ...(link === undefined ? {} : { link }), ...(command === undefined ? {} : { command }) };
}

function placeOf(given: Partial<SetupPlace> = {}): SetupPlace {
  const { platform = process.platform, home = homedir(), env = process.env } = given;
  return { platform, home, env, project: resolve(given.project ?? ".") };
}

function assertAddress(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed !== undefined && /^https?:$/u.test(parsed.protocol) && !isAbsolute(url)) return;
  throw invalidOption(
    "http",
    "an address such as http://localhost:3737/mcp",
    url,
    "write it whole",
  );
}

function invalidOption(option: string, expected: string, got: string, next: string): ExpodexError {
  const shown = JSON.stringify(got.slice(0, 100));
  const data = { option, expected, got: shown };
  return new ExpodexError("INVALID_OPTION", { subject: option, expected, got: shown, next, data });
}
