/**
 * Packs every package and looks at the tarball as npm would serve it: `publint --strict`, `attw` for ESM-only
 * packages, and a ceiling on its packed size. Tarballs go to a temporary folder and are removed.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A package must stay quick to install by `npx`; 500 KB is about a second on a slow line. */
const MAX_PACKED_BYTES = 500_000;

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name: string) => join(root, "node_modules/.bin", name);
const folder = mkdtempSync(join(tmpdir(), "expodex-pack-"));
let failures = 0;

function check(label: string, command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  if (status === 0) {
    console.log(`  ok      ${label}`);
    return;
  }
  failures += 1;
  console.log(`  failed  ${label}\n${stdout}${stderr}`);
}

try {
  for (const name of readdirSync(join(root, "packages")).sort()) {
    const path = join(root, "packages", name);
    const manifest = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    const packed = JSON.parse(
      execFileSync("npm", ["pack", "--json", "--loglevel=error", "--pack-destination", folder], {
        cwd: path,
        encoding: "utf8",
      }),
    );
    const { filename, size } = packed[0] as { filename: string; size: number };
    console.log(`${manifest.name} ${manifest.version}, ${(size / 1000).toFixed(1)} KB packed`);
    const tarball = join(folder, filename);
    check("publint --strict", bin("publint"), ["run", tarball, "--strict"]);
    const hasLibrary = Object.keys(manifest.exports ?? {}).some((key) => !key.endsWith(".json"));
    if (hasLibrary) check("attw", bin("attw"), [tarball, "--profile", "esm-only"]);
    if (size > MAX_PACKED_BYTES) {
      failures += 1;
      console.log(`  failed  packed size: expected at most ${MAX_PACKED_BYTES} bytes, got ${size}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
