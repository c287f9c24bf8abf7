/** Who a process is, so that another can tell whether it still runs. */
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";

/** A process, as it is written into files that it holds. */
export interface ProcessIdentity {
  pid: number;
  /** The machine's name, for people. */
  host: string;
  /**
   * The space in which the number means this process: the machine, its start, and the container where there is one. Two
   * containers may have one name and one number each for processes that cannot see each other.
   */
  space: string;
  /** When it began, in a unit of the system's own; `undefined` where the system does not tell. Numbers are given out again. */
  began?: string;
}

/** This process. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
  const space = await readlink("/proc/self/ns/pid").catch(() => "");
  const began = (await accountOf(process.pid))?.began;
  return {
    pid: process.pid,
    host: hostname(),
    space: [hostname(), boot.trim(), space].join("/"),
    ...(began === undefined ? {} : { began }),
  };
}

/**
 * Whether a process runs: `unknown` where it lives in another space, of which this one sees nothing.
 *
 * @param own of this process
 */
export async function livenessOf(
  other: ProcessIdentity,
  own: ProcessIdentity,
): Promise<"alive" | "dead" | "unknown"> {
  if (other.space !== own.space) return "unknown";
  if (!isAlive(other.pid)) return "dead";
  const account = await accountOf(other.pid);
  if (account === undefined) return "alive";
  const isAnother = other.began !== undefined && account.began !== other.began;
  return isAnother || ENDED.has(account.state) ? "dead" : "alive";
}

/** States of a process that has ended and whose parent has not asked how, as in a container whose first process asks for none. */
const ENDED = new Set(["Z", "X", "x"]);

/** Whether a process of this number runs. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return Object(error).code === "EPERM";
  }
}

/** What Linux says of a process: its state, the third field, and when it began, the 22nd. The second is its name, which may hold spaces. */
async function accountOf(pid: number): Promise<{ state: string; began: string } | undefined> {
  const account = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = account.slice(account.lastIndexOf(")") + 2).split(" ");
  const [state, began] = [fields[0], fields[19]];
  return state === undefined || began === undefined ? undefined : { state, began };
}
