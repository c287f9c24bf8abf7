/**
 * Which pages link to which, as the readers of one SDK see it.
 *
 * Responsible for: resolving links to documents, links that a page gives as the next step, counts.
 * Not responsible for: what a link is worth (`evidence.ts`).
 */
import { withSdk } from "../chunk/content.ts";
import type { SearchIndex, SearchView } from "../indexing/indexing.ts";
import type { DocumentLookup } from "../read/read.ts";
import { type Sdk, sdkSegment } from "../sdk.ts";

/** One page's links to another, taken together. */
export interface LinkEdge {
  from: number;
  to: number;
  /** Links, at least 1. */
  count: number;
  /** Whether one of them stands under a heading such as "Next steps". */
  isNext: boolean;
  /** Anchor and text of the first. */
  anchor: string;
  text: string;
}

/** The links between the pages of a view. */
export interface LinkGraph {
  /** The pages that a page links to, in order of their first links; itself left out. */
  from(document: number): readonly LinkEdge[];
  /** The pages that link to a page. */
  to(document: number): readonly LinkEdge[];
}

const NEXT = /^(?:(?:up )?next(?: steps?)?|what['’]s next\??|where to go next\??)$/iu;
/** Redirects that lead further are taken for a loop. */
const MAX_REDIRECTS = 5;
const NONE: readonly LinkEdge[] = [];

/** Makes the graphs of an index, each when an SDK is first asked about. Bounded by the SDKs of the index. */
export function createLinkGraphs(
  index: SearchIndex,
  lookup: DocumentLookup,
): (sdk: Sdk | undefined) => LinkGraph {
  const graphs = new Map<Sdk | undefined, LinkGraph>();
  return (sdk) => {
    let graph = graphs.get(sdk);
    if (graph === undefined) {
      graph = createLinkGraph(lookup, index.view(sdk), sdk);
      graphs.set(sdk, graph);
    }
    return graph;
  };
}

function createLinkGraph(
  lookup: DocumentLookup,
  { holds }: SearchView,
  sdk: Sdk | undefined,
): LinkGraph {
  const { documents } = lookup.content;
  const outgoing = new Map<number, LinkEdge[]>();
  const incoming = new Map<number, LinkEdge[]>();
  for (let from = 0; from < documents.length; from++) {
    if (holds[from] === 0) continue;
    const edges = new Map<number, LinkEdge>();
    const { links } = documents[from]!;
    const steps = links.length === 0 ? "" : nextSteps(lookup, from);
    for (const { path, anchor = "", text } of links) {
      const to = pageOf(lookup, path, sdk);
      if (to === undefined || to === from || holds[to] === 0) continue;
      const isNext =
        steps !== "" && (steps.includes(`${path})`) || steps.includes(`${path}#${anchor})`));
      const edge = edges.get(to);
      if (edge === undefined) edges.set(to, { from, to, count: 1, isNext, anchor, text });
      else {
        edge.count++;
        edge.isNext ||= isNext;
      }
    }
    outgoing.set(from, [...edges.values()]);
    for (const edge of edges.values()) {
      const known = incoming.get(edge.to);
      if (known === undefined) incoming.set(edge.to, [edge]);
      else known.push(edge);
    }
  }
  return {
    from: (document) => outgoing.get(document) ?? NONE,
    to: (document) => incoming.get(document) ?? NONE,
  };
}

/** The page under a link's path: as written, in the SDK of the view where it names a version, or where a redirect leads. */
function pageOf(lookup: DocumentLookup, path: string, sdk: Sdk | undefined): number | undefined {
  let at: string | undefined = path;
  for (let step = 0; step < MAX_REDIRECTS && at !== undefined; step++) {
    const own: string =
      sdk === undefined ? at : at.replace(/^\/versions\/[^/]+\//u, `/versions/${sdkSegment(sdk)}/`);
    const found = lookup.byPath(own) ?? lookup.byPath(at);
    if (found !== undefined) return found;
    at = lookup.redirect(at)?.replace(/[?#].*$/su, "");
  }
  return undefined;
}

/** The text under a page's headings such as "Next steps"; mostly none. */
function nextSteps({ content }: DocumentLookup, number: number): string {
  const { sections, sdk, firstPlacement, endPlacement } = content.documents[number]!;
  let found = "";
  for (const section of sections) {
    if (!NEXT.test(section.title)) continue;
    for (let at = firstPlacement; at < endPlacement; at++) {
      const { chunk, start, end } = content.placements[at]!;
      if (end <= section.start || start >= section.end) continue;
      const text = withSdk(content.chunks[chunk]!.text, sdk);
      found += text.slice(Math.max(0, section.start - start), section.end - start);
    }
  }
  return found;
}
