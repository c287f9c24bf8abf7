/**
 * Reads an access log from its first line to its last, and names what is not as it was written.
 *
 * | what was done | what shows it |
 * | --- | --- |
 * | a line changed | its hash |
 * | a line taken out or put in, lines swapped | the hash and the number of the next one |
 * | lines taken off the end | the head, which counts further |
 * | files swapped, renamed or taken away | the number and the earlier hash in their first lines |
 * | all of it written anew | the key, or an anchor that was kept elsewhere |
 *
 * Responsible for: finding. Not responsible for: mending, which there is none of.
 */
import { resolve } from "node:path";
import { throwIfAborted } from "@expodex/core/read";
import { storeFailure } from "../disk/store-failure.ts";
import { deriveSecret } from "../keys/derive-secret.ts";
import type { KeyProvider } from "../keys/key-provider.ts";
import {
  type LogHead,
  logFileName,
  logFileNumbers,
  logKey,
  openLogFile,
  readHead,
  systemCode,
} from "./log-files.ts";
import { chainHash, type LineFacts, NO_HASH, readLine } from "./log-line.ts";
import { readLines } from "./read-lines.ts";

/** How a log is verified. */
export interface VerifyAccessLogOptions {
  /** Gives the keys that the log is hashed under. @default none: a log under a key raises STORE_KEY */
  keys?: KeyProvider;
  /** What an earlier verification gave as `head`, kept where nobody who can write the log can write: the log must still hold it. */
  anchor?: LogAnchor;
  /** Stops the work; the call raises ABORTED. */
  signal?: AbortSignal;
}

/** A line of the log, by which it can be told later whether the log still holds it. */
export interface LogAnchor {
  seq: number;
  hash: string;
}

/** Something that is not as it was written. */
export interface LogProblem {
  /** Name of the file in the folder. */
  file: string;
  /** 1-based; absent where it is about the file as a whole. */
  line?: number;
  /** A sentence for people. */
  reason: string;
}

/** What was found. */
export interface VerifyAccessLogResult {
  ok: boolean;
  /** In the order of the log, at most 100; the first is the first bad line. */
  problems: LogProblem[];
  files: number;
  lines: number;
  requests: number;
  /** Entries that could not be written when they came in; the log says so itself. */
  lost: number;
  /** The last line: note it elsewhere to pass it as `anchor` later. Absent in an empty log. */
  head?: LogAnchor;
  /** Whether lines are hashed under a key up to the end. */
  keyed: boolean;
  /** `gone`: the anchor's line was in a file that was let go in its time. Absent without an anchor. */
  anchor?: "found" | "gone" | "missing";
}

const MAX_PROBLEMS = 100;
const HEAD_FILE = "head.json";
/** A file may be let go while the log is read; then it is read anew. */
const ATTEMPTS = 3;

/**
 * Verifies the access log of a folder. It may be written meanwhile.
 *
 * @throws ExpodexError STORE_KEY, STORE_FAILED where it cannot be read, ABORTED
 */
export async function verifyAccessLog(
  folder: string,
  options: VerifyAccessLogOptions = {},
): Promise<VerifyAccessLogResult> {
  const place = resolve(folder);
  for (let attempt = 1; ; attempt += 1)
    try {
      return await verifyOnce(place, options);
    } catch (error) {
      if (systemCode(error) !== "ENOENT" || attempt === ATTEMPTS)
        throw storeFailure(place, undefined, error);
    }
}

/** What is known while lines are read. */
interface Walk {
  result: VerifyAccessLogResult;
  previous: LogAnchor;
  secret: Uint8Array | undefined;
  /** The id of the key of the file that is read. */
  keyId: string | undefined;
  /** The highest number of a file that the log itself let go. */
  droppedFile: number;
}

async function verifyOnce(
  folder: string,
  { keys, anchor, signal }: VerifyAccessLogOptions,
): Promise<VerifyAccessLogResult> {
  // Before the files: what is written meanwhile stands behind it.
  const head = await readHead(folder, keys);
  const numbers = await logFileNumbers(folder);
  const result: VerifyAccessLogResult = {
    ok: true,
    problems: [],
    files: numbers.length,
    lines: 0,
    requests: 0,
    lost: 0,
    keyed: false,
  };
  const previous = { seq: 0, hash: NO_HASH };
  const walk: Walk = { result, previous, secret: undefined, keyId: undefined, droppedFile: 0 };
  const problem = (file: string, line: number | undefined, reason: string) =>
    addProblem(result, { file, ...(line === undefined ? {} : { line }), reason });
  const { seq: headSeq, hash: headHash } = typeof head === "object" ? head : previous;
  let sawHead = headSeq === 0;
  let sawAnchor = false;
  let firstSeq: number | undefined;

  for (const [index, number] of numbers.entries()) {
    const name = logFileName(number);
    if (index > 0 && number !== numbers[index - 1]! + 1)
      problem(name, undefined, "the file before it is missing");
    const file = await openLogFile(folder, number);
    try {
      let line = 0;
      for await (const { text, isWhole } of readLines(file)) {
        throwIfAborted(signal, folder);
        line += 1;
        if (!isWhole) {
          // Being written at this moment, or left by a writer that was killed: nobody was told that it is there.
          const isTail = index === numbers.length - 1 && sawHead;
          if (!isTail) problem(name, line, "the line has no end");
          break;
        }
        const read = readLine(text);
        if (!("facts" in read)) {
          problem(name, line, "it is no line of the log");
          continue;
        }
        const { facts, hash } = read;
        if (line === 1) await openFile(walk, facts, { folder, name, number, index, keys });
        firstSeq ??= facts.seq;
        const reason = reasonOf(walk, facts, read.body, hash, line);
        if (reason !== undefined) problem(name, line, reason);
        walk.previous = { seq: facts.seq, hash };
        if (facts.seq === headSeq && hash === headHash) sawHead = true;
        if (facts.seq === anchor?.seq && hash === anchor.hash) sawAnchor = true;
        count(walk, facts);
      }
    } finally {
      await file.close();
    }
  }

  const [first] = numbers;
  if (first !== undefined && first > walk.droppedFile + 1)
    problem(logFileName(first), undefined, "files before it are missing");
  result.keyed = walk.secret !== undefined;
  endOfLog(walk, head, sawHead, problem);
  if (walk.previous.seq > 0) result.head = walk.previous;
  if (anchor !== undefined) {
    const isGone = firstSeq !== undefined && anchor.seq < firstSeq;
    result.anchor = sawAnchor ? "found" : isGone ? "gone" : "missing";
    if (result.anchor === "missing")
      problem(HEAD_FILE, undefined, `the log does not hold line ${anchor.seq} of the anchor`);
  }
  result.ok = result.problems.length === 0;
  return result;
}

/** Takes in what the first line of a file says of it. */
async function openFile(
  walk: Walk,
  { kind, key, previous, seq, file }: LineFacts,
  at: {
    folder: string;
    name: string;
    number: number;
    index: number;
    keys: KeyProvider | undefined;
  },
): Promise<void> {
  const { folder, name, number, index, keys } = at;
  if (kind !== "opened") return;
  const problem = (reason: string) => addProblem(walk.result, { file: name, line: 1, reason });
  if (file !== number) problem(`it began the file ${String(file).slice(0, 20)}`);
  const keyId = typeof key === "string" ? key : undefined;
  if (walk.keyId !== undefined && keyId === undefined) problem("the lines are under a key no more");
  walk.keyId = keyId;
  walk.secret =
    keyId === undefined ? undefined : deriveSecret(await logKey(folder, name, keyId, keys), "log");
  // Where earlier files were let go, the log begins with what this one says.
  if (index === 0 && typeof previous === "string") walk.previous = { seq: seq - 1, hash: previous };
}

/** Why a line is not the one that follows. */
function reasonOf(
  { previous, secret }: Walk,
  facts: LineFacts,
  body: string,
  hash: string,
  line: number,
): string | undefined {
  if (line === 1 && facts.kind !== "opened") return "the beginning of the file is missing";
  if (facts.seq !== previous.seq + 1)
    return `it is number ${facts.seq}, where ${previous.seq + 1} follows: lines are missing or surplus`;
  if (hash !== chainHash(previous.hash, body, secret))
    return "its hash does not fit: this line or the one before was changed";
  if (typeof facts.broken === "string") return `written here: ${facts.broken.slice(0, 200)}`;
  return undefined;
}

function count(walk: Walk, { kind, count: lost, file }: LineFacts): void {
  const { result } = walk;
  result.lines += 1;
  if (kind === "request") result.requests += 1;
  if (kind === "lost" && typeof lost === "number") result.lost += lost;
  if (kind === "dropped" && typeof file === "number")
    walk.droppedFile = Math.max(walk.droppedFile, file);
}

/** Holds the end against what the head says. */
function endOfLog(
  { previous, keyId, result }: Walk,
  head: LogHead | undefined | "damaged",
  sawHead: boolean,
  problem: (file: string, line: number | undefined, reason: string) => void,
): void {
  if (head === undefined && result.files === 0) return;
  if (head === undefined || head === "damaged")
    problem(HEAD_FILE, undefined, `the head of the log is ${head ?? "missing"}`);
  else if (previous.seq < head.seq)
    problem(
      logFileName(Math.max(1, head.file)),
      undefined,
      `the log ends at line ${previous.seq}, where ${head.seq} were written: the end was taken off`,
    );
  else if (!sawHead) problem(HEAD_FILE, undefined, "the log does not hold the line of its head");
  else if (keyId !== undefined && head.keyId === undefined)
    problem(HEAD_FILE, undefined, "the head is not under the key of the log");
}

function addProblem({ problems }: VerifyAccessLogResult, problem: LogProblem): void {
  if (problems.length < MAX_PROBLEMS) problems.push(problem);
}
