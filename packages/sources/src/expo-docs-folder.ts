/**
 * A checkout of Expo's `docs` folder as a source.
 *
 * Responsible for: which pages there are, reading them and the files they refer to, within bounds.
 * Not responsible for: what is in them.
 *
 *     docs/
 *       pages/**.mdx                         yielded by files()
 *       scenes/**.mdx                        ┐
 *       public/static/data/v57.0.0/*.json    │ given by read()
 *       public/static/schemas/…, diffs/…     │
 *       public/_redirects                    ┘
 */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type Attachment,
  type DocsFile,
  ExpodexError,
  parseSdk,
  type Source,
  type SourceOptions,
  type SourceProblem,
  throwIfAborted,
} from "@expodex/core";
import { containedPath, plainPath } from "./disk/contained-path.ts";
import { listFiles } from "./disk/list-files.ts";
import { emptyFolder, folderArgument, folderName, openFolder } from "./disk/open-folder.ts";
import { type Bytes, readText } from "./disk/read-text.ts";
import { readSchemas } from "./expo-schemas.ts";
import { mediaTypeOf } from "./media-type.ts";
import { numberOption } from "./number-option.ts";
import { orderedMap } from "./ordered-map.ts";

/** A part of Expo's documentation that is left out unless asked for: the Japanese pages, and notes for its own writers. */
export type OptionalPages = "ja" | "internal";

/** How a checkout of Expo's documentation is read. */
export interface ExpoDocsFolderOptions {
  /**
   * Parts to take in that are left out by default: `"ja"`, 12 pages in Japanese, and `"internal"`, pages for the
   * documentation's own writers.
   *
   * @default []
   */
  include?: readonly OptionalPages[];
  /** Largest page, in bytes; a larger one is reported and left out. Expo's largest has 120 kB. @default 4 MiB */
  maxPageBytes?: Bytes;
  /** Largest data file, in bytes; a larger one is an error where a page refers to it. Expo's largest has 1.2 MB. @default 32 MiB */
  maxDataBytes?: Bytes;
  /** What tells this state of the checkout from another, put on every file: a commit or a tag. Absent: none. */
  revision?: string;
}

const OPTIONAL: readonly OptionalPages[] = ["ja", "internal"];
const EXPECTED = "a checkout of Expo's docs folder, with pages/**/*.mdx";
const BASE_URL = "https://docs.expo.dev/";
const PAGE_BYTES = { default: 4 * 1024 * 1024, min: 1 };
const DATA_BYTES = { default: 32 * 1024 * 1024, min: 1 };

/** Pages read ahead of the consumer; enough to hide the disk, few enough to hold little. */
const READ_AHEAD = 16;

/** What a page may refer to: nothing else of the checkout is ever read. */
const READABLE_FOLDERS = new Set(["pages", "scenes", "public"]);

/**
 * Reads Expo's documentation from a checkout of its `docs` folder.
 *
 * @param dir the folder that holds `pages/`
 * @throws ExpodexError INVALID_OPTION; from `files()`: SOURCE_UNREACHABLE, SOURCE_EMPTY, SOURCE_INVALID, LIMIT_EXCEEDED, ABORTED
 */
export function expoDocsFolder(dir: string, options: ExpoDocsFolderOptions = {}): Source {
  const maxPageBytes = numberOption("maxPageBytes", options.maxPageBytes, PAGE_BYTES);
  const maxDataBytes = numberOption("maxDataBytes", options.maxDataBytes, DATA_BYTES);
  const included = new Set<string>(options.include ?? []);
  const leftOut = new Set(
    OPTIONAL.filter((part) => !included.has(part)).map((part) => `pages/${part}`),
  );
  folderArgument(dir);
  const id = `folder:${folderName(dir, 2)}`;
  const open = () => openFolder(dir, EXPECTED, id);

  return { id, flavor: "expo", baseUrl: BASE_URL, files, read, attachments };

  async function* files(pass: SourceOptions = {}): AsyncGenerator<DocsFile, void, undefined> {
    throwIfAborted(pass.signal, id);
    const root = await open();
    await requirePages(dir, root, id);
    const listed = await listFiles(root, "pages", {
      wantsFile: isPage,
      wantsFolder: (path) => !leftOut.has(path),
      onProblem: pass.onProblem,
      signal: pass.signal,
    });
    if (listed.length === 0) throw await withoutPages(dir, root, id);
    const wanted = listed.filter((path) => isWanted(path, pass));
    let done = 0;
    let yielded = 0;
    for await (const { path, result } of orderedMap(wanted, READ_AHEAD, async (path) => ({
      path,
      result: await readText(path, join(root, path), maxPageBytes),
    }))) {
      throwIfAborted(pass.signal, id);
      done += 1;
      if (result.problem !== undefined) pass.onProblem?.(result.problem);
      pass.onProgress?.({ stage: "fetch", done, total: wanted.length, item: path });
      if (result.text === undefined) continue;
      yielded += 1;
      yield toFile(path, result.text);
    }
    if (yielded === 0 && wanted.length > 0)
      throw emptyFolder(dir, EXPECTED, id, `${wanted.length} pages, none of which can be used`);
  }

  async function read(path: string): Promise<DocsFile | undefined> {
    const plain = plainPath(path);
    if (plain === undefined || !READABLE_FOLDERS.has(plain.slice(0, plain.indexOf("/"))))
      return undefined;
    const root = await open();
    for (const candidate of [plain, ...besides(plain)]) {
      const location = await containedPath(root, candidate);
      if (location === undefined || !(await isFile(location))) continue;
      const { text, problem } = await readText(candidate, location, maxDataBytes);
      if (text === undefined) throw unusable(candidate, problem, maxDataBytes);
      return toFile(candidate, text);
    }
    return undefined;
  }

  async function attachments(pass: SourceOptions = {}): Promise<Attachment[]> {
    return readSchemas(await open(), read, pass);
  }

  function toFile(path: string, text: string): DocsFile {
    return {
      path,
      mediaType: mediaTypeOf(path),
      text,
      ...(options.revision === undefined ? {} : { revision: options.revision }),
    };
  }
}

/**
 * Under which other name a file may stand: the schemas of eas.json are `.js` modules in a checkout, and `.json` in
 * copies of its content.
 */
function besides(path: string): string[] {
  if (!path.startsWith("public/static/")) return [];
  if (path.endsWith(".js")) return [`${path}on`];
  if (path.endsWith(".json")) return [path.slice(0, -"on".length)];
  return [];
}

function isPage(path: string): boolean {
  return /\.mdx?$/u.test(path);
}

function isWanted(path: string, pass: SourceOptions): boolean {
  const segment = /^pages\/versions\/([^/]+)\//u.exec(path)?.[1];
  const sdk = segment === undefined ? undefined : parseSdk(segment);
  return sdk === undefined || pass.wantsSdk?.(sdk) !== false;
}

function unusable(path: string, problem: SourceProblem | undefined, max: Bytes): ExpodexError {
  if (problem?.code === "TOO_LARGE") {
    return new ExpodexError("LIMIT_EXCEEDED", {
      subject: path,
      expected: `at most ${max} bytes`,
      got: "more",
      next: "raise maxDataBytes if the file is meant to be that large",
      data: { limit: "maxDataBytes", max },
    });
  }
  return new ExpodexError("FILE_FAILED", {
    subject: path,
    expected: "a readable file",
    got: `one that ${problem?.reason ?? "cannot be read"}`,
    next: "check its permissions",
    data: { path, reason: problem?.reason ?? "unknown" },
  });
}

async function isFile(location: string): Promise<boolean> {
  try {
    return (await stat(location)).isFile();
  } catch {
    return false;
  }
}

async function isFolder(location: string): Promise<boolean> {
  try {
    return (await stat(location)).isDirectory();
  } catch {
    return false;
  }
}

async function requirePages(dir: string, root: string, source: string): Promise<void> {
  if (await isFolder(join(root, "pages"))) return;
  const nested = await isFolder(join(root, "docs", "pages"));
  throw notExpoDocs(
    dir,
    source,
    nested ? "the repository that holds it" : "a folder without pages/",
    nested ? `name ${join(dir, "docs")} instead` : undefined,
  );
}

async function withoutPages(dir: string, root: string, source: string): Promise<ExpodexError> {
  const others = await listFiles(root, "pages", { wantsFile: () => true });
  if (others.length === 0) return emptyFolder(dir, EXPECTED, source, "an empty pages/ folder");
  return notExpoDocs(dir, source, "a pages/ folder without any .mdx or .md file");
}

function notExpoDocs(dir: string, source: string, got: string, next?: string): ExpodexError {
  return new ExpodexError("SOURCE_INVALID", {
    subject: dir,
    expected: EXPECTED,
    got,
    next:
      next ??
      "name Expo's docs folder, or read any other folder of markdown with docsFolder (--markdown on the command line)",
    data: { source, expected: EXPECTED },
  });
}
