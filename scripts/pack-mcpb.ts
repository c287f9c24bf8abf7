/**
 * Makes the `.mcpb` bundle that Claude Desktop installs with a click: the server as one file, its manifest, the licence.
 *
 *     npm run pack:mcpb [folder]
 *
 * The folder, `packaging/mcpb/out` unless named, then holds `bundle/` and `expodex.mcpb`. `mcpb validate` and `mcpb pack`
 * are those of the format's makers, fetched by npx.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Exactly this one: it writes the archive that people install. */
const MCPB = "@anthropic-ai/mcpb@2.1.2";

const root = fileURLToPath(new URL("..", import.meta.url));
const from = join(root, "packaging/mcpb");

/** Builds the folder that is packed. */
export async function buildBundle(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "server"), { recursive: true });
  await build({
    entryPoints: [join(from, "server.ts")],
    outfile: join(folder, "server/expodex-mcp.mjs"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    tsconfig: join(root, "tsconfig.json"),
    mainFields: ["module", "main"],
    // Runs settings that are TypeScript, which no user of a bundle has; it would be half of it.
    external: ["jiti"],
    minifyWhitespace: true,
    legalComments: "inline",
    banner: {
      js: 'import { createRequire as createBundleRequire } from "node:module"; const require = createBundleRequire(import.meta.url);',
    },
  });
  copyFileSync(join(from, "manifest.json"), join(folder, "manifest.json"));
  copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
}

function mcpb(...args: string[]): void {
  execFileSync("npx", ["-y", MCPB, ...args], { stdio: "inherit" });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = resolve(process.argv[2] ?? join(from, "out"));
  const folder = join(out, "bundle");
  const archive = join(out, "expodex.mcpb");
  await buildBundle(folder);
  mcpb("validate", join(folder, "manifest.json"));
  mcpb("pack", folder, archive);
  const sha256 = createHash("sha256").update(readFileSync(archive)).digest("hex");
  writeFileSync(`${archive}.sha256`, `${sha256}  expodex.mcpb\n`);
  console.log(`${archive}: ${statSync(archive).size} bytes, sha256 ${sha256}`);
}
