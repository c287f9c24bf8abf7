/** `expodex info`: prints what an index holds. */
import { sdkLabel } from "@expodex/core/read";
import { type OpenedIndex, withIndex } from "../open-index.ts";
import { bytes, count } from "../output/figures.ts";
import { plainValues } from "../output/style.ts";
import type { Terminal } from "../terminal.ts";
import { toJson } from "./search-flags.ts";

/** Packages named before the rest is only counted. */
const SHOWN_PACKAGES = 12;

/** Prints the figures of an index. */
export async function runInfo(
  flags: { index?: string; json?: boolean },
  terminal: Terminal,
): Promise<void> {
  // Whoever asks what an index is wants to know whether it is sound.
  const print = async ({ index, path, sizeBytes, generation }: OpenedIndex) => {
    const info = plainValues(index.info);
    if (flags.json === true) {
      terminal.write(
        toJson({
          ...(generation === undefined
            ? { file: path }
            : { store: path, generation: generation.id }),
          sizeBytes,
          ...info,
        }),
      );
      return;
    }
    const { style } = terminal;
    const more = info.packages.length - SHOWN_PACKAGES;
    const rows: [string, string][] = [
      ...(generation === undefined
        ? [["file", `${path} (${bytes(sizeBytes)})`] as [string, string]]
        : [
            ["generation", `${generation.id} (${bytes(sizeBytes)})`] as [string, string],
            ["store", path] as [string, string],
          ]),
      ["sources", info.sources.join(", ")],
      ["documents", count(info.documents)],
      ["chunks", `${count(info.chunks)}, standing in ${count(info.placements)} places`],
      ["symbols", count(info.symbols)],
      ["SDKs", info.sdks.length === 0 ? "none" : info.sdks.map(sdkLabel).join(", ")],
      [
        "packages",
        info.packages.length === 0
          ? "none"
          : info.packages.slice(0, SHOWN_PACKAGES).join(", ") +
            (more > 0 ? ` and ${more} more` : ""),
      ],
      [
        "vectors",
        info.embedder === undefined
          ? "none: keywords alone"
          : `${info.embedder.id}, ${info.embedder.dimensions} dimensions`,
      ],
      ["fingerprint", info.fingerprint],
    ];
    const lines = rows.map(([name, value]) => `${style.dim(name.padEnd(12))} ${value}`);
    terminal.write(`${lines.join("\n")}\n`);
  };
  await withIndex(flags.index, terminal, print, { verify: true });
}
