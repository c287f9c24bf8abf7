/** Makes the source that flags name. Several are taken together. */
import { resolve } from "node:path";
import type { Source, Store } from "@expodex/core";
import { parseSdk } from "@expodex/core/read";
import {
  combineSources,
  docsFolder,
  expoDocsFolder,
  expoDocsSite,
  nodeModules,
  npmPackages,
} from "@expodex/sources";
import { storeFolder } from "../default-store.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

/** Flags that name sources. */
export interface SourceFlags {
  docs?: string;
  npm?: string[];
  nodeModules?: string;
  /** `true` where no address follows the flag. */
  site?: string | true;
  markdown?: string;
  baseUrl?: string;
  allowPrivateNetwork?: boolean;
  /** Where pages of the site are kept. */
  cache?: string;
  sdk?: string;
}

/** Makes the source. */
export async function chooseSource(flags: SourceFlags, terminal: Terminal): Promise<Source> {
  const { cwd } = terminal;
  const sources: Source[] = [];
  if (flags.docs !== undefined) sources.push(expoDocsFolder(resolve(cwd, flags.docs)));
  if (flags.markdown !== undefined) {
    const { baseUrl } = flags;
    const folder = resolve(cwd, flags.markdown);
    sources.push(docsFolder(folder, baseUrl === undefined ? {} : { baseUrl }));
  }
  if (flags.site !== undefined) {
    const url = flags.site === true ? undefined : flags.site;
    sources.push(
      expoDocsSite(url, {
        ...(await siteCache(flags, url, terminal)),
        allowPrivateNetwork: flags.allowPrivateNetwork === true,
      }),
    );
  }
  if (flags.nodeModules !== undefined) sources.push(nodeModules(resolve(cwd, flags.nodeModules)));
  if (flags.npm !== undefined) {
    const names = flags.npm.flatMap((name) => name.split(",")).filter((name) => name !== "");
    // A release of Expo pins versions of its packages; without one, the latest of each is meant.
    const sdk = parseSdk(flags.sdk ?? "");
    sources.push(npmPackages(names, { cwd, ...(typeof sdk === "number" ? { sdk } : {}) }));
  }
  const [first, ...others] = sources;
  if (first === undefined)
    throw new UsageError(
      "index needs a source",
      "expodex index --docs <folder> | --npm <package…> | --node-modules <folder> | --site | --markdown <folder>",
    );
  return others.length === 0 ? first : combineSources(first, ...others);
}

/**
 * One cache a site: a second run, or one after an interruption, asks only for what is missing or has changed. It lies in the store,
 * which bounds it, and whose schedule takes snapshots of it.
 */
async function siteCache(
  { cache }: SourceFlags,
  url: string | undefined,
  terminal: Terminal,
): Promise<{ cacheDir: string } | { cache: Store }> {
  if (cache !== undefined) return { cacheDir: resolve(terminal.cwd, cache) };
  const host = /^https?:\/\/([^/?#]+)/iu.exec(url ?? "")?.[1] ?? "docs.expo.dev";
  const name = `site-${host.toLowerCase().replace(/[^a-z0-9.-]/gu, "_")}`;
  const { diskStore, openCacheStore } = await import("@expodex/node-store");
  return { cache: await openCacheStore(diskStore(await storeFolder(terminal)), { name }) };
}
