/** What a recommendation may be told, and what it gives back. */
import type { DocumentKind, Platform } from "../parse/document.ts";
import type { Milliseconds } from "../platform.ts";
import type { Sdk } from "../sdk.ts";
import type { SearchResult } from "../search/result.ts";

/** How to recommend. */
export interface RecommendOptions {
  /** Documents at the most, 1 to 100. @default 5 */
  limit?: number;
  /** The release whose documents are recommended; documents of none are considered always. @default the page's where the context is one, else the project's, else the newest in the index */
  sdk?: Sdk | string;
  /** What to do where the index lacks the SDK: fail, or take the closest release and say so in `sdk.searched`. @default "error" */
  fallback?: "error" | "nearest";
  /** Keep documents about any of these platforms; one that names no platform is about all. */
  platforms?: readonly Platform[];
  kinds?: readonly DocumentKind[];
  packages?: readonly string[];
  /** What being like a better one costs, 0 to 1. 0: the best in a row, however alike. 1: no two of one subject, however good. @default 0.2 */
  diversity?: number;
  /** Evidence that does not count and is not given as a reason: `["linked-from"]` finds what a page should link to and does not. */
  without?: readonly RelationKind[];
  signal?: AbortSignal;
}

/** Every way in which a document may be related to a context. */
export const RELATION_KINDS = [
  "similar",
  "symbol",
  "package",
  "next",
  "previous",
  "linked-from",
  "links-to",
  "section",
] as const;

/** A way in which a document may be related to a context. */
export type RelationKind = (typeof RELATION_KINDS)[number];

/** Why a document is recommended, and how much of its score that gives. */
export type Relation = { score: number } & (
  | {
      kind: "similar";
      /** The words that both have and few others, as the context writes them, the most telling first; none where only the vectors are alike. */
      words: string[];
    }
  | {
      kind: "symbol";
      /** Qualified name of a symbol that the context names and the document describes. */
      symbol: string;
    }
  | {
      kind: "package";
      /** The package that the context is about or names, and the document too. */
      packageName: string;
    }
  | {
      /** `next`: the page leads on to it under a heading such as "Next steps". `previous`: it leads on to the page. */
      kind: "next" | "previous";
    }
  | {
      /** `linked-from`: the page links to it. `links-to`: it links to the page. */
      kind: "linked-from" | "links-to";
      /** The text of the link. */
      text: string;
    }
  | {
      kind: "section";
      /** The part of the site in which both stand, with slashes at both ends. */
      path: string;
    }
);

/** A document that is related to a context. */
export interface Recommendation {
  /** With slashes at both ends. */
  path: string;
  /** Without anchor; the section's is `${url}#${section.anchor}`. */
  url: string;
  title: string;
  kind: DocumentKind;
  sdk?: Sdk;
  platforms: Platform[];
  packageName?: string;
  /** Where on it to start reading. */
  section: {
    /** Without `#`; empty for the top of the page. */
    anchor: string;
    /** Titles of the sections that lead there, outermost first, without the page's title. */
    headings: string[];
  };
  /** The sum of its reasons' scores, less what an archived or legacy page loses. */
  score: number;
  /** The strongest first. */
  reasons: Relation[];
}

/** What is related to a context. */
export interface RecommendResult {
  /** The page that the context is, where it is the path or address of one. */
  page?: { path: string; url: string; title: string };
  sdk: SearchResult["sdk"];
  /** Best first. */
  documents: Recommendation[];
  tookMs: Milliseconds;
}
