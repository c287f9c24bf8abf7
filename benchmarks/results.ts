/** Writes what a benchmark measured to `results/<date>-<machine>/`: raw JSON, and the tables as markdown. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where, on what and from which state of the code figures were measured; without it they say nothing. */
export interface RunInfo {
  date: string;
  machine: string;
  runtime: string;
  commit: string;
  corpus: string;
}

/** Describes this run. `corpus` says what was measured on, without a path of this machine. */
export function describeRun(corpus: string): RunInfo {
  const processors = cpus();
  const model = (processors[0]?.model ?? "unknown processor").replace(/\s+/gu, " ").trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${processors.length} cores of ${model}, ${memory} GiB, ${process.platform} ${process.arch}`,
    runtime: `Node ${process.versions.node}`,
    commit: commit(),
    corpus,
  };
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], {
      encoding: "utf8",
      cwd: fileURLToPath(new URL(".", import.meta.url)),
    }).trim();
  } catch {
    return "unknown";
  }
}

/** Lays a table out as aligned markdown; the first column to the left, the others to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(header), rule, ...rows.map(line)].join("\n");
}

/** Writes the raw figures and the summary, and returns the folder, relative to the benchmarks. */
export function saveResults(name: string, run: RunInfo, raw: unknown, summary: string): string {
  const slug = run.machine
    .replace(/\((?:R|TM)\)/giu, "")
    .replace(/,.*$/u, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");
  const folder = `results/${run.date}-${slug}`;
  const path = join(fileURLToPath(new URL(".", import.meta.url)), folder);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, `${name}.json`), `${JSON.stringify({ run, ...(raw as object) })}\n`);
  const provenance = [run.machine, run.runtime, `commit ${run.commit}`, run.corpus].join(" · ");
  writeFileSync(
    join(path, `${name}.md`),
    `# ${name}, ${run.date}\n\n${provenance}\n\n${summary}\n`,
  );
  return folder;
}
