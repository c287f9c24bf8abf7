/**
 * How an index's content came about, as the part `build` of a snapshot: what a later build needs to take over from it.
 *
 * JSON, deflated; read by builds alone. Warnings stand with the file that gave them.
 */
import type { BuildRecord, FileRecord, IndexContent } from "../chunk/content.ts";
import { decodeUtf8, type Parts, packed, unpacked } from "../indexing/indexing.ts";
import type { ParseWarning } from "../parse/document.ts";
import { parseJson } from "./page-record.ts";
import { recordValues } from "./record-values.ts";

const PART = "build";
const { readArray, readCount, readString, damaged } = recordValues(PART);

/** Writes the record down; content without one gives no part. */
export function buildRecordParts(content: IndexContent): [name: string, bytes: Uint8Array][] {
  const build = buildRecordOf(content);
  if (build === undefined) return [];
  const { settings, drift, files } = build;
  const rows = files.map((file) => [
    file.key,
    file.state,
    file.firstDocument,
    file.endDocument - file.firstDocument,
    file.dependencies,
    file.warnings.map(({ code, file, line, reason }) => [code, file, line, reason]),
    file.path,
    file.source,
  ]);
  return [[PART, packed(new TextEncoder().encode(JSON.stringify([settings, drift, rows])))]];
}

/**
 * The record of a content; absent where nobody kept one. An open snapshot's is read at the first call, by builds and not by those
 * who search, whose bundle goes without the reading.
 *
 * @throws ExpodexError SNAPSHOT_CORRUPT
 */
export function buildRecordOf(content: IndexContent): BuildRecord | undefined {
  const record = content.build ?? readRecord(content.parts, content.documents.length);
  if (record !== undefined) content.build = record;
  return record;
}

function readRecord(parts: Parts | undefined, documents: number): BuildRecord | undefined {
  if (parts?.get(PART) === undefined) return undefined;
  const [settings, drift, rows] = readArray(
    parseJson(decodeUtf8(unpacked(parts, PART), PART), PART),
  );
  const files = readArray(rows).map(readArray);
  // Written before files were known by their paths: nothing is taken over from such an index.
  if (files.some(({ length }) => length < FILE_VALUES)) return undefined;
  return {
    settings: readString(settings),
    files: files.map((row) => readFile(row, documents)),
    drift: readCount(drift),
  };
}

/** Values of a file's row. */
const FILE_VALUES = 8;

function readFile(row: readonly unknown[], documents: number): FileRecord {
  const [key, state, first, count, dependencies, warnings, path, source] = row;
  const firstDocument = readCount(first);
  const endDocument = firstDocument + readCount(count);
  if (endDocument > documents) throw damaged();
  return {
    source: readString(source),
    path: readString(path),
    key: readString(key),
    state: readString(state),
    firstDocument,
    endDocument,
    dependencies: readArray(dependencies).map(readString),
    warnings: readArray(warnings).map(readWarning),
  };
}

function readWarning(row: unknown): ParseWarning {
  const [code, file, line, reason] = readArray(row);
  return {
    // A code of another release is passed on as it is: it is shown, and matched by equality alone.
    code: readString(code) as ParseWarning["code"],
    file: readString(file),
    line: readCount(line),
    reason: readString(reason),
  };
}
