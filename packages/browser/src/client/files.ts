/**
 * Gives the engine the files of an index: those that are kept, else from the server.
 *
 *     wanted ─► under way? ─► kept? ─► queue ─► server ─► checksum ─┬─► kept, given
 *                                                                   └─► once more, past every cache ─► given, or SHARD_FAILED
 *
 * Responsible for: one request a file, however many wait for it; integrity; keeping. Not responsible for: the manifest (`manifest-file.ts`).
 *
 * A request that has begun is not stopped when a search is: files are small, and the next keystroke mostly needs them.
 */
import { aborted, type ExpodexError, isExpodexError } from "@expodex/core/parts";
import type { ByteRange, ReadRanges } from "../engine/packed.ts";
import type { ReadFiles } from "../engine/read-files.ts";
import { unframed } from "../format/frame.ts";
import type { FileCache } from "./file-cache.ts";
import { failed, type Request } from "./request.ts";
import { createQueue, untilAborted } from "./waiting.ts";

/** Files of an index, the manifest left out. */
export interface Files {
  read: ReadFiles;
  readRanges: ReadRanges;
}

/** What is given for a file. */
type Found = Uint8Array | ExpodexError;

/** A file, or a part of one. */
interface Wanted {
  /** Names it among all, in the cache too. */
  key: string;
  path: string;
  range?: ByteRange;
}

/** A file that is being read. */
interface UnderWay {
  found: Promise<Found>;
  /** Callers that wait for it. A file that nobody waits for any more is not asked for. */
  waiting: number;
}

/** The parts of long identifiers in one round. Over HTTP/1.1 browsers keep to six by themselves; over HTTP/2 they need not. */
const AT_ONCE = 16;
/** More parts than these are no search: they are loaded ahead, in runs of parts that lie side by side. */
const MAX_SINGLE_RANGES = 60;
const MAX_RUN_BYTES = 512 * 1024;

/** Makes what reads files. */
export function createFiles(request: Request, cache: FileCache): Files {
  const underWay = new Map<string, UnderWay>();
  const queue = createQueue(AT_ONCE);
  /** Files that came whole though parts were asked for, by path. An index has one. */
  const wholes = new Map<string, Promise<Uint8Array>>();

  async function readAll(wanted: readonly Wanted[], signal?: AbortSignal): Promise<Found[]> {
    const entries = wanted.map((one) => {
      const entry = underWay.get(one.key) ?? start(one);
      entry.waiting++;
      return entry;
    });
    try {
      return await untilAborted(Promise.all(entries.map(({ found }) => found)), signal, "search");
    } finally {
      for (const entry of entries) entry.waiting--;
    }
  }

  function start(wanted: Wanted): UnderWay {
    const entry: UnderWay = { waiting: 0, found: Promise.resolve(new Uint8Array()) };
    entry.found = readOne(wanted, () => entry.waiting > 0).finally(() => {
      if (underWay.get(wanted.key) === entry) underWay.delete(wanted.key);
    });
    // Whoever waited may have given up.
    entry.found.catch(() => undefined);
    underWay.set(wanted.key, entry);
    return entry;
  }

  async function readOne(wanted: Wanted, isWanted: () => boolean): Promise<Found> {
    try {
      const kept = await cache.get(wanted.key);
      if (kept !== undefined && isWhole(kept, wanted.path)) return kept;
      return await queue(async () => {
        if (!isWanted()) {
          // At once, so that nobody joins what was given up.
          underWay.delete(wanted.key);
          return aborted(wanted.path, "nobody who waits for it");
        }
        // Names of files say what they hold, so that a copy of any age is good.
        const bytes = await ask(wanted, kept === undefined ? "force-cache" : "reload");
        const good = isWhole(bytes, wanted.path) ? bytes : await ask(wanted, "reload");
        unframed(good, wanted.path);
        cache.put(wanted.key, good);
        return good;
      });
    } catch (error) {
      if (isExpodexError(error, "FILE_DAMAGED")) {
        return failed(wanted.path, "damaged", "other bytes than were written", {}, error);
      }
      if (isExpodexError(error)) return error;
      throw error;
    }
  }

  async function ask({ path, range }: Wanted, how: RequestCache): Promise<Uint8Array> {
    if (range === undefined) return (await request(path, { cache: how })).bytes;
    const known = wholes.get(path);
    if (known !== undefined && how !== "reload") return (await known).slice(...range);
    const { bytes, isWhole: isAll } = await request(path, {
      // Past the browser's own cache, in which Chromium lets parts of one address wait for each other.
      cache: "no-store",
      range,
      whole(read) {
        const whole = wholes.get(path) ?? read();
        wholes.set(path, whole);
        whole.catch(() => wholes.delete(path));
        return whole;
      },
    });
    return isAll ? bytes.slice(...range) : bytes;
  }

  /** Reads many parts: those that are not kept in few requests, each for parts that lie side by side. */
  async function readRuns(path: string, ranges: readonly ByteRange[]): Promise<Found[]> {
    const parts = ranges.map((range) => ({ key: keyOf(path, range), path, range }));
    const missing: typeof parts = [];
    for (const part of parts) if (!(await cache.has(part.key))) missing.push(part);
    const runs: { range: ByteRange; parts: typeof parts }[] = [];
    for (const part of missing.sort((a, b) => a.range[0] - b.range[0])) {
      const run = runs.at(-1);
      const [start, end] = part.range;
      if (run !== undefined && run.range[1] === start && end - run.range[0] <= MAX_RUN_BYTES) {
        run.range[1] = end;
        run.parts.push(part);
      } else {
        runs.push({ range: [start, end], parts: [part] });
      }
    }
    const found = new Map<string, Found>();
    const readRun = async ({ range, parts: held }: (typeof runs)[number]) => {
      try {
        const bytes = await ask({ key: path, path, range }, "force-cache");
        for (const { key, range: part } of held) {
          const own = bytes.slice(part[0] - range[0], part[1] - range[0]);
          if (!isWhole(own, path)) continue;
          cache.put(key, own);
          found.set(key, own);
        }
      } catch (error) {
        if (!isExpodexError(error)) throw error;
        for (const { key } of held) found.set(key, error);
      }
    };
    await Promise.all(runs.map((run) => queue(() => readRun(run))));
    // Those that are kept, and those that came damaged.
    const rest = parts.filter(({ key }) => !found.has(key));
    for (const [at, one] of (await readAll(rest)).entries()) found.set(rest[at]!.key, one);
    return parts.map(({ key }) => found.get(key)!);
  }

  const keyOf = (path: string, [start, end]: ByteRange) => `${path}?${start}-${end}`;

  return {
    read: (paths, signal) =>
      readAll(
        paths.map((path) => ({ key: path, path })),
        signal,
      ),
    readRanges: (path, ranges, signal) =>
      ranges.length > MAX_SINGLE_RANGES
        ? untilAborted(readRuns(path, ranges), signal, "search")
        : readAll(
            ranges.map((range) => ({ key: keyOf(path, range), path, range })),
            signal,
          ),
  };
}

function isWhole(bytes: Uint8Array, path: string): boolean {
  try {
    unframed(bytes, path);
    return true;
  } catch {
    return false;
  }
}
