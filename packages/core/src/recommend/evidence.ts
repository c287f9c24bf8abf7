/**
 * What speaks for each document, a column for each kind of relation.
 *
 * Responsible for: how strong each relation is, and how they add up. Not responsible for: which of the best are taken
 * (`diversify.ts`), or how they are told (`recommend.ts`).
 */
import {
  ARCHIVED,
  createKeywordNorms,
  createKeywordScores,
  createPageVectors,
  documentClass,
  type KeywordNorms,
  LEGACY,
  type QueryVector,
  type SearchIndex,
  type SearchView,
  scoreKeywords,
} from "../indexing/indexing.ts";
import { lazy } from "../lazy.ts";
import type { DocumentLookup } from "../read/read.ts";
import type { Sdk } from "../sdk.ts";
import { shareOut } from "../search/fuse.ts";
import { WEIGHTS } from "../search/weights.ts";
import type { Context } from "./context.ts";
import type { LinkEdge, LinkGraph } from "./link-graph.ts";
import { RELATION_KINDS, type RelationKind } from "./result.ts";

/** What each relation gives at the most. 0: it does not count. Large: it alone decides. */
const RELATION_WEIGHTS: Readonly<Record<RelationKind, number>> = {
  similar: 1,
  symbol: 0.2,
  package: 0.25,
  next: 0.4,
  previous: 0.3,
  "linked-from": 0.5,
  "links-to": 0.35,
  section: 0.2,
};
/** What makes texts similar. Keyword: one chunk in the context's words. Page: all of them. Vector: their subject. */
const SIMILARITY_WEIGHTS = { keyword: 0.2, page: 0.3, vector: 0.5 };
/** Packages and directories with more pages than this share of all say nothing. */
const MAX_SHARE = 0.4;

/** What a context is compared with. */
export interface EvidenceInput {
  view: SearchView;
  context: Context;
  vector: QueryVector | undefined;
  /** The page that the context is. */
  page: number | undefined;
  /** Absent where links do not count. */
  links: LinkGraph | undefined;
  without: readonly RelationKind[];
}

/** Evidence for documents; valid until the next context is weighed. */
export interface Evidence {
  /** The page that the context is. */
  readonly page: number | undefined;
  /** By document: the sum of all relations less losses; 0 for the page itself and documents that are left out. */
  readonly scores: Float64Array;
  /** By relation and document. */
  readonly relations: Readonly<Record<RelationKind, Float64Array>>;
  /** By document: a symbol of it that the context names, the package, the part of the site, and the links between it and the page. */
  readonly symbols: ReadonlyMap<number, string>;
  readonly packages: ReadonlyMap<number, string>;
  readonly sections: ReadonlyMap<number, string>;
  readonly edges: ReadonlyMap<number, { from?: LinkEdge; to?: LinkEdge }>;
  /** By chunk: keyword evidence, and the best of it. */
  readonly chunks: Float64Array;
  /** The cosine between two documents, or between the context and one; 0 without vectors. */
  cosine(vector: QueryVector | undefined, document: number): number;
}

/** Makes what weighs contexts of one index, with working memory that grows with its chunks and documents. */
export function createEvidence(
  index: SearchIndex,
  lookup: DocumentLookup,
): (input: EvidenceInput) => Evidence {
  const { content, keywords } = index;
  const count = content.documents.length;
  const memory = lazy(() => createKeywordScores(content.chunks.length, count));
  const pageVectors = lazy(() =>
    index.vectors === undefined ? undefined : createPageVectors(content, index.vectors),
  );
  const paths = lazy(() => Array.from(content.documents, ({ path }) => path.toLowerCase()));
  // Bounded by the SDKs of the index: settings name no other.
  const allNorms = new Map<Sdk | undefined, KeywordNorms>();
  const column = () => new Float64Array(count);
  const relations = Object.fromEntries(RELATION_KINDS.map((kind) => [kind, column()])) as Record<
    RelationKind,
    Float64Array
  >;
  const scores = column();
  const page = column();
  const vectors = column();

  const cosine = (vector: QueryVector | undefined, document: number): number =>
    vector === undefined ? 0 : (pageVectors()?.cosine(vector, document) ?? 0);

  /** Words and vectors alike: the best chunk, the page, and the subject, each as a share of the best document's. */
  function weighTexts({ view, context, vector, page: own }: EvidenceInput): void {
    let norms = allNorms.get(view.sdk);
    if (norms === undefined) {
      norms = createKeywordNorms(keywords, index.view(view.sdk), WEIGHTS.keyword);
      allNorms.set(view.sdk, norms);
    }
    const found = memory();
    scoreKeywords(keywords, view, context.terms, WEIGHTS.keyword, norms, found);
    const keyword = relations.similar;
    for (let at = 0; at < found.chunkCount; at++) {
      const chunk = found.touchedChunks[at]!;
      const document = view.documentOf[chunk]!;
      if (found.chunks[chunk]! > keyword[document]!) keyword[document] = found.chunks[chunk]!;
    }
    for (let document = 0; document < count; document++) {
      if (view.firstChunkOf[document]! < 0 || document === own) {
        keyword[document] = 0;
        continue;
      }
      keyword[document]! += found.base[document]!;
      page[document] = found.pages[document]!;
      vectors[document] = cosine(vector, document);
    }
    shareOut(keyword, count, SIMILARITY_WEIGHTS.keyword);
    shareOut(page, count, SIMILARITY_WEIGHTS.page);
    shareOut(vectors, count, SIMILARITY_WEIGHTS.vector);
    for (let document = 0; document < count; document++)
      keyword[document]! += page[document]! + vectors[document]!;
  }

  /** Identifiers of the context that documents describe as symbols, each the stronger the fewer do. */
  function weighSymbols({ view, context, page: own }: EvidenceInput): Map<number, string> {
    const found = memory();
    const holders = new Map<string, Map<number, string>>();
    if (context.identifiers.size === 0) return new Map();
    for (let at = 0; at < found.chunkCount; at++) {
      const chunk = found.touchedChunks[at]!;
      if (found.names[chunk] === 0) continue;
      const document = view.documentOf[chunk]!;
      for (const symbol of content.chunks[chunk]!.symbols) {
        const whole = symbol.toLowerCase();
        const last = whole.slice(whole.lastIndexOf(".") + 1);
        const name = context.identifiers.has(whole) ? whole : last;
        if (!context.identifiers.has(name)) continue;
        const known = holders.get(name);
        if (known === undefined) holders.set(name, new Map([[document, symbol]]));
        else if (!known.has(document)) known.set(document, symbol);
      }
    }
    const strongest = new Map<number, { symbol: string; strength: number }>();
    const column = relations.symbol;
    for (const described of holders.values()) {
      const strength = 1 / described.size;
      for (const [document, symbol] of described) {
        if (document === own) continue;
        column[document]! += strength;
        const known = strongest.get(document);
        if (known === undefined || strength > known.strength)
          strongest.set(document, { symbol, strength });
      }
    }
    for (const document of strongest.keys()) {
      // Half of the weight for one symbol that stands nowhere else, all of it for many.
      column[document] = 1 - 1 / (1 + column[document]!);
    }
    return new Map([...strongest].map(([document, { symbol }]) => [document, symbol]));
  }

  /** Packages that the context names, and the page's own, each the stronger the fewer pages are about it. */
  function weighPackages({ view, context, page: own }: EvidenceInput): Map<number, string> {
    const described = new Map<number, string>();
    const named = new Map(context.packages);
    let most = 1;
    for (const times of named.values()) most = Math.max(most, times);
    const ownName = own === undefined ? undefined : content.documents[own]!.packageName;
    if (ownName !== undefined) named.set(ownName.toLowerCase(), most);
    const column = relations.package;
    for (const [name, times] of named) {
      const about = lookup
        .byPackage(name)
        .filter((document) => view.holds[document] === 1 && document !== own);
      if (about.length === 0 || about.length > view.documents * MAX_SHARE) continue;
      const strength = (0.5 + times / most / 2) / (1 + Math.log(about.length));
      for (const document of about) {
        if (strength <= column[document]!) continue;
        column[document] = strength;
        described.set(document, content.documents[document]!.packageName ?? name);
      }
    }
    return described;
  }

  /** Pages in the same part of the site, the stronger the smaller that part is. */
  function weighSections({ view, page: own }: EvidenceInput): Map<number, string> {
    const sections = new Map<number, string>();
    if (own === undefined) return sections;
    const path = paths()[own]!;
    const column = relations.section;
    for (let end = path.length - 1; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const directory = path.slice(0, end + 1);
      if (/^\/versions\/[^/]+\/$/u.test(directory)) break;
      const inside: number[] = [];
      for (let document = 0; document < count; document++)
        if (view.holds[document] === 1 && paths()[document]!.startsWith(directory))
          inside.push(document);
      if (inside.length > view.documents * MAX_SHARE) break;
      const strength = Math.log(view.documents / inside.length) / Math.log(view.documents);
      for (const document of inside) {
        if (document === own || column[document]! >= strength) continue;
        column[document] = strength;
        sections.set(document, directory);
      }
    }
    return sections;
  }

  /** Links in both directions: what everyone links to, or what links to everything, says little. */
  function weighLinks({ page: own, links }: EvidenceInput): Evidence["edges"] {
    const edges = new Map<number, { from?: LinkEdge; to?: LinkEdge }>();
    if (own === undefined || links === undefined) return edges;
    for (const edge of links.from(own)) {
      edges.set(edge.to, { from: edge });
      relations["linked-from"][edge.to] = strengthOf(edge.count, links.to(edge.to).length);
      if (edge.isNext) relations.next[edge.to] = 1;
    }
    for (const edge of links.to(own)) {
      edges.set(edge.from, { ...edges.get(edge.from), to: edge });
      relations["links-to"][edge.from] = strengthOf(edge.count, links.from(edge.from).length);
      if (edge.isNext) relations.previous[edge.from] = 1;
    }
    return edges;
  }

  return (input) => {
    const { view, page: own, without } = input;
    for (const kind of RELATION_KINDS) relations[kind].fill(0);
    page.fill(0);
    vectors.fill(0);
    weighTexts(input);
    const symbols = weighSymbols(input);
    const packages = weighPackages(input);
    const sections = weighSections(input);
    const edges = weighLinks(input);
    for (const kind of RELATION_KINDS) {
      const column = relations[kind];
      const weight = without.includes(kind) ? 0 : RELATION_WEIGHTS[kind];
      for (let document = 0; document < count; document++) column[document]! *= weight;
    }
    for (let document = 0; document < count; document++) {
      scores[document] = 0;
      if (view.firstChunkOf[document]! < 0 || document === own) continue;
      let sum = 0;
      for (const kind of RELATION_KINDS) sum += relations[kind][document]!;
      const itsClass = documentClass(keywords, document);
      if (itsClass === ARCHIVED) sum *= 1 - WEIGHTS.evidence.archived;
      else if (itsClass === LEGACY) sum *= 1 - WEIGHTS.evidence.legacy;
      scores[document] = sum;
    }
    return {
      page: own,
      scores,
      relations,
      symbols,
      packages,
      sections,
      edges,
      chunks: memory().chunks,
      cosine,
    };
  };
}

/** 1 for many links of a page that has no others, less the more it has. */
function strengthOf(count: number, others: number): number {
  return (1 - 1 / (1 + count)) * (2 / (1 + Math.sqrt(others)));
}
