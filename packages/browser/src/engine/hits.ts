/** Writes ranked pages out as hits. */
import {
  analyze,
  excerptOfText,
  type Matches,
  parseSdk,
  sdkSegment,
  withSdk,
} from "@expodex/core/parts";
import type { DocumentKind } from "@expodex/core/read";
import type { DocsSearchHit } from "../client/result.ts";
import type { Manifest } from "../format/manifest.ts";
import { plainOf } from "../format/shown-text.ts";
import type { ChunkText } from "../format/text-block.ts";
import type { Pages } from "./pages.ts";
import type { RankedPage } from "./rank.ts";

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
  const releases = manifest.sdks
    .map((_, place) => place)
    .filter((place) => (entry.sdks & (1 << place)) !== 0);
  const urls: Record<string, string> = {};
  for (const release of releases) {
    // A release that lacks the chunk may have the page.
    const holds = (ofChunk & (1 << release)) !== 0;
    urls[manifest.sdks[release]!] = urlIn(release, holds ? anchorIn(release) : "");
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
    sdks: releases.map((release) => manifest.sdks[release]!),
    urls,
    platforms: manifest.platforms.filter((_, place) => (entry.platforms & (1 << place)) !== 0),
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
  let most = 0;
  let named: { name: string; anchor: string } | undefined;
  for (const [name, anchor] of symbols) {
    const [whole] = analyze(name.slice(name.lastIndexOf(".") + 1));
    const weight = matches.get(whole ?? "")?.weight ?? 0;
    if (weight <= most) continue;
    most = weight;
    named = { name, anchor };
  }
  const first = symbols[0];
  return named ?? (first === undefined ? undefined : { name: first[0], anchor: "" });
}

/** The path of a page in another release. */
function pathIn(manifest: Manifest, path: string, release: number): string {
  const sdk = sdkAt(manifest, release);
  if (sdk === undefined) return path;
  return path.replace(/^\/versions\/[^/]*\//, `/versions/${sdkSegment(sdk)}/`);
}

const sdkAt = ({ sdks }: Manifest, place: number) => parseSdk(sdks[place] ?? "");

const firstBit = (mask: number) => (mask === 0 ? -1 : 31 - Math.clz32(mask & -mask));
