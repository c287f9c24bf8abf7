/**
 * Any folder of markdown or MDX as a source.
 *
 * Responsible for: which files of the folder are pages, and reading them within bounds.
 * Not responsible for: what is in them.
 */
import { join } from "node:path";
import {
  type DocsFile,
  ExpodexError,
  type Source,
  type SourceOptions,
  throwIfAborted,
} from "@expodex/core";
import { containedPath } from "./disk/contained-path.ts";
import { listFiles } from "./disk/list-files.ts";
import { emptyFolder, folderArgument, folderName, openFolder } from "./disk/open-folder.ts";
import { type Bytes, readText } from "./disk/read-text.ts";
import { mediaTypeOf } from "./media-type.ts";
import { numberOption } from "./number-option.ts";
import { orderedMap } from "./ordered-map.ts";

/** How a folder of markdown is read. */
export interface DocsFolderOptions {
  /** Where the pages stand on the web; paths are joined to it. @default http://localhost/, which claims no site */
  baseUrl?: string;
  /** Names of folders that are not entered, at any depth. @default node_modules, .git, dist, build, coverage */
  skip?: readonly string[];
  /** Largest file, in bytes; a larger one is reported and left out. @default 4 MiB */
  maxPageBytes?: Bytes;
  /** What tells this state of the folder from another, put on every file: a commit or a tag. Absent: none. */
  revision?: string;
}

const EXPECTED = "a folder with .md or .mdx files";
const DEFAULT_SKIP = ["node_modules", ".git", "dist", "build", "coverage"];
const PAGE_BYTES = { default: 4 * 1024 * 1024, min: 1 };
const READ_AHEAD = 16;

/**
 * Reads markdown and MDX from any folder.
 *
 * @throws ExpodexError INVALID_OPTION for a `baseUrl` that is no address; from `files()`: SOURCE_UNREACHABLE, SOURCE_EMPTY, SOURCE_INVALID, LIMIT_EXCEEDED, ABORTED
 */
export function docsFolder(dir: string, options: DocsFolderOptions = {}): Source {
  const baseUrl = options.baseUrl === undefined ? undefined : siteAddress(options.baseUrl);
  const skip = new Set(options.skip ?? DEFAULT_SKIP);
  const maxPageBytes = numberOption("maxPageBytes", options.maxPageBytes, PAGE_BYTES);
  folderArgument(dir);
  const id = `markdown:${folderName(dir, 1)}`;
  const open = () => openFolder(dir, EXPECTED, id);
  const toFile = (path: string, text: string): DocsFile => ({
    path,
    mediaType: mediaTypeOf(path),
    text,
    ...(options.revision === undefined ? {} : { revision: options.revision }),
  });

  async function* files(pass: SourceOptions = {}): AsyncGenerator<DocsFile, void, undefined> {
    throwIfAborted(pass.signal, id);
    const root = await open();
    const listed = await listFiles(root, "", {
      wantsFile: isPage,
      wantsFolder: (path) => !skip.has(path.slice(path.lastIndexOf("/") + 1)),
      onProblem: pass.onProblem,
      signal: pass.signal,
    });
    if (listed.length === 0) throw emptyFolder(dir, EXPECTED, id, "a folder without any");
    let done = 0;
    let yielded = 0;
    for await (const { path, result } of orderedMap(listed, READ_AHEAD, async (path) => ({
      path,
      result: await readText(path, join(root, path), maxPageBytes),
    }))) {
      throwIfAborted(pass.signal, id);
      done += 1;
      if (result.problem !== undefined) pass.onProblem?.(result.problem);
      pass.onProgress?.({ stage: "fetch", done, total: listed.length, item: path });
      if (result.text === undefined) continue;
      yielded += 1;
      yield toFile(path, result.text);
    }
    if (yielded === 0)
      throw emptyFolder(dir, EXPECTED, id, `${listed.length} files, none of which can be used`);
  }

  return {
    id,
    flavor: "plain",
    ...(baseUrl === undefined ? {} : { baseUrl }),
    files,
    async read(path) {
      if (!isPage(path)) return undefined;
      const location = await containedPath(await open(), path);
      if (location === undefined) return undefined;
      const { text } = await readText(path, location, maxPageBytes);
      return text === undefined ? undefined : toFile(path, text);
    },
  };
}

function isPage(path: string): boolean {
  return /\.(?:mdx?|markdown)$/iu.test(path);
}

/** Makes a site's address end in a slash. */
function siteAddress(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new ExpodexError("INVALID_OPTION", {
      subject: "baseUrl",
      expected: "an address such as https://example.com/docs/",
      got: JSON.stringify(baseUrl),
      next: "write the whole address, or leave it out",
      data: { option: "baseUrl", expected: "an http or https address", got: baseUrl },
    });
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
