/**
 * Everything that may be suggested to one SDK's readers: titles, packages, symbols and headings, each once.
 *
 * Responsible for: which names there are, which of several places of a name is taken, and their order.
 * Not responsible for: finding them by what was typed (`prefix-index.ts`).
 */
import type { SearchIndex } from "../indexing/indexing.ts";
import type { LinkGraph } from "../recommend/recommend.ts";
import type { Sdk } from "../sdk.ts";
import type { SuggestionKind } from "./result.ts";

/** A name with its place. */
export interface Label {
  text: string;
  kind: SuggestionKind;
  document: number;
  anchor: string;
  /** Where in the text a match counts as one from the beginning, beside 0: behind `expo-`, behind a symbol's owner. */
  shortStart: number;
}

/** Names in the index of one SDK at the most, those of the pages that most link to first. */
const MAX_LABELS = 200_000;

const ORDER: readonly SuggestionKind[] = ["page", "package", "symbol", "heading"];
/** Titles and packages come together. */
const GROUPS: Readonly<Record<SuggestionKind, number>> = {
  page: 0,
  package: 0,
  symbol: 1,
  heading: 2,
};

/** Lists the names that an SDK's readers see, the best first. */
export function listLabels(
  { content, view }: SearchIndex,
  links: LinkGraph,
  sdk: Sdk | undefined,
): Label[] {
  const { holds } = view(sdk);
  const { documents } = content;
  const pages: number[] = [];
  for (let number = 0; number < documents.length; number++)
    if (holds[number] === 1) pages.push(number);
  const inbound = new Map(pages.map((number) => [number, links.to(number).length]));
  const popularity = (number: number) => inbound.get(number) ?? 0;
  const byPopularity = (a: number, b: number) => popularity(b) - popularity(a) || a - b;

  const labels = new Map<string, Label>();
  // A name that stands on several pages is that of the page that most link to; titles lead to pages of their own.
  const add = (label: Label) => {
    const own = label.kind === "page" ? ` ${label.document}` : "";
    const key = `${label.kind} ${label.text.toLowerCase()}${own}`;
    if (label.text !== "" && labels.size < MAX_LABELS && !labels.has(key)) labels.set(key, label);
  };
  for (const document of pages.sort(byPopularity)) {
    const { title, packageName, sections, firstSymbol, endSymbol, kind } = documents[document]!;
    add({ text: title, kind: "page", document, anchor: "", shortStart: 0 });
    if (packageName !== undefined && kind === "api") {
      const shortStart = /^(?:@expo\/|expo-)/u.exec(packageName)?.[0].length ?? 0;
      add({ text: packageName, kind: "package", document, anchor: "", shortStart });
    }
    const describing = new Set<number>();
    for (let at = firstSymbol; at < endSymbol; at++) {
      const { symbol, section } = content.symbolPlacements[at]!;
      const { qualifiedName } = content.symbols[symbol]!;
      describing.add(section);
      add({
        text: qualifiedName,
        kind: "symbol",
        document,
        anchor: sections[section]?.anchor ?? "",
        shortStart: qualifiedName.lastIndexOf(".") + 1,
      });
    }
    for (let section = 1; section < sections.length; section++) {
      if (describing.has(section)) continue;
      const { title: text, anchor } = sections[section]!;
      add({ text, kind: "heading", document, anchor, shortStart: 0 });
    }
  }
  return [...labels.values()].sort(
    (a, b) =>
      GROUPS[a.kind] - GROUPS[b.kind] ||
      popularity(b.document) - popularity(a.document) ||
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      a.text.length - b.text.length ||
      (a.text < b.text ? -1 : a.text > b.text ? 1 : a.document - b.document),
  );
}
