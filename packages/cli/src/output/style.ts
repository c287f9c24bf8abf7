/** Colours and weights for terminals; plain text where they are not wanted. */

/** Puts a weight or colour on a text. */
export type Paint = (text: string) => string;

/** The paints that output uses. */
export interface Style {
  bold: Paint;
  dim: Paint;
  underline: Paint;
  red: Paint;
  green: Paint;
  yellow: Paint;
  cyan: Paint;
}

/** Makes paints that write escape sequences, or leave text as it is. */
export function createStyle(enabled: boolean): Style {
  const paint =
    (open: number, close: number): Paint =>
    (text) =>
      enabled && text !== "" ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    underline: paint(4, 24),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    cyan: paint(36, 39),
  };
}

/** Control characters but tab and line feed, and those that turn the direction of writing round. */
const STEERING = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Puts a space in place of each character that would steer a terminal: documentation is foreign text, and an escape
 * sequence in it could rewrite what stands above. One for one, so that ranges in the text stay right.
 */
export function plain(text: string): string {
  return text.replace(STEERING, " ");
}

/** The same for every text inside a value. */
export function plainValues<T>(value: T): T {
  return mapTexts(value) as T;
}

function mapTexts(value: unknown): unknown {
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map(mapTexts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item)]));
}
