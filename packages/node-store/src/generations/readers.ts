/**
 * Pins: what says that a reader holds a generation, so that it is not collected under it.
 *
 *     readers/4711-3f9a1c02.json   {"pid":4711,"host":"box",…,"generation":"20261121t…"}
 *
 * A pin lives as long as its process: one that was killed leaves its pin behind, which the next collection takes away. A process
 * of another machine or container cannot be looked for; its pin counts for an hour after it was last touched.
 *
 * Responsible for: pins in a folder. They need not outlast the power, so nothing is synced. Not responsible for: what is collected.
 */
import { randomBytes } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { livenessOf, type ProcessIdentity } from "../disk/process-identity.ts";

/** The folder of the pins, in the store's. */
const READERS = "readers";

/** How long a pin of another machine counts after it was touched, and how often who holds one touches it. */
const FOREIGN_MS = 3_600_000;
const TOUCH_MS = 600_000;

/** The pins of a folder. */
export interface Pins {
  /** Holds a generation; returns what lets it go. A folder that cannot be written is held by nobody, and nothing is collected in it either. */
  hold(id: string): () => void;
  /** Generations that live readers hold; pins of dead ones are taken away. */
  held(): Promise<Set<string>>;
  /** Lets go of everything that is held through this. */
  close(): void;
}

/** Opens the pins of a folder. @param own this process @param now milliseconds since 1970 */
export function pinsIn(folder: string, own: ProcessIdentity, now: () => number = Date.now): Pins {
  const readers = join(folder, READERS);
  const open = new Map<string, ReturnType<typeof setInterval>>();
  const release = (path: string) => {
    const touching = open.get(path);
    if (touching === undefined) return;
    clearInterval(touching);
    open.delete(path);
    quietly(() => unlinkSync(path));
  };
  return {
    hold(id) {
      const path = join(readers, `${process.pid}-${randomBytes(8).toString("hex")}.json`);
      const pin = JSON.stringify({ ...own, generation: id });
      const isWritten = quietly(() => {
        quietly(() => mkdirSync(readers, { mode: 0o700 }));
        writeFileSync(path, pin, { flag: "wx", mode: 0o600 });
      });
      if (!isWritten) return () => {};
      const touching = setInterval(() => {
        const seconds = now() / 1000;
        quietly(() => utimesSync(path, seconds, seconds));
      }, TOUCH_MS);
      touching.unref();
      open.set(path, touching);
      return () => release(path);
    },
    async held() {
      const ids = new Set<string>();
      for (const name of namesIn(readers)) {
        const path = join(readers, name);
        const pin = readPin(path);
        if (!(await isLive(pin, own, path, now()))) quietly(() => unlinkSync(path));
        else if (pin !== undefined) ids.add(pin.generation);
      }
      return ids;
    },
    close() {
      for (const path of [...open.keys()]) release(path);
    },
  };
}

type Pin = ProcessIdentity & { generation: string };

/** `undefined` where it is being written, or is none. */
function readPin(path: string): Pin | undefined {
  try {
    if (!lstatSync(path).isFile()) return undefined;
    const pin = JSON.parse(readFileSync(path, "utf8")) as Partial<Pin>;
    const { generation, space, pid } = pin;
    if (typeof generation !== "string" || typeof space !== "string" || !Number.isInteger(pid))
      return undefined;
    return pin as Pin;
  } catch {
    return undefined;
  }
}

async function isLive(
  pin: Pin | undefined,
  own: ProcessIdentity,
  path: string,
  now: number,
): Promise<boolean> {
  const liveness = pin === undefined ? "unknown" : await livenessOf(pin, own);
  if (liveness !== "unknown") return liveness === "alive";
  try {
    return now - lstatSync(path).mtimeMs < FOREIGN_MS;
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return lstatSync(folder).isDirectory() ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}

/** Whether it went well. Pins are a courtesy: whoever cannot give it reads all the same. */
function quietly(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
