/**
 * Keeps an outline of the documentation between two markers of a file that agents read.
 *
 * Responsible for: leaving everything outside the markers as it is. Not responsible for: what the outline says.
 */
import { resolve } from "node:path";
import type { DocsIndex, Sdk } from "@expodex/core/read";
import type { ProjectFacts } from "../project/project-facts.ts";
import { encode, readConfigFile, writeConfigFile } from "../setup/config-file.ts";
import { configInvalid, lineEnd } from "../setup/config-format.ts";
import { docsOutline } from "./docs-outline.ts";

/** What to write, and where. */
export interface AgentsMdOptions {
  /** The file, relative to `folder`. @default "AGENTS.md" */
  file?: string;
  /** @default the current folder */
  folder?: string;
  /** The project whose SDK and packages are meant. @default none: the newest SDK of the index */
  project?: ProjectFacts | undefined;
  /** Looks and writes nothing. @default false */
  check?: boolean;
}

/** What was done. */
export interface AgentsMdResult {
  /** Absolute path. */
  file: string;
  /** `stale`: it is not what would be written, and was only looked at. */
  outcome: "added" | "updated" | "unchanged" | "stale";
  sdk?: Sdk;
  /** Of what stands between the markers, and of these. */
  bytes: number;
  /** Pages that are named. */
  pages: number;
}

const BEGIN =
  "<!-- expodex:begin · written by `expodex agents-md`; run it again after an upgrade of the SDK -->";
const END = "<!-- expodex:end -->";
/** The start of the first marker, whatever a release writes behind it. */
const BEGIN_LINE = /^<!-- expodex:begin\b.*-->[ \t]*$/gmu;
const END_LINE = /^<!-- expodex:end -->[ \t]*$/gmu;

/**
 * Writes the outline into the file, or brings it up to date.
 *
 * @throws ExpodexError SDK_NOT_INDEXED where the index lacks the project's SDK; CONFIG_INVALID where the markers are no
 * pair; FILE_FAILED
 */
export async function agentsMd(
  docs: DocsIndex,
  options: AgentsMdOptions = {},
): Promise<AgentsMdResult> {
  const { project, check = false } = options;
  const folder = resolve(options.folder ?? ".");
  const path = resolve(folder, options.file ?? "AGENTS.md");
  const outline = await docsOutline(docs, {
    ...(project?.sdk === undefined ? {} : { sdk: project.sdk }),
    packages: project?.packages.keys() ?? [],
  });
  const file = await readConfigFile(path, "project");
  const block = `${BEGIN}\n${outline.text}\n${END}`.replaceAll("\n", lineEnd(file.text));
  const { next, wasThere } = withBlock(path, file.text, block);
  const isSame = next === file.text;
  if (!isSame && !check) await writeConfigFile(file, encode(next, file));
  const { sdk, pages } = outline;
  return {
    file: path,
    outcome: isSame ? "unchanged" : check ? "stale" : wasThere ? "updated" : "added",
    ...(sdk === undefined ? {} : { sdk }),
    bytes: Buffer.byteLength(block),
    pages,
  };
}

function withBlock(path: string, text: string, block: string): { next: string; wasThere: boolean } {
  const begins = [...text.matchAll(BEGIN_LINE)];
  const ends = [...text.matchAll(END_LINE)];
  const [begin, end] = [begins[0], ends[0]];
  if (begin === undefined && end === undefined) {
    const eol = lineEnd(text);
    const gap = text === "" ? "" : /\n$/u.test(text) ? eol : eol + eol;
    return { next: `${text}${gap}${block}${eol}`, wasThere: false };
  }
  const isPair =
    begin !== undefined &&
    end !== undefined &&
    begins.length + ends.length === 2 &&
    begin.index < end.index;
  if (!isPair)
    throw configInvalid(
      path,
      `one line "<!-- expodex:begin … -->" and below it one "${END}"`,
      `${begins.length} and ${ends.length}`,
      "remove what is too much by hand, then run this again; nothing was changed",
    );
  return {
    next: text.slice(0, begin.index) + block + text.slice(end.index + end[0].length),
    wasThere: true,
  };
}
