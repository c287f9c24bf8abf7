/**
 * What single files change in what was read before: a plan in the order of a build from nothing.
 *
 *     before    a  b  c  e
 *     changed   put d, put b', remove c
 *     plan      a  b' d  e        a file without a record of its own is parsed, the others are taken over
 *
 * Responsible for: which files stay, and where a new one stands. Not responsible for: reading them.
 */
import type { FileRecord } from "./chunk/content.ts";
import type { ReadItem } from "./read-content.ts";
import type { DocsFile, Source } from "./source/source.ts";

/** Files that come, and paths of files that go. */
export interface FileChanges {
  put: readonly DocsFile[];
  remove: readonly string[];
}

/**
 * Lists the files that an index is about after a change. A file that is put takes the place of the one under its path; a new one
 * stands where sources list it: by path, folder by folder, in the order of UTF-16 code units. Where several have one path, the
 * last counts.
 *
 * @param records the files before, in order
 * @param source where files come from that do not say so themselves
 */
export async function* changedFiles(
  records: readonly FileRecord[],
  { put, remove }: FileChanges,
  source: Source,
): AsyncGenerator<ReadItem, void, undefined> {
  const name = (origin: string, path: string) => `${origin}\n${path}`;
  const removed = new Set(remove.map((path) => name(source.id, path)));
  const changed = new Map(put.map((file) => [name(file.source?.id ?? source.id, file.path), file]));
  const known = new Set(records.map((record) => name(record.source, record.path)));
  const added = [...changed]
    .filter(([file]) => !known.has(file))
    .map(([, file]) => file)
    .sort((a, b) => comparePaths(a.path, b.path));
  let next = 0;
  for (const record of records) {
    while (next < added.length && comparePaths(added[next]!.path, record.path) < 0)
      yield added[next++]!;
    const file = name(record.source, record.path);
    const replacement = changed.get(file);
    if (replacement !== undefined) yield replacement;
    else if (!removed.has(file)) yield record;
  }
  yield* added.slice(next);
}

/** Orders paths folder by folder. */
function comparePaths(a: string, b: string): number {
  const left = a.split("/");
  const right = b.split("/");
  for (const [at, segment] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (segment !== other) return segment < other ? -1 : 1;
  }
  return left.length - right.length;
}
