/** `expodex index`: builds an index and reports what went into it. */
import { parseSdk, type Sdk, sdkLabel } from "@expodex/core/read";
import { indexPath } from "../index-file.ts";
import { bytes, count, duration, plural } from "../output/figures.ts";
import { formatWarnings, type WarningList } from "../output/warnings.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { type Built, buildIndexFile } from "./build-index.ts";
import { chooseSource, type SourceFlags } from "./choose-source.ts";
import { toJson } from "./search-flags.ts";

interface IndexFlags extends SourceFlags {
  sdk: string;
  vectors: boolean;
  out?: string;
  threads?: number;
  fresh?: boolean;
  /** A version, range or tag of `eas-cli`; `false` after --no-eas-cli. */
  easCli?: string | boolean;
  warnings: "some" | "all" | "none";
  json?: boolean;
}

/** Builds, writes and reports. */
export async function runIndex(flags: IndexFlags, terminal: Terminal): Promise<void> {
  const source = await chooseSource(flags, terminal);
  const out = await indexPath(flags.out, terminal);
  const sdk = readSdks(flags.sdk);
  const { vectors, threads, fresh = false } = flags;
  const used = threads === undefined ? {} : { threads };
  const easCli = easCliOf(flags, terminal);
  const request = { source, sdk, vectors, out, fresh, easCli, ...used };
  const built = await buildIndexFile(request, terminal);
  try {
    if (flags.warnings !== "none") {
      const all = flags.warnings === "all";
      for (const line of formatWarnings(built.warnings, all, terminal.errorStyle))
        terminal.say(line);
    }
    if (flags.json === true) terminal.write(toJson(figuresOf(built, out)));
    else terminal.write(report(built, out, terminal));
  } finally {
    await built.index.close();
  }
}

/** With Expo's own documentation the commands of `eas-cli` are kept, unless a flag or the environment says otherwise. */
function easCliOf({ easCli, docs, site }: IndexFlags, { env }: Terminal): string | false {
  if (easCli !== undefined && easCli !== true) return easCli;
  if (docs === undefined && site === undefined) return false;
  const asked = env.EXPODEX_EAS_CLI?.trim() ?? "";
  return asked === "" ? "latest" : asked === "off" ? false : asked;
}

/** `57`, `latest` and `all` are the index's to read; several are written with commas. */
function readSdks(text: string): string | Sdk[] {
  if (!text.includes(",")) return text;
  return text.split(",").map((part) => {
    const sdk = parseSdk(part);
    if (sdk !== undefined) return sdk;
    throw new UsageError(`--sdk: ${JSON.stringify(part)} is no release`, "write --sdk 56,57");
  });
}

function figuresOf({ index, warnings, sizeBytes, tookMs }: Built, file: string) {
  return {
    file,
    sizeBytes,
    tookMs: Math.round(tookMs),
    ...index.info,
    filesLost: filesLost(warnings),
    apiSectionsUnresolved: unresolvedSections(warnings),
    warnings: warnings.warnings,
  };
}

/** Files that were left out, for whatever reason: each is reported once, with one of these codes. */
const filesLost = (warnings: WarningList) =>
  warnings.countOf("UNREADABLE_FILE") +
  warnings.countOf("TOO_LARGE") +
  warnings.countOf("DUPLICATE_PATH");

/** Sections whose data is missing, or is there and cannot be read. */
const unresolvedSections = (warnings: WarningList) =>
  warnings.countOf("UNRESOLVED_API") + warnings.countOf("INVALID_JSON");

/** Documentation without API has nothing that could be resolved. */
function apiSections(symbols: number, unresolved: number): [string, string][] {
  if (unresolved > 0) return [["API sections", `${count(unresolved)} not resolved`]];
  return symbols === 0 ? [] : [["API sections", "all resolved"]];
}

function report({ index, warnings, sizeBytes, tookMs }: Built, out: string, { style }: Terminal) {
  const { info } = index;
  const lost = filesLost(warnings);
  const unresolved = unresolvedSections(warnings);
  const share = info.placements === 0 ? 0 : (100 * info.chunks) / info.placements;
  const rows: [string, string][] = [
    ["documents", count(info.documents)],
    [
      "chunks",
      `${count(info.chunks)} stored for ${plural(info.placements, "place")} (${share.toFixed(0)} %)`,
    ],
    ["symbols", count(info.symbols)],
    ...apiSections(info.symbols, unresolved),
    ["SDKs", info.sdks.length === 0 ? "none" : info.sdks.map(sdkLabel).join(", ")],
    ["files lost", count(lost)],
    ["warnings", count(warnings.total)],
    ["time", duration(tookMs)],
    ["file", `${out} (${bytes(sizeBytes)})`],
  ];
  const lines = rows.map(([name, value]) => `${style.dim(name.padEnd(12))} ${value}`);
  return `${lines.join("\n")}\n`;
}
