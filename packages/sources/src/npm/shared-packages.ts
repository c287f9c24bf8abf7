/**
 * Packages whose declarations Expo's others pass on: `expo`, and `expo-modules-core` which it brings along.
 *
 * Responsible for: when they are needed, fetching each once.
 * Not responsible for: reading declarations.
 */
import { isExpodexError, type Sdk } from "@expodex/core";
import type { PackageContent } from "../package/package-content.ts";
import type { PackageSpec } from "./registry.ts";

const MODULES_CORE = "expo-modules-core";

/** Gives `expo` of an SDK, its latest release without one, alone or with what it brings along; each is fetched once. */
export interface SharedPackages {
  expo(sdk: Sdk | undefined): Promise<PackageContent>;
  all(sdk: Sdk | undefined): Promise<PackageContent[]>;
}

/** Makes the shared packages of one run. */
export function sharedPackages(
  fetch: (spec: PackageSpec) => Promise<PackageContent>,
): SharedPackages {
  const fetched = new Map<string, Promise<PackageContent>>();
  const once = (name: string, range: string) => {
    const key = `${name}@${range}`;
    const before = fetched.get(key) ?? fetch({ name, range });
    fetched.set(key, before);
    return before;
  };
  const expo = (sdk: Sdk | undefined) =>
    once("expo", typeof sdk === "number" ? `^${sdk}.0.0` : "latest");
  return {
    expo,
    async all(sdk) {
      const found: PackageContent[] = [];
      try {
        found.push(await expo(sdk));
        const range = found[0]?.manifest.dependencies[MODULES_CORE];
        if (range !== undefined) found.push(await once(MODULES_CORE, range));
      } catch (error) {
        // Names that stay unresolved are reported with the package that re-exports them.
        if (!isExpodexError(error, "SOURCE_NOT_FOUND")) throw error;
      }
      return found;
    },
  };
}

/** Whether a package re-exports declarations of `expo` or `expo-modules-core`. */
export function reexportsShared(content: PackageContent): boolean {
  if (content.manifest.name === MODULES_CORE) return false;
  for (const [path, text] of content.files) if (path.endsWith("ts") && reexports(text)) return true;
  return false;
}

/** Characters before `from "expo"` in which its statement stands. */
const MAX_STATEMENT = 1_000;

/** Whether a file says `export … from "expo"`, or imports names from there and exports them further down. */
function reexports(text: string): boolean {
  const exported = new Set<string>();
  for (const [list] of text.matchAll(/\bexport (?:type )?\{[^{}]{0,5000}\};/gu))
    for (const [name] of list.matchAll(/\w+/gu)) exported.add(name);
  for (const { index } of text.matchAll(/from ['"](?:expo|expo-modules-core)['"]/gu)) {
    const before = text.slice(Math.max(0, index - MAX_STATEMENT), index);
    const statement = before.slice(before.lastIndexOf(";") + 1);
    if (/\bexport\b/u.test(statement)) return true;
    const names = statement.slice(statement.indexOf("{") + 1).match(/\w+/gu) ?? [];
    if (names.some((name) => name !== "type" && name !== "as" && exported.has(name))) return true;
  }
  return false;
}
