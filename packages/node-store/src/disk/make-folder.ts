/** Creates folders so that they last. */
import { dirname } from "node:path";
import { type FileLayer, systemCode } from "./file-layer.ts";

/** Creates a folder and what is missing above it, each of mode 0700. @returns whether it was not there */
export async function makeFolder(files: FileLayer, path: string): Promise<boolean> {
  try {
    await files.makeFolder(path);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    if (systemCode(error) !== "ENOENT" || dirname(path) === path) throw error;
  }
  const parent = dirname(path);
  if (await makeFolder(files, parent)) await files.syncFolder(dirname(parent));
  return makeFolder(files, path);
}
