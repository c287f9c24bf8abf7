/**
 * The settings that are in force for a command: flags, environment, the file, defaults.
 *
 * Responsible for: which of this machine's places are looked at, and keeping the file as a version. Not responsible for: reading it,
 * which `@expodex/node-store/config` does; it is loaded only by commands that have settings.
 */
import { isExpodexError } from "@expodex/core/read";
import {
  type Configuration,
  readConfiguration,
  type SettingValue,
} from "@expodex/node-store/config";
import { folderReader } from "@expodex/node-store/open";
import { storeFolder } from "./default-store.ts";
import { homeFolder } from "./index-file.ts";
import type { Terminal } from "./terminal.ts";

/** Flags by the path of the setting that says the same, such as `server.port`. */
export type FlagValues = Readonly<Record<string, SettingValue | undefined>>;

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
    // An operator's command runs a file anew: what a program says may depend on more than its text.
    ...(runsCode ? {} : { store: async () => folderReader(await storeFolder(terminal)) }),
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
