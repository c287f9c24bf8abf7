/** Makes text that doc comments and schemas hold fit to stand on a page: absolute links, no HTML entities. */

/** Code, which is passed over; a bracket that may open a label; `](` with an address; a bracket that closes none. */
const MARK =
  /`{3,}[\s\S]*?`{3,}|`[^`\n]+`|\[|\]\(\s*([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?=[\s)])|\]/gu;
/** A longer label is cut: what is kept of a link is shorter still. */
const MAX_LABEL_CHARS = 400;

/** Makes the links of a piece of markdown absolute; those inside code stay. `link` is told the label too. */
export function absoluteLinks(
  text: string,
  link: (address: string, label?: string) => string,
): string {
  if (!text.includes("](")) return text;
  const open: number[] = [];
  return text.replace(MARK, (mark: string, address: string | undefined, at: number) => {
    if (mark === "[") open.push(at + 1);
    if (!mark.startsWith("]")) return mark;
    const start = open.pop();
    if (address === undefined || address === "") return mark;
    const label =
      start === undefined ? "" : text.slice(start, Math.min(at, start + MAX_LABEL_CHARS));
    return `](${link(address, label)}`;
  });
}

const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["ndash", "–"],
  ["mdash", "—"],
  ["hellip", "…"],
  ["ge", "≥"],
  ["le", "≤"],
  ["times", "×"],
]);

/** Decodes the HTML entities that doc comments hold. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu,
    (whole, dec, hex, name) => {
      if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
      const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
