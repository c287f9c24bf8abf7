/** Finds Chromium and launches it; knows nothing of tests, so that benchmarks and scripts launch the same. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Finds Chromium: the one that `EXPODEX_CHROMIUM` names, else one that is in the path; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const named = process.env.EXPODEX_CHROMIUM;
  if (named !== undefined && named !== "") return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

/** Launches Chromium without a window. */
export function launchChromium(
  executablePath: string,
  more: readonly string[] = [],
): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // As root, Chromium has no sandbox to start in.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", ...more],
    timeout: 120_000,
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
