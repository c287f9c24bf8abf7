/** Fits as many whole items into a budget as there is room for. */
import type { ToolAnswer } from "../tool.ts";
import { countTokens } from "./count-tokens.ts";

/**
 * Renders the most leading items whose answer keeps to a budget: at least one, where there is any.
 *
 * @typeParam Structured as of the answer
 * @param total how many items there are
 * @param maxTokens budget of the whole answer
 * @param render makes the answer of the first `count` items; a longer one for more items
 * @param firstGuess how many items are tried first; a good guess saves renderings and changes no answer. @default 4
 */
export function fitItems<Structured extends Record<string, unknown>>(
  total: number,
  maxTokens: number,
  render: (count: number) => ToolAnswer<Structured>,
  firstGuess = FIRST_GUESS,
): { answer: ToolAnswer<Structured>; count: number } {
  // What is left out need not be rendered first: the search goes up from a few items by what the last of them took, which tells
  // more of those that follow than all of them do: lists put what is long first.
  let [fits, tooMany] = [0, total + 1];
  let count = Math.max(1, Math.min(total, firstGuess));
  let answer: ToolAnswer<Structured> | undefined;
  let last = { count: 0, tokens: 0 };
  while (tooMany - fits > 1) {
    const tried = render(count);
    const tokens = countTokens(tried);
    const perItem = (tokens - last.tokens) / (count - last.count);
    last = { count, tokens };
    if (tokens <= maxTokens) [fits, answer] = [count, tried];
    else tooMany = count;
    const guess = count + Math.floor((maxTokens - tokens) / Math.max(1, perItem));
    count = Math.max(fits + 1, Math.min(tooMany - 1, guess));
  }
  const least = Math.min(total, 1);
  return { answer: answer ?? render(least), count: Math.max(fits, least) };
}

const FIRST_GUESS = 4;
