/** Gathers what the documentation says of a package: how to install and set it up, and its API. */
import type { DocsIndex, ReadResult, Sdk, SymbolEntry } from "@expodex/core/read";
import { cutText } from "../../budget/cut-text.ts";
import { address, label, quote } from "../../frame.ts";
import type { ModulePart } from "./module-answer.ts";

/** Symbols that one package lists at the most; the largest has about 900. */
const MAX_SYMBOLS = 1_000;
/** A table of properties may be long; a list of them must not push the API out. */
const MAX_SECTION_TOKENS = 1_200;
const MAX_SIGNATURE_TOKENS = 120;
const MAX_SUMMARY_TOKENS = 60;

/** A package's page and everything of it. */
export interface PackageParts {
  page?: ReadResult;
  parts: ModulePart[];
  otherPages: { title: string; url: string }[];
}

/**
 * Gathers them, in the order of what is needed first.
 *
 * @throws ExpodexError SYMBOL_NOT_FOUND where the SDK lacks the package
 */
export async function packageParts(
  docs: DocsIndex,
  packageName: string,
  sdk: Sdk | undefined,
): Promise<PackageParts> {
  const ofSdk = sdk === undefined ? {} : { sdk };
  const found = await docs.symbol(packageName, { ...ofSdk, limit: MAX_SYMBOLS, members: true });
  const path = found.page?.path ?? found.entries[0]?.path;
  if (path === undefined) return { parts: [], otherPages: [] };
  // The contents are whole whatever the budget is.
  const page = await docs.read(path, { maxTokens: 50 });
  const setup = await setupParts(docs, page);
  const listsProperties = setup.some(({ part }) => part === "config_plugin");
  // The props of a component are listed one by one.
  const components = new Set(
    found.entries.filter(({ kind }) => kind === "component").map(({ name }) => name),
  );
  const entries = found.entries
    .filter(
      ({ kind, name }) =>
        kind !== "enum-member" &&
        !(listsProperties && kind === "config") &&
        !(name.endsWith("Props") && components.has(name.slice(0, -"Props".length))),
    )
    .sort(
      (a, b) =>
        pageOrder(a, path) - pageOrder(b, path) ||
        a.path.localeCompare(b.path) ||
        a.section - b.section,
    );
  const others = new Map<string, string>();
  for (const entry of entries)
    if (entry.path !== path) others.set(entry.url.replace(/#.*$/su, ""), label(entry.pageTitle));
  return {
    page,
    parts: [...setup, ...entries.map((entry) => symbolPart(entry))],
    otherPages: [...others].map(([url, title]) => ({ title, url })).slice(0, 20),
  };
}

function pageOrder(entry: SymbolEntry, path: string): number {
  if (entry.path === path) return 0;
  return /-legacy\/$|\/legacy\//u.test(entry.path) ? 2 : 1;
}

const SECTIONS: readonly [ModulePart["part"], RegExp][] = [
  ["install", /^installation$/iu],
  ["config_plugin", /^(?:all )?configurable properties$/iu],
  ["permissions", /^permissions$/iu],
];

/** The sections on setting up. */
async function setupParts(docs: DocsIndex, page: ReadResult): Promise<ModulePart[]> {
  const parts: ModulePart[] = [];
  for (const [part, title] of SECTIONS) {
    const entry = page.contents.find((one) => one.depth <= 3 && title.test(one.title.trim()));
    if (entry === undefined) continue;
    const section = await docs.read(page.path, {
      section: entry.anchor,
      maxTokens: MAX_SECTION_TOKENS * 4,
    });
    const made = part === "install" ? installPart(section) : sectionPart(part, section);
    if (made !== undefined) parts.push(made);
  }
  return parts;
}

/** The command alone: the section says the same for every package manager. */
function installPart({ url, text }: ReadResult): ModulePart | undefined {
  const command =
    /^[ \t]*(npx expo install [^\n]{1,300})$/mu.exec(text)?.[1] ??
    /^[ \t]*((?:npx|npm install|npm i|yarn add) [^\n]{1,300})$/mu.exec(text)?.[1];
  if (command === undefined) return undefined;
  const { text: code, flag } = quote(command.trim());
  return { part: "install", title: "Installation", url, code, ...flag };
}

function sectionPart(part: ModulePart["part"], section: ReadResult): ModulePart {
  // How to do it by hand, without config plugins, is for those who ask for the section.
  const body = section.text.replace(
    /\n#{3,6} Are you using this library in an existing[\s\S]*$/u,
    "",
  );
  const withoutHeading = body.replace(/^#{1,6} [^\n]*\n+/u, "").trim();
  const { text, flag } = quote(cutText(withoutHeading, MAX_SECTION_TOKENS));
  return {
    part,
    title: label(section.section?.title ?? part),
    url: address(section.url, [section.section?.title ?? ""]),
    text,
    ...flag,
  };
}

/** A symbol in brief, or, where it was asked for, whole. */
export function symbolPart(entry: SymbolEntry, isWhole = false): ModulePart {
  const { qualifiedName, kind, platforms, deprecated, signature } = entry;
  const url = address(entry.url, [qualifiedName]);
  const code = quote(isWhole ? signature : cutText(signature, MAX_SIGNATURE_TOKENS));
  const advice =
    deprecated === undefined || deprecated.trim() === "" || isWhole
      ? undefined
      : `Deprecated: ${cutText(deprecated.trim(), MAX_SUMMARY_TOKENS)}`;
  const words = isWhole ? entry.text : briefly(entry.summary);
  const said = [advice, words].filter((one) => one !== undefined && one !== "").join("\n");
  const text = quote(said);
  return {
    part: "api",
    title: label(qualifiedName),
    url,
    kind,
    ...(platforms.length === 0 ? {} : { platforms: platforms.map(label) }),
    ...(deprecated === undefined ? {} : { deprecated: true }),
    ...(signature === "" ? {} : { code: code.text }),
    ...(said === "" ? {} : { text: text.text }),
    ...code.flag,
    ...text.flag,
  };
}

/** The first paragraph; what follows is a section away. */
function briefly(summary: string | undefined): string | undefined {
  const first = summary
    ?.trim()
    .split(/\n\s*\n/u, 1)[0]
    ?.replace(/\s*\n\s*/gu, " ");
  return first === undefined || first === "" ? undefined : cutText(first, MAX_SUMMARY_TOKENS);
}
