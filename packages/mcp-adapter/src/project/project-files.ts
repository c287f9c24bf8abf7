/** Files of a project as they were read, and whether they still are as they were. */
import { readdirSync, readFileSync, statSync } from "node:fs";

/** A lock file of a large repository has some megabytes. */
const MAX_BYTES = 64_000_000;
/** Places that are looked at again; a project has some ten. */
const MAX_WATCHED = 2000;

/** Reads what may be missing, and remembers what it looked at. */
export interface ProjectFiles {
  /** The text of a file; undefined where there is none that can be read. */
  text(path: string): string | undefined;
  /** The same as data; undefined also where it is not JSON. */
  json(path: string): unknown;
  /** Whether a file is there. */
  has(path: string): boolean;
  /** Names of the folders in a folder, sorted. */
  folders(path: string): string[];
  /** Whether everything looked at is as it was: some ten microseconds a place. */
  isUnchanged(): boolean;
}

/** Starts to read. Whatever is missing or broken says nothing, and is somebody else's to report. */
export function createProjectFiles(): ProjectFiles {
  const seen = new Map<string, string>();
  const look = (path: string) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    // An install may put another file there with the time of its package: the number of the file tells.
    const stamp =
      stat === undefined ? "" : `${stat.ino}:${stat.size}:${stat.mtimeMs}:${stat.ctimeMs}`;
    return { stat, stamp };
  };
  const watch = (path: string) => {
    const { stat, stamp } = lookSafely(look, path);
    if (seen.size < MAX_WATCHED && !seen.has(path)) seen.set(path, stamp);
    return stat;
  };
  const files: ProjectFiles = {
    text(path) {
      const stat = watch(path);
      if (stat?.isFile() !== true || stat.size > MAX_BYTES) return undefined;
      try {
        return readFileSync(path, "utf8").replace(/^\uFEFF/u, "");
      } catch {
        return undefined;
      }
    },
    json(path) {
      try {
        return JSON.parse(files.text(path) ?? "");
      } catch {
        return undefined;
      }
    },
    has: (path) => watch(path)?.isFile() === true,
    folders(path) {
      if (watch(path)?.isDirectory() !== true) return [];
      try {
        const entries = readdirSync(path, { withFileTypes: true });
        return entries
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => name)
          .sort();
      } catch {
        return [];
      }
    },
    isUnchanged() {
      for (const [path, stamp] of seen) if (lookSafely(look, path).stamp !== stamp) return false;
      return true;
    },
  };
  return files;
}

type Look = (path: string) => { stat: ReturnType<typeof statSync> | undefined; stamp: string };

/** A place that may not be looked at is as good as none. */
function lookSafely(look: Look, path: string): ReturnType<Look> {
  try {
    return look(path);
  } catch {
    return { stat: undefined, stamp: "" };
  }
}

/** A field of what may be no object. */
export function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** The same where it is a text. */
export function textField(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === "string" ? found : undefined;
}
