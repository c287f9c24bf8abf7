/** `expodex snapshots`: lists the generations of the store, or of a backup. */

import type { Backup, Generation, NodeStore } from "@expodex/node-store";
import { storeKeys } from "../default-store.ts";
import { openBackupPlace, openStore } from "../open-store.ts";
import { bytes, count, plural } from "../output/figures.ts";
import { formatTable } from "../output/rows.ts";
import { readSettings } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `expodex snapshots`. */
export interface SnapshotsFlags {
  from?: string;
  json?: boolean;
}

/** Lists and prints. */
export async function runSnapshots(flags: SnapshotsFlags, terminal: Terminal): Promise<void> {
  const { store, close } = await openNamed(flags.from, terminal);
  try {
    const { listBackups } = await import("@expodex/node-store");
    const generations = await store.generations();
    const current = await store.current().catch(() => undefined);
    const { backups, damaged } = await listBackups(store.store, { signal: terminal.signal });
    if (flags.json === true)
      terminal.write(
        toJson({ store: store.store.id, current: current?.id, generations, backups, damaged }),
      );
    else terminal.write(format(generations, current?.id, backups, store.store.id, terminal));
    for (const key of damaged)
      terminal.say(terminal.errorStyle.yellow(`expodex: ${key} is damaged`));
  } finally {
    await close();
  }
}

/** Opens the shared store, or a place where backups are. */
async function openNamed(
  place: string | undefined,
  terminal: Terminal,
): Promise<{ store: NodeStore; close(): Promise<void> }> {
  const configuration = await readSettings(terminal);
  if (place === undefined) {
    const store = await openStore(terminal, configuration);
    return { store, close: () => store.close() };
  }
  const { openNodeStore } = await import("@expodex/node-store");
  const keys = await storeKeys(terminal, configuration.values.encryption.keyFile);
  const backing = await openBackupPlace(place, terminal);
  const store = await openNodeStore(backing, {
    log: (line) => terminal.say(terminal.errorStyle.yellow(`expodex: ${line}`)),
    ...(keys === undefined ? {} : { keys }),
  });
  return {
    store,
    async close() {
      await store.close();
      await backing.close();
    },
  };
}

function format(
  generations: readonly Generation[],
  current: string | undefined,
  backups: readonly Backup[],
  place: string,
  { style }: Terminal,
): string {
  if (generations.length === 0 && backups.length === 0)
    return `No generation at ${place} yet: expodex index --docs <folder>\n`;
  const table = formatTable(
    ["", "generation", "published (UTC)", "SDKs", "documents", "chunks", "size", "stored"],
    generations.map((one) => [
      one.id === current ? "*" : " ",
      one.id,
      one.createdAt.slice(0, 19).replace("T", " "),
      one.sdks.map((sdk) => sdk.replace(/^SDK /u, "")).join(", ") || "none",
      count(one.documents),
      count(one.chunks),
      bytes(one.sizeBytes),
      bytes(one.storedBytes),
    ]),
    style,
  );
  const made =
    backups.length === 0
      ? ""
      : `\n${formatTable(
          ["backup", "made (UTC)", "mode", "holds", "copied"],
          backups.map(({ id, createdAt, mode, generations: held, copiedBytes }) => [
            id,
            createdAt.slice(0, 19).replace("T", " "),
            mode,
            plural(held.length, "generation"),
            bytes(copiedBytes),
          ]),
          style,
        )}`;
  return `${table}${made}`;
}
