/** Makes the source that flags name. Several are taken together. */
import { resolve } from "node:path";
import type { Source } from "@expodex/core";
import { parseSdk } from "@expodex/core/read";
import {
  combineSources,
  docsFolder,
  expoDocsFolder,
  expoDocsSite,
  nodeModules,
  npmPackages,
} from "@expodex/sources";
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
  sdk?: string;
}

/** Makes the source. */
export function chooseSource(flags: SourceFlags, cwd: string): Source {
  const sources: Source[] = [];
  if (flags.docs !== undefined) sources.push(expoDocsFolder(resolve(cwd, flags.docs)));
  if (flags.markdown !== undefined) {
    const { baseUrl } = flags;
    const folder = resolve(cwd, flags.markdown);
    sources.push(docsFolder(folder, baseUrl === undefined ? {} : { baseUrl }));
  }
  if (flags.site !== undefined) {
    sources.push(
      expoDocsSite({
        ...(flags.site === true ? {} : { url: flags.site }),
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
