/**
 * Adds to `package-lock.json` the builds for other platforms that the registry at hand does not carry.
 *
 * npm leaves an optional package out of the lock when it cannot be fetched, and `npm ci` then refuses the lock. Its
 * exact version is known all the same: the package that wants it names it. Such an entry has no checksum.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** An entry of the lock file, as far as this script reads it. */
interface Entry {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const SYSTEMS = /\b(?:aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)\b/u;
const PROCESSORS = /\b(?:arm64|armv7|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)\b/u;
const EXACT = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/u;

/** Completes a lock file's text; says which entries were added. */
export function completeLock(text: string): { text: string; added: string[] } {
  const lock = JSON.parse(text) as { packages: Record<string, Entry> };
  const added: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!EXACT.test(range) || resolves(lock.packages, path, name, range)) continue;
      const hoisted = `node_modules/${name}`;
      const place = hoisted in lock.packages ? `${path}/${hoisted}` : hoisted;
      lock.packages[place] = foreignBuild(name, range, entry);
      added.push(`${place}@${range}`);
    }
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries(sorted);
  return { text: added.length === 0 ? text : `${JSON.stringify(lock, null, 2)}\n`, added };
}

/** Whether a package finds a dependency of the version by walking up, as Node does. */
function resolves(
  packages: Readonly<Record<string, Entry>>,
  from: string,
  name: string,
  version: string,
): boolean {
  for (let folder = from; ; ) {
    const entry = packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`];
    if (entry !== undefined) return entry.version === version;
    if (folder === "") return false;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")));
  }
}

function foreignBuild(name: string, version: string, wantedBy: Entry): Entry {
  const system = SYSTEMS.exec(name)?.[0];
  const processor = PROCESSORS.exec(name)?.[0];
  const libc = /musl/u.test(name) ? "musl" : /gnu/u.test(name) ? "glibc" : undefined;
  return {
    version,
    ...(processor === undefined ? {} : { cpu: [processor === "armv7" ? "arm" : processor] }),
    ...(wantedBy.dev === true ? { dev: true } : {}),
    ...(libc === undefined || system !== "linux" ? {} : { libc: [libc] }),
    optional: true,
    ...(system === undefined ? {} : { os: [system] }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? "package-lock.json";
  const { text, added } = completeLock(readFileSync(file, "utf8"));
  writeFileSync(file, text);
  console.log(added.length === 0 ? `${file} is complete` : `${file}: added ${added.join(", ")}`);
}
