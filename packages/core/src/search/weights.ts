/**
 * Every number that ranking depends on. They were chosen on groups of questions, never for one question.
 *
 * A hit's score is the sum of four parts, each of which is at most its weights here:
 *
 *     keyword   how well the chunk's own words, and its page's title, path and package, fit the query
 *     page      how well the page as a whole does
 *     vector    how near the chunk, and its page as a whole, are to the query in meaning
 *     boost     exact names, links of other pages, cures for symptoms, and demotions
 */
import type { KeywordWeights } from "../indexing/indexing.ts";

/** How the three kinds of evidence and the boosts add up. */
export interface EvidenceWeights {
  /** 0: only the page and meaning rank; chunks of one page come in any order. Large: short chunks that repeat the query's words win over pages about it. */
  readonly keyword: number;
  /** 0: a page wins by its best chunk alone. Large: long pages that mention everything win over the one chunk that answers. */
  readonly page: number;
  /** Nearness of the chunk in meaning. 0: other words than the chunk's find nothing. Large: neighbouring subjects push out the one that is named. */
  readonly vector: number;
  /** 0: one chunk in the query's words makes a page. Large: chunks of the page on the subject win over the chunk that answers elsewhere. */
  readonly pageVector: number;
  /** A query that is a page's title, to the word; less as they differ. 0: off. Large: titles beat answers. */
  readonly title: number;
  /**
   * A query that is a page's title, or the package that it is about, for the page's first chunk; nothing where less than half fits. 0: whichever of the page's chunks
   * repeats the word most stands for it, such as an enumeration. Large: openings beat pages that answer.
   */
  readonly opening: number;
  /** A query that is a page's path or the end of it. 0: off. Large: nothing else comes first, which is what a path means. */
  readonly path: number;
  /** A query that is the name of a symbol that the chunk documents; less as it says more. 0: a page that repeats the name wins over the one that defines it. Large: whoever mentions a symbol beside a question gets its definition. */
  readonly symbol: number;
  /** The share of its score that a page under `archive/` loses. 0: old advice ranks with new. 1: it comes last. */
  readonly archived: number;
  /** The same for a page that its title or path calls legacy or deprecated. 0: the former API of a package ranks with its successor, whose words it shares. 1: whoever still uses it never finds it first. */
  readonly legacy: number;
  /** The same for a tutorial, which builds a made-up app of everything that others are about, unless one is asked for. 0: its steps rank with the page on the subject. 1: a lesson is never found by what it teaches. */
  readonly tutorial: number;
  /** What a page gains that every page links to, half of it where four do. 0: a page that nobody sends readers to ranks with the one that all do. Large: the same few overviews come first whatever is asked. */
  readonly inbound: number;
  /** The share of what its words count that a section headed by a symptom gains, under troubleshooting, known issues or common questions, where the query tells of a symptom. 0: reference and guides that repeat the symptom's words win over the cure. Large: sections on other troubles push out the page on the subject. */
  readonly remedy: number;
}

/**
 * Which chunks of a page stand for it, where the page itself was found: its own words, up to 1, and these. They order the chunks of
 * one page among themselves and no page.
 */
export interface SectionWeights {
  /** A chunk's own words beside those of the page's best. All of these 0: the page's chunks come by their scores. */
  readonly words: number;
  /** Nearness in meaning. 0: chunks in other words than the query's come last. Large: sections on the same subject are interchangeable. */
  readonly meaning: number;
  /** The share of the query that its headings hold. 0: whichever section repeats the words most. Large: headings in the query's words beat text that answers. */
  readonly headings: number;
  /** What an entry of an API reference loses that the query does not name. 0: descriptions of options, short and in the query's words, beat the usage that a question asks for. Large: they are never shown. */
  readonly entry: number;
  /** What boosts count, see `EvidenceWeights`. 0: a query that is a title gets any section of its page. Large: nothing else counts where one is given. */
  readonly boost: number;
}

/** How much a query's terms count. */
export interface TermWeights {
  /** An identifier as a whole. 0: `takePictureAsync` is three words. Large: the rest of the question does not matter. */
  readonly identifier: number;
  /** A part of an identifier that the index knows as a whole; beside it, parts are weak evidence. */
  readonly knownPart: number;
  /** A part of an identifier that the index does not know; the parts are all there is. */
  readonly unknownPart: number;
  /** A word that was corrected: it may be another. */
  readonly corrected: number;
  /** Two words that the documentation writes as one: `mono repo`. 0: they find pages about either. Large: they must not have meant two. */
  readonly joined: number;
  /** What a word of another language means; a further meaning weighs as much less again. 0: such words find nothing. Large: a doubtful meaning beats the words that are written in English. */
  readonly translated: number;
}

/** Everything that ranking weighs. */
export interface RankingWeights {
  readonly keyword: KeywordWeights;
  readonly evidence: EvidenceWeights;
  readonly sections: SectionWeights;
  readonly terms: TermWeights;
}

/** From where on more of a term adds little, see `KeywordWeights`. */
export const SATURATION: KeywordWeights["k1"] = { chunk: 1.2, page: 1.6 };

/** BM25F over fields. Extremes of each number stand in `KeywordWeights`. */
export const KEYWORD_WEIGHTS: KeywordWeights = {
  fields: {
    body: 1.5,
    headings: 2.5,
    symbols: 3,
    title: 3,
    path: 1.5,
    package: 1.5,
  },
  lengths: {
    body: 0.6,
    headings: 0.4,
    symbols: 0,
    title: 0.3,
    path: 0.3,
    package: 0.1,
  },
  k1: SATURATION,
};

/** See `EvidenceWeights`. */
export const EVIDENCE_WEIGHTS: EvidenceWeights = {
  keyword: 1,
  page: 0.6,
  vector: 0.3,
  pageVector: 1,
  title: 0.5,
  opening: 1,
  path: 2,
  symbol: 0.8,
  archived: 0.35,
  legacy: 0.2,
  tutorial: 0.15,
  inbound: 0.3,
  remedy: 0.4,
};

/** See `SectionWeights`. */
export const SECTION_WEIGHTS: SectionWeights = {
  words: 1,
  meaning: 0.5,
  headings: 0.7,
  entry: 0.2,
  boost: 0.5,
};

/** See `TermWeights`. */
export const TERM_WEIGHTS: TermWeights = {
  identifier: 1.2,
  knownPart: 0.5,
  unknownPart: 1,
  corrected: 0.5,
  joined: 0.7,
  translated: 0.8,
};

/** The weights that searches use. */
export const WEIGHTS: RankingWeights = {
  keyword: KEYWORD_WEIGHTS,
  evidence: EVIDENCE_WEIGHTS,
  sections: SECTION_WEIGHTS,
  terms: TERM_WEIGHTS,
};
