/**
 * Asks a source for what the index keeps beside the pages.
 *
 * Responsible for: names, bounds, order, one of each name. Not responsible for: what is in them.
 */
import type { Attachments } from "./chunk/content.ts";
import { throwIfAborted } from "./errors.ts";
import type { ParseWarning } from "./parse/document.ts";
import type { Attachment, Source, SourceOptions } from "./source/source.ts";

/** More is no longer beside the documentation. Expo's has one an SDK, and the manifest of a command. */
export const MAX_ATTACHMENTS = 256;
/** In UTF-16 code units of JSON. Expo's largest has 70,000. */
export const MAX_ATTACHMENT_CHARS = 512 * 1024;
/** Of all together. */
const MAX_ATTACHMENTS_CHARS = 4 * 1024 * 1024;

const NAME = /^[a-z0-9._/-]{1,200}$/u;

/** What a source gave. */
export interface ReadAttachments {
  attachments: Attachments;
  /** One for each that was left out, in order. */
  warnings: ParseWarning[];
}

/**
 * Reads attachments; the first of a name is kept, and they are ordered by name. One that cannot be had stops nothing.
 *
 * @throws ExpodexError ABORTED
 */
export async function readAttachments(
  source: Source,
  options: SourceOptions,
): Promise<ReadAttachments> {
  const warnings: ParseWarning[] = [];
  const warn = (file: string, reason: string) =>
    warnings.push({ code: "MISSING_ATTACHMENT", file, line: 1, reason });
  let given: readonly Attachment[] = [];
  try {
    given =
      (await source.attachments?.({
        ...options,
        onProblem: ({ path, reason }) => warn(path, reason),
      })) ?? [];
  } catch (error) {
    throwIfAborted(options.signal, `indexing ${source.id}`);
    warn(source.id, error instanceof Error ? error.message : String(error));
  }
  const texts = new Map<string, string>();
  let length = 0;
  for (const { name, value } of given) {
    if (!NAME.test(name)) {
      warn(source.id, `${JSON.stringify(name).slice(0, 100)} is no name of an attachment`);
      continue;
    }
    if (texts.has(name)) continue;
    const text = writtenDown(value);
    const fits = text !== undefined && text.length <= MAX_ATTACHMENT_CHARS;
    if (!fits || texts.size >= MAX_ATTACHMENTS || length + text.length > MAX_ATTACHMENTS_CHARS) {
      warn(
        name,
        text === undefined ? "is left out: no JSON" : "is left out: too large, or too many",
      );
      continue;
    }
    texts.set(name, text);
    length += text.length;
  }
  const names = [...texts.keys()].sort();
  return { attachments: { names, text: (name) => texts.get(name) }, warnings };
}

function writtenDown(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // A loop, or a number too large for JSON.
    return undefined;
  }
}
