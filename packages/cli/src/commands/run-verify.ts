/** `expodex verify`: compares what is stored with what was written, names what is damaged and what it costs, and repairs it. */
import { join } from "node:path";
import type {
  Damage,
  NodeStore,
  RepairResult,
  VerifyAccessLogResult,
  VerifyResult,
} from "@expodex/node-store";
import type { Configuration } from "@expodex/node-store/config";
import { storeFolder, storeKeys } from "../default-store.ts";
import { openBackupPlace, openStore } from "../open-store.ts";
import { bytes, count, plural } from "../output/figures.ts";
import { formatRows } from "../output/rows.ts";
import { withProgress } from "../output/store-progress.ts";
import { plain } from "../output/style.ts";
import { readSettings } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { UnsoundError } from "../unsound-error.ts";
import { UsageError } from "../usage-error.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `expodex verify`. */
export interface VerifyFlags {
  deep?: boolean;
  repair?: boolean;
  from?: string;
  log?: boolean;
  anchor?: string;
  json?: boolean;
}

/** What was found, and what was done about it. */
interface Verified {
  store: string;
  isBackup?: true;
  found: VerifyResult;
  /** Keys of versions of the settings that are not what was written. */
  damagedVersions: string[];
  repaired?: RepairResult;
}

/** Verifies. @throws UnsoundError where something is damaged and stays so */
export async function runVerify(flags: VerifyFlags, terminal: Terminal): Promise<void> {
  if (flags.log === true) return verifyLog(flags, terminal);
  const configuration = await readSettings(terminal);
  const source = flags.from ?? configuration.values.backup.to;
  if (flags.repair === true && source === undefined)
    throw new UsageError(
      "--repair needs a backup to repair from",
      "expodex verify --repair --from <folder | s3://bucket/prefix>",
    );
  // Without --repair, what --from names is looked at itself.
  const result =
    flags.repair !== true && flags.from !== undefined
      ? await lookAtBackup(flags.from, flags, configuration, terminal)
      : await lookAtStore(source, flags, configuration, terminal);
  terminal.write(
    flags.json === true ? toJson({ ok: isSound(result), ...result }) : format(result, terminal),
  );
  if (!isSound(result)) throw new UnsoundError();
}

async function lookAtBackup(
  place: string,
  { deep = false }: VerifyFlags,
  { values }: Configuration,
  terminal: Terminal,
): Promise<Verified> {
  const { verifyBackup } = await import("@expodex/node-store");
  const keys = await storeKeys(terminal, values.encryption.keyFile);
  const backup = await openBackupPlace(place, terminal);
  const { signal } = terminal;
  try {
    const found = await withProgress(terminal, (onProgress) =>
      verifyBackup(backup, {
        ...{ deep, onProgress, signal },
        ...(keys === undefined ? {} : { keys }),
      }),
    );
    return { store: backup.id, isBackup: true, found, damagedVersions: [] };
  } finally {
    await backup.close();
  }
}

async function lookAtStore(
  source: string | undefined,
  flags: VerifyFlags,
  configuration: Configuration,
  terminal: Terminal,
): Promise<Verified> {
  const store = await openStore(terminal, configuration);
  try {
    const result = await look(store, flags, terminal);
    if (flags.repair !== true || source === undefined || isSound(result)) return result;
    return await repair(store, source, result, flags, terminal);
  } finally {
    await store.close();
  }
}

async function look(
  store: NodeStore,
  { deep = false }: VerifyFlags,
  terminal: Terminal,
): Promise<Verified> {
  const { damagedVersions } = await import("@expodex/node-store/config");
  const { signal } = terminal;
  const found = await withProgress(terminal, (onProgress) =>
    store.verify({ deep, onProgress, signal }),
  );
  return { store: store.store.id, found, damagedVersions: await damagedVersions(store.store) };
}

async function repair(
  store: NodeStore,
  place: string,
  { found, damagedVersions }: Verified,
  flags: VerifyFlags,
  terminal: Terminal,
): Promise<Verified> {
  const { repairFiles } = await import("@expodex/node-store");
  const backup = await openBackupPlace(place, terminal);
  const { signal } = terminal;
  const none: RepairResult = { repaired: [], lost: [] };
  try {
    const objects = found.ok
      ? none
      : await withProgress(terminal, (onProgress) => store.repair(backup, { onProgress, signal }));
    const files = await repairFiles(store.store, backup, damagedVersions, { signal });
    const repaired = {
      repaired: [...objects.repaired, ...files.repaired],
      lost: [...objects.lost, ...files.lost],
    };
    return { ...(await look(store, flags, terminal)), repaired };
  } finally {
    await backup.close();
  }
}

const isSound = ({ found, damagedVersions }: Verified) => found.ok && damagedVersions.length === 0;

function format(
  { store, isBackup, found, damagedVersions, repaired }: Verified,
  { style }: Terminal,
): string {
  const searched = found.generations.reduce((sum, one) => sum + one.searched, 0);
  const whole = found.generations.filter(({ ok }) => ok).length;
  const rows = formatRows(
    [
      [isBackup === true ? "backup" : "store", store],
      ["generations", `${count(whole)} of ${count(found.generations.length)} whole`],
      ["objects", `${count(found.objects)} compared (${bytes(found.bytes)})`],
      ...(searched === 0 ? [] : [["searches", `${count(searched)} sampled`] as const]),
      ...(found.unused === 0 ? [] : [["unused", plural(found.unused, "object")] as const]),
      ...(repaired === undefined
        ? []
        : [
            ["repaired", plural(repaired.repaired.length, "key")] as const,
            ...(repaired.lost.length === 0
              ? []
              : [["not repaired", plural(repaired.lost.length, "key")] as const]),
          ]),
    ],
    style,
  );
  const damage = found.damage.flatMap((one) => describe(one, style.red("✗")));
  const versions = damagedVersions.map((key) => `${style.red("✗")} ${key}: not what was written`);
  const total = found.damage.length + damagedVersions.length;
  const end =
    total === 0
      ? "Nothing is damaged."
      : `${plural(total, "thing")} damaged${isBackup === true ? "" : found.currentOk ? "; what is served is whole" : "; the newest whole generation is served in its place"}.`;
  return `${[rows.trimEnd(), ...damage, ...versions, "", end].join("\n")}\n`;
}

/** Pages that are named before the rest is only counted. */
const SHOWN_PAGES = 5;

function describe({ key, kind, reason, generations, pages }: Damage, mark: string): string[] {
  const more = pages.length - SHOWN_PAGES;
  const costs = pages.slice(0, SHOWN_PAGES).join(", ") + (more > 0 ? ` and ${more} more` : "");
  return [
    `${mark} ${plain(key)} ${kind === "missing" ? "is missing" : "was changed"}: ${plain(reason)}`,
    ...(generations.length === 0 ? [] : [`    needed by ${generations.join(", ")}`]),
    ...(costs === "" ? [] : [`    costs ${plain(costs)}`]),
  ];
}

async function verifyLog(flags: VerifyFlags, terminal: Terminal): Promise<void> {
  const { values } = await readSettings(terminal);
  const { verifyAccessLog } = await import("@expodex/node-store");
  const keys = await storeKeys(terminal, values.encryption.keyFile);
  const anchor = flags.anchor === undefined ? undefined : readAnchor(flags.anchor);
  const folder = join(await storeFolder(terminal), "access-log");
  const result = await verifyAccessLog(folder, {
    signal: terminal.signal,
    ...(keys === undefined ? {} : { keys }),
    ...(anchor === undefined ? {} : { anchor }),
  });
  terminal.write(
    flags.json === true ? toJson({ folder, ...result }) : formatLog(result, folder, terminal),
  );
  if (!result.ok) throw new UnsoundError();
}

/** `12:<64 digits>`, as the end of a log is printed. */
function readAnchor(text: string): { seq: number; hash: string } {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/u.exec(text.trim()) ?? [];
  if (seq !== undefined && hash !== undefined) return { seq: Number(seq), hash };
  throw new UsageError(
    `--anchor: expected the end of the log as an earlier run printed it, got ${JSON.stringify(text.slice(0, 100))}`,
    "it is a number, a colon and 64 digits",
  );
}

function formatLog(
  { ok, problems, files, lines, requests, lost, head, keyed }: VerifyAccessLogResult,
  folder: string,
  { style }: Terminal,
): string {
  const rows = formatRows(
    [
      ["access log", folder],
      ["files", count(files)],
      ["lines", `${count(lines)}, ${plural(requests, "request")}`],
      ...(lost === 0
        ? []
        : [["lost", `${plural(lost, "entry", "entries")} when they came in`] as const]),
      ["hashed", keyed ? "under the key" : "without a key"],
      ...(head === undefined ? [] : [["end", `${head.seq}:${head.hash}`] as const]),
    ],
    style,
  );
  const found = problems.map(
    ({ file, line, reason }) =>
      `${style.red("✗")} ${plain(file)}${line === undefined ? "" : `:${line}`} ${plain(reason)}`,
  );
  return `${[rows.trimEnd(), ...found, "", ok ? "Nothing was changed." : `${plural(problems.length, "problem")}.`].join("\n")}\n`;
}
