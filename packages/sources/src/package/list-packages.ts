/** Names the packages that stand in a `node_modules` folder. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Lists installed packages by name, scoped ones included, in code unit order. */
export async function listPackages(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(folder)) {
    if (entry.startsWith(".")) continue;
    if (!entry.startsWith("@")) names.push(entry);
    else for (const inner of await listed(join(folder, entry))) names.push(`${entry}/${inner}`);
  }
  return names.sort();
}

async function listed(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith("."));
  } catch {
    return [];
  }
}
