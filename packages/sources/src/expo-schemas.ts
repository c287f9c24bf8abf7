/**
 * The JSON Schemas of app.json in a checkout of Expo's `docs` folder, one for each SDK, as attachments.
 *
 *     public/static/schemas/v57.0.0/app-config-schema.json   →   app-config-schema/57
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type Attachment,
  compareSdk,
  type DocsFile,
  parseSdk,
  type Sdk,
  type SourceOptions,
  throwIfAborted,
} from "@expodex/core";

const SCHEMAS = "public/static/schemas";

/**
 * Reads them, newest SDK first; one that cannot be used is reported and left out.
 *
 * @param root the checkout's folder
 * @param read reads a file of the checkout within bounds
 */
export async function readSchemas(
  root: string,
  read: (path: string) => Promise<DocsFile | undefined>,
  { wantsSdk, onProblem, signal }: SourceOptions,
): Promise<Attachment[]> {
  const found: Attachment[] = [];
  for (const [sdk, folder] of await foldersOf(root)) {
    throwIfAborted(signal, SCHEMAS);
    if (wantsSdk?.(sdk) === false) continue;
    const path = `${SCHEMAS}/${folder}/app-config-schema.json`;
    try {
      const file = await read(path);
      if (file === undefined) continue;
      found.push({ name: `app-config-schema/${sdk}`, value: JSON.parse(file.text) as unknown });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      onProblem?.({ path, code: "MISSING_ATTACHMENT", reason });
    }
  }
  return found;
}

/** Folders by SDK; none where the checkout has no schemas. */
async function foldersOf(root: string): Promise<[Sdk, string][]> {
  let names: string[];
  try {
    names = await readdir(join(root, SCHEMAS));
  } catch {
    return [];
  }
  return names
    .sort()
    .flatMap((name): [Sdk, string][] => {
      const sdk = parseSdk(name);
      return sdk === undefined ? [] : [[sdk, name]];
    })
    .sort(([a], [b]) => compareSdk(a, b));
}
