/** `expodex config`: the settings in force and where each comes from; the file's versions, compared and restored. */
import { resolve } from "node:path";
import type { Store } from "@expodex/core/read";
import { ExpodexError } from "@expodex/core/read";
import {
  type Configuration,
  type ConfigurationDiff,
  type ConfigurationVersion,
  compareConfigurations,
  configurationVersions,
  type EffectiveSetting,
  findVersion,
  restoreConfiguration,
  type SettingValue,
} from "@expodex/node-store/config";
import { storeFolder } from "../default-store.ts";
import { homeFolder } from "../index-file.ts";
import { plain } from "../output/style.ts";
import { readSettings } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { toJson } from "./search-flags.ts";

/** Flags that every part of `expodex config` has. */
export interface ConfigFlags {
  json?: boolean;
}

/** Prints what is in force. */
export async function runConfig(flags: ConfigFlags, terminal: Terminal): Promise<void> {
  const configuration = await readSettings(terminal);
  const home = await homeFolder(terminal);
  const { file, settings } = configuration;
  if (flags.json === true) {
    terminal.write(toJson({ home, ...(file === undefined ? {} : { file: file.path }), settings }));
    return;
  }
  const { style } = terminal;
  const rows = settings.map((setting) => [setting.path, shownValue(setting), sourceOf(setting)]);
  const [first = 0, second = 0] = [0, 1].map((column) =>
    Math.max(...rows.map((row) => (row[column] as string).length)),
  );
  const lines = [
    `${style.dim("file")}  ${file?.path ?? "none: expodex.config.json or expodex.config.ts, here or in the home folder"}`,
    `${style.dim("home")}  ${home}`,
    "",
    ...rows.map(([path = "", value = "", source = ""], index) => {
      const isSet = !["default", "unset"].includes((settings[index] as EffectiveSetting).from);
      const shown = plain(value).padEnd(Math.min(second, MAX_VALUE));
      return `${path.padEnd(first)}  ${isSet ? style.bold(shown) : shown}  ${style.dim(source)}`;
    }),
  ];
  terminal.write(`${lines.join("\n")}\n`);
}

/** Longer values run into the next column rather than push it off the screen. */
const MAX_VALUE = 32;

/** Lists the versions of the file, newest first. */
export async function runConfigHistory(flags: ConfigFlags, terminal: Terminal): Promise<void> {
  await readSettings(terminal);
  const versions = await withVersions(terminal, async (_, found) => found);
  if (flags.json === true) {
    terminal.write(toJson(versions));
    return;
  }
  if (versions.length === 0) {
    terminal.write("No version yet: there is no expodex.config.json or expodex.config.ts.\n");
    return;
  }
  const { style } = terminal;
  const lines = versions.map((version, index) => {
    const before = versions.slice(index + 1).find(({ file }) => file === version.file);
    const changes = before === undefined ? [] : compareConfigurations(before, version).changes;
    const what =
      before === undefined ? "first" : changes.map(({ path }) => path).join(", ") || "wording";
    const number = String(version.number).padStart(4);
    return `${number}  ${style.cyan(version.id)}  ${version.savedAt}  ${plain(version.file)}  ${style.dim(what)}`;
  });
  terminal.write(`${lines.join("\n")}\n`);
}

/** Compares two versions, or one with the file as it stands. */
export async function runConfigDiff(
  from: string,
  to: string | undefined,
  flags: ConfigFlags,
  terminal: Terminal,
): Promise<void> {
  const current = await readSettings(terminal);
  const diff = await withVersions(terminal, async (_, versions) =>
    compareConfigurations(
      findVersion(versions, from),
      to === undefined ? inForce(versions, current) : findVersion(versions, to),
    ),
  );
  terminal.write(flags.json === true ? toJson(diff) : formatDiff(diff, terminal));
}

/** Puts a version's file back. */
export async function runConfigRestore(
  wanted: string,
  flags: ConfigFlags & { out?: string },
  terminal: Terminal,
): Promise<void> {
  // A file that cannot be read must not keep an earlier one from coming back.
  await readSettings(terminal).catch(() => undefined);
  const done = await withVersions(terminal, async (store, versions) => {
    const version = findVersion(versions, wanted);
    const to = flags.out === undefined ? {} : { to: resolve(terminal.cwd, flags.out) };
    return { from: version, ...(await restoreConfiguration(store, version, to)) };
  });
  const { from, file, version } = done;
  if (flags.json === true) {
    terminal.write(toJson({ file, restored: from.number, id: from.id, version: version?.number }));
    return;
  }
  const kept =
    version === undefined ? "which it held already" : `kept as version ${version.number}`;
  terminal.write(`wrote version ${from.number} (${from.id}) to ${file}, ${kept}\n`);
}

async function withVersions<T>(
  terminal: Terminal,
  run: (store: Store, versions: ConfigurationVersion[]) => Promise<T>,
): Promise<T> {
  const { diskStore } = await import("@expodex/node-store");
  const store = diskStore(await storeFolder(terminal));
  try {
    return await run(store, await configurationVersions(store));
  } finally {
    await store.close();
  }
}

/** The file as it stands was kept when it was read, just before. */
function inForce(
  versions: readonly ConfigurationVersion[],
  { file }: Configuration,
): ConfigurationVersion {
  const found = versions.find((version) => version.file === file?.path);
  if (found !== undefined) return found;
  const expected = "a file of settings to compare with";
  throw new ExpodexError("INVALID_OPTION", {
    subject: "version",
    expected,
    got: "none here",
    next: "name a second version",
    data: { option: "version", expected, got: "none" },
  });
}

function formatDiff({ changes, isTextEqual }: ConfigurationDiff, { style }: Terminal): string {
  if (changes.length === 0)
    return isTextEqual
      ? "No difference.\n"
      : "No setting differs; the wording of the files does.\n";
  return `${changes
    .flatMap(({ path, before, after }) => [
      style.bold(path),
      ...(before === undefined ? [] : [style.red(`  - ${text(before)}`)]),
      ...(after === undefined ? [] : [style.green(`  + ${text(after)}`)]),
    ])
    .join("\n")}\n`;
}

function shownValue({ value, isSecret, from }: EffectiveSetting): string {
  if (isSecret === true) return from === "unset" ? "–" : "set, not shown";
  return value === undefined ? "–" : text(value);
}

function sourceOf({ from, name }: EffectiveSetting): string {
  return name === undefined ? from : `${from}: ${name}`;
}

const text = (value: SettingValue) =>
  plain(
    typeof value === "object" ? (value.length === 0 ? "none" : value.join(", ")) : String(value),
  );
