/** Builds the folder that the demo serves: a page, the widget's scripts, and an index as static files. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The page's policy. Workers come under `script-src`; the one policy of trusted types is the widget's, for its worker's address. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types expodex",
].join("; ");

/** What a demo is built from. */
export interface DemoSiteOptions {
  /** A checkout of Expo's `docs` folder; absent: the packages of `expodex demo`, from the npm registry. */
  docs?: string;
  /** An index that is there already, in place of building one. */
  index?: string;
  /** Emptied. */
  out: string;
  say(line: string): void;
}

/**
 * Builds the demo and returns its folder. Where neither documentation nor a registry can be had, it takes the small site that the
 * repository's rankings are judged on, and says so.
 *
 * @throws Error where the packages are not built, or an export fails
 */
export async function buildDemoSite(options: DemoSiteOptions): Promise<string> {
  const { docs, say } = options;
  const folder = resolve(options.out);
  const scripts = join(root, "packages/browser/dist");
  if (!existsSync(join(scripts, "expodex-search.js"))) {
    throw new Error("packages/browser is not built: npm run build -w packages/browser");
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const index = options.index ?? (await buildIndex(docs, join(folder, "..", "demo-home"), say));
  await expodex(["export-browser", "--index", index, "--out", join(folder, "docs-index")]);
  cpSync(join(root, "scripts/demo-web"), folder, { recursive: true });
  cpSync(scripts, join(folder, "expodex"), {
    recursive: true,
    filter: (path) => !path.endsWith(".d.ts") && !/export\.js$/u.test(path),
  });
  return folder;
}

/** Builds an index where the demo command builds its own, and returns its file. */
async function buildIndex(
  docs: string | undefined,
  home: string,
  say: (line: string) => void,
): Promise<string> {
  const env = { EXPODEX_HOME: home };
  const file = join(home, "demo.expodex");
  const demo = (folder?: string) =>
    expodex(["demo", ...(folder === undefined ? [] : ["--docs", resolve(folder)])], env);
  say(
    docs === undefined
      ? "Indexing a dozen Expo packages from the npm registry …"
      : `Indexing ${docs} …`,
  );
  try {
    await demo(docs);
  } catch (error) {
    if (docs !== undefined) throw error;
    say("No registry can be had: indexing the small site in tests/ranking-site instead.");
    await demo(join(root, "tests/ranking-site"));
  }
  return file;
}

/** Runs the command that this repository builds; what it says goes to the terminal. */
function expodex(args: readonly string[], env: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, [join(root, "packages/cli/bin/expodex.js"), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) =>
      code === 0 ? done() : failed(new Error(`expodex ${args[0]} ended with ${code}`)),
    );
  });
}
