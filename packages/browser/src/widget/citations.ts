/** Answers to whole questions, by whatever the site has for that; what they cite is checked against the index. */
import type { DocsSearchHit, FoundPage } from "../client/result.ts";

/** A page that an answer rests on. */
export interface AnswerCitation {
  /** Of a page of the index, such as `/versions/v57.0.0/sdk/camera/`. One that is no page of the index is not shown. */
  path: string;
  /** Without `#`. */
  anchor?: string;
}

/** A piece of an answer: more of its text, or a page that it rests on. */
export type AnswerPart = { text: string } | { citation: AnswerCitation };

/** What an answer is asked for with. */
export interface AnswerContext {
  /** What the search found for the question, best first. */
  hits: readonly DocsSearchHit[];
  /** The release that was searched. */
  sdk?: string | undefined;
  /** Aborts where the reader does not wait. */
  signal: AbortSignal;
}

/** Answers a question piece by piece, as markdown. */
export type AnswerProvider = (
  question: string,
  context: AnswerContext,
) => AsyncIterable<AnswerPart>;

/** A page of the index that an answer cites. */
export interface CheckedCitation {
  title: string;
  url: string;
}

/** Finds a page of the index by its path; undefined where there is none. */
export type FindPage = (path: string) => Promise<FoundPage | undefined>;

/** Checks a citation: undefined where its page is not in the index. An anchor is taken as it is. */
export async function checkCitation(
  { path, anchor }: AnswerCitation,
  find: FindPage,
): Promise<CheckedCitation | undefined> {
  const page = await find(path);
  if (page === undefined) return undefined;
  const plain = page.url.replace(/#.*$/u, "");
  const url = anchor === undefined || anchor === "" ? plain : `${plain}#${anchor}`;
  return { title: page.title, url };
}

/** Takes bounds of foreign text into account: an answer is a screen or two, not a book. */
export const MAX_ANSWER_CHARACTERS = 20_000;
/** Further citations are left out. */
export const MAX_CITATIONS = 12;
