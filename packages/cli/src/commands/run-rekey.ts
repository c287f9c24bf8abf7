/** `expodex rekey`: puts the store under another key, or under one for the first time. */
import { resolve } from "node:path";
import type { KeyProvider, RekeyResult } from "@expodex/node-store";
import { storeFolder, storeKeys } from "../default-store.ts";
import { bytes, plural } from "../output/figures.ts";
import { formatRows } from "../output/rows.ts";
import { withProgress } from "../output/store-progress.ts";
import { readSettings } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `expodex rekey`. */
export interface RekeyFlags {
  keyFile?: string;
  json?: boolean;
}

/** Seals everything anew. */
export async function runRekey(flags: RekeyFlags, terminal: Terminal): Promise<void> {
  const { values } = await readSettings(terminal);
  const { joinKeys, keyFromFile, rekey } = await import("@expodex/node-store");
  const known = await storeKeys(terminal, values.encryption.keyFile);
  const chosen =
    flags.keyFile === undefined
      ? undefined
      : await keyFromFile(resolve(terminal.cwd, flags.keyFile));
  const keys = join(chosen, known, joinKeys);
  const result = await withProgress(terminal, async (onProgress) =>
    rekey(await storeFolder(terminal), keys, {
      signal: terminal.signal,
      onProgress: (done, total) => onProgress({ step: "rekey", done, total }),
      log: (line) => terminal.say(terminal.errorStyle.yellow(`expodex: ${line}`)),
    }),
  );
  terminal.write(flags.json === true ? toJson(result) : format(result, flags, terminal));
}

/** The new key is written with; those that are in force open what is there. */
function join(
  chosen: KeyProvider | undefined,
  known: KeyProvider | undefined,
  joinKeys: (first: KeyProvider, ...older: KeyProvider[]) => KeyProvider,
): KeyProvider {
  if (chosen !== undefined) return known === undefined ? chosen : joinKeys(chosen, known);
  if (known !== undefined) return known;
  throw new UsageError(
    "rekey needs a key",
    "make one: expodex keygen --out store.key; then: expodex rekey --key-file store.key",
  );
}

function format(
  { keyId, rekeyed, writtenObjects, writtenBytes, damaged, held }: RekeyResult,
  { keyFile }: RekeyFlags,
  { style }: Terminal,
): string {
  const rows = formatRows(
    [
      ["key", keyId],
      ["sealed anew", plural(rekeyed.length, "generation")],
      ["written", `${plural(writtenObjects, "object")} (${bytes(writtenBytes)})`],
      ...(damaged.length === 0
        ? []
        : [["left as it is", `${damaged.join(", ")}: damaged`] as const]),
      ...(held.length === 0
        ? []
        : [["still held", `${held.join(", ")}: by readers, taken away later`] as const]),
    ],
    style,
  );
  const next =
    keyFile === undefined
      ? ""
      : `${style.dim("Set it for every command:")} EXPODEX_KEY_FILE=${keyFile}, or encryption.keyFile in expodex.config.json\n`;
  return `${rows}${next}`;
}
