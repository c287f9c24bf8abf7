/** Gathers documentation for a prompt: the best of several searches, framed, to a budget, nothing twice. */
import { estimateTokens, type Hit, isExpodexError, type SearchOptions } from "@expodex/core/read";
import { chooseSdk, type SdkNote } from "../arguments/sdk-version.ts";
import { address, frame, label, quote } from "../frame.ts";
import { chunkKey } from "../session.ts";
import type { ToolContext } from "../tool-context.ts";
import { sdkLine } from "../tools/sdk-line.ts";

/** One thing to look for. */
export interface Wanted extends Pick<SearchOptions, "kinds" | "packages" | "platforms"> {
  query: string;
  /** Hits to consider, 1 to 10. @default 4 */
  limit?: number;
}

/** What was found. */
export interface Gathered {
  /** Framed passages under a line that says which SDK they are of; a sentence where nothing was found. */
  text: string;
  passages: number;
  sdk: SdkNote;
}

/** About half of what a person's own files and messages leave room for. */
export const GATHER_TOKENS = 3000;
/** As much of a query as a search takes. */
const MAX_QUERY_LENGTH = 500;
const EXCERPT_LENGTH = 900;
/** Searches of one prompt. */
const MAX_SEARCHES = 12;

/** Searches for everything that is wanted and takes the best of each in turn. */
export async function gather(
  context: ToolContext,
  wanted: readonly Wanted[],
  maxTokens = GATHER_TOKENS,
): Promise<Gathered> {
  const { docs, session, signal } = context;
  const { sdk, note } = chooseSdk(undefined, context);
  const search = async ({ query, limit = 4, ...filters }: Wanted): Promise<readonly Hit[]> => {
    const options = { ...filters, ...(sdk === undefined ? {} : { sdk }), limit, signal };
    try {
      const words = query.slice(0, MAX_QUERY_LENGTH);
      return (await docs.search(words, { ...options, excerptLength: EXCERPT_LENGTH })).hits;
    } catch (error) {
      // What people paste may hold no word; the other searches go on.
      if (isExpodexError(error, "INVALID_QUERY")) return [];
      throw error;
    }
  };
  const lists = await Promise.all(wanted.slice(0, MAX_SEARCHES).map(search));
  const seen = new Set<number>();
  const parts: string[] = [];
  let left = maxTokens;
  for (const hit of inTurn(lists)) {
    if (seen.has(hit.chunk)) continue;
    seen.add(hit.chunk);
    const part = writePassage(hit);
    const tokens = estimateTokens(part);
    if (tokens > left) continue;
    left -= tokens;
    parts.push(part);
    session.sentChunks.add(chunkKey(docs.info.fingerprint, hit.chunk));
  }
  const head = `Expo's documentation, ${sdkLine(note)}`;
  const none = "Nothing in the index fits; say so rather than guess.";
  return {
    text: [head, ...(parts.length === 0 ? [none] : parts)].join("\n\n"),
    passages: parts.length,
    sdk: note,
  };
}

/** The first of each list, then the second of each. */
function* inTurn(lists: readonly (readonly Hit[])[]): Generator<Hit> {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let rank = 0; rank < longest; rank++)
    for (const list of lists) if (list[rank] !== undefined) yield list[rank]!;
}

function writePassage({ title, headings, url, sdk, excerpt }: Hit): string {
  const { text, flag } = quote(excerpt.text);
  return frame(text, {
    title: [title, ...headings].map(label).join(" › "),
    url: address(url, headings),
    ...(sdk === undefined ? {} : { sdk }),
    ...(flag.flagged === undefined ? {} : { flagged: flag.flagged }),
  });
}
