/**
 * The settings that are in force for a command: flags, environment, the file, defaults.
 *
 * Responsible for: which of this machine's places are looked at, and keeping the file as a version. Not responsible for: reading it,
 * which `@expodex/node-store/config` does; it is loaded only by commands that have settings.
 */
import { join } from "node:path";
import { isExpodexError } from "@expodex/core/read";
import {
  type Configuration,
  hasConfigFile,
  readConfiguration,
  type SettingValue,
} from "@expodex/node-store/config";
import { homeFolder } from "./index-file.ts";
import type { Terminal } from "./terminal.ts";

/** Flags by the path of the setting that says the same, such as `server.port`. */
export type FlagValues = Readonly<Record<string, SettingValue | undefined>>;

/** Where the store stands: in the folder that commands share. */
export async function storeFolder(terminal: Pick<Terminal, "env" | "cwd">): Promise<string> {
  return join(await homeFolder(terminal), "store");
}

/**
 * Reads what is in force for a command of an operator: a TypeScript file is run, and the file is kept as a version where it is new.
 *
 * @throws ExpodexError CONFIG_INVALID, INVALID_OPTION
 */
export async function readSettings(
  terminal: Terminal,
  flags: FlagValues = {},
): Promise<Configuration> {
  const configuration = await read(terminal, flags, true);
  if (configuration.file !== undefined) await keepVersion(configuration, terminal);
  return configuration;
}

/**
 * Reads what is in force for a command that agents run, in whatever folder they are: a TypeScript file of the current folder counts
 * only once a command of an operator has run it, and nothing is written.
 *
 * @throws ExpodexError CONFIG_INVALID, INVALID_OPTION
 */
export function readSettingsOnly(
  terminal: Terminal,
  flags: FlagValues = {},
): Promise<Configuration> {
  return read(terminal, flags, false);
}

/** Whether the current folder or the shared one holds a file of settings, or one is named. */
export async function hasSettingsFile(terminal: Terminal): Promise<boolean> {
  const { configFile, cwd, env } = terminal;
  if (configFile !== undefined || (env.EXPODEX_CONFIG ?? "") !== "") return true;
  return hasConfigFile([cwd, await homeFolder(terminal)]);
}

async function read(
  terminal: Terminal,
  flags: FlagValues,
  runsCode: boolean,
): Promise<Configuration> {
  const { configFile, cwd, env } = terminal;
  return readConfiguration({
    cwd,
    home: await homeFolder(terminal),
    env,
    flags,
    runsCode,
    store: async () => (await nodeStore()).diskStore(await storeFolder(terminal)),
    runFile: async (path) => (await nodeStore()).runConfigFile(path),
    log: (line) => terminal.say(terminal.errorStyle.yellow(`expodex: ${line}`)),
    ...(configFile === undefined ? {} : { file: configFile }),
  });
}

/** A store that cannot be written, such as one that is mounted to be read, keeps no versions; nothing else suffers. */
async function keepVersion({ file, fileValues }: Configuration, terminal: Terminal): Promise<void> {
  if (file === undefined) return;
  const { recordConfiguration } = await import("@expodex/node-store/config");
  const { diskStore } = await nodeStore();
  const store = diskStore(await storeFolder(terminal));
  try {
    await recordConfiguration(store, file, fileValues);
  } catch (error) {
    if (!isExpodexError(error, "STORE_FAILED")) throw error;
  } finally {
    await store.close();
  }
}

const nodeStore = () => import("@expodex/node-store");
