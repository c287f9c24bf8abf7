/**
 * Turns a package into pages: its README, and one page for each entry, whose API section stands for its declarations.
 *
 *     pages/versions/v57.0.0/sdk/camera.mdx          <APISection packageName="expo-camera" />, where the manifest's
 *                                                    homepage is that page of Expo's site and the SDK is known
 *     pages/packages/expo-file-system/legacy.mdx     any other entry
 *     pages/packages/expo-camera/readme.md           the README
 *     public/static/data/<version>/expo-camera.json  what the API section stands for, given by read()
 *
 * The README and the reference are two pages because a README is markdown, in which `<` and `{` stand for themselves.
 */
import { type DocsFile, type Sdk, type SourceProblem, sdkSegment } from "@expodex/core";
import { analysePackage, type PackageEntry } from "../declarations/analyse-package.ts";
import { isRecord, type PackageManifest } from "./manifest.ts";
import { isReadme, type PackageContent } from "./package-content.ts";

/** What a package gives to an index. */
export interface PackagePages {
  pages: DocsFile[];
  /** API data as JSON, by the entry's specifier. */
  data: Map<string, string>;
  problems: SourceProblem[];
}

/**
 * Makes a package's pages.
 *
 * @param support packages whose declarations it may re-export
 */
export async function packagePages(
  content: PackageContent,
  sdk: Sdk | undefined,
  support: readonly PackageContent[],
): Promise<PackagePages> {
  const { manifest, files } = content;
  const folder = `packages/${manifest.name}`;
  const { entries, problems: missing } = await analysePackage(content, support);
  const pages: DocsFile[] = [];
  const data = new Map<string, string>();
  const problems = content.problems.map((it) => ({ ...it, path: `${manifest.name}/${it.path}` }));
  const provenance = {
    revision: manifest.version,
    origin: `npm:${manifest.name}@${manifest.version}`,
    ...(sdk === undefined ? {} : { sdk }),
  };

  for (const entry of entries) {
    data.set(entry.specifier, JSON.stringify(entry.project));
    pages.push({
      ...placeOf(content, entry, sdk),
      mediaType: "text/mdx",
      text: entryPage(content, entry),
      ...provenance,
    });
  }
  const readme = [...files.keys()].sort().find(isReadme);
  const readmeText = readme === undefined ? undefined : files.get(readme);
  if (readme !== undefined && readmeText !== undefined && readmeText.trim() !== "") {
    pages.push({
      path: `pages/${folder}/readme.md`,
      mediaType: "text/markdown",
      text: `${frontMatter(content, `${manifest.name} README`)}\n${withoutFrontMatter(readmeText)}`,
      // The registry's page of a version shows its README.
      url: `https://www.npmjs.com/package/${manifest.name}/v/${manifest.version}`,
      ...provenance,
    });
  }
  if (entries.length === 0 && missing.length === 0) {
    const reason = "declares no types, so it has no API reference";
    problems.push({ path: manifest.name, code: "MISSING_FILE", reason });
  }
  for (const reason of missing)
    problems.push({ path: manifest.name, code: "MISSING_FILE", reason });
  return { pages, data, problems };
}

/** Which entry a path of API data means: `public/static/data/v57.0.0/expo-camera.json` → `expo-camera`. */
export function specifierOfData(path: string): string | undefined {
  return /^public\/static\/data\/[^/]+\/(.+)\.json$/u.exec(path)?.[1];
}

function entryPage(content: PackageContent, entry: PackageEntry): string {
  const { files } = content;
  const lines = [frontMatter(content, entry.specifier)];
  if (entry.specifier === content.manifest.name)
    lines.push("## Installation\n", "<APIInstallSection />\n");
  const namespace = namespaceName(entry.specifier, files.keys());
  lines.push("## API\n", importExample(entry, namespace));
  for (const { specifier, names } of entry.repeats) {
    const list = names.map((name) => `\`${name}\``).join(", ");
    lines.push(`Also exported, the same as in \`${specifier}\`: ${list}.\n`);
  }
  if ((entry.project.children ?? []).length > 0) {
    const section = `<APISection packageName=${JSON.stringify(entry.specifier)}`;
    // The site calls functions of its SDK packages by the namespace, `Haptics.selectionAsync()`, anchors included.
    const named = SDK_PAGE.test(content.manifest.homepage ?? "") ? ` apiName="${namespace}"` : "";
    lines.push(`${section}${named} />\n`);
  }
  return lines.join("\n");
}

/** Names shown in an entry's import example. */
const MAX_IMPORTED = 4;

function importExample(entry: PackageEntry, namespace: string): string {
  const names = (entry.project.children ?? [])
    .filter((child) => VALUE_KINDS.has(child.kind) && child.name !== "default")
    .map((child) => child.name);
  const list = names.slice(0, MAX_IMPORTED).join(", ");
  const what =
    names.length === 0 || names.length > MAX_IMPORTED ? `* as ${namespace}` : `{ ${list} }`;
  return `\`\`\`js\nimport ${what} from '${entry.specifier}';\n\`\`\`\n`;
}

/** Kinds that exist at run time: enum, variable, function, class. */
const VALUE_KINDS = new Set([8, 32, 64, 128]);

/**
 * What an entry is called when it is imported as a whole: `expo-file-system/legacy` → `FileSystemLegacy`.
 *
 * Capitals inside a word are told by the files of the package: `build/SQLiteDatabase.d.ts` → `SQLite`.
 */
function namespaceName(specifier: string, files: Iterable<string>): string {
  const words = specifier.replace(/^@?expo[-/]/u, "").split(/[^a-zA-Z0-9]+/u);
  const plain = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
  for (const path of [...files].sort()) {
    const file = path.slice(path.lastIndexOf("/") + 1);
    const start = file.slice(0, plain.length);
    if (start.toLowerCase() !== plain.toLowerCase() || !/^[A-Z]/u.test(start)) continue;
    if (!/^[a-z]/u.test(file.slice(plain.length))) return start;
  }
  return plain;
}

function frontMatter({ manifest, files }: PackageContent, title: string): string {
  const platforms = platformsOf(files.get("expo-module.config.json"));
  return [
    "---",
    `title: ${JSON.stringify(title)}`,
    ...(manifest.description === undefined
      ? []
      : [`description: ${JSON.stringify(manifest.description)}`]),
    `packageName: ${JSON.stringify(manifest.name)}`,
    `version: ${JSON.stringify(manifest.version)}`,
    ...(platforms.length === 0 ? [] : [`platforms: ${JSON.stringify(platforms)}`]),
    "---\n",
  ].join("\n");
}

const PLATFORMS: Record<string, readonly string[]> = {
  android: ["android"],
  apple: ["ios"],
  ios: ["ios"],
  macos: ["macos"],
  tvos: ["tvos"],
  web: ["web"],
};

/** The platforms that a native module says it runs on; none where it does not say. */
function platformsOf(moduleConfig: string | undefined): string[] {
  if (moduleConfig === undefined) return [];
  try {
    const value: unknown = JSON.parse(moduleConfig);
    const named = isRecord(value) && Array.isArray(value.platforms) ? value.platforms : [];
    const found = named.flatMap((it) => (typeof it === "string" ? (PLATFORMS[it] ?? []) : []));
    return [...new Set(found)].sort();
  } catch {
    return [];
  }
}

/** A README that opens with front matter of its own would give its page two. */
function withoutFrontMatter(markdown: string): string {
  const match = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/u.exec(markdown);
  return match === null ? markdown : markdown.slice(match[0].length);
}

/** A homepage that is a page of the SDK's reference. */
const SDK_PAGE = /^https:\/\/docs\.expo\.dev\/versions\/[^/]+\/(sdk\/[\w/-]+?)\/?$/u;

/** Where an entry stands: on its page of Expo's site where the manifest names one, else under the package's name. */
function placeOf(
  { manifest }: PackageContent,
  entry: PackageEntry,
  sdk: Sdk | undefined,
): { path: string; url: string } {
  const page = SDK_PAGE.exec(manifest.homepage ?? "")?.[1];
  if (page === undefined || sdk === undefined || entry.specifier !== manifest.name)
    return {
      path: `pages/packages/${entry.specifier}.mdx`,
      url: fileAddress(manifest, entry.file),
    };
  const place = `versions/${sdkSegment(sdk)}/${page}`;
  return { path: `pages/${place}.mdx`, url: `https://docs.expo.dev/${place}/` };
}

/** Where anyone can read a file of a published package. */
function fileAddress({ name, version }: PackageManifest, path: string): string {
  return `https://unpkg.com/${name}@${version}/${path}`;
}
