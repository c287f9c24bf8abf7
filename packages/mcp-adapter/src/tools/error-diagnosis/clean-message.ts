/** Takes the message out of a pasted log: what says what went wrong, without what differs from machine to machine. */
import { withoutErrorNoise } from "@expodex/core/read";

/** Colours and cursor movements of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
const ESCAPES = /\u001b(?:\[[\d;?]{0,20}[A-Za-z]|\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\))/gu;
const TELLING =
  /error|fail|cannot|can't|could not|couldn't|unable|undefined|not found|missing|invalid|exception|denied|refused|mismatch|incompatible|unsupported|crash|warn|violation|unexpected|no such|does not|doesn't|not (?:a|supported|available|installed|defined)/iu;
const MAX_LINES = 6;
const MAX_LENGTH = 400;

/** The message of a log: its telling lines in their order, each once, at most 400 characters. */
export function cleanMessage(log: string): string {
  const text = withoutErrorNoise(log.replace(ESCAPES, "").replace(/\r\n?/gu, "\n"));
  const seen = new Set<string>();
  const lines = text
    .split("\n")
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => {
      const key = line.toLowerCase();
      if (!/[\p{L}\p{N}]/u.test(line) || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  const telling = lines.filter((line) => TELLING.test(line));
  const kept = (telling.length > 0 && lines.length > 3 ? telling : lines).slice(0, MAX_LINES);
  const message = kept.join("\n");
  if (message.length <= MAX_LENGTH) return message;
  const cut = message.slice(0, MAX_LENGTH);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), MAX_LENGTH / 2));
}
