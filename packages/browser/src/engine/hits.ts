/** Writes ranked pages out as hits. */
import { analyze, excerptOfText, type Matches, withSdk } from "@expodex/core/parts";
import type { DocumentKind } from "@expodex/core/read";
import type { DocsSearchHit } from "../client/result.ts";
import type { Manifest } from "../format/manifest.ts";
import { plainOf } from "../format/shown-text.ts";
import type { ChunkText } from "../format/text-block.ts";
import type { Pages } from "./pages.ts";
import type { RankedPage } from "./rank.ts";
import { pathIn, sdkAt } from "./release-path.ts";

/** Length of excerpts in characters. */
const EXCERPT_LENGTH = 280;

/** What hits of one search have in common. */
export interface HitContext {
  manifest: Manifest;
  pages: Pages;
  /** Place of the release that is searched in the manifest's list; −1 for all. */
  sdk: number;
  matches: Matches;
}

/** Writes a page out; without its text where that is not there. */
export function hitOf(
  { manifest, pages, sdk, matches }: HitContext,
  { page, chunk, score }: RankedPage,
  text: ChunkText | undefined,
): DocsSearchHit {
  const entry = pages.entries[page]!;
  const { sdks: ofChunk } = pages.chunks[chunk]!;
  const shown = entry.sdks === 0 ? -1 : sdk >= 0 ? sdk : firstBit(ofChunk);
  const symbol = text === undefined ? undefined : namedSymbol(text, matches);
  const anchorIn = (release: number) => {
    if (text === undefined) return "";
    const other = text.otherAnchors.find(([own]) => own === release);
    return symbol?.anchor || (other?.[1] ?? text.anchor);
  };
  const urlIn = (release: number, anchor: string) => {
    const path = pathIn(manifest, entry.path, release);
    return `${manifest.site}${path}${anchor === "" ? "" : `#${anchor}`}`;
  };
  const sdks = ofMask(manifest.sdks, entry.sdks);
  const urls: Record<string, string> = {};
  for (const release of sdks) {
    const place = manifest.sdks.indexOf(release);
    // A release that lacks the chunk may have the page.
    urls[release] = urlIn(place, holds(ofChunk, place) ? anchorIn(place) : "");
  }
  const anchor = anchorIn(shown);
  const markdown = text === undefined ? undefined : withSdk(text.text, sdkAt(manifest, shown));
  const heading = text?.headings.at(-1) ?? entry.title;
  return {
    path: pathIn(manifest, entry.path, shown),
    url: urlIn(shown, anchor),
    title: entry.title,
    headings: text?.headings ?? [],
    anchor,
    kind: manifest.kinds[entry.kind] as DocumentKind,
    ...(shown < 0 ? {} : { sdk: manifest.sdks[shown]! }),
    sdks,
    urls,
    platforms: ofMask(manifest.platforms, entry.platforms),
    ...(entry.packageName === "" ? {} : { packageName: entry.packageName }),
    ...(symbol === undefined ? {} : { symbol: symbol.name }),
    ...(markdown === undefined ? {} : { ...shownText(markdown, matches, heading) }),
    score,
  };
}

function shownText(markdown: string, matches: Matches, heading: string) {
  const { text, highlights } = excerptOfText(plainOf(markdown), matches, EXCERPT_LENGTH, heading);
  return { excerpt: { text, highlights }, preview: { markdown } };
}

/** The symbol of a chunk that the query names, the rarest of several; else its first. */
function namedSymbol({ symbols }: ChunkText, matches: Matches) {
  const [first] = symbols;
  let named = first === undefined ? undefined : { name: first[0], anchor: "" };
  let most = 0;
  for (const [name, anchor] of symbols) {
    const [whole] = analyze(name.slice(name.lastIndexOf(".") + 1));
    const weight = matches.get(whole ?? "")?.weight ?? 0;
    if (weight <= most) continue;
    most = weight;
    named = { name, anchor };
  }
  return named;
}

const holds = (mask: number, place: number) => (mask & (1 << place)) !== 0;

/** Those of a list whose bits are set. */
const ofMask = (list: readonly string[], mask: number) =>
  list.filter((_, place) => holds(mask, place));

const firstBit = (mask: number) => (mask === 0 ? -1 : 31 - Math.clz32(mask & -mask));
