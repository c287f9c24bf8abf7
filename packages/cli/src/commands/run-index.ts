/** `expodex index`: builds an index and reports what went into it. */

import { resolve } from "node:path";
import { parseSdk, type Sdk, sdkLabel } from "@expodex/core/read";
import type { PublishResult } from "@expodex/node-store";
import type { ConfigurationValues } from "@expodex/node-store/config";
import { bytes, count, duration, plural } from "../output/figures.ts";
import { formatWarnings, type WarningList } from "../output/warnings.ts";
import { readSettings } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { type Built, buildIndex } from "./build-index.ts";
import { chooseSource, type SourceFlags } from "./choose-source.ts";
import { filePlace, storePlace } from "./index-place.ts";
import { toJson } from "./search-flags.ts";

interface IndexFlags extends SourceFlags {
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
export async function runIndex(given: IndexFlags, terminal: Terminal): Promise<void> {
  const { values } = await readSettings(terminal);
  const flags = withSettings(given, values.build);
  const source = await chooseSource(flags, terminal);
  const sdk = readSdks(flags.sdk);
  const { vectors, threads, fresh = false } = flags;
  const used = threads === undefined ? {} : { threads };
  const easCli = easCliOf(flags, values.build.easCli);
  const out = flags.out ?? values.index;
  const place =
    out === undefined ? await storePlace(terminal) : filePlace(resolve(terminal.cwd, out));
  const request = { source, sdk, vectors, place, fresh, easCli, ...used };
  const built = await buildIndex(request, terminal).catch(async (error: unknown) => {
    await place.close();
    throw error;
  });
  try {
    if (flags.warnings !== "none") {
      const all = flags.warnings === "all";
      for (const line of formatWarnings(built.warnings, all, terminal.errorStyle))
        terminal.say(line);
    }
    if (flags.json === true) terminal.write(toJson(figuresOf(built, place.path)));
    else terminal.write(report(built, place.path, terminal));
  } finally {
    await built.index.close();
    await place.close();
  }
}

/** Sources that flags name take the place of all that settings name; nobody wants both by chance. */
function withSettings(
  flags: IndexFlags,
  { sdk, easCli: _, threads, ...sources }: ConfigurationValues["build"],
): IndexFlags & { sdk: string } {
  const { docs, npm, nodeModules, site, markdown } = flags;
  const isNamed = [docs, npm, nodeModules, site, markdown].some((source) => source !== undefined);
  return {
    ...(isNamed ? {} : sources),
    ...(threads === undefined ? {} : { threads }),
    ...flags,
    sdk: flags.sdk ?? sdk,
  };
}

/** With Expo's own documentation the commands of `eas-cli` are kept, unless a flag or a setting says otherwise. */
function easCliOf({ easCli, docs, site }: IndexFlags, asked: string): string | false {
  if (easCli !== undefined && easCli !== true) return easCli;
  if (docs === undefined && site === undefined) return false;
  return asked === "off" ? false : asked;
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

function figuresOf({ index, warnings, sizeBytes, tookMs, published }: Built, path: string) {
  return {
    ...(published === undefined ? { file: path } : { store: path, ...published }),
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

function report(built: Built, path: string, { style }: Terminal) {
  const { index, warnings, sizeBytes, tookMs, published } = built;
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
    ...(published === undefined
      ? [["file", `${path} (${bytes(sizeBytes)})`] as [string, string]]
      : generationRows(published, path)),
  ];
  const lines = rows.map(([name, value]) => `${style.dim(name.padEnd(12))} ${value}`);
  return `${lines.join("\n")}\n`;
}

/** Which generation it is, and what it cost the store. */
function generationRows(
  { generation, unchanged, writtenBytes }: PublishResult,
  path: string,
): [string, string][] {
  const wrote = unchanged ? "as it was, nothing written" : `${bytes(writtenBytes)} written`;
  return [
    ["generation", `${generation.id} (${bytes(generation.sizeBytes)}, ${wrote})`],
    ["store", path],
  ];
}
