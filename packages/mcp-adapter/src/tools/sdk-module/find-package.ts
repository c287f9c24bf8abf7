/** Finds the package that a caller means: `camera`, `Camera`, `FileSystem`, `expo-file-system/legacy`, a symbol of it. */
import { type DocsIndex, isExpodexError, type Sdk } from "@expodex/core/read";
import { ToolError } from "../../tool-error.ts";

/** A package, and the symbol of it that was named instead, where one was. */
export interface FoundPackage {
  packageName: string;
  /** Qualified. */
  symbol?: string;
}

/**
 * Finds it; `undefined` where the index has no such package, which it may speak of all the same.
 */
export async function findPackage(
  docs: DocsIndex,
  given: string,
  sdk: Sdk | undefined,
): Promise<FoundPackage | undefined> {
  const name = bareName(given);
  const byName = matchName(docs.info.packages, name);
  if (byName !== undefined) return { packageName: byName };
  // No symbol is called so, and to list the nearest ones takes longer than all the rest.
  if (/^[^.]*[-/@]/u.test(name)) return undefined;
  const options = { limit: 1, ...(sdk === undefined ? {} : { sdk }) };
  const [entry] = await docs.symbol(given, options).then(
    ({ entries }) => entries,
    (error: unknown) => {
      if (isExpodexError(error, "SYMBOL_NOT_FOUND") || isExpodexError(error, "PACKAGE_NOT_FOUND"))
        return [];
      throw error;
    },
  );
  return entry?.packageName === undefined
    ? undefined
    : { packageName: entry.packageName, symbol: entry.qualifiedName };
}

/** A failure that names the nearest packages. */
export async function unknownPackage(docs: DocsIndex, given: string): Promise<ToolError> {
  const guess = /^(?:@|expo)/iu.test(given) ? given : `expo-${given}`;
  const nearest = await docs.symbol("x", { packageName: guess.slice(0, 200) }).then(
    () => [],
    (error: unknown) =>
      isExpodexError(error, "PACKAGE_NOT_FOUND") ? error.data.nearest.slice(0, 5) : [],
  );
  return new ToolError(
    "INVALID_MODULE",
    `module_name: expected a package of the documentation, got ${JSON.stringify(given.slice(0, 120))}`,
    nearest.length > 0
      ? `call again with one of: ${nearest.join(", ")}; or find it with expo_search_documents`
      : "find the package with expo_search_documents",
  );
}

/** Without version, subpath and quotes: `"expo-file-system/legacy@19"` is `expo-file-system`. */
function bareName(given: string): string {
  const name = given
    .trim()
    .replace(/^["'`]|["'`]$/gu, "")
    .toLowerCase();
  const scoped = /^(@[^/@]+\/[^/@]+)/u.exec(name)?.[1];
  return scoped ?? name.replace(/^@(?![^/]+\/)/u, "").replace(/[/@].*$/su, "");
}

function matchName(packages: readonly string[], name: string): string | undefined {
  const exact = packages.find((one) => one.toLowerCase() === name);
  if (exact !== undefined) return exact;
  if (name.startsWith("@")) return undefined;
  const wanted = squash(name);
  if (wanted === "") return undefined;
  const prefixes = ["expo", "", "reactnative"];
  for (const prefix of prefixes) {
    const found = packages.find((one) => squash(one) === prefix + wanted);
    if (found !== undefined) return found;
  }
  return packages.find((one) => {
    const last = squash(one.slice(one.indexOf("/") + 1));
    return last === wanted || last === `reactnative${wanted}`;
  });
}

function squash(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/gu, "");
}
