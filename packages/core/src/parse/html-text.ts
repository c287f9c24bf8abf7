/** The text of HTML inside plain markdown: tags go, what they show stays. */

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  copy: "©",
};

/**
 * Takes the tags off HTML, keeping text and the `alt` of images; comments, styles and scripts are no text.
 * Walks the text once, so that unclosed tags cannot make it slow.
 */
export function htmlText(html: string): string {
  let text = "";
  let position = 0;
  while (position < html.length) {
    const open = html.indexOf("<", position);
    if (open === -1) {
      text += html.slice(position);
      break;
    }
    text += html.slice(position, open);
    const end = endOfTag(html, open);
    if (end === undefined) {
      text += html.slice(open);
      break;
    }
    text += shownBy(html.slice(open, end));
    position = skipsTo(html, open, end);
  }
  return decodeEntities(text);
}

/** Writes named and numeric character references out. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu,
    (all, dec, hex, name) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
      const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

function endOfTag(html: string, open: number): number | undefined {
  if (html.startsWith("<!--", open)) {
    const close = html.indexOf("-->", open + 4);
    return close === -1 ? html.length : close + 3;
  }
  if (!/[a-z/!?]/iu.test(html[open + 1] ?? "")) return undefined;
  const close = html.indexOf(">", open);
  return close === -1 ? undefined : close + 1;
}

function shownBy(tag: string): string {
  if (/^<img\b/iu.test(tag)) return /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/iu.exec(tag)?.[1] ?? "";
  return /^<(?:br|\/?(?:p|div|li|tr|h[1-6]|td|th|summary|details))\b/iu.test(tag) ? " " : "";
}

function skipsTo(html: string, open: number, end: number): number {
  const [, name] = /^<(style|script)\b/iu.exec(html.slice(open, open + 8)) ?? [];
  if (name === undefined) return end;
  const close = name.toLowerCase() === "style" ? /<\/style/giu : /<\/script/giu;
  close.lastIndex = end;
  return close.exec(html)?.index ?? html.length;
}
