/** `expodex agents-md`: keeps an outline of the documentation in a file that agents read. */
import { relative } from "node:path";
import { sdkLabel } from "@expodex/core/read";
import { readProject } from "@expodex/mcp-adapter/project";
import { agentsMd } from "@expodex/mcp-adapter/setup";
import { withIndex } from "../open-index.ts";
import { count } from "../output/figures.ts";
import type { Terminal } from "../terminal.ts";
import { UnsoundError } from "../unsound-error.ts";
import { UsageError } from "../usage-error.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `expodex agents-md`. */
export interface AgentsMdFlags {
  file?: string;
  index?: string;
  check?: boolean;
  json?: boolean;
}

/** Writes or checks the file. @throws UnsoundError where it is out of date and was only to be checked */
export async function runAgentsMd(flags: AgentsMdFlags, terminal: Terminal): Promise<void> {
  const { file = "AGENTS.md", check = false } = flags;
  const { cwd, style } = terminal;
  const project = readProject(cwd);
  if (project?.differing !== undefined)
    throw new UsageError(
      `projects of this repository use ${[...new Set(project.differing.map(({ sdk }) => sdkLabel(sdk)))].join(" and ")}`,
      "run it in the folder of one of them",
    );
  const done = await withIndex(flags.index, terminal, ({ index }) =>
    agentsMd(index, { file, folder: cwd, project, check }),
  );
  if (flags.json === true) terminal.write(toJson(done));
  else {
    const name = relative(cwd, done.file);
    const sdk = done.sdk === undefined ? "" : ` for ${sdkLabel(done.sdk)}`;
    const what = {
      added: `wrote an outline of the documentation${sdk} to ${name}`,
      updated: `brought the outline in ${name} up to date${sdk}`,
      unchanged: `${name} is up to date${sdk}`,
      stale: `${name} is out of date${sdk}: run expodex agents-md${file === "AGENTS.md" ? "" : ` --file ${file}`}`,
    }[done.outcome];
    const size = `${count(done.pages)} pages named in ${count(done.bytes)} bytes`;
    terminal.write(`${what}\n${done.outcome === "stale" ? "" : `${style.dim(size)}\n`}`);
  }
  if (done.outcome === "stale") throw new UnsoundError();
}
