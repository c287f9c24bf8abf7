/** What `expodex doctor` looks at of settings, store and backups. It changes nothing. */
import { isExpodexError } from "@expodex/core/read";
import type { ConfigurationValues } from "@expodex/node-store/config";
import { openBackupPlace, openStore } from "../open-store.ts";
import { count, plural } from "../output/figures.ts";
import { readSettingsOnly } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import type { Check } from "./run-doctor.ts";

const DAY_MS = 86_400_000;
/** A full backup is due each night; two missed ones are no chance any more. */
const OLD_BACKUP_DAYS = 2;

/** Looks at all three; where settings cannot be read, at no more. */
export async function checkStore(terminal: Terminal): Promise<Check[]> {
  try {
    const configuration = await readSettingsOnly(terminal);
    const { file, values } = configuration;
    return [
      {
        name: "settings",
        status: "right",
        says: file === undefined ? "defaults and variables; there is no file" : file.path,
      },
      await checkGenerations(terminal, configuration),
      ...(values.backup.to === undefined ? [] : [await checkBackups(values.backup, terminal)]),
    ];
  } catch (error) {
    if (!isExpodexError(error)) throw error;
    const mend = "mend it, or put an earlier version back: expodex config history";
    return [{ name: "settings", status: "wrong", says: error.message, mend }];
  }
}

async function checkGenerations(
  terminal: Terminal,
  configuration: Parameters<typeof openStore>[1],
): Promise<Check> {
  const name = "store";
  try {
    const store = await openStore(terminal, configuration);
    const { damage, generations, unused } = await store
      .verify({ signal: terminal.signal })
      .finally(() => store.close());
    const rest = unused === 0 ? "" : `, ${plural(unused, "object")} unused`;
    const says = `${plural(generations.length, "generation")}, ${plural(damage.length, "thing")} damaged${rest}`;
    if (damage.length === 0) return { name, status: "right", says };
    const mend = "see what it costs: expodex verify --deep; put it back: expodex verify --repair";
    return { name, status: "wrong", says, mend };
  } catch (error) {
    if (!isExpodexError(error)) throw error;
    return { name, status: "wrong", says: error.message, mend: error.next };
  }
}

async function checkBackups(
  { to = "" }: ConfigurationValues["backup"],
  terminal: Terminal,
): Promise<Check> {
  const name = "backups";
  const mend = "make one: expodex backup   (or let a server do it: expodex serve --schedule)";
  try {
    const { listBackups } = await import("@expodex/node-store");
    const place = await openBackupPlace(to, terminal);
    const { backups } = await listBackups(place, { signal: terminal.signal }).finally(() =>
      place.close(),
    );
    const [newest] = backups;
    if (newest === undefined) return { name, status: "note", says: `${to}: none yet`, mend };
    const days = Math.floor((Date.now() - Date.parse(newest.createdAt)) / DAY_MS);
    const age = days < 1 ? "within a day" : `${plural(days, "day")} ago`;
    const says = `${to}: ${count(backups.length)}, the newest made ${age}`;
    return days < OLD_BACKUP_DAYS
      ? { name, status: "right", says }
      : { name, status: "note", says, mend };
  } catch (error) {
    if (!isExpodexError(error)) throw error;
    return { name, status: "wrong", says: error.message, mend: error.next };
  }
}
