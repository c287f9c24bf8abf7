/**
 * What the index keeps beside the pages, as parts of a snapshot: `attachments` lists them, `attachment.<n>` holds one.
 *
 *     attachments     [["app-config-schema/56", 0], ["app-config-schema/57", 0], ["eas-cli/manifest", 1]]
 *     attachment.0    JSON, deflated; equal ones are kept once
 */
import type { Attachments, IndexContent } from "../chunk/content.ts";
import { corruptPart, decodeUtf8, type Parts, packed, unpacked } from "../indexing/indexing.ts";
import { parseJson } from "./page-record.ts";

const LIST = "attachments";
const partOf = (number: number) => `attachment.${number}`;

/** Writes attachments down; content without any gives no part. */
export function attachmentParts({
  attachments,
}: IndexContent): [name: string, bytes: Uint8Array][] {
  const names = attachments?.names ?? [];
  if (attachments === undefined || names.length === 0) return [];
  const numbers = new Map<string, number>();
  const rows = names.map((name) => {
    const text = attachments.text(name) ?? "null";
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return [name, number];
  });
  const utf8 = new TextEncoder();
  return [
    [LIST, packed(utf8.encode(JSON.stringify(rows)))],
    ...[...numbers].map(([text, number]): [string, Uint8Array] => [
      partOf(number),
      packed(utf8.encode(text)),
    ]),
  ];
}

/**
 * Opens attachments: their names at once, each text when it is asked for.
 *
 * @throws ExpodexError SNAPSHOT_CORRUPT
 */
export function openAttachments(parts: Parts): Attachments | undefined {
  if (parts.get(LIST) === undefined) return undefined;
  const rows = parseJson(decodeUtf8(unpacked(parts, LIST), LIST), LIST);
  if (!Array.isArray(rows)) throw corruptPart(LIST, "no list");
  const numbers = new Map<string, number>();
  for (const row of rows as unknown[]) {
    const [name, number] = Array.isArray(row) ? (row as unknown[]) : [];
    if (typeof name !== "string" || typeof number !== "number")
      throw corruptPart(LIST, "no list of names and numbers");
    numbers.set(name, number);
  }
  return {
    names: [...numbers.keys()],
    text(name) {
      const number = numbers.get(name);
      if (number === undefined) return undefined;
      const part = partOf(number);
      const text = decodeUtf8(unpacked(parts, part), part);
      // What is asked for must not end in an error of the language.
      parseJson(text, part);
      return text;
    },
  };
}
