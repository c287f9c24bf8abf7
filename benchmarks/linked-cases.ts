/** What the documentation itself says is related: its pages with their links, and its paragraphs with theirs. */
import { type IndexContent, withSdk } from "@expodex/core/testing";

/** Pages with more links to them are hubs, and so are those with half as many again from them. */
const MAX_LINKS_OF_HUB = 40;
/** A page with fewer says little about what is related to it. */
const MIN_LINKS = 3;
const MIN_CHARACTERS = 300;
/** Of the pages, and of the paragraphs, one in so many is asked about. */
const EVERY_PAGE = 3;
const EVERY_PARAGRAPH = 6;

/** A context with what is related to it. */
export interface LinkedCase {
  /** The path of a page, or the text of a paragraph without addresses. */
  context: string;
  /** The page that it is, or is from. */
  own: string;
  /** Paths. */
  related: Set<string>;
}

/** Reads cases from an index's content: one page in three, and one paragraph in six. */
export function readLinkedCases(
  { documents, placements, chunks }: IndexContent,
  sdk: number,
): { pages: LinkedCase[]; paragraphs: LinkedCase[] } {
  const byPath = new Map(documents.map(({ path }, number) => [path, number]));
  const pageOf = (path: string) =>
    byPath.get(path.replace(/^\/versions\/[^/]+\//u, `/versions/v${sdk}.0.0/`));
  const targets = documents.map(
    ({ links }, own) =>
      new Set(
        links
          .map(({ path }) => pageOf(path))
          .filter((to): to is number => to !== undefined && to !== own),
      ),
  );
  const sources = documents.map(() => new Set<number>());
  for (const [from, found] of targets.entries()) for (const to of found) sources[to]?.add(from);
  const isHub = (number: number) =>
    (sources[number]?.size ?? 0) > MAX_LINKS_OF_HUB ||
    (targets[number]?.size ?? 0) > MAX_LINKS_OF_HUB * 1.5;
  const pathsOf = (numbers: Iterable<number>) =>
    new Set(
      [...numbers].filter((number) => !isHub(number)).map((number) => documents[number]!.path),
    );

  const withLinks = documents
    .map(({ path }, number): LinkedCase => {
      const related = pathsOf([...(targets[number] ?? []), ...(sources[number] ?? [])]);
      return { context: path, own: path, related };
    })
    .filter(({ related }) => related.size >= MIN_LINKS);
  const linking = placements.flatMap(({ chunk, document }): LinkedCase[] => {
    const { text, symbols } = chunks[chunk]!;
    const { path: own, links, sdk: release } = documents[document]!;
    if (text.length < MIN_CHARACTERS || symbols.length > 0) return [];
    const shown = withSdk(text, release);
    const here = links.filter(({ path }) =>
      new RegExp(`\\]\\([^)]*${escaped(path)}[)#]`, "u").test(shown),
    );
    const related = pathsOf(
      here.flatMap(({ path }) => {
        const number = pageOf(path);
        return number === undefined || number === document ? [] : [number];
      }),
    );
    // The addresses themselves would give the answer away.
    const context = shown.replace(/\]\([^)\s]*/gu, "](");
    return related.size === 0 ? [] : [{ context, own, related }];
  });
  return {
    pages: withLinks.filter((_, at) => at % EVERY_PAGE === 0),
    paragraphs: linking.filter((_, at) => at % EVERY_PARAGRAPH === 0),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
