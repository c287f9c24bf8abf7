/** Makes text that doc comments and schemas hold fit to stand on a page: absolute links, no HTML entities. */

const LINK_END = /\]\(\s*([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?=[\s)])/gu;
const FENCE_OR_CODE = /(`{3,}[\s\S]*?`{3,}|`[^`\n]+`)/u;

/** Makes the links of a piece of markdown absolute; those inside code stay. */
export function absoluteLinks(text: string, link: (address: string) => string): string {
  if (!text.includes("](")) return text;
  return text
    .split(FENCE_OR_CODE)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece.replace(LINK_END, (whole, target: string) =>
            target === "" ? whole : `](${link(target)}`,
          ),
    )
    .join("");
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
