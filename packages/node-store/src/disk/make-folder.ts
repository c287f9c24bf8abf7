/** Creates folders, and makes them last. */
import { dirname } from "node:path";
import { type FileLayer, systemCode } from "./file-layer.ts";

/** What a folder above answers that this user may pass through and not read: it was there before. */
const CLOSED = new Set(["EACCES", "EPERM"]);

/** Creates a folder and what is missing above it, each of mode 0700. @returns whether it was not there */
export async function makeFolder(files: FileLayer, path: string): Promise<boolean> {
  try {
    await files.makeFolder(path);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    if (systemCode(error) !== "ENOENT" || dirname(path) === path) throw error;
  }
  await makeFolder(files, dirname(path));
  return makeFolder(files, path);
}

/**
 * Makes the way to a folder last, all of it: any part may be another process's that was killed before it synced.
 */
export async function syncAbove(files: FileLayer, path: string): Promise<void> {
  for (let at = path; dirname(at) !== at; at = dirname(at)) {
    try {
      await files.syncFolder(dirname(at));
    } catch (error) {
      if (!CLOSED.has(systemCode(error) ?? "")) throw error;
    }
  }
}
