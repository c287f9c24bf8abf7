/** Loads optional packages, and says how to get one that is not there. */
import { ExpodexError } from "../errors.ts";

/**
 * Imports an optional package. The specifier is no literal, and bundlers are told to leave it alone: who does not use
 * the package must not ship it.
 *
 * @param options.load imports it in the caller's place, where the caller's bundler or folder knows the package
 * @param options.range versions that fit, for the command that adds it
 * @throws ExpodexError PACKAGE_MISSING
 */
export async function loadPackage(
  name: string,
  { load, range }: { load?: (() => Promise<unknown>) | undefined; range?: string } = {},
): Promise<unknown> {
  try {
    if (load !== undefined) return await load();
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ name);
  } catch (error) {
    const missing = missingPackage(error, name);
    if (missing === undefined) throw error;
    const wanted = missing === name && range !== undefined ? `${name}@${range}` : missing;
    throw new ExpodexError("PACKAGE_MISSING", {
      subject: missing,
      expected: "an installed package",
      got: "none",
      next: `run npm install ${wanted}`,
      data: { package: missing, install: `npm install ${wanted}` },
      cause: error,
    });
  }
}

/** Name of the package that an import did not find: the one asked for, or one that it needs itself. */
function missingPackage(error: unknown, name: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? error.code : undefined;
  const named = /(?:package|module|import|specifier) ['"]([^'"./][^'"]*)['"]/i.exec(error.message);
  const known = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
  // Browsers and test runners raise plain errors; those count when they name the package.
  if (!known && named?.[1] !== name && !/failed to resolve/i.test(error.message)) return undefined;
  return packageOf(named?.[1] ?? name);
}

/** `@scope/name/sub/path` → `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
