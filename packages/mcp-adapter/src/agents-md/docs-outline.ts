/**
 * An outline of an index for agents: what there is to read, by folder, in few bytes, and how to read it.
 *
 * Responsible for: which pages are named. Pages of the project's packages are all named, and first; then the SDK's other
 * packages; then each folder in turn names one page more until the budget is spent, so that none is left out for another.
 * Not responsible for: the file that it stands in.
 */
import {
  type DocsIndex,
  type ListedDocument,
  type Sdk,
  sdkLabel,
  sdkSegment,
} from "@expodex/core/read";

/** What an outline is about. */
export interface OutlineOptions {
  /** @default the newest in the index */
  sdk?: Sdk;
  /** Packages of the project, which come first. @default none */
  packages?: Iterable<string>;
}

/** An outline, and what is in it. */
export interface Outline {
  text: string;
  sdk?: Sdk;
  /** Pages that are named. */
  pages: number;
}

/** Room for text and markers. Files of this kind are read in every session, so that each byte costs again and again. */
const MAX_BYTES = 7600;
/** What nobody should write new code from. */
const LEFT_OUT = /^\/archive\//u;
/** Pages that lead to the others of their folder. */
const LEADING = /^(?:introduction|overview|get-started|index|start)$/u;
/** What a path consists of; one with anything else is no page of a site, and would be text of somebody else's. */
const PLAIN_PATH = /^(?:\/[\w.~@+-]+)*\/?$/u;

/**
 * Writes the outline; equal for equal documentation, SDK and packages.
 *
 * @throws ExpodexError SDK_NOT_INDEXED: an outline of another SDK would mislead in every session
 */
export async function docsOutline(docs: DocsIndex, options: OutlineOptions): Promise<Outline> {
  const { sdks, defaultSdk } = docs.info;
  const sdk = options.sdk ?? defaultSdk;
  const isHeld = sdk !== undefined && sdks.length > 0;
  const listed = await docs.documents(isHeld ? { sdk } : {});
  const pages = listed.filter(({ path }) => PLAIN_PATH.test(path) && !LEFT_OUT.test(path));
  const base = isHeld ? `/versions/${sdkSegment(sdk)}/sdk` : undefined;
  const wanted = new Set(options.packages ?? []);
  const own = pages.filter(
    ({ packageName }) => packageName !== undefined && wanted.has(packageName),
  );
  const head = introduction(isHeld ? sdk : undefined, base);
  const room = MAX_BYTES - bytesOf(head);
  const first = packageLines(own, base, room / 2);
  const named = new Set(first.named);
  const rest = pages.filter((page) => !named.has(page));
  const folders = folderLines(rest, base, room - bytesOf(first.lines));
  return {
    text: [...head, ...first.lines, "", ...folders.lines].join("\n"),
    ...(isHeld ? { sdk } : {}),
    pages: named.size + folders.count,
  };
}

function introduction(sdk: Sdk | undefined, base: string | undefined): string[] {
  const about = sdk === undefined ? "Expo" : `Expo ${sdkLabel(sdk)}`;
  const flag = typeof sdk === "number" ? ` --sdk ${sdk}` : "";
  return [
    `## Documentation of ${about}`,
    "",
    `Names and options change between SDKs: before writing or changing code that uses Expo, look them up${sdk === undefined ? "" : ` for ${sdkLabel(sdk)}`} instead of recalling them.`,
    "",
    "- MCP server `expodex`: `expo_search_documents` (query), `expo_read_document` (a path from below), `expo_get_sdk_module` (a package).",
    `- Shell: \`npx expodex search "<query>"${flag}\`, \`npx expodex read <path>${flag}\`, \`npx expodex symbol <name>${flag}\`.`,
    "",
    "`/a/b: c, d` stands for the pages `/a/b/c/` and `/a/b/d/`; `+3` for three more, which a search finds.",
    ...(base === undefined ? [] : [`\`sdk\` is \`${base}\`.`]),
    "",
  ];
}

/** A line for each package of the project with the names of its pages. */
function packageLines(
  pages: readonly ListedDocument[],
  base: string | undefined,
  room: number,
): { lines: string[]; named: ListedDocument[] } {
  const byPackage = new Map<string, ListedDocument[]>();
  for (const page of pages) {
    const name = page.packageName ?? "";
    byPackage.set(name, [...(byPackage.get(name) ?? []), page]);
  }
  const lines: string[] = [];
  const named: ListedDocument[] = [];
  let left = room;
  for (const [name, all] of [...byPackage].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const paths = all.map(({ path }) => short(path, base));
    // A package of a hundred pages shows those that lead to them.
    const near = all.length > 8 ? paths.filter((path) => depth(path) <= 2) : paths;
    const line = `- ${/^[\w@./-]+$/u.test(name) ? name : "package"}: ${near.join(", ")}`;
    left -= bytesOf([line]);
    if (left < 0 || near.length === 0) continue;
    lines.push(line);
    named.push(...all.filter(({ path }) => near.includes(short(path, base))));
  }
  return lines.length === 0
    ? { lines, named }
    : { lines: ["Packages of this project:", "", ...lines], named };
}

interface Folder {
  name: string;
  /** Names of its pages, best first. */
  pages: string[];
  shown: number;
}

function folderLines(
  pages: readonly ListedDocument[],
  base: string | undefined,
  room: number,
): { lines: string[]; count: number } {
  const folders = foldersOf(pages, base);
  let left = room;
  let count = 0;
  const show = (folder: Folder): boolean => {
    const name = folder.pages[folder.shown];
    if (name === undefined) return false;
    // The line itself, and room for the number of those that are not shown.
    const opening = folder.shown === 0 ? folder.name.length + 3 + 6 : 0;
    const cost = opening + name.length + 2;
    if (cost > left) return false;
    left -= cost;
    count += 1;
    folder.shown += 1;
    return true;
  };
  const sdk = folders.find(({ name }) => name === "sdk");
  while (sdk !== undefined && show(sdk)) {}
  for (let isShowing = true; isShowing; )
    isShowing = folders.map((folder) => show(folder)).some(Boolean);
  const lines = folders
    .filter(({ shown }) => shown > 0)
    .map(({ name, pages: all, shown }) => {
      const more = all.length - shown;
      return `${name}: ${all.slice(0, shown).join(", ")}${more === 0 ? "" : `, +${more}`}`;
    });
  return { lines, count };
}

function foldersOf(pages: readonly ListedDocument[], base: string | undefined): Folder[] {
  const folders = new Map<string, string[]>();
  for (const { path } of pages) {
    const whole = short(path, base);
    const cut = whole.lastIndexOf("/");
    const folder = cut <= 0 ? whole.slice(0, cut + 1) : whole.slice(0, cut);
    const name = whole.slice(cut + 1);
    if (name !== "") folders.set(folder, [...(folders.get(folder) ?? []), name]);
  }
  return [...folders]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([name, names]) => ({
      name,
      pages: [...new Set(names)].sort(
        (a, b) => Number(LEADING.test(b)) - Number(LEADING.test(a)) || (a < b ? -1 : 1),
      ),
      shown: 0,
    }));
}

/** The SDK's own pages stand before guides. */
function rank(folder: string): number {
  return folder === "sdk" ? 0 : folder.startsWith("sdk/") ? 1 : 2;
}

/** A path without slashes at its end, with a word for the folder of the SDK. */
function short(path: string, base: string | undefined): string {
  const plain = path.replace(/\/$/u, "");
  return base !== undefined && plain.startsWith(`${base}/`)
    ? `sdk${plain.slice(base.length)}`
    : plain;
}

const depth = (path: string) => path.split("/").length;

/** Bytes of lines, with their ends. */
function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}
