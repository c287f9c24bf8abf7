/**
 * The store that commands share: where it stands, with which keys it is opened, and what stood in its place before.
 *
 * Responsible for: what both reading and writing need of it. Light, because every search that names no index comes by here.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyProvider } from "@expodex/node-store/open";
import { homeFolder } from "./index-file.ts";
import type { Terminal } from "./terminal.ts";

type Place = Pick<Terminal, "env" | "cwd">;

/** Where the store stands: in the folder that commands share. */
export async function storeFolder(terminal: Place): Promise<string> {
  return join(await homeFolder(terminal), "store");
}

/** The file that held the shared index before there was a store. */
export async function earlierIndexPath(terminal: Place): Promise<string> {
  return join(await homeFolder(terminal), "index.expodex");
}

/** Its bytes; undefined where there is none. */
export async function readEarlierIndex(
  terminal: Place,
): Promise<{ path: string; bytes: Uint8Array } | undefined> {
  const path = await earlierIndexPath(terminal);
  try {
    return { path, bytes: readFileSync(path) };
  } catch {
    return undefined;
  }
}

/**
 * The keys of an encrypted store: those that EXPODEX_KEY holds, else those of the file.
 *
 * @param keyFile as settings name it
 * @returns undefined where neither is set
 */
export async function storeKeys(
  { env }: Pick<Terminal, "env">,
  keyFile: string | undefined,
): Promise<KeyProvider | undefined> {
  const isInEnvironment = (env.EXPODEX_KEY ?? "").trim() !== "";
  if (!isInEnvironment && keyFile === undefined) return undefined;
  const { keyFromEnvironment, keyFromFile } = await import("@expodex/node-store/open");
  return isInEnvironment ? keyFromEnvironment("EXPODEX_KEY", env) : keyFromFile(keyFile as string);
}
